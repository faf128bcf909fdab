#include "viewer/ui/follow.h"

#include "../cmocka_all.h"

#include <stdio.h>
#include <string.h>

#include "base/bytes.h"
#include "ui_fixture.h"
#include "viewer/ui/bars.h"

static int setup(void **state)
{
    static struct ui_fixture fixture;
    ui_fixture_init(&fixture, 120, 40);
    *state = &fixture;
    return 0;
}

static int teardown(void **state)
{
    ui_fixture_fini(*state);
    return 0;
}

static void share(struct ui_fixture *fixture, enum shared_role role)
{
    fixture->state.shared = (struct shared){.role = role, .name = "geo"};
}

static void without_a_shared_map_there_is_no_key(void **state)
{
    struct ui_fixture *fixture = *state;
    assert_false(action_is_there(action_find("follow"), &fixture->state));
    ui_press(fixture, "f");
    assert_string_equal(fixture->state.flash, "? for help");
}

static void f_looks_around_and_follows_again(void **state)
{
    struct ui_fixture *fixture = *state;
    share(fixture, SHARED_FOLLOWED);
    assert_int_equal(ui_press(fixture, "f"), OUTCOME_REDRAW);
    assert_int_equal(fixture->state.shared.role, SHARED_ALONE);
    assert_non_null(strstr(fixture->state.flash, "f follows geo"));
    ui_press(fixture, "а"); /* the same key on a Ukrainian layout */
    assert_int_equal(fixture->state.shared.role, SHARED_FOLLOWED);
    share(fixture, SHARED_ENDED);
    ui_press(fixture, "f");
    assert_int_equal(fixture->state.shared.role, SHARED_ENDED);
    assert_true(fixture->state.shared.wants_again);
}

static void f_says_how_to_follow_our_map(void **state)
{
    struct ui_fixture *fixture = *state;
    share(fixture, SHARED_BY_US);
    fixture->state.shared.followers = 12;
    ui_press(fixture, "f");
    assert_non_null(strstr(fixture->state.flash, "tiermap --follow geo"));
    assert_non_null(strstr(fixture->state.flash, "12"));
    assert_int_equal(fixture->state.shared.role, SHARED_BY_US);
}

/* The title's row as text, without the blanks at its end. */
static void title(struct ui_fixture *fixture, int columns, char text[2000])
{
    struct frame frame;
    struct bytes row = {0};
    state_resize(&fixture->state, columns, 30);
    frame_init(&frame, columns, 30);
    title_draw(&frame, &fixture->state);
    for (int column = 0; column < columns; column++)
        bytes_add_codepoint(&row, frame.cells[column].codepoint[0] != 0 ? frame.cells[column].codepoint[0] : ' ');
    snprintf(text, 2000, "%s", bytes_text(&row));
    bytes_fini(&row);
    frame_fini(&frame);
}

/* At every width the title says that depths are illustrative, and as soon as there is room, the whole command. */
static void the_title_says_what_to_type(void **state)
{
    struct ui_fixture *fixture = *state;
    char text[2000];
    share(fixture, SHARED_BY_US);
    fixture->state.shared.followers = 3;
    for (int columns = 20; columns < 300; columns++) {
        title(fixture, columns, text);
        assert_non_null(strstr(text, "illustrative"));
        bool is_whole = strstr(text, "tiermap --follow geo · followers: 3") != NULL;
        if (is_whole != (columns >= 58))
            fail_msg("%d columns: %s", columns, text);
    }
    share(fixture, SHARED_FOLLOWED);
    title(fixture, 80, text);
    assert_non_null(strstr(text, "following geo"));
    share(fixture, SHARED_ALONE);
    title(fixture, 80, text);
    assert_non_null(strstr(text, "geo goes on"));
    share(fixture, SHARED_ENDED);
    title(fixture, 80, text);
    assert_non_null(strstr(text, "geo has ended"));
}

/* The longest name that there can be. */
static void the_longest_name_fits(void **state)
{
    struct ui_fixture *fixture = *state;
    char text[2000];
    const char *name = "0123456789012345678901234567890123456789";
    for (int role = SHARED_BY_US; role <= SHARED_ENDED; role++) {
        share(fixture, (enum shared_role)role);
        snprintf(fixture->state.shared.name, sizeof fixture->state.shared.name, "%s", name);
        title(fixture, 200, text);
        assert_non_null(strstr(text, name));
    }
    follow_say_held(&fixture->state);
    assert_non_null(strstr(fixture->state.flash, name));
    follow_say_fixed(&fixture->state);
    assert_non_null(strstr(fixture->state.flash, name));
}

static void looks_like_another(void **state)
{
    struct ui_fixture *fixture = *state;
    struct camera other = fixture->state.camera;
    other.columns = 60;
    other.rows = 20;
    other = camera_zoom(other, 3, (struct pos){10, 10});
    state_look_like(&fixture->state, VIEW_FREE, &other, 1);
    assert_int_equal(fixture->state.selected, 1);
    assert_int_equal(fixture->state.view, VIEW_FREE);
    assert_true(extent_holds(camera_extent(&fixture->state.camera), camera_extent(&other)));
    state_look_like(&fixture->state, VIEW_WHOLE, &other, 99);
    assert_int_equal(fixture->state.selected, no_zone);
    struct camera whole = scene_fit(fixture->scene, fixture->state.camera.columns, fixture->state.camera.rows);
    assert_true(fixture->state.camera.metres_per_column == whole.metres_per_column);
    state_set_scene(&fixture->state, NULL);
    state_look_like(&fixture->state, VIEW_SELECTED, &other, 1);
    assert_int_equal(fixture->state.selected, no_zone);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(without_a_shared_map_there_is_no_key, setup, teardown),
        cmocka_unit_test_setup_teardown(f_looks_around_and_follows_again, setup, teardown),
        cmocka_unit_test_setup_teardown(f_says_how_to_follow_our_map, setup, teardown),
        cmocka_unit_test_setup_teardown(the_title_says_what_to_type, setup, teardown),
        cmocka_unit_test_setup_teardown(the_longest_name_fits, setup, teardown),
        cmocka_unit_test_setup_teardown(looks_like_another, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
