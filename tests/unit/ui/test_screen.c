#include "viewer/ui/screen.h"

#include "../cmocka_all.h"

#include <stdlib.h>
#include <string.h>

#include "frame_text.h"
#include "ui_fixture.h"

static bool shows(const struct frame *frame, const char *words)
{
    return frame_text_shows(frame, (struct rect){0, 0, frame->columns, frame->rows}, words);
}

static void draw(struct ui_fixture *fixture, struct frame *frame, int columns, int rows)
{
    state_resize(&fixture->state, columns, rows);
    frame_fini(frame);
    frame_init(frame, columns, rows);
    screen_draw(frame, &fixture->state);
}

static void draws_every_size(void **state)
{
    struct ui_fixture *fixture = *state;
    struct frame frame = {0};
    for (int columns = 1; columns <= 200; columns += columns < 30 ? 1 : 13)
        for (int rows = 1; rows <= 60; rows += rows < 10 ? 1 : 7)
            for (enum page page = PAGE_NONE; page < PAGES; page++) {
                fixture->state.page = page;
                draw(fixture, &frame, columns, rows);
                bool is_map = columns >= layout_min_columns && rows >= layout_min_rows;
                if (is_map)
                    assert_non_null(strstr(frame_text_row(&frame, 0), "illustrative"));
                if (is_map)
                    assert_true(shows(&frame, "help"));
            }
    frame_fini(&frame);
}

static void says_which_size_is_needed(void **state)
{
    struct ui_fixture *fixture = *state;
    struct frame frame = {0};
    draw(fixture, &frame, 60, 5);
    assert_string_equal(frame_text_row(&frame, 0), "tiermap needs 20 x 6; this is 60 x 5");
    draw(fixture, &frame, 10, 5);
    assert_true(shows(&frame, "needs"));
    assert_true(shows(&frame, "20 x"));
    draw(fixture, &frame, 5, 1);
    assert_string_equal(frame_text_row(&frame, 0), "20x6");
    draw(fixture, &frame, 1, 1);
    assert_string_equal(frame_text_row(&frame, 0), "2");
    frame_fini(&frame);
}

static void the_title_gives_way_gracefully(void **state)
{
    struct ui_fixture *fixture = *state;
    static const struct { int columns; const char *begin, *end; } rows[] = {
        {120, " tiermap  Reported draft plan (FT, Aug 2025) · depths illustrative", "from: border with Russia · 1 column = 15 km"},
        {80, " Reported draft plan (FT, Aug 2025) · depths illustrative", "km"},
        {60, " Reported draft plan (FT, Aug 2025) · depths illustrative", "illustrative"},
        {45, " Reported draft plan · depths illustrative", "illustrative"},
        {42, " depths illustrative", " km"},
        {20, "depths illustrative", "illustrative"},
    };
    struct frame frame = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        draw(fixture, &frame, rows[i].columns, 24);
        const char *row = frame_text_row(&frame, 0);
        if (strncmp(row, rows[i].begin, strlen(rows[i].begin)) != 0)
            fail_msg("%d columns: %s", rows[i].columns, row);
        if (strcmp(row + strlen(row) - strlen(rows[i].end), rows[i].end) != 0)
            fail_msg("%d columns: %s", rows[i].columns, row);
    }
    frame_fini(&frame);
}

static void hints_are_whole_at_every_width(void **state)
{
    struct ui_fixture *fixture = *state;
    struct frame frame = {0};
    for (int columns = 20; columns <= 200; columns++) {
        draw(fixture, &frame, columns, 10);
        const char *row = frame_text_row(&frame, 9), *help = strstr(row, "? help");
        assert_non_null(help);
        char after = help[strlen("? help")];
        assert_true(after == '\0' || after == ' ');
    }
    draw(fixture, &frame, 160, 24);
    assert_non_null(strstr(frame_text_row(&frame, 23), " ←↑↓→ move  +/- zoom  1-3 tier  [ ] depth  r line  i here  / find  t tour  p panel  "
                                               "S sources  q quit  ? help"));
    assert_non_null(strstr(frame_text_row(&frame, 23), " N "));
    state_flash(&fixture->state, "? for help");
    draw(fixture, &frame, 120, 24);
    assert_non_null(strstr(frame_text_row(&frame, 23), "? for help"));
    assert_null(strstr(frame_text_row(&frame, 23), "zoom"));
    frame_fini(&frame);
}

static void the_panel_tells_who_and_how_much(void **state)
{
    struct ui_fixture *fixture = *state;
    static const char *const words[] = {"TIERS", "Demilitarised zone", "0-25 km", "neutral peacekeepers", "25-75 km", "75-220 km", "▮▮▮▮▯ 4-5 brigades",
                                        "Rest of Ukraine", "US support from the rear", "illustrative", "people"};
    struct frame frame = {0};
    draw(fixture, &frame, 120, 40);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!shows(&frame, words[i]))
            fail_msg("the panel does not say \"%s\"", words[i]);
    ui_press(fixture, "2");
    draw(fixture, &frame, 120, 40);
    assert_true(shows(&frame, "trained by NATO"));
    assert_true(shows(&frame, "said by: three officials"));
    assert_true(shows(&frame, "Demilitarised zone"));
    frame_fini(&frame);
}

