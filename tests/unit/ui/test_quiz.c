#include "viewer/ui/quiz.h"

#include "../cmocka_all.h"

#include <string.h>

#include "frame_text.h"
#include "tour_fixture.h"
#include "viewer/ui/screen.h"

static void a_question_waits_for_a_number(void **state)
{
    struct ui_fixture *fixture = *state;
    ui_press(fixture, "Q");
    assert_true(tour_shows(fixture, "QUESTION 1 OF 2"));
    assert_true(tour_shows(fixture, "Who would perhaps hold the first tier?"));
    assert_true(tour_shows(fixture, "3  Everybody"));
    assert_true(tour_shows(fixture, "1-3 answer"));
    assert_false(tour_shows(fixture, "A friend said so."));
    assert_false(tour_shows(fixture, "right"));
    ui_press(fixture, "4"); /* there is no such answer, and no tier is selected by it */
    assert_true(tour_shows(fixture, "QUESTION 1 OF 2"));
    assert_int_equal(fixture->state.selected, no_zone);
}

static void the_first_answer_counts_and_why_follows(void **state)
{
    struct ui_fixture *fixture = *state;
    ui_press(fixture, "Q 2");
    assert_true(tour_shows(fixture, "Right."));
    assert_true(tour_shows(fixture, "A friend said so."));
    assert_true(tour_shows(fixture, "A house of books · 1 May 2025"));
    assert_true(tour_shows(fixture, "1 of 1 right"));
    assert_int_equal(ui_press(fixture, "1"), OUTCOME_NOTHING);
    assert_true(tour_shows(fixture, "1 of 1 right"));
    ui_press(fixture, "Space 2");
    assert_true(tour_shows(fixture, "QUESTION 2 OF 2"));
    assert_true(tour_shows(fixture, "No: it is 1."));
    assert_true(tour_shows(fixture, "1 of 2 right"));
    ui_press(fixture, "PgUp");
    assert_true(tour_shows(fixture, "Right."));
}

static void a_question_may_have_four_answers(void **state)
{
    struct ui_fixture *fixture = *state;
    fixture->plan.questions.items[1].right = 3;
    ui_press(fixture, "Q Space");
    assert_true(tour_shows(fixture, "1-4 answer"));
    ui_press(fixture, "4");
    assert_true(tour_shows(fixture, "Right."));
}

static void the_score_is_told_at_the_end_and_forgotten(void **state)
{
    struct ui_fixture *fixture = *state;
    ui_press(fixture, "Q 2 Space 1 Space");
    assert_true(tour_shows(fixture, "2 of 2 right"));
    assert_true(tour_shows(fixture, "nothing is stored or sent"));
    assert_int_equal(ui_press(fixture, "1"), OUTCOME_REDRAW); /* no question, no answer */
    ui_press(fixture, "Space");
    assert_true(tour_shows(fixture, "QUESTION 1 OF 2"));
    assert_false(tour_shows(fixture, "right"));
}

/* The screen's last row, blanks at the end left off. */
static void assert_hints(struct ui_fixture *fixture, const char *words)
{
    struct frame frame;
    frame_init(&frame, fixture->state.columns, fixture->state.rows);
    screen_draw(&frame, &fixture->state);
    assert_string_equal(frame_text_row(&frame, frame.rows - 1), words);
    frame_fini(&frame);
}

static void hints_on_a_page_are_those_that_work_there(void **state)
{
    struct ui_fixture *fixture = *state;
    state_resize(&fixture->state, 80, 24);
    ui_press(fixture, "Q");
    assert_hints(fixture, " 1-3 answer  Space next  PgUp back  Esc leave  q quit  ? help");
    ui_press(fixture, "Space Space"); /* the end has no answers */
    assert_hints(fixture, " Space next  PgUp back  Esc leave  q quit  ? help");
    ui_press(fixture, "Esc c");
    assert_hints(fixture, " Esc close  q quit  ? help"); /* all of it is seen */
    ui_press(fixture, "?");
    assert_hints(fixture, " PgDn/PgUp scroll  Esc close  q quit  ? help");
    ui_press(fixture, "Esc p"); /* tiers can be selected there, and changed */
    assert_hints(fixture, " 1-3 tier  [ ] depth  r line  Esc close  q quit  ? help");
    ui_press(fixture, "Esc");
    assert_true(tour_shows(fixture, " ←↑↓→ move  +/- zoom  1-3 tier"));
    assert_false(tour_shows(fixture, "Esc close"));
}

static void it_is_left_and_found_again_where_it_was(void **state)
{
    struct ui_fixture *fixture = *state;
    ui_press(fixture, "Q Space");
    assert_int_equal(ui_press(fixture, "Esc"), OUTCOME_REDRAW);
    assert_int_equal(fixture->state.page, PAGE_NONE);
    ui_press(fixture, ": q u i z Enter"); /* by its name */
    assert_true(tour_shows(fixture, "QUESTION 2 OF 2"));
    ui_press(fixture, "Q t Q"); /* over the tour, which goes on when it is left */
    assert_true(tour_shows(fixture, "QUESTION 2 OF 2"));
    ui_press(fixture, "PgUp Esc");
    assert_true(fixture->state.tour.is_on);
    assert_int_equal(fixture->state.tour.step, 0);
}

static void a_plan_without_questions_says_so(void **state)
{
    struct ui_fixture *fixture = *state;
    size_t count = fixture->plan.questions.count;
    fixture->plan.questions.count = 0;
    ui_press(fixture, "Q");
    assert_string_equal(fixture->state.flash, "this plan has no questions");
    assert_int_equal(fixture->state.page, PAGE_NONE);
    fixture->plan.questions.count = count;
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, tour_fixture_setup, ui_fixture_teardown)
    const struct CMUnitTest tests[] = {
        TEST(a_question_waits_for_a_number),
        TEST(the_first_answer_counts_and_why_follows),
        TEST(a_question_may_have_four_answers),
        TEST(the_score_is_told_at_the_end_and_forgotten),
        TEST(hints_on_a_page_are_those_that_work_there),
        TEST(it_is_left_and_found_again_where_it_was),
        TEST(a_plan_without_questions_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
