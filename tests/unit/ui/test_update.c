#include "viewer/ui/update.h"

#include "../cmocka_all.h"

#include <math.h>
#include <string.h>

#include "ui_fixture.h"

static enum outcome mouse(struct ui_fixture *fixture, enum mouse_kind kind, int column, int row)
{
    struct event event = {.kind = EVENT_MOUSE, .mouse = {kind, column, row}};
    return state_update(&fixture->state, &event);
}

static void assert_ground(struct point a, struct point b, double within_m)
{
    if (fabs(a.x - b.x) > within_m || fabs(a.y - b.y) > within_m)
        fail_msg("%.0f %.0f is not %.0f %.0f", a.x, a.y, b.x, b.y);
}

static void pans_by_an_eighth_and_by_a_cell(void **state)
{
    struct ui_fixture *fixture = *state;
    const struct camera *camera = &fixture->state.camera;
    struct point before = camera->centre;
    double cell = camera->metres_per_column;
    ui_press(fixture, "Right");
    assert_ground(camera->centre, (struct point){before.x + cell * (camera->columns / 8), before.y}, 1);
    ui_press(fixture, "h");
    assert_ground(camera->centre, before, 1);
    ui_press(fixture, "Up");
    assert_ground(camera->centre, (struct point){before.x, before.y + 2 * cell * (camera->rows / 8)}, 1);
    ui_press(fixture, "j S-Right S-Down");
    assert_ground(camera->centre, (struct point){before.x + cell, before.y - 2 * cell}, 1);
    assert_int_equal(fixture->state.view, VIEW_FREE);
}

static void stays_near_the_country(void **state)
{
    struct ui_fixture *fixture = *state;
    for (int i = 0; i < 200; i++)
        ui_press(fixture, "Left Up");
    struct extent country = scene_extent(fixture->scene);
    double cell = fixture->state.camera.metres_per_column;
    assert_true(extent_contains(extent_widen(country, 2 * cell), fixture->state.camera.centre));
}

static void zooms_by_the_root_of_two_within_limits(void **state)
{
    struct ui_fixture *fixture = *state;
    const struct camera *camera = &fixture->state.camera;
    double before = camera->metres_per_column;
    struct point centre = camera->centre;
    ui_press(fixture, "+");
    assert_true(fabs(camera->metres_per_column - before / sqrt(2)) < 1e-6 * before);
    assert_ground(camera->centre, centre, 2 * before);
    ui_press(fixture, "z");
    assert_true(fabs(camera->metres_per_column - before) < 1e-6 * before);
    for (int i = 0; i < 100; i++)
        ui_press(fixture, "a");
    assert_true(camera->metres_per_column >= metres_per_column_min && camera->metres_per_column < metres_per_column_min * 1.5);
    assert_true(fixture->state.flash[0] != '\0');
    for (int i = 0; i < 100; i++)
        ui_press(fixture, "-");
    assert_true(camera->metres_per_column > before && camera->metres_per_column <= 3.01 * before);
    assert_true(fixture->state.flash[0] != '\0');
    ui_press(fixture, "0");
    assert_true(camera->metres_per_column == before);
    assert_ground(camera->centre, centre, 1);
    assert_string_equal(fixture->state.flash, "");
}

static void selects_and_goes(void **state)
{
    struct ui_fixture *fixture = *state;
    struct state *ui = &fixture->state;
    struct camera whole = ui->camera;
    ui_press(fixture, "1");
    assert_int_equal(ui->selected, 0);
    assert_memory_equal(&ui->camera, &whole, sizeof whole);
    ui_press(fixture, "1");
    assert_int_equal(ui->view, VIEW_SELECTED);
    assert_ground(ui->camera.centre, extent_centre(scene_zone_extent(fixture->scene, 0)), 2 * ui->camera.metres_per_column);
    ui_press(fixture, "Tab"); /* having gone to one, it goes to the next */
    assert_int_equal(ui->selected, 1);
    assert_ground(ui->camera.centre, extent_centre(scene_zone_extent(fixture->scene, 1)), 2 * ui->camera.metres_per_column);
    ui_press(fixture, "0 4");
    assert_int_equal(ui->selected, 3);
    ui_press(fixture, "Tab");
    assert_int_equal(ui->selected, 0);
    ui_press(fixture, "S-Tab");
    assert_int_equal(ui->selected, 3);
    assert_int_equal(ui_press(fixture, "5"), OUTCOME_REDRAW);
    assert_int_equal(ui->selected, 3);
    assert_string_equal(ui->flash, "? for help");
}

