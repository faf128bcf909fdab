#include "viewer/ui/find.h"

#include "../cmocka_all.h"

#include <string.h>

#include "ui_fixture.h"

static void find(struct ui_fixture *fixture, const char *text)
{
    ui_press(fixture, "/");
    ui_type(fixture, text);
    ui_press(fixture, "Enter");
}

static void a_town_is_gone_to_and_marked(void **state)
{
    struct ui_fixture *fixture = *state;
    const struct feature *const *places;
    size_t count;
    places = scene_places(fixture->scene, &count);
    assert_true(count > 0);
    const char *name = scene_name(fixture->scene, places[0], NULL);
    find(fixture, name);
    assert_int_equal(fixture->state.prompt.id, PROMPT_NONE);
    assert_true(fixture->state.found.has_mark);
    assert_string_equal(fixture->state.found.name, name);
    assert_non_null(strstr(fixture->state.flash, name));
    struct point centre = fixture->state.camera.centre;
    double cell_m = fixture->state.camera.metres_per_column;
    assert_near(centre.x, fixture->state.found.mark.x, cell_m);
    assert_near(centre.y, fixture->state.found.mark.y, 2 * cell_m);
    assert_true(cell_m * fixture->state.camera.columns < 251e3);
}

static void an_area_is_shown_whole(void **state)
{
    struct ui_fixture *fixture = *state;
    find(fixture, "left half");
    struct extent view = camera_extent(&fixture->state.camera);
    assert_true(extent_holds(extent_widen(view, 1), (struct extent){0, 0, 500e3, 600e3}));
    assert_int_equal(fixture->state.view, VIEW_FREE);
}

static void a_tier_is_selected(void **state)
{
    struct ui_fixture *fixture = *state;
    find(fixture, "stronger border");
    assert_int_equal(fixture->state.selected, 1);
    assert_int_equal(fixture->state.view, VIEW_SELECTED);
    find(fixture, "peacekeepers"); /* a force is where its tier is */
    assert_int_equal(fixture->state.selected, 0);
}

static void what_is_not_there_is_said(void **state)
{
    struct ui_fixture *fixture = *state;
    struct point before = fixture->state.camera.centre;
    find(fixture, "qqqqqqq");
    assert_int_equal(fixture->state.prompt.id, PROMPT_FIND);
    assert_true(fixture->state.prompt.note[0] != '\0');
    ui_press(fixture, "Esc");
    assert_near(fixture->state.camera.centre.x, before.x, 0);
    ui_press(fixture, "n");
    assert_true(fixture->state.flash[0] != '\0');
}

static void the_next_and_the_one_before(void **state)
{
    struct ui_fixture *fixture = *state;
    find(fixture, "half");
    assert_true(fixture->state.found.count >= 2);
    size_t count = fixture->state.found.count;
    ui_press(fixture, "n");
    assert_int_equal(fixture->state.found.index, 1);
    ui_press(fixture, "N N");
    assert_int_equal(fixture->state.found.index, count - 1);
    for (size_t i = 0; i < count; i++)
        ui_press(fixture, "n");
    assert_int_equal(fixture->state.found.index, count - 1);
}

static void another_map_forgets_what_was_found(void **state)
{
    struct ui_fixture *fixture = *state;
    find(fixture, "half");
    state_set_scene(&fixture->state, NULL);
    assert_int_equal(fixture->state.found.count, 0);
    ui_press(fixture, "/ n N g");
    assert_int_equal(fixture->state.prompt.id, PROMPT_NONE); /* without a map there is nothing to find */
    state_set_scene(&fixture->state, fixture->scene);
    find(fixture, "left half");
    assert_true(fixture->state.found.count > 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, ui_fixture_setup, ui_fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_town_is_gone_to_and_marked), TEST(an_area_is_shown_whole),
        TEST(a_tier_is_selected),           TEST(what_is_not_there_is_said),
        TEST(the_next_and_the_one_before),  TEST(another_map_forgets_what_was_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
