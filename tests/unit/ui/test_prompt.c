#include "viewer/ui/prompt.h"

#include "../cmocka_all.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "frame_text.h"
#include "ui_fixture.h"
#include "viewer/ui/files.h"

static void keys_belong_to_an_open_prompt(void **state)
{
    struct ui_fixture *fixture = *state;
    struct point before = fixture->state.camera.centre;
    ui_press(fixture, ":");
    assert_int_equal(fixture->state.prompt.id, PROMPT_COMMAND);
    ui_type(fixture, "q1l?");
    ui_press(fixture, "Left Home End");
    assert_string_equal(fixture->state.prompt.edit.text, "q1l?");
    assert_int_equal(fixture->state.page, PAGE_NONE);
    assert_int_equal(fixture->state.selected, no_zone);
    assert_near(fixture->state.camera.centre.x, before.x, 0);
    ui_press(fixture, "Esc");
    assert_int_equal(fixture->state.prompt.id, PROMPT_NONE);
    ui_press(fixture, ": Backspace"); /* of an empty line */
    assert_int_equal(fixture->state.prompt.id, PROMPT_NONE);
}

static void any_action_runs_by_its_name(void **state)
{
    struct ui_fixture *fixture = *state;
    ui_press(fixture, ":");
    ui_type(fixture, "select-2");
    ui_press(fixture, "Enter");
    assert_int_equal(fixture->state.prompt.id, PROMPT_NONE);
    assert_int_equal(fixture->state.selected, 1);
    ui_press(fixture, ":");
    ui_type(fixture, "  depth   60");
    ui_press(fixture, "Enter");
    assert_near(fixture->state.choice.outer_km[1], 60, 0);
    ui_press(fixture, ":");
    ui_type(fixture, "sourc"); /* one name has it */
    ui_press(fixture, "Enter");
    assert_int_equal(fixture->state.page, PAGE_SOURCES);
    ui_press(fixture, ":");
    ui_type(fixture, "quit");
    ui_press(fixture, "Enter");
    assert_int_equal(fixture->state.prompt.id, PROMPT_LEAVE); /* the depth is in no file */
    assert_int_equal(ui_press(fixture, "q"), OUTCOME_QUIT);
}

static void assert_stays(struct ui_fixture *fixture, const char *line, const char *note)
{
    ui_press(fixture, ":");
    ui_type(fixture, line);
    ui_press(fixture, "Enter");
    assert_int_equal(fixture->state.prompt.id, PROMPT_COMMAND);
    assert_string_equal(fixture->state.prompt.edit.text, line);
    if (strstr(fixture->state.prompt.note, note) == NULL)
        fail_msg("\"%s\": \"%s\" has no \"%s\"", line, fixture->state.prompt.note, note);
    ui_press(fixture, "Esc");
}

static void a_wrong_line_stays_with_what_is_wrong(void **state)
{
    struct ui_fixture *fixture = *state;
    assert_stays(fixture, "selct-2", "did you mean select-2?");
    assert_stays(fixture, "xyzzyplugh", "Tab shows what there is");
    assert_stays(fixture, "zoom-in 3", "takes nothing behind its name");
    assert_stays(fixture, "select-5", "can do nothing now");
    assert_stays(fixture, "page-down", "can do nothing now");
    assert_stays(fixture, "goto 91 200", "latitude");
    assert_int_equal(fixture->state.view, VIEW_WHOLE);
    ui_press(fixture, "1");
    assert_stays(fixture, "depth lots", "a number");
    assert_stays(fixture, "depth 75", "between its neighbours: 1 to 74 km");
    assert_stays(fixture, "depth nan", "between its neighbours");
    assert_false(state_is_changed(&fixture->state));
}

static void suggestions_are_completed_and_picked(void **state)
{
    struct ui_fixture *fixture = *state;
    ui_press(fixture, ":");
    ui_type(fixture, "select-n");
    ui_press(fixture, "Tab");
    assert_string_equal(fixture->state.prompt.edit.text, "select-next");
    ui_press(fixture, "C-u");
    ui_type(fixture, "select");
    ui_press(fixture, "Down Down Up Down");
    assert_int_equal(fixture->state.prompt.chosen, 1);
    ui_press(fixture, "Enter");
    assert_int_equal(fixture->state.selected, 1);
}