static void escape_goes_back_step_by_step(void **state)
{
    struct ui_fixture *fixture = *state;
    struct state *ui = &fixture->state;
    ui_press(fixture, "2 ? ");
    assert_int_equal(ui->page, PAGE_HELP);
    ui_press(fixture, "S");
    assert_int_equal(ui->page, PAGE_SOURCES);
    ui_press(fixture, "Esc");
    assert_int_equal(ui->page, PAGE_NONE);
    assert_int_equal(ui->selected, 1);
    ui_press(fixture, "Esc");
    assert_int_equal(ui->selected, no_zone);
    assert_string_equal(ui->flash, "");
    assert_int_equal(ui_press(fixture, "Esc"), OUTCOME_REDRAW);
    assert_true(ui->panel);
    assert_string_equal(ui->flash, "q quits");
    assert_int_equal(ui_press(fixture, "q"), OUTCOME_QUIT);
    assert_int_equal(ui_press(fixture, "C-c"), OUTCOME_QUIT);
}

static void pages_open_scroll_and_close(void **state)
{
    struct ui_fixture *fixture = *state;
    struct state *ui = &fixture->state;
    struct camera before = ui->camera;
    ui_press(fixture, "S Down Down Up");
    assert_int_equal(ui->scroll, 1);
    ui_press(fixture, "PgDn");
    assert_int_equal(ui->scroll, 1 + ui->layout.page.rows - 2);
    ui_press(fixture, "PgUp");
    assert_int_equal(ui->scroll, 1);
    ui_press(fixture, "Space Up");
    assert_int_equal(ui->scroll, ui->layout.page.rows - 2);
    ui_press(fixture, "End");
    int end = ui->scroll;
    assert_true(end > 30);
    assert_int_equal(ui_press(fixture, "Down"), OUTCOME_NOTHING);
    assert_int_equal(ui->scroll, end);
    ui_press(fixture, "Home Up");
    assert_int_equal(ui->scroll, 0);
    assert_memory_equal(&ui->camera, &before, sizeof before);
    mouse(fixture, MOUSE_WHEEL_DOWN, 10, 10);
    assert_int_equal(ui->scroll, 3);
    ui_press(fixture, "S");
    assert_int_equal(ui->page, PAGE_NONE);
    assert_int_equal(ui->scroll, 0);
    ui_press(fixture, "? 2"); /* what concerns the map brings it back */
    assert_int_equal(ui->page, PAGE_NONE);
    assert_int_equal(ui->selected, 1);
}

static void the_panel_leaves_the_ground_where_it_is(void **state)
{
    struct ui_fixture *fixture = *state;
    struct state *ui = &fixture->state;
    ui_press(fixture, "+ Right");
    struct point corner = camera_point(&ui->camera, (struct pos){0, 0});
    ui_press(fixture, "p");
    assert_int_equal(ui->layout.panel.columns, 0);
    assert_int_equal(ui->camera.columns, 120);
    assert_ground(camera_point(&ui->camera, (struct pos){0, 0}), corner, 1.01 * ui->camera.metres_per_column);
    ui_press(fixture, "p");
    assert_true(ui->layout.panel.columns > 0);
}

static void the_panel_is_a_page_where_it_has_no_room(void **state)
{
    struct ui_fixture *fixture = *state;
    struct state *ui = &fixture->state;
    state_resize(ui, 80, 24);
    ui_press(fixture, "p");
    assert_int_equal(ui->page, PAGE_PANEL);
    ui_press(fixture, "2"); /* the text of what is selected is in it */
    assert_int_equal(ui->page, PAGE_PANEL);
    state_resize(ui, 120, 40);
    assert_int_equal(ui->page, PAGE_NONE);
    assert_true(ui->layout.panel.columns > 0);
}

