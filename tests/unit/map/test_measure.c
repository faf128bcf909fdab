#include "../cmocka_all.h"

#include <geodesic.h>
#include <math.h>
#include <stdlib.h>

#include "viewer/map/measure.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static double random_in(double low, double high)
{
    return low + (high - low) * rand() / RAND_MAX;
}

static void lengths_agree_with_proj(void **state)
{
    (void)state;
    const struct lonlat path[] = {
        {30.52, 50.45}, {24.03, 49.84}, {30.73, 46.48}, {30.73, 46.48}, {36.23, 49.99}};
    struct geod_geodesic wgs84;
    geod_init(&wgs84, 6378137, 1 / 298.257223563);
    double legs_m[4], sum_m = 0;
    struct measure measure = measure_path(path, COUNT(path), legs_m);
    for (size_t i = 0; i < 4; i++) {
        double theirs_m;
        geod_inverse(&wgs84, path[i].lat, path[i].lon, path[i + 1].lat, path[i + 1].lon, &theirs_m, NULL,
                     NULL);
        assert_true(fabs(legs_m[i] - theirs_m) < 0.001);
        sum_m += theirs_m;
    }
    assert_true(fabs(measure.total_m - sum_m) < 0.004);
    assert_false(measure.is_closed);
    assert_false(measure.is_crossed);
    assert_true(measure.area_km2 == 0);
}

static void areas_agree_with_proj(void **state)
{
    enum { most = 60 };
    (void)state;
    struct geod_geodesic wgs84;
    geod_init(&wgs84, 6378137, 1 / 298.257223563);
    srand(3);
    for (int round = 0; round < 500; round++) {
        struct lonlat ring[most + 1];
        double lats[most], lons[most], theirs_m2, perimeter_m, around = round % 5 == 0 ? 180 : 31;
        size_t count = 3 + (size_t)rand() % (most - 2);
        for (size_t i = 0; i < count; i++) {
            double angle = 2 * M_PI * (double)i / (double)count, radius = random_in(4, 6);
            lats[i] = ring[i].lat = 48.5 + radius * 0.6 * sin(angle);
            lons[i] = ring[i].lon = remainder(around + radius * cos(angle), 360);
        }
        ring[count] = ring[0];
        geod_polygonarea(&wgs84, lats, lons, (int)count, &theirs_m2, &perimeter_m);
        struct measure measure = measure_path(ring, count + 1, NULL);
        assert_true(measure.is_closed && !measure.is_crossed);
        assert_true(fabs(measure.area_km2 * 1e6 / fabs(theirs_m2) - 1) < 1e-6);
        assert_true(fabs(measure.total_m - perimeter_m) < 0.001 * (double)count);
    }
}

static void expect_crossed(const struct lonlat *path, size_t count, bool expected)
{
    struct lonlat turned[20];
    for (int turn = 0; turn < 2; turn++) { /* the same in both directions, and at the 180th meridian */
        for (size_t i = 0; i < count; i++) {
            turned[i] = path[turn == 0 ? i : count - 1 - i];
            turned[i].lon = remainder(turned[i].lon + (turn == 0 ? 0 : 178), 360);
        }
        struct measure measure = measure_path(turned, count, NULL);
        assert_int_equal(measure.is_crossed, expected);
        bool is_ring = path[0].lon == path[count - 1].lon && path[0].lat == path[count - 1].lat;
        assert_int_equal(measure.area_km2 > 0, is_ring && !expected);
    }
}