static void earlier_lines_come_back(void **state)
{
    struct ui_fixture *fixture = *state;
    static const char *const lines[] = {"whole", "zoom-in", "zoom-in"};
    for (size_t i = 0; i < 3; i++) {
        ui_press(fixture, ":");
        ui_type(fixture, lines[i]);
        ui_press(fixture, "Enter");
    }
    ui_press(fixture, ": Up");
    assert_string_equal(fixture->state.prompt.edit.text, "zoom-in");
    ui_press(fixture, "Up Up Up");
    assert_string_equal(fixture->state.prompt.edit.text, "whole");
    ui_press(fixture, "Enter Esc / Up"); /* each prompt has its own */
    assert_string_equal(fixture->state.prompt.edit.text, "");
}

static void goes_to_coordinates(void **state)
{
    struct ui_fixture *fixture = *state;
    struct lonlat place = projection_inverse(&fixture->map.reply.projection, (struct point){300e3, 300e3});
    char line[80];
    snprintf(line, sizeof line, "%.6f %.6f", place.lat, place.lon);
    ui_press(fixture, "g");
    ui_type(fixture, line);
    ui_press(fixture, "Enter");
    assert_near(fixture->state.camera.centre.x, 300e3, 5e3);
    assert_near(fixture->state.camera.centre.y, 300e3, 5e3);
    assert_true(fixture->state.found.has_mark);
    assert_true(fixture->state.camera.metres_per_column * fixture->state.camera.columns <= 251e3);
    ui_press(fixture, "Esc");
    assert_false(fixture->state.found.has_mark);
}

static void the_depth_of_a_tier_can_be_typed(void **state)
{
    struct ui_fixture *fixture = *state;
    ui_press(fixture, "Enter"); /* no tier is selected */
    assert_int_equal(fixture->state.prompt.id, PROMPT_NONE);
    ui_press(fixture, "3 Enter");
    assert_int_equal(fixture->state.prompt.id, PROMPT_DEPTH);
    ui_type(fixture, "180.5");
    ui_press(fixture, "Enter");
    assert_near(fixture->state.choice.outer_km[2], 180.5, 0);
    ui_press(fixture, "u");
    assert_near(fixture->state.choice.outer_km[2], 220, 0);
    ui_press(fixture, "U");
    assert_near(fixture->state.choice.outer_km[2], 180.5, 0);
    ui_press(fixture, "Enter");
    ui_type(fixture, "190,25"); /* as a Ukrainian writes it */
    ui_press(fixture, "Enter");
    assert_near(fixture->state.choice.outer_km[2], 190.25, 0);
}

static void files_are_the_callers_errand(void **state)
{
    struct ui_fixture *fixture = *state;
    ui_press(fixture, "s"); /* what is typed replaces the name that is offered */
    ui_type(fixture, "mine");
    ui_press(fixture, "Enter");
    assert_int_equal(fixture->state.errand.kind, ERRAND_NONE); /* it does not end in .ini */
    assert_int_equal(fixture->state.prompt.id, PROMPT_SAVE);
    ui_type(fixture, ".ini");
    ui_press(fixture, "Enter");
    assert_int_equal(fixture->state.errand.kind, ERRAND_SAVE);
    assert_string_equal(fixture->state.errand.path, "mine.ini");
    assert_false(fixture->state.errand.replaces);
}

static void changes_are_asked_about_before_leaving(void **state)
{
    struct ui_fixture *fixture = *state;
    assert_int_equal(ui_press(fixture, "q"), OUTCOME_QUIT);
    ui_press(fixture, "1 ]");
    assert_int_equal(ui_press(fixture, "q"), OUTCOME_REDRAW);
    assert_int_equal(fixture->state.prompt.id, PROMPT_LEAVE);
    assert_int_equal(ui_press(fixture, "x Esc"), OUTCOME_REDRAW);
    assert_int_equal(fixture->state.prompt.id, PROMPT_NONE);
    assert_int_equal(ui_press(fixture, "q s"), OUTCOME_REDRAW);
    assert_int_equal(fixture->state.prompt.id, PROMPT_SAVE);
    ui_type(fixture, "mine.ini");
    assert_int_equal(ui_press(fixture, "Enter"), OUTCOME_REDRAW);
    assert_true(fixture->state.errand.leaves);
    fixture->state.errand = (struct errand){.kind = ERRAND_NONE};
    assert_int_equal(ui_press(fixture, "q q"), OUTCOME_QUIT);
}