static void the_mouse_drags_clicks_and_zooms(void **state)
{
    struct ui_fixture *fixture = *state;
    struct state *ui = &fixture->state;
    struct pos at = {10, 9};
    struct point ground = camera_point(&ui->camera, at);
    mouse(fixture, MOUSE_PRESS, 10, 10);
    mouse(fixture, MOUSE_DRAG, 15, 12);
    mouse(fixture, MOUSE_RELEASE, 15, 12);
    assert_ground(camera_point(&ui->camera, (struct pos){15, 11}), ground, 1);
    assert_int_equal(ui->selected, no_zone);

    ground = camera_point(&ui->camera, (struct pos){30, 11});
    mouse(fixture, MOUSE_WHEEL_UP, 30, 12);
    assert_ground(camera_point(&ui->camera, (struct pos){30, 11}), ground, 2 * ui->camera.metres_per_column);
    assert_int_equal(mouse(fixture, MOUSE_WHEEL_UP, 119, 12), OUTCOME_NOTHING); /* over the panel */

    ui_press(fixture, "0");
    struct pos tier_3 = camera_pos(&ui->camera, (struct point){850e3, 300e3});
    mouse(fixture, MOUSE_PRESS, tier_3.column, tier_3.row + 1);
    mouse(fixture, MOUSE_RELEASE, tier_3.column, tier_3.row + 1);
    assert_int_equal(ui->selected, 2);
    mouse(fixture, MOUSE_PRESS, 1, 1); /* abroad */
    mouse(fixture, MOUSE_RELEASE, 1, 1);
    assert_int_equal(ui->selected, no_zone);

    struct rect panel = ui->layout.panel; /* the first tier's row is the third */
    mouse(fixture, MOUSE_PRESS, panel.column + 5, panel.row + 2);
    assert_int_equal(ui->selected, 0);

    ui_press(fixture, "M");
    struct camera before = ui->camera;
    assert_int_equal(mouse(fixture, MOUSE_WHEEL_UP, 30, 12), OUTCOME_NOTHING);
    assert_memory_equal(&ui->camera, &before, sizeof before);
}

static void a_key_that_does_nothing_says_where_help_is(void **state)
{
    struct ui_fixture *fixture = *state;
    assert_int_equal(ui_press(fixture, "F7"), OUTCOME_REDRAW);
    assert_string_equal(fixture->state.flash, "? for help");
    ui_press(fixture, "Right");
    assert_string_equal(fixture->state.flash, "");
}

static void the_screen_can_be_painted_anew(void **state)
{
    struct ui_fixture *fixture = *state;
    assert_int_equal(ui_press(fixture, "C-l"), OUTCOME_REPAINT);
}

static void signs_and_colours_go_round(void **state)
{
    struct ui_fixture *fixture = *state;
    struct state *ui = &fixture->state;
    ui_press(fixture, "b b");
    assert_int_equal(ui->glyphs, GLYPHS_ASCII);
    ui_press(fixture, "b");
    assert_int_equal(ui->glyphs, GLYPHS_BRAILLE);
    ui->ascii_only = true;
    ui->glyphs = GLYPHS_ASCII;
    ui_press(fixture, "b");
    assert_int_equal(ui->glyphs, GLYPHS_ASCII);
    assert_true(ui->flash[0] != '\0');
}

/* A theme that cannot be used says why; the one before it stays, and the next press goes on. */
static void themes_are_stepped_through(void **state)
{
    struct ui_fixture *fixture = *state;
    struct state *ui = &fixture->state;
    struct theme_choice items[] = {{.theme = {.name = "one", .patterns = true}}, {.error = {"two.ini:7: no"}}, {.theme = {.name = "three"}}};
    struct themes themes = {items, 3, 3};
    assert_int_equal(ui_press(fixture, "T"), OUTCOME_NOTHING);
    assert_ptr_equal(state_theme(ui), theme_plain());
    ui->themes = &themes;
    assert_ptr_equal(state_theme(ui), &items[0].theme);
    assert_true(state_has_patterns(ui));
    ui_press(fixture, "T");
    assert_ptr_equal(state_theme(ui), &items[0].theme);
    assert_string_equal(ui->flash, "two.ini:7: no");
    for (enum role role = ROLE_TIER_1; role <= ROLE_REST; role++)
        items[2].theme.colours[role].index_256 = (uint8_t)(100 + role);
    ui_press(fixture, "T");
    assert_ptr_equal(state_theme(ui), &items[2].theme);
    assert_false(state_has_patterns(ui));
    ui->depth = COLOUR_16; /* where all its tiers are black */
    assert_ptr_equal(state_theme(ui), theme_plain());
    ui_press(fixture, "T");
    assert_ptr_equal(state_theme(ui), &items[0].theme);
}

