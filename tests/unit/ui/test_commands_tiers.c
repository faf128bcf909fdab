#include "../cmocka_all.h"

#include <string.h>

#include "ui_fixture.h"

static void without_a_tier_there_is_no_depth(void **state)
{
    struct ui_fixture *fixture = *state;
    ui_press(fixture, "]");
    assert_string_equal(fixture->state.flash, "select a tier first, with its number");
    ui_press(fixture, "4 ]"); /* the rest */
    assert_string_equal(fixture->state.flash, "the rest has no depth: select a tier, with its number");
    ui_press(fixture, "3 Enter");
    fixture->state.selected = 3; /* as whoever is followed selects it */
    ui_type(fixture, "30");
    ui_press(fixture, "Enter");
    assert_non_null(strstr(fixture->state.prompt.note, "the rest has no depth"));
    assert_false(state_is_changed(&fixture->state));
}

static void depths_change_and_keep_their_order(void **state)
{
    struct ui_fixture *fixture = *state;
    const double *outer_km = fixture->state.choice.outer_km;
    ui_press(fixture, "]");
    assert_true(outer_km[0] == 25 && outer_km[1] == 75 && outer_km[2] == 220); /* of which tier? */
    assert_non_null(strstr(fixture->state.flash, "select"));
    ui_press(fixture, "2 ] ] [ }");
    assert_true(outer_km[0] == 25 && outer_km[1] == 86 && outer_km[2] == 220);
    for (int i = 0; i < 30; i++)
        ui_press(fixture, "{");
    assert_true(outer_km[1] == 26);
    assert_non_null(strstr(fixture->state.flash, "thinner"));
    for (int i = 0; i < 30; i++)
        ui_press(fixture, "}");
    assert_true(outer_km[1] == 219);
    assert_non_null(strstr(fixture->state.flash, "deeper"));
    ui_press(fixture, "1 {");
    assert_true(outer_km[0] == 15);
    ui_press(fixture, "{ {");
    assert_true(outer_km[0] == 1);
    ui_press(fixture, "4 ]"); /* the rest has no depth */
    assert_true(outer_km[0] == 1 && outer_km[1] == 219 && outer_km[2] == 220);
}

static void reference_lines_take_turns(void **state)
{
    struct ui_fixture *fixture = *state;
    const struct choice *choice = &fixture->state.choice;
    assert_int_equal(choice->reference, REFERENCE_RUSSIA);
    ui_press(fixture, "r");
    assert_int_equal(choice->reference, REFERENCE_RUSSIA_BELARUS);
    ui_press(fixture, "r");
    assert_int_equal(choice->reference, REFERENCE_RUSSIA);
    fixture->state.turns[REFERENCE_FILE] = true;
    ui_press(fixture, "r r");
    assert_int_equal(choice->reference, REFERENCE_FILE);
    ui_press(fixture, "r");
    assert_int_equal(choice->reference, REFERENCE_RUSSIA);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, ui_fixture_setup, ui_fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(without_a_tier_there_is_no_depth),
        TEST(depths_change_and_keep_their_order),
        TEST(reference_lines_take_turns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
