#include "viewer/ui/tools.h"

#include "../cmocka_all.h"

#include <math.h>
#include <string.h>

#include "viewer/ui/screen.h"
#include "frame_text.h"
#include "ui_fixture.h"

static void assert_shows(struct ui_fixture *fixture, const char *words)
{
    struct frame frame;
    frame_init(&frame, fixture->state.columns, fixture->state.rows);
    screen_draw(&frame, &fixture->state);
    if (!frame_text_shows(&frame, (struct rect){0, 0, frame.columns, frame.rows}, words))
        fail_msg("nothing says \"%s\"", words);
    frame_fini(&frame);
}

static enum outcome mouse(struct ui_fixture *fixture, enum mouse_kind kind, struct pos pos)
{
    struct rect map = fixture->state.layout.map;
    struct event event = {.kind = EVENT_MOUSE, .mouse = {kind, map.column + pos.column, map.row + pos.row}};
    return state_update(&fixture->state, &event);
}

static void click(struct ui_fixture *fixture, struct point point)
{
    struct pos pos = camera_pos(&fixture->state.camera, point);
    mouse(fixture, MOUSE_PRESS, pos);
    mouse(fixture, MOUSE_RELEASE, pos);
}

static struct point point_of(const struct ui_fixture *fixture, struct lonlat place)
{
    return projection_forward(&fixture->map.reply.projection, place);
}

static void the_cursor_moves_by_cells_and_takes_the_map_along(void **state)
{
    struct ui_fixture *fixture = *state;
    const struct tool *tool = &fixture->state.tool;
    ui_press(fixture, "i");
    struct pos begin = tool->cursor;
    struct point centre = fixture->state.camera.centre;
    assert_int_equal(begin.column, fixture->state.camera.columns / 2);
    ui_press(fixture, "Left Left Up");
    assert_int_equal(tool->cursor.column, begin.column - 2);
    assert_int_equal(tool->cursor.row, begin.row - 1);
    ui_press(fixture, "S-Right S-Down");
    assert_int_equal(tool->cursor.column, begin.column + 6);
    assert_int_equal(tool->cursor.row, begin.row + 7);
    assert_near(fixture->state.camera.centre.x, centre.x, 0);
    ui_press(fixture, "+ +"); /* as far as the map goes when it is near */
    struct point under = camera_point(&fixture->state.camera, tool->cursor);
    for (int i = 0; i < 200; i++) {
        struct point before = camera_point(&fixture->state.camera, tool->cursor);
        ui_press(fixture, "Left");
        struct point after = camera_point(&fixture->state.camera, tool->cursor);
        assert_true(tool->cursor.column >= 0 && tool->cursor.column < fixture->state.camera.columns);
        assert_true(after.x <= before.x);
        assert_near(after.y, before.y, 1);
    }
    assert_true(camera_point(&fixture->state.camera, tool->cursor).x < under.x);
    assert_true(fixture->state.camera.centre.x < centre.x);
}

static void esc_leaves_and_the_key_again_does_too(void **state)
{
    struct ui_fixture *fixture = *state;
    static const char *const keys[] = {"i", "m", "d"};
    for (size_t i = 0; i < 3; i++) {
        ui_press(fixture, keys[i]);
        assert_int_equal(fixture->state.tool.kind, TOOL_HERE + i);
        ui_press(fixture, keys[i]);
        assert_int_equal(fixture->state.tool.kind, TOOL_NONE);
        ui_press(fixture, keys[i]);
        ui_press(fixture, "Esc");
        assert_int_equal(fixture->state.tool.kind, TOOL_NONE);
    }
    ui_press(fixture, "i m"); /* another tool takes its place, at the same cell */
    assert_int_equal(fixture->state.tool.kind, TOOL_MEASURE);
}