static void crossings_are_seen(void **state)
{
    (void)state;
    const struct lonlat square[] = {{0, 50}, {2, 50}, {2, 52}, {0, 52}, {0, 50}};
    const struct lonlat bow_tie[] = {{0, 50}, {2, 52}, {2, 50}, {0, 52}, {0, 50}};
    const struct lonlat open_loop[] = {{0, 50}, {2, 50}, {2, 52}, {1, 49}};
    const struct lonlat open[] = {{0, 50}, {2, 50}, {2, 52}, {1, 50.5}};
    const struct lonlat touching[] = {{0, 50}, {4, 50}, {4, 52}, {2, 53}, {0, 50}, {-1, 49}};
    const struct lonlat corner_twice[] = {{0, 50}, {1, 51}, {2, 50}, {2, 52}, {1, 51}, {0, 52}, {0, 50}};
    const struct lonlat spike[] = {{0, 50}, {2, 50}, {2, 54}, {2, 52}, {0, 52}, {0, 50}};
    const struct lonlat begun_on_a_side[] = {{1, 50}, {2, 50}, {2, 52}, {0, 52}, {0, 50}, {1, 50}};
    const struct lonlat begun_at_a_spike[] = {{2, 54}, {2, 52}, {0, 52}, {0, 50}, {2, 50}, {2, 54}};
    const struct lonlat straight_on[] = {{0, 50}, {0, 51}, {0, 52}, {2, 52}, {0, 50}};
    const struct lonlat doubled[] = {{0, 50}, {0, 50}, {2, 50}, {2, 52}, {2, 52}, {0, 52}, {0, 50}, {0, 50}};
    const struct lonlat other_side[] = {{0, 1}, {0, -1}, {179, 0.5}, {-179, 0.5}};
    expect_crossed(square, COUNT(square), false);
    expect_crossed(bow_tie, COUNT(bow_tie), true);
    expect_crossed(open_loop, COUNT(open_loop), true);
    expect_crossed(open, COUNT(open), false);
    expect_crossed(touching, COUNT(touching), true);
    expect_crossed(corner_twice, COUNT(corner_twice), true);
    expect_crossed(spike, COUNT(spike), true);
    expect_crossed(begun_on_a_side, COUNT(begun_on_a_side), false);
    expect_crossed(begun_at_a_spike, COUNT(begun_at_a_spike), true);
    expect_crossed(straight_on, COUNT(straight_on), false);
    expect_crossed(doubled, COUNT(doubled), false);
    expect_crossed(other_side, COUNT(other_side), false);
}

/* Random paths against the plane, which near the equator and this small is as good. */
static void agrees_with_the_plane(void **state)
{
    (void)state;
    srand(4);
    int crossed = 0;
    for (int round = 0; round < 3000; round++) {
        struct lonlat path[5];
        bool expected = false;
        for (size_t i = 0; i < COUNT(path); i++)
            path[i] = (struct lonlat){random_in(30, 30.01), random_in(-0.005, 0.005)};
        for (size_t i = 0; i + 1 < COUNT(path); i++)
            for (size_t k = i + 2; k + 1 < COUNT(path); k++) {
                struct lonlat a = path[i], b = path[i + 1], c = path[k], d = path[k + 1];
#define SIDE(p, q, r)                                                                                        \
    (((q).lon - (p).lon) * ((r).lat - (p).lat) - ((q).lat - (p).lat) * ((r).lon - (p).lon) > 0)
                expected = expected || (SIDE(a, b, c) != SIDE(a, b, d) && SIDE(c, d, a) != SIDE(c, d, b));
            }
        crossed += expected;
        assert_int_equal(measure_path(path, COUNT(path), NULL).is_crossed, expected);
    }
    assert_in_range(crossed, 500, 2500);
}

static void short_paths(void **state)
{
    (void)state;
    const struct lonlat there_and_back[] = {{30, 50}, {31, 50}, {30, 50}};
    struct measure none = measure_path(NULL, 0, NULL), one = measure_path(there_and_back, 1, NULL),
                   two = measure_path(there_and_back, 2, NULL), three = measure_path(there_and_back, 3, NULL);
    assert_true(none.total_m == 0 && one.total_m == 0);
    assert_true(two.total_m > 71e3 && two.total_m < 72e3);
    assert_false(none.is_closed || one.is_closed || two.is_closed || three.is_closed);
    assert_false(two.is_crossed);
    assert_true(three.is_crossed && three.area_km2 == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lengths_agree_with_proj),
        cmocka_unit_test(areas_agree_with_proj),
        cmocka_unit_test(crossings_are_seen),
        cmocka_unit_test(agrees_with_the_plane),
        cmocka_unit_test(short_paths),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