static void resizing_keeps_what_is_looked_at(void **state)
{
    struct ui_fixture *fixture = *state;
    struct state *ui = &fixture->state;
    struct event event = {.kind = EVENT_RESIZE, .columns = 80, .rows = 24};
    assert_int_equal(state_update(ui, &event), OUTCOME_REDRAW);
    assert_int_equal(ui->camera.columns, 80);
    assert_true(extent_contains(camera_extent(&ui->camera), (struct point){1000e3, 600e3})); /* still the whole country */
    ui_press(fixture, "+ + + Right");
    struct point centre = ui->camera.centre;
    static const int sizes[][2] = {{1, 1}, {10, 5}, {500, 200}, {20, 6}, {80, 24}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        event.columns = sizes[i][0];
        event.rows = sizes[i][1];
        state_update(ui, &event);
    }
    assert_ground(ui->camera.centre, centre, 3 * ui->camera.metres_per_column);
}

static void works_without_a_scene(void **state)
{
    struct ui_fixture *fixture = *state;
    state_set_scene(&fixture->state, NULL);
    for (size_t i = 0; action_at(i) != NULL; i++) {
        action_at(i)->run(&fixture->state, action_at(i)->argument);
        fixture->state.page = PAGE_NONE;
    }
    mouse(fixture, MOUSE_PRESS, 5, 5);
    mouse(fixture, MOUSE_RELEASE, 5, 5);
    mouse(fixture, MOUSE_WHEEL_DOWN, 5, 5);
    assert_int_equal(fixture->state.selected, no_zone);
}

static void looks_where_the_command_line_says(void **state)
{
    struct ui_fixture *fixture = *state;
    struct state *ui = &fixture->state;
    state_look_at(ui, (struct lonlat){36, 49}, 180);
    assert_true(fabs(ui->camera.metres_per_column * ui->camera.columns - 180e3) < 1);
    struct lonlat centre = state_centre(ui);
    assert_true(fabs(centre.lon - 36) < 0.05 && fabs(centre.lat - 49) < 0.05);
    state_look_at(ui, (struct lonlat){36, 49}, 1e9);
    assert_true(ui->camera.metres_per_column <= metres_per_column_max);
}

static void escape_gives_up_what_is_worked_out(void **state)
{
    struct ui_fixture *fixture = *state;
    ui_press(fixture, "2");
    fixture->state.is_waiting = true;
    ui_press(fixture, "Esc");
    assert_true(fixture->state.wants_back);
    assert_int_equal(fixture->state.selected, 1);
    fixture->state.is_waiting = fixture->state.wants_back = false;
    ui_press(fixture, "Esc");
    assert_false(fixture->state.wants_back);
    assert_int_equal(fixture->state.selected, no_zone);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, ui_fixture_setup, ui_fixture_teardown)
    const struct CMUnitTest tests[] = {
        TEST(pans_by_an_eighth_and_by_a_cell),
        TEST(stays_near_the_country),
        TEST(zooms_by_the_root_of_two_within_limits),
        TEST(selects_and_goes),
        TEST(escape_goes_back_step_by_step),
        TEST(pages_open_scroll_and_close),
        TEST(the_panel_leaves_the_ground_where_it_is),
        TEST(the_panel_is_a_page_where_it_has_no_room),
        TEST(the_mouse_drags_clicks_and_zooms),
        TEST(a_key_that_does_nothing_says_where_help_is),
        TEST(the_screen_can_be_painted_anew),
        TEST(signs_and_colours_go_round),
        TEST(themes_are_stepped_through),
        TEST(resizing_keeps_what_is_looked_at),
        TEST(works_without_a_scene),
        TEST(looks_where_the_command_line_says),
        TEST(escape_gives_up_what_is_worked_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
