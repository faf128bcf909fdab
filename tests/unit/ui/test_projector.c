#include "viewer/ui/projector.h"

#include "../cmocka_all.h"

#include <string.h>

#include "tour_fixture.h"

static void it_shows_fewer_and_larger_things(void **state)
{
    struct ui_fixture *fixture = *state;
    assert_true(tour_shows(fixture, "TIERS"));
    assert_true(tour_shows(fixture, "Seat of the North"));
    ui_press(fixture, "P");
    assert_true(fixture->state.projector.is_on);
    assert_int_equal(fixture->state.layout.panel.columns, 0);
    assert_false(tour_shows(fixture, "TIERS"));
    assert_false(fixture->state.shows.rivers || fixture->state.shows.regions || fixture->state.shows.inset);
    assert_false(tour_shows(fixture, "Seat of the North"));
    assert_false(tour_shows(fixture, "Faraway"));
    assert_true(tour_shows(fixture, "Kapital"));
    assert_true(tour_shows(fixture, "F A R"));
    assert_true(tour_shows(fixture, "A plan with a tour"));
}

static void what_is_selected_has_its_words_under_the_map(void **state)
{
    struct ui_fixture *fixture = *state;
    ui_press(fixture, "P 1");
    assert_true(tour_shows(fixture, "─ Near ─"));
    assert_true(tour_shows(fixture, "0-25 km"));
    assert_true(tour_shows(fixture, "Somebody would perhaps hold it."));
    assert_true(tour_shows(fixture, "said by: a friend · A house of books, 1 May 2025"));
    int rows = fixture->state.layout.caption.rows;
    ui_press(fixture, "4");
    assert_true(tour_shows(fixture, "─ Everything else ─"));
    assert_int_equal(fixture->state.layout.caption.rows, rows); /* the map does not move */
    ui_press(fixture, "t");
    assert_true(tour_shows(fixture, "─ The country ─"));
    ui_press(fixture, "Esc");
    assert_true(tour_shows(fixture, "─ Everything else ─"));
}

static void all_is_as_it_was_afterwards(void **state)
{
    struct ui_fixture *fixture = *state;
    struct state *ui = &fixture->state;
    struct theme_choice items[] = {{.theme = {.name = "dark"}}, {.theme = {.name = "high-contrast"}}, {.theme = {.name = "light"}}};
    struct themes themes = {items, 3, 3};
    for (size_t i = 0; i < 3; i++)
        for (enum role role = ROLE_TIER_1; role <= ROLE_REST; role++)
            items[i].theme.colours[role].index_256 = (uint8_t)(100 + role);
    ui->themes = &themes;
    ui->theme = ui->theme_in_use = 2;
    ui->shows.graticule = true;
    ui->shows.towns = false;
    ui_press(fixture, "+ + Right");
    struct map_shows before = ui->shows;
    struct camera camera = ui->camera;
    ui_press(fixture, "P");
    assert_string_equal(state_theme(ui)->name, "high-contrast");
    assert_false(ui->shows.graticule);
    assert_false(ui->shows.towns); /* what was off stays off */
    ui_press(fixture, "T P"); /* other colours, for a while */
    assert_string_equal(state_theme(ui)->name, "light");
    assert_memory_equal(&ui->shows, &before, sizeof before);
    assert_true(ui->layout.panel.columns > 0);
    assert_memory_equal(&ui->camera, &camera, sizeof camera);
}

static void a_theme_that_cannot_be_used_is_left(void **state)
{
    struct ui_fixture *fixture = *state;
    struct state *ui = &fixture->state;
    struct theme_choice items[] = {{.theme = {.name = "dark", .patterns = true}}, {.error = {"no"}, .theme = {.name = "high-contrast"}}};
    struct themes themes = {items, 2, 2};
    ui->themes = &themes;
    ui_press(fixture, "P");
    assert_string_equal(state_theme(ui)->name, "dark");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, tour_fixture_setup, ui_fixture_teardown)
    const struct CMUnitTest tests[] = {
        TEST(it_shows_fewer_and_larger_things),
        TEST(what_is_selected_has_its_words_under_the_map),
        TEST(all_is_as_it_was_afterwards),
        TEST(a_theme_that_cannot_be_used_is_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