static void a_line_that_was_drawn_becomes_the_reference(void **state)
{
    struct ui_fixture *fixture = *state;
    ui_press(fixture, "d Enter Right Right Right Enter Down Down Backspace Down Enter Enter");
    const struct choice *choice = &fixture->state.choice;
    assert_int_equal(fixture->state.tool.kind, TOOL_NONE);
    assert_int_equal(choice->reference, REFERENCE_DRAWN);
    assert_non_null(choice->line);
    assert_int_equal(choice->line->count, 2);
    struct point from = point_of(fixture, choice->line->items[0]),
                 to = point_of(fixture, choice->line->items[1]);
    double cell_m = fixture->state.camera.metres_per_column;
    assert_near(to.x - from.x, 3 * cell_m, 1);
    assert_near(from.y - to.y, 3 * 2 * cell_m, 1);
    ui_press(fixture, "u");
    assert_int_equal(choice->reference, REFERENCE_RUSSIA);
    ui_press(fixture, "r r"); /* it stays among those that r comes to */
    assert_int_equal(choice->reference, REFERENCE_DRAWN);
    assert_int_equal(choice->line->count, 2);
}

static void a_line_of_one_place_is_none(void **state)
{
    struct ui_fixture *fixture = *state;
    ui_press(fixture, "d Enter Enter");
    assert_int_equal(fixture->state.tool.kind, TOOL_DRAW);
    assert_true(fixture->state.flash[0] != '\0');
    assert_int_equal(fixture->state.choice.reference, REFERENCE_RUSSIA);
    ui_press(fixture, "Esc");
    assert_false(state_is_changed(&fixture->state));
}

static void a_line_snaps_to_a_border_near_it(void **state)
{
    struct ui_fixture *fixture = *state;
    double cell_m = fixture->state.camera.metres_per_column;
    ui_press(fixture, "d");
    click(fixture, (struct point){600e3, 600e3 - cell_m});
    click(fixture, (struct point){600e3, 300e3});
    const struct plan_line *path = &fixture->state.tool.path;
    assert_int_equal(path->count, 2);
    assert_near(point_of(fixture, path->items[0]).y, 600e3, 1);
    assert_true(fabs(point_of(fixture, path->items[1]).y - 300e3) <= 2 * cell_m);
    ui_press(fixture, "Esc m"); /* measuring is exact */
    click(fixture, (struct point){600e3, 600e3 - 3 * cell_m});
    assert_true(point_of(fixture, fixture->state.tool.path.items[0]).y < 600e3 - cell_m);
}

static void the_mouse_puts_places_and_a_double_click_ends(void **state)
{
    struct ui_fixture *fixture = *state;
    ui_press(fixture, "d");
    click(fixture, (struct point){300e3, 200e3});
    click(fixture, (struct point){500e3, 400e3});
    assert_int_equal(fixture->state.choice.reference, REFERENCE_RUSSIA);
    click(fixture, (struct point){500e3, 400e3});
    assert_int_equal(fixture->state.choice.reference, REFERENCE_DRAWN);
    assert_int_equal(fixture->state.choice.line->count, 2);
}

static void measuring_on_the_first_place_closes_the_path(void **state)
{
    struct ui_fixture *fixture = *state;
    const struct tool *tool = &fixture->state.tool;
    ui_press(fixture, "m");
    click(fixture, (struct point){200e3, 200e3});
    click(fixture, (struct point){400e3, 200e3});
    click(fixture, (struct point){400e3, 400e3});
    click(fixture, (struct point){200e3, 200e3});
    assert_true(tool->is_finished);
    assert_int_equal(tool->path.count, 4);
    ui_press(fixture, "Backspace");
    assert_false(tool->is_finished);
    ui_press(fixture, "Enter");
    assert_true(tool->is_finished);
    click(fixture, (struct point){700e3, 300e3}); /* another one begins */
    assert_int_equal(tool->path.count, 1);
    assert_false(state_is_changed(&fixture->state));
}

static void a_click_says_what_is_there_and_selects_it(void **state)
{
    struct ui_fixture *fixture = *state;
    ui_press(fixture, "-"); /* with room around the country */
    click(fixture, (struct point){950e3, 300e3});
    assert_int_equal(fixture->state.tool.kind, TOOL_HERE);
    assert_int_equal(fixture->state.selected, 1);
    click(fixture, (struct point){500e3, 300e3});
    assert_int_equal(fixture->state.selected, 3);
    click(fixture, (struct point){500e3, -3 * fixture->state.camera.metres_per_column}); /* the sea */
    assert_int_equal(fixture->state.tool.kind, TOOL_HERE);
    assert_int_equal(fixture->state.selected, no_zone);
    click(fixture, (struct point){850e3, 300e3});
    click(fixture, (struct point){850e3, 300e3});
    assert_int_equal(fixture->state.view, VIEW_SELECTED);
    assert_int_equal(fixture->state.tool.kind, TOOL_NONE);
}

