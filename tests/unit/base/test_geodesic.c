#include "../cmocka_all.h"

#include <geodesic.h>
#include <math.h>
#include <stdlib.h>

#include "base/geodesic.h"

static double random_in(double low, double high)
{
    return low + (high - low) * rand() / RAND_MAX;
}

/* Held to the geodesic routines that come with PROJ (C. F. F. Karney). */
static void agrees_with_proj(void **state)
{
    (void)state;
    struct geod_geodesic wgs84;
    geod_init(&wgs84, 6378137, 1 / 298.257223563);
    srand(1);
    double worst_m = 0;
    for (int i = 0; i < 20000; i++) {
        struct lonlat from = {random_in(-180, 180), random_in(-85, 85)};
        struct lonlat to = {from.lon + random_in(-60, 60), random_in(-85, 85)};
        if (i % 2 == 0)
            to = (struct lonlat){from.lon + random_in(-3, 3), from.lat + random_in(-3, 3)};
        double theirs_m;
        geod_inverse(&wgs84, from.lat, from.lon, to.lat, to.lon, &theirs_m, NULL, NULL);
        worst_m = fmax(worst_m, fabs(geodesic_distance_m(from, to) - theirs_m));
    }
    assert_true(worst_m < 0.001);
}

static void same_place_and_antipodes(void **state)
{
    (void)state;
    assert_true(geodesic_distance_m((struct lonlat){30, 50}, (struct lonlat){30, 50}) == 0);
    double far_m = geodesic_distance_m((struct lonlat){0, 0.1}, (struct lonlat){179.9, 0});
    assert_true(far_m > 19.8e6 && far_m < 20.1e6);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_proj),
        cmocka_unit_test(same_place_and_antipodes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
