#include "viewer/map/flight.h"

#include "../cmocka_all.h"

#include <math.h>

static struct camera view(double x, double y, double metres_per_column)
{
    return camera_go((struct camera){.metres_per_column = metres_per_column, .columns = 80, .rows = 24}, (struct point){x, y});
}

static void assert_view(struct camera a, struct camera b)
{
    double within_m = 2 * b.metres_per_column; /* cells lie on a grid */
    if (fabs(a.centre.x - b.centre.x) > within_m || fabs(a.centre.y - b.centre.y) > within_m ||
        fabs(a.metres_per_column / b.metres_per_column - 1) > 0.02)
        fail_msg("%.0f %.0f at %.1f is not %.0f %.0f at %.1f", a.centre.x, a.centre.y, a.metres_per_column, b.centre.x, b.centre.y,
                 b.metres_per_column);
}

static void begins_and_ends_where_it_should(void **state)
{
    (void)state;
    const struct flight flights[] = {
        {view(0, 0, 15e3), view(400e3, 200e3, 2e3)}, {view(400e3, 200e3, 2e3), view(0, 0, 15e3)},
        {view(-300e3, 0, 1e3), view(300e3, 0, 1e3)}, {view(0, 0, 15e3), view(0, 0, 500)},
        {view(0, 0, 500), view(0, 0, 15e3)},         {view(0, 0, 1e3), view(3e3, 0, 1e3)},
    };
    for (size_t i = 0; i < sizeof flights / sizeof *flights; i++) {
        const struct flight *flight = &flights[i];
        struct camera last = flight_at(flight, 1);
        assert_memory_equal(&last, &flight->to, sizeof last);
        assert_view(flight_at(flight, 0), flight->from);
        assert_view(flight_at(flight, 0.0001), flight->from);
        assert_view(flight_at(flight, 0.9999), flight->to);
        assert_view(flight_at(flight, 7), flight->to);
        assert_in_range(flight_duration_ms(flight), 500, 2500);
        for (double part = 0; part <= 1; part += 0.01) {
            struct camera camera = flight_at(flight, part);
            assert_true(isfinite(camera.centre.x) && isfinite(camera.centre.y) && camera.metres_per_column > 0);
            assert_true(camera.columns == 80 && camera.rows == 24);
        }
    }
}

static void there_is_no_way_to_where_one_is(void **state)
{
    (void)state;
    const struct flight flight = {view(1e5, 2e5, 3e3), view(1e5, 2e5, 3e3)};
    assert_int_equal(flight_duration_ms(&flight), 0);
    assert_view(flight_at(&flight, 0.5), flight.to);
}

/* Over a long way it draws back, so that both ends are in view for a moment; over a short one it does not. */
static void a_long_way_is_seen_from_afar(void **state)
{
    (void)state;
    const struct flight far = {view(-500e3, 0, 1e3), view(500e3, 0, 1e3)}, near = {view(0, 0, 10e3), view(50e3, 0, 10e3)};
    struct camera middle = flight_at(&far, 0.5);
    assert_true(middle.metres_per_column > 5e3);
    assert_true(fabs(middle.centre.x) < 20e3);
    assert_true(flight_at(&near, 0.5).metres_per_column < 10.5e3);
    assert_true(flight_duration_ms(&far) > flight_duration_ms(&near));
}

/* What is flown by moves steadily: no step is many times as far as the one before it. */
static void nothing_jumps(void **state)
{
    (void)state;
    const struct flight flight = {view(0, 0, 15e3), view(400e3, 200e3, 2e3)};
    for (int i = 1; i < 100; i++) {
        struct camera before = flight_at(&flight, (i - 1) / 100.0), now = flight_at(&flight, i / 100.0);
        double columns = hypot(now.centre.x - before.centre.x, now.centre.y - before.centre.y) / now.metres_per_column;
        assert_true(columns < 6);
        assert_true(fabs(log(now.metres_per_column / before.metres_per_column)) < 0.08);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(begins_and_ends_where_it_should),
        cmocka_unit_test(there_is_no_way_to_where_one_is),
        cmocka_unit_test(a_long_way_is_seen_from_afar),
        cmocka_unit_test(nothing_jumps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
