#include "viewer/ui/tour.h"

#include "../cmocka_all.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tour_fixture.h"
#include "viewer/ui/files.h"

static void it_goes_step_by_step_and_back(void **state)
{
    struct ui_fixture *fixture = *state;
    const struct state *ui = &fixture->state;
    ui_press(fixture, "t");
    assert_true(ui->tour.is_on);
    assert_int_equal(ui->tour.step, 0);
    ui_press(fixture, "Space PgDn");
    assert_int_equal(ui->tour.step, 2);
    ui_press(fixture, "PgUp");
    assert_int_equal(ui->tour.step, 1);
    ui_press(fixture, "Backspace Backspace");
    assert_int_equal(ui->tour.step, 0);
    assert_non_null(strstr(ui->flash, "begins here"));
    ui_press(fixture, "Space Space Space Space Space");
    assert_int_equal(ui->tour.step, 4);
    assert_non_null(strstr(ui->flash, "ends here"));
    ui_press(fixture, "t");
    assert_false(ui->tour.is_on);
}

static void it_builds_up(void **state)
{
    struct ui_fixture *fixture = *state;
    const struct state *ui = &fixture->state;
    static const struct { uint32_t hidden, selected; bool hides_line; } steps[] = {
        {3, no_zone, true}, {2, 0, false}, {1, 1, false}, {2, no_zone, false}, {0, no_zone, false},
    };
    ui_press(fixture, "t");
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        assert_int_equal(tour_tiers_hidden(ui), steps[i].hidden);
        assert_int_equal(ui->selected, steps[i].selected);
        assert_int_equal(tour_hides_line(ui), steps[i].hides_line);
        ui_press(fixture, "Space");
    }
    ui_press(fixture, "Esc");
    assert_int_equal(tour_tiers_hidden(ui), 0);
    assert_false(tour_hides_line(ui));
}

static bool holds(const struct camera *camera, struct extent extent)
{
    struct extent view = camera_extent(camera);
    return view.min_x <= extent.min_x && view.max_x >= extent.max_x && view.min_y <= extent.min_y && view.max_y >= extent.max_y;
}

static void each_step_goes_where_it_says(void **state)
{
    struct ui_fixture *fixture = *state;
    const struct state *ui = &fixture->state;
    ui_press(fixture, "t");
    tour_settle(fixture);
    assert_true(holds(&ui->camera, scene_extent(fixture->scene)));
    ui_press(fixture, "Space");
    assert_false(ui->tour.is_flying); /* it is there already */
    ui_press(fixture, "Space");
    assert_true(ui->tour.is_flying);
    tour_settle(fixture);
    assert_true(holds(&ui->camera, scene_zone_extent(fixture->scene, 1)));
    assert_false(holds(&ui->camera, scene_extent(fixture->scene)));
    ui_press(fixture, "Space");
    tour_settle(fixture);
    const struct projection *projection = &scene_ground(fixture->scene)->projection;
    static const struct lonlat inside[] = {{36, 49}, {40, 49}, {36, 52}, {40, 52}, {38, 52}, {38, 49}};
    for (size_t i = 0; i < sizeof inside / sizeof *inside; i++)
        assert_true(extent_contains(camera_extent(&ui->camera), projection_forward(projection, inside[i])));
    ui_press(fixture, "Space");
    tour_settle(fixture);
    assert_true(ui->tour.has_place);
    assert_string_equal(ui->tour.place.name, "Kapital");
    assert_true(hypot(ui->tour.place.point.x - 520e3, ui->tour.place.point.y - 330e3) < 1);
    assert_true(extent_contains(camera_extent(&ui->camera), (struct point){520e3 + 85e3, 330e3 - 85e3}));
    assert_true(ui->camera.metres_per_column < 12e3);
}

static void leaving_puts_the_map_back(void **state)
{
    struct ui_fixture *fixture = *state;
    struct state *ui = &fixture->state;
    ui_press(fixture, "2 + Right Right");
    struct camera camera = ui->camera;
    ui_press(fixture, "t Space Space");
    assert_int_equal(ui->layout.panel.columns, 0);
    assert_true(ui->layout.caption.rows > 0);
    ui_press(fixture, "Esc"); /* in the middle of a flight */
    assert_memory_equal(&ui->camera, &camera, sizeof camera);
    assert_int_equal(ui->selected, 1);
    assert_int_equal(ui->view, VIEW_FREE);
    assert_true(ui->panel && ui->layout.panel.columns > 0);
    assert_int_equal(ui->layout.caption.rows, 0);
    assert_int_equal(tour_tick_ms(ui), -1);
    ui_press(fixture, "0 t");
    tour_settle(fixture);
    ui_press(fixture, "Space Space");
    state_resize(ui, 80, 24);
    ui_press(fixture, "Esc");
    assert_int_equal(ui->view, VIEW_WHOLE);
    struct camera whole = scene_fit(fixture->scene, ui->layout.map.columns, ui->layout.map.rows);
    assert_memory_equal(&ui->camera, &whole, sizeof whole);
}