static void enter_selects_what_is_under_the_cursor(void **state)
{
    struct ui_fixture *fixture = *state;
    ui_press(fixture, "i Enter");
    assert_int_equal(fixture->state.selected, 3);
    ui_press(fixture, "Enter");
    assert_int_equal(fixture->state.selected, no_zone);
}

static void the_box_says_how_to_finish(void **state)
{
    struct ui_fixture *fixture = *state;
    state_resize(&fixture->state, 80, 24);
    ui_press(fixture, "d");
    assert_shows(fixture, "Enter puts a place");
    assert_shows(fixture, "Enter put  Esc leave");
    ui_press(fixture, "Enter");
    assert_shows(fixture, "move on; Enter puts the next place");
    ui_press(fixture, "Right Right");
    assert_shows(fixture, "Enter twice: the tiers start");
    ui_press(fixture, "Enter");
    assert_shows(fixture, "Enter again: the tiers start");
    struct point border = {600e3, 600e3};
    fixture->state.tool.cursor = camera_pos(&fixture->state.camera, border); /* what it goes onto is told too */
    assert_shows(fixture, "on the country's border here");
    assert_shows(fixture, "Enter twice: the tiers start");
    ui_press(fixture, "Enter Enter");
    assert_int_equal(fixture->state.choice.reference, REFERENCE_DRAWN);
    ui_press(fixture, "m Enter S-Right");
    assert_shows(fixture, "Enter twice: done");
    ui_press(fixture, "Enter");
    assert_shows(fixture, "Enter again: done");
    ui_press(fixture, "S-Up Enter S-Tab S-Tab");
    assert_shows(fixture, "Enter: closed to an area");
    ui_press(fixture, "Enter");
    assert_true(fixture->state.tool.is_finished);
    assert_shows(fixture, "done; Enter begins another");
}

static void what_was_put_down_is_kept_for_the_next_time(void **state)
{
    struct ui_fixture *fixture = *state;
    const struct tool *tool = &fixture->state.tool;
    ui_press(fixture, "d Enter S-Right Enter");
    struct lonlat last = tool->path.items[1];
    struct pos pos = tool->cursor;
    ui_press(fixture, "Left Left Esc");
    assert_int_equal(tool->kind, TOOL_NONE);
    assert_string_equal(fixture->state.flash, "the places are kept: d goes on with them");
    ui_press(fixture, "m");
    assert_int_equal(tool->path.count, 0); /* each tool has its own */
    ui_press(fixture, "Enter d");
    assert_int_equal(tool->path.count, 2);
    assert_true(lonlat_equal(tool->path.items[1], last));
    assert_true(tool->cursor.column == pos.column && tool->cursor.row == pos.row);
    assert_non_null(strstr(fixture->state.flash, "Backspace"));
    ui_press(fixture, "i"); /* whatever takes the tool away */
    assert_int_equal(tool->path.count, 0);
    ui_press(fixture, "Esc m");
    assert_int_equal(tool->path.count, 1);
    ui_press(fixture, "Backspace Esc");
    assert_string_equal(fixture->state.flash, ""); /* there is nothing to keep */
    ui_press(fixture, "d Enter"); /* on the last place: it is whole */
    assert_int_equal(fixture->state.choice.reference, REFERENCE_DRAWN);
    ui_press(fixture, "d");
    assert_int_equal(tool->path.count, 0);
    ui_press(fixture, "m Enter Right Enter Enter Esc");
    assert_string_equal(fixture->state.flash, ""); /* what is measured is done */
    ui_press(fixture, "m");
    assert_int_equal(tool->path.count, 0);
}