static void control_c_leaves_even_with_changes(void **state)
{
    struct ui_fixture *fixture = *state;
    ui_press(fixture, "1 ]");
    assert_int_equal(ui_press(fixture, "C-c"), OUTCOME_REDRAW);
    assert_int_equal(ui_press(fixture, "C-c"), OUTCOME_QUIT);
}

static void a_save_that_was_given_up_does_not_end_the_next_one(void **state)
{
    struct ui_fixture *fixture = *state;
    ui_press(fixture, "1 ] q s");
    assert_int_equal(fixture->state.prompt.id, PROMPT_SAVE);
    ui_press(fixture, "Esc s");
    ui_type(fixture, "mine.ini");
    ui_press(fixture, "Enter");
    assert_int_equal(fixture->state.errand.kind, ERRAND_SAVE);
    assert_false(fixture->state.errand.leaves);
}

static void control_c_leads_out_of_every_question(void **state)
{
    struct ui_fixture *fixture = *state;
    for (int id = PROMPT_NONE + 1; id < PROMPTS; id++) {
        if (id == PROMPT_LEAVE)
            continue;
        prompt_open(&fixture->state, (enum prompt_id)id, "?");
        ui_press(fixture, "C-c");
        assert_int_equal(fixture->state.prompt.id, PROMPT_NONE);
        assert_false(fixture->state.wants_to_leave);
    }
}

static void a_map_that_goes_while_a_line_is_typed_does_no_harm(void **state)
{
    struct ui_fixture *fixture = *state;
    static const char *const lines[] = {"find left half", "goto 50 30", "depth 60"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        static const enum prompt_id prompts[] = {PROMPT_FIND, PROMPT_GO, PROMPT_DEPTH};
        state_set_scene(&fixture->state, fixture->scene);
        ui_press(fixture, "1");
        prompt_open(&fixture->state, prompts[i], strchr(lines[i], ' ') + 1);
        state_set_scene(&fixture->state, NULL);
        ui_press(fixture, "Enter Esc");
    }
    assert_false(state_is_changed(&fixture->state));
}

static void the_view_menu_works_on_a_ukrainian_layout(void **state)
{
    struct ui_fixture *fixture = *state;
    ui_press(fixture, "v о"); /* j */
    assert_int_equal(fixture->state.prompt.chosen, 1);
    ui_press(fixture, "л й"); /* k q */
    assert_int_equal(fixture->state.prompt.id, PROMPT_NONE);
}

static void the_view_menu_switches_what_the_map_shows(void **state)
{
    struct ui_fixture *fixture = *state;
    ui_press(fixture, "v");
    assert_int_equal(fixture->state.prompt.id, PROMPT_VIEW);
    ui_press(fixture, "Space Down Enter");
    assert_false(fixture->state.shows.labels);
    assert_false(fixture->state.shows.towns);
    ui_press(fixture, "Up Space");
    assert_true(fixture->state.shows.labels);
    ui_press(fixture, "Up Space"); /* the last row */
    assert_int_equal(fixture->state.errand.kind, ERRAND_SETTINGS);
    assert_int_equal(fixture->state.prompt.id, PROMPT_NONE);
    ui_press(fixture, "v v");
    assert_int_equal(fixture->state.prompt.id, PROMPT_NONE);
}

static void a_kiosk_names_no_files(void **state)
{
    struct ui_fixture *fixture = *state;
    fixture->state.kiosk = true;
    static const char *const keys[] = {"s", "o", "x"};
    for (size_t i = 0; i < 3; i++) {
        ui_press(fixture, keys[i]);
        assert_int_equal(fixture->state.prompt.id, PROMPT_NONE);
    }
    ui_press(fixture, "1 ]");
    assert_int_equal(ui_press(fixture, "q"), OUTCOME_QUIT);
}