/* At every height the panel shows all tiers, and where something is left off it says where it is. */
static void the_panel_is_never_cut_off(void **state)
{
    struct ui_fixture *fixture = *state;
    struct frame frame = {0};
    for (int selected = 0; selected <= 4; selected++) {
        state_select(&fixture->state, selected == 0 ? no_zone : (uint32_t)selected - 1, false);
        for (int rows = 12; rows <= 70; rows++) {
            draw(fixture, &frame, 120, rows);
            bool has_all = shows(&frame, "75-220 km") && (shows(&frame, "Rest of Ukraine") || shows(&frame, "S: all of it"));
            if (!has_all)
                fail_msg("%d rows, zone %d", rows, selected);
        }
    }
    frame_fini(&frame);
}

static void the_strip_stands_for_the_panel(void **state)
{
    struct ui_fixture *fixture = *state;
    struct frame frame = {0};
    draw(fixture, &frame, 80, 24);
    assert_non_null(strstr(frame_text_row(&frame, 21), "DMZ 0-25 km"));
    assert_non_null(strstr(frame_text_row(&frame, 22), "not the front line"));
    ui_press(fixture, "1");
    draw(fixture, &frame, 80, 24);
    assert_non_null(strstr(frame_text_row(&frame, 21), "Demilitarised zone 0-25 km  neutral peacekeepers"));
    assert_non_null(strstr(frame_text_row(&frame, 22), "p: more"));
    frame_fini(&frame);
}

static void help_begins_with_what_is_needed_first(void **state)
{
    struct ui_fixture *fixture = *state;
    struct frame frame = {0};
    fixture->state.page = PAGE_HELP;
    draw(fixture, &frame, 80, 24);
    assert_true(shows(&frame, "Boxes or question marks instead of a map? Press b."));
    assert_true(shows(&frame, "Move by an eighth of the map"));
    assert_true(shows(&frame, "Select a tier"));
    assert_true(shows(&frame, "PgDn: more"));
    assert_true(shows(&frame, "? help"));
    ui_press(fixture, "End");
    draw(fixture, &frame, 80, 24);
    assert_true(shows(&frame, "q Ctrl-C"));
    assert_true(shows(&frame, "? F1"));
    assert_true(shows(&frame, "wheel"));
    frame_fini(&frame);
}

static void sources_hold_everything(void **state)
{
    struct ui_fixture *fixture = *state;
    static const char *const words[] = {"WHAT IS REPORTED", "Andrii Yermak", "economic war", "Crimea and Sevastopol are Ukraine", "OpenStreetMap",
                                        "pravda.com.ua", "not the front line", "backbone"};
    struct frame frame = {0};
    fixture->state.page = PAGE_SOURCES;
    draw(fixture, &frame, 100, 200);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!shows(&frame, words[i]))
            fail_msg("the page does not say \"%s\"", words[i]);
    draw(fixture, &frame, 80, 24);
    assert_true(shows(&frame, "PgDn: more"));
    ui_press(fixture, "End");
    draw(fixture, &frame, 80, 24);
    assert_false(shows(&frame, "PgDn: more"));
    frame_fini(&frame);
}

static void ascii_is_ascii(void **state)
{
    struct ui_fixture *fixture = *state;
    struct frame frame = {0};
    fixture->state.glyphs = GLYPHS_ASCII;
    fixture->state.language = "uk";
    for (enum page page = PAGE_NONE; page < PAGES; page++) {
        fixture->state.page = page;
        draw(fixture, &frame, 130, 45);
        for (int i = 0; i < frame.columns * frame.rows; i++) {
            const struct cell *cell = &frame.cells[i];
            assert_true(cell->codepoint[0] >= ' ' && cell->codepoint[0] <= '~' && cell->codepoint[1] == 0 && cell->width == 1);
        }
    }
    frame_fini(&frame);
}

static void without_a_scene_it_says_why(void **state)
{
    struct ui_fixture *fixture = *state;
    struct frame frame = {0};
    state_set_scene(&fixture->state, NULL);
    state_set_message(&fixture->state, "the engine\x1B[31m was stopped");
    for (int rows = 6; rows < 40; rows++)
        draw(fixture, &frame, 20, rows);
    draw(fixture, &frame, 120, 40);
    assert_true(shows(&frame, "the engine[31m was stopped"));
    assert_true(shows(&frame, "75-220 km")); /* the plan is known all the same */
    frame_fini(&frame);
}

static void the_same_state_gives_the_same_frame(void **state)
{
    struct ui_fixture *fixture = *state;
    struct frame one = {0}, two = {0};
    ui_press(fixture, "2 + Right");
    draw(fixture, &one, 120, 40);
    draw(fixture, &two, 120, 40);
    assert_memory_equal(one.cells, two.cells, (size_t)(120 * 40) * sizeof *one.cells);
    frame_fini(&one);
    frame_fini(&two);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, ui_fixture_setup, ui_fixture_teardown)
    const struct CMUnitTest tests[] = {
        TEST(draws_every_size),
        TEST(says_which_size_is_needed),
        TEST(the_title_gives_way_gracefully),
        TEST(hints_are_whole_at_every_width),
        TEST(the_panel_tells_who_and_how_much),
        TEST(the_panel_is_never_cut_off),
        TEST(the_strip_stands_for_the_panel),
        TEST(help_begins_with_what_is_needed_first),
        TEST(sources_hold_everything),
        TEST(ascii_is_ascii),
        TEST(without_a_scene_it_says_why),
        TEST(the_same_state_gives_the_same_frame),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