static void a_flight_is_a_function_of_time(void **state)
{
    struct ui_fixture *fixture = *state;
    struct state *ui = &fixture->state;
    ui_press(fixture, "t");
    tour_settle(fixture);
    ui_press(fixture, "Space Space Space Space");
    struct camera from = ui->camera, to = ui->tour.flight.to;
    int duration_ms = flight_duration_ms(&ui->tour.flight);
    assert_int_equal(tour_tick_ms(ui), 0); /* it begins when the time is known */
    const struct event moments[] = {{.kind = EVENT_TICK, .now_ms = 70000}, {.kind = EVENT_TICK, .now_ms = 70000 + duration_ms / 2},
                                    {.kind = EVENT_TICK, .now_ms = 70000 + duration_ms}};
    assert_int_equal(state_update(ui, &moments[0]), OUTCOME_REDRAW);
    assert_memory_equal(&ui->camera, &from, sizeof from);
    assert_true(tour_tick_ms(ui) > 70000 && tour_tick_ms(ui) <= 70100);
    state_update(ui, &moments[1]);
    assert_true(ui->tour.is_flying);
    assert_true(ui->camera.metres_per_column < from.metres_per_column && ui->camera.metres_per_column > to.metres_per_column);
    state_update(ui, &moments[2]);
    assert_false(ui->tour.is_flying);
    assert_memory_equal(&ui->camera, &to, sizeof to);
    assert_int_equal(tour_tick_ms(ui), -1);
}

/* Whoever takes the map over has it at once. */
static void other_keys_end_a_flight(void **state)
{
    struct ui_fixture *fixture = *state;
    struct state *ui = &fixture->state;
    ui_press(fixture, "t");
    tour_settle(fixture);
    ui_press(fixture, "Space Space");
    struct camera to = ui->tour.flight.to;
    ui_press(fixture, "S-Right");
    assert_false(ui->tour.is_flying);
    struct camera beside = camera_pan(to, 1, 0);
    assert_memory_equal(&ui->camera, &beside, sizeof beside);
    ui_press(fixture, "Space"); /* from there on */
    assert_true(ui->tour.is_flying);
    assert_memory_equal(&ui->tour.flight.from, &beside, sizeof beside);
    tour_next_moment(fixture);
    ui_press(fixture, "Space"); /* the next step, from where the flight was */
    assert_true(ui->tour.is_flying);
    assert_int_equal(ui->tour.step, 4);
}

static void nothing_flies_where_nothing_should(void **state)
{
    struct ui_fixture *fixture = *state;
    struct state *ui = &fixture->state;
    ui->tour.is_still = true;
    ui_press(fixture, "t Space Space");
    assert_false(ui->tour.is_flying);
    assert_true(holds(&ui->camera, scene_zone_extent(fixture->scene, 1)));
    assert_int_equal(tour_tick_ms(ui), -1);
    ui->tour.is_still = false;
    ui_press(fixture, "Space");
    assert_true(ui->tour.is_flying);
    tour_give_up_flights(ui); /* a slow line */
    assert_false(ui->tour.is_flying);
    ui_press(fixture, "Space");
    assert_false(ui->tour.is_flying);
    ui_press(fixture, "Esc t");
    tour_settle(fixture);
    ui_press(fixture, "Space Space"); /* another tour tries again */
    assert_true(ui->tour.is_flying);
}

static void a_tour_that_waits_asks_for_no_ticks(void **state)
{
    struct ui_fixture *fixture = *state;
    struct state *ui = &fixture->state;
    assert_int_equal(tour_tick_ms(ui), -1);
    ui_press(fixture, "t");
    tour_settle(fixture);
    assert_int_equal(tour_tick_ms(ui), -1);
    assert_int_equal(state_update(ui, &(struct event){.kind = EVENT_TICK, .now_ms = 1000000}), OUTCOME_NOTHING);
    assert_int_equal(ui->tour.step, 0);
    ui_press(fixture, ".");
    assert_int_equal(tour_tick_ms(ui), 0);
    ui_press(fixture, ".");
    assert_int_equal(tour_tick_ms(ui), -1);
}