static void tab_leads_from_place_to_place(void **state)
{
    struct ui_fixture *fixture = *state;
    const struct tool *tool = &fixture->state.tool;
    assert_int_equal(ui_press(fixture, "m Tab"), OUTCOME_NOTHING);
    struct pos first = tool->cursor;
    ui_press(fixture, "Enter S-Right Enter S-Down Enter Down Tab");
    assert_int_equal(fixture->state.selected, no_zone); /* the key is the tool's */
    assert_true(tool->cursor.column == first.column && tool->cursor.row == first.row);
    ui_press(fixture, "Tab");
    assert_true(tool->cursor.column == first.column + 8 && tool->cursor.row == first.row);
    ui_press(fixture, "S-Tab S-Tab");
    assert_true(tool_is_at_last(&fixture->state));
    ui_press(fixture, "+ + + + Tab"); /* out of sight */
    assert_true(tool_is_at(&fixture->state, 0));
    ui_press(fixture, "Tab Tab Enter"); /* on the same place, though nearer than when it was put down */
    assert_int_equal(tool->path.count, 3);
    assert_true(tool->is_finished);
    ui_press(fixture, "Esc i Tab"); /* what looks for tiers selects them */
    assert_int_equal(fixture->state.selected, 0);
}

static void the_cursor_begins_on_what_was_found(void **state)
{
    struct ui_fixture *fixture = *state;
    const struct state *ui = &fixture->state;
    ui_press(fixture, "/");
    ui_type(fixture, "kapital");
    ui_press(fixture, "Enter Right Up");
    assert_true(ui->found.has_mark);
    struct pos mark = camera_pos(&ui->camera, ui->found.mark);
    struct pos middle = {ui->camera.columns / 2, ui->camera.rows / 2};
    assert_true(mark.column != middle.column && mark.row != middle.row);
    static const char *const keys[] = {"i", "m", "d"};
    for (size_t i = 0; i < 3; i++) {
        ui_press(fixture, keys[i]);
        assert_int_equal(ui->tool.cursor.column, mark.column);
        assert_int_equal(ui->tool.cursor.row, mark.row);
        assert_near(tool_point(ui).x, ui->found.mark.x, 0); /* not just its cell */
        assert_near(tool_point(ui).y, ui->found.mark.y, 0);
        ui_press(fixture, "Esc");
    }
    ui_press(fixture, "i");
    assert_shows(fixture, "town: Kapital, right here");
    ui_press(fixture, "Left m"); /* from one tool to another it stays where it is */
    assert_int_equal(ui->tool.cursor.column, mark.column - 1);
    ui_press(fixture, "Esc S-Up Up Up Up Up Up Up Up Up Up i"); /* the mark is outside the map */
    assert_int_equal(ui->tool.cursor.column, middle.column);
    assert_int_equal(ui->tool.cursor.row, middle.row);
    ui_press(fixture, "Esc Down Down Down Down Down Down Down Down Down Esc i"); /* let go of */
    assert_false(ui->found.has_mark);
    assert_int_equal(ui->tool.cursor.column, middle.column);
}

static void the_cursor_stays_on_a_map_that_shrinks(void **state)
{
    struct ui_fixture *fixture = *state;
    ui_press(fixture, "m S-Right S-Right S-Right S-Down");
    for (int columns = 120; columns > 10; columns -= 10) {
        state_resize(&fixture->state, columns, columns / 3 + 1);
        assert_true(fixture->state.tool.cursor.column < fixture->state.camera.columns);
        assert_true(fixture->state.tool.cursor.row < fixture->state.camera.rows);
        struct frame frame;
        frame_init(&frame, columns, columns / 3 + 1);
        screen_draw(&frame, &fixture->state);
        frame_fini(&frame);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, ui_fixture_setup, ui_fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_cursor_moves_by_cells_and_takes_the_map_along),
        TEST(esc_leaves_and_the_key_again_does_too),
        TEST(a_line_that_was_drawn_becomes_the_reference),
        TEST(a_line_of_one_place_is_none),
        TEST(a_line_snaps_to_a_border_near_it),
        TEST(the_mouse_puts_places_and_a_double_click_ends),
        TEST(measuring_on_the_first_place_closes_the_path),
        TEST(a_click_says_what_is_there_and_selects_it),
        TEST(enter_selects_what_is_under_the_cursor),
        TEST(the_box_says_how_to_finish),
        TEST(what_was_put_down_is_kept_for_the_next_time),
        TEST(tab_leads_from_place_to_place),
        TEST(the_cursor_begins_on_what_was_found),
        TEST(the_cursor_stays_on_a_map_that_shrinks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