static void what_is_wrong_is_told_whole(void **state)
{
    struct ui_fixture *fixture = *state;
    const struct layout *layout = &fixture->state.layout;
    static const int columns[] = {120, 80, 40, 24};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        struct frame frame;
        state_resize(&fixture->state, columns[i], 24);
        ui_press(fixture, "g");
        ui_type(fixture, "99.123456 200.654");
        ui_press(fixture, "Enter");
        const char *note = fixture->state.prompt.note;
        const char *last = strrchr(note, ' ') + 1;
        frame_init(&frame, columns[i], 24);
        prompt_draw(&frame, &fixture->state);
        if (columns[i] >= 40)
            assert_true(frame_text_shows(&frame, layout->hints, "Go to: 99.123456 200.654")); /* what was typed is all there */
        assert_true(frame_text_shows(&frame, columns[i] > 100 ? layout->hints : layout->page, last));
        assert_true(frame_text_shows(&frame, layout->page, "a latitude") == (columns[i] <= 100));
        frame_fini(&frame);
        ui_press(fixture, "Home 1"); /* it is about the line as it was */
        frame_init(&frame, columns[i], 24);
        prompt_draw(&frame, &fixture->state);
        assert_false(frame_text_shows(&frame, layout->page, last));
        frame_fini(&frame);
        ui_press(fixture, "Esc");
    }
    struct frame frame;
    state_resize(&fixture->state, 40, 24);
    ui_press(fixture, "/");
    ui_type(fixture, "kap");
    snprintf(fixture->state.prompt.note, sizeof fixture->state.prompt.note, "%s", "too long to stand in the same row as the line");
    frame_init(&frame, 40, 24);
    prompt_draw(&frame, &fixture->state);
    assert_string_equal(frame_text_row(&frame, 21), " too long to stand in the same row as");
    assert_string_equal(frame_text_row(&frame, 22), " the line");
    assert_non_null(strstr(frame_text_row(&frame, 20), "Kapital")); /* what is suggested stands over it */
    frame_fini(&frame);
}

static void every_prompt_is_drawn_at_every_size(void **state)
{
    struct ui_fixture *fixture = *state;
    static const char long_note[] = "that is longer than what stands before it, and in the end longer than any line "
                                    "of the screens here, with as many words as that takes";
    static const char *const notes[] = {"", "wrong", long_note};
    for (int id = PROMPT_NONE + 1; id < PROMPTS; id++)
        for (int columns = 20; columns <= 140; columns += columns < 40 ? 1 : 15)
            for (int i = 0; i < 9; i++) {
                struct frame frame;
                int rows = 6 + i / 3 * 8;
                state_resize(&fixture->state, columns, rows);
                prompt_open(&fixture->state, (enum prompt_id)id,
                            "K\u0301yiv k k k k k k k k k k k k k k k k k k k k k k k k k");
                snprintf(fixture->state.prompt.note, sizeof fixture->state.prompt.note, "%s",
                         notes[i % 3]);
                frame_init(&frame, columns, rows);
                prompt_draw(&frame, &fixture->state);
                frame_fini(&frame);
            }
    prompt_close(&fixture->state);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, ui_fixture_setup, ui_fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(keys_belong_to_an_open_prompt),
        TEST(any_action_runs_by_its_name),
        TEST(a_wrong_line_stays_with_what_is_wrong),
        TEST(suggestions_are_completed_and_picked),
        TEST(earlier_lines_come_back),
        TEST(goes_to_coordinates),
        TEST(the_depth_of_a_tier_can_be_typed),
        TEST(files_are_the_callers_errand),
        TEST(changes_are_asked_about_before_leaving),
        TEST(control_c_leaves_even_with_changes),
        TEST(a_save_that_was_given_up_does_not_end_the_next_one),
        TEST(control_c_leads_out_of_every_question),
        TEST(a_map_that_goes_while_a_line_is_typed_does_no_harm),
        TEST(the_view_menu_works_on_a_ukrainian_layout),
        TEST(the_view_menu_switches_what_the_map_shows),
        TEST(a_kiosk_names_no_files),
        TEST(what_is_wrong_is_told_whole),
        TEST(every_prompt_is_drawn_at_every_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