static void it_goes_on_by_itself(void **state)
{
    struct ui_fixture *fixture = *state;
    struct state *ui = &fixture->state;
    ui_press(fixture, "t .");
    int64_t since_ms = tour_settle(fixture);
    assert_int_equal(ui->tour.step, 0);
    int64_t first_ms = tour_next_moment(fixture); /* learns the time */
    assert_int_equal(first_ms, since_ms);
    int64_t next_ms = tour_next_moment(fixture);
    assert_int_equal(ui->tour.step, 1);
    /* "The country" and "This is the country.": 31 characters */
    assert_int_equal(next_ms - first_ms, 4000 + 70 * 31);
    ui->tour.stay_ms = 1500;
    first_ms = tour_next_moment(fixture);
    assert_int_equal(tour_tick_ms(ui), first_ms + 1500);
    ui_press(fixture, "?"); /* what lies over the map stops it */
    assert_int_equal(tour_tick_ms(ui), -1);
    ui_press(fixture, "Esc");
    assert_true(ui->tour.is_on);
    assert_int_equal(tour_tick_ms(ui), 0); /* and it waits anew */
    while (ui->tour.step < 4)
        assert_true(tour_next_moment(fixture) >= 0);
    tour_settle(fixture);
    assert_int_equal(tour_tick_ms(ui), -1); /* after the last step comes nothing */
    ui->tour.loops = true;
    tour_next_moment(fixture);
    tour_next_moment(fixture);
    assert_int_equal(ui->tour.step, 0);
}

static void escape_goes_back_in_order(void **state)
{
    struct ui_fixture *fixture = *state;
    struct state *ui = &fixture->state;
    ui_press(fixture, "t i S Esc");
    assert_true(ui->tour.is_on);
    assert_int_equal(ui->tool.kind, TOOL_HERE);
    ui_press(fixture, "Esc");
    assert_int_equal(ui->tool.kind, TOOL_NONE);
    assert_true(ui->tour.is_on);
    ui->is_waiting = true;
    ui_press(fixture, "Esc");
    assert_false(ui->tour.is_on);
    assert_false(ui->wants_back);
}

static void a_place_that_is_not_there_is_told(void **state)
{
    struct ui_fixture *fixture = *state;
    struct state *ui = &fixture->state;
    struct error error = {0};
    struct plan_step *step = &fixture->plan.tour.items[4];
    assert_true(tour_check(ui, &error));
    int line = step->place_line;
    assert_true(line > 40);
    free(step->place);
    step->place = strdup("Kapitol");
    assert_false(tour_check(ui, &error));
    char wanted[300];
    snprintf(wanted, sizeof wanted, "%s:%d: there is no place 'Kapitol' on this map; did you mean Kapital?", fixture->plan.path, line);
    assert_string_equal(error.text, wanted);
    ui_press(fixture, "t");
    assert_false(ui->tour.is_on);
    assert_non_null(strstr(ui->flash, "boxland-tour.ini"));
    free(step->place);
    step->place = strdup("Nowhere at all");
    assert_false(tour_check(ui, &error));
    assert_null(strstr(error.text, "mean"));
}

static void a_plan_without_a_tour_says_so(void **state)
{
    struct ui_fixture *fixture = *state;
    size_t count = fixture->plan.tour.count;
    fixture->plan.tour.count = 0;
    ui_press(fixture, "t");
    assert_string_equal(fixture->state.flash, "this plan has no tour");
    assert_false(fixture->state.tour.is_on);
    fixture->plan.tour.count = count;
}

static void other_tiers_move_the_step_along(void **state)
{
    struct ui_fixture *fixture = *state;
    struct state *ui = &fixture->state;
    ui_press(fixture, "t");
    tour_settle(fixture);
    ui_press(fixture, "Space Space");
    tour_next_moment(fixture);
    struct camera now = ui->camera;
    state_set_scene(ui, fixture->scene); /* as after each answer of the engine */
    assert_true(ui->tour.is_flying);
    assert_memory_equal(&ui->camera, &now, sizeof now);
    state_resize(ui, 100, 30);
    assert_false(ui->tour.is_flying);
    assert_true(holds(&ui->camera, scene_zone_extent(fixture->scene, 1)));
    assert_int_equal(ui->camera.columns, ui->layout.map.columns);
}

