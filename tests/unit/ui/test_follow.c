#include "viewer/ui/follow.h"

#include "../cmocka_all.h"

#include <stdio.h>
#include <string.h>

#include "frame_text.h"
#include "ui_fixture.h"
#include "viewer/ui/bars.h"

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

/* The title's row on a screen so wide. Valid until the next call. */
static const char *title(struct ui_fixture *fixture, int columns)
{
    struct frame frame;
    state_resize(&fixture->state, columns, 30);
    frame_init(&frame, columns, 30);
    title_draw(&frame, &fixture->state);
    const char *text = frame_text_row(&frame, 0);
    frame_fini(&frame);
    return text;
}

/* At every width the title says that depths are illustrative, and as soon as there is room, the whole command. */
static void the_title_says_what_to_type(void **state)
{
    struct ui_fixture *fixture = *state;
    share(fixture, SHARED_BY_US);
    fixture->state.shared.followers = 3;
    for (int columns = 20; columns < 300; columns++) {
        const char *text = title(fixture, columns);
        assert_non_null(strstr(text, "illustrative"));
        bool is_whole = strstr(text, "tiermap --follow geo · followers: 3") != NULL;
        if (is_whole != (columns >= 58))
            fail_msg("%d columns: %s", columns, text);
    }
    share(fixture, SHARED_FOLLOWED);
    assert_non_null(strstr(title(fixture, 80), "following geo"));
    share(fixture, SHARED_ALONE);
    assert_non_null(strstr(title(fixture, 80), "geo goes on"));
    share(fixture, SHARED_ENDED);
    assert_non_null(strstr(title(fixture, 80), "geo has ended"));
}

/* The longest name that there can be. */
static void the_longest_name_fits(void **state)
{
    struct ui_fixture *fixture = *state;
    const char *name = "0123456789012345678901234567890123456789";
    for (int role = SHARED_BY_US; role <= SHARED_ENDED; role++) {
        share(fixture, (enum shared_role)role);
        snprintf(fixture->state.shared.name, sizeof fixture->state.shared.name, "%s", name);
        assert_non_null(strstr(title(fixture, 200), name));
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
        cmocka_unit_test_setup_teardown(without_a_shared_map_there_is_no_key, ui_fixture_setup, ui_fixture_teardown),
        cmocka_unit_test_setup_teardown(f_looks_around_and_follows_again, ui_fixture_setup, ui_fixture_teardown),
        cmocka_unit_test_setup_teardown(f_says_how_to_follow_our_map, ui_fixture_setup, ui_fixture_teardown),
        cmocka_unit_test_setup_teardown(the_title_says_what_to_type, ui_fixture_setup, ui_fixture_teardown),
        cmocka_unit_test_setup_teardown(the_longest_name_fits, ui_fixture_setup, ui_fixture_teardown),
        cmocka_unit_test_setup_teardown(looks_like_another, ui_fixture_setup, ui_fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