static void what_was_tried_goes_back_with_the_map(void **state)
{
    struct ui_fixture *fixture = *state;
    struct state *ui = &fixture->state;
    const double *outer_km = ui->choice.outer_km;
    ui_press(fixture, "2 ]");
    double before_km = outer_km[1];
    ui_press(fixture, "t Space ] } r");
    assert_int_equal(ui->choice.reference, REFERENCE_RUSSIA_BELARUS);
    double tried_km = outer_km[1];
    struct choice tried = ui->choice;
    ui_press(fixture, "Esc");
    assert_true(outer_km[1] == before_km);
    assert_int_equal(ui->choice.reference, REFERENCE_RUSSIA);
    assert_non_null(strstr(ui->flash, "u brings back what was tried"));
    ui_press(fixture, "u"); /* one step */
    assert_true(choice_equal(&ui->choice, &tried, ui->plan->tier_count) && outer_km[1] == tried_km);
    ui_press(fixture, "U");
    assert_true(outer_km[1] == before_km);
    ui_press(fixture, "u t Space Esc");
    assert_string_equal(ui->flash, ""); /* nothing was tried */
    assert_true(outer_km[1] == tried_km);
    ui_press(fixture, "t ]");
    files_done(ui, &(struct errand){.kind = ERRAND_SAVE, .path = "my.ini"}); /* what is in a file was meant */
    double saved_km = outer_km[1];
    ui_press(fixture, "] Esc");
    assert_true(outer_km[1] == saved_km);
    assert_int_equal(ui_press(fixture, "q"), OUTCOME_QUIT);
}

static void the_tour_goes_back_to_nothing_that_cannot_be_had(void **state)
{
    struct ui_fixture *fixture = *state;
    struct state *ui = &fixture->state;
    struct choice good = ui->choice;
    ui_press(fixture, "1 ] t Space");
    state_return(ui, &good); /* the depth that the tour began with failed */
    ui_press(fixture, "Esc");
    assert_true(choice_equal(&ui->choice, &good, ui->plan->tier_count));
    ui_press(fixture, "t Space ]");
    ui->shared.role = SHARED_FOLLOWED; /* others decide */
    struct choice theirs = ui->choice;
    tour_leave(ui, 0);
    assert_true(choice_equal(&ui->choice, &theirs, ui->plan->tier_count));
}

/* Nothing else on the screen tells it there. */
static void a_depth_that_is_tried_is_told(void **state)
{
    struct ui_fixture *fixture = *state;
    const char *flash = fixture->state.flash;
    ui_press(fixture, "2 ]");
    assert_string_equal(flash, ""); /* the panel has it */
    ui_press(fixture, "[ t Space 1 ]");
    assert_true(tour_shows(fixture, "tier 1: 0-26 km (illustrative)"));
    ui_press(fixture, "]");
    assert_string_equal(flash, "tier 1: 0-27\u00a0km (illustrative)");
    ui_press(fixture, "2 Enter");
    ui_type(fixture, "80.5");
    ui_press(fixture, "Enter");
    assert_string_equal(flash, "tier 2: 27-80.5\u00a0km (illustrative)");
    ui_press(fixture, "1 { { { {");
    assert_non_null(strstr(flash, "thinner"));
    ui_press(fixture, "p ]");
    assert_string_equal(flash, ""); /* it is on the page */
    ui_press(fixture, "Esc Esc");
    state_resize(&fixture->state, 80, 24);
    ui_press(fixture, "1 ]");
    assert_string_equal(flash, ""); /* there is a strip */
    state_resize(&fixture->state, 39, 14);
    ui_press(fixture, "]");
    assert_non_null(strstr(flash, "tier 1: 0-"));
    state_resize(&fixture->state, 80, 24);
    ui_press(fixture, "P ]");
    assert_string_equal(flash, ""); /* for a room, the caption has it */
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, tour_fixture_setup, ui_fixture_teardown)
    const struct CMUnitTest tests[] = {
        TEST(it_goes_step_by_step_and_back),
        TEST(it_builds_up),
        TEST(each_step_goes_where_it_says),
        TEST(leaving_puts_the_map_back),
        TEST(a_flight_is_a_function_of_time),
        TEST(other_keys_end_a_flight),
        TEST(nothing_flies_where_nothing_should),
        TEST(a_tour_that_waits_asks_for_no_ticks),
        TEST(it_goes_on_by_itself),
        TEST(escape_goes_back_in_order),
        TEST(a_place_that_is_not_there_is_told),
        TEST(a_plan_without_a_tour_says_so),
        TEST(what_was_tried_goes_back_with_the_map),
        TEST(the_tour_goes_back_to_nothing_that_cannot_be_had),
        TEST(a_depth_that_is_tried_is_told),
        TEST(other_tiers_move_the_step_along),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
