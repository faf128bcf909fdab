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
    double worst_m = 0, worst_degrees = 0;
    for (int i = 0; i < 20000; i++) {
        struct lonlat from = {random_in(-180, 180), random_in(-85, 85)};
        struct lonlat to = {from.lon + random_in(-60, 60), random_in(-85, 85)};
        if (i % 2 == 0)
            to = (struct lonlat){from.lon + random_in(-3, 3), from.lat + random_in(-3, 3)};
        double theirs_m, their_azimuth;
        geod_inverse(&wgs84, from.lat, from.lon, to.lat, to.lon, &theirs_m, &their_azimuth, NULL);
        worst_m = fmax(worst_m, fabs(geodesic_distance_m(from, to) - theirs_m));
        worst_degrees = fmax(worst_degrees, fabs(remainder(geodesic_azimuth(from, to) - their_azimuth, 360)));
    }
    assert_true(worst_m < 0.001);
    assert_true(worst_degrees < 1e-6);
}

static void same_place_and_antipodes(void **state)
{
    (void)state;
    assert_true(geodesic_distance_m((struct lonlat){30, 50}, (struct lonlat){30, 50}) == 0);
    assert_true(geodesic_azimuth((struct lonlat){30, 50}, (struct lonlat){30, 50}) == 0);
    double far_m = geodesic_distance_m((struct lonlat){0, 0.1}, (struct lonlat){179.9, 0});
    assert_true(far_m > 19.8e6 && far_m < 20.1e6);
}

static void azimuths_run_from_north_clockwise(void **state)
{
    (void)state;
    const struct lonlat from = {30, 50};
    assert_true(geodesic_azimuth(from, (struct lonlat){30, 51}) == 0);
    assert_true(fabs(geodesic_azimuth(from, (struct lonlat){30.01, 50}) - 90) < 0.01);
    assert_true(fabs(geodesic_azimuth(from, (struct lonlat){30, 49}) - 180) < 1e-9);
    assert_true(fabs(geodesic_azimuth(from, (struct lonlat){29.99, 50}) - 270) < 0.01);
}

/* The worst relative difference over rings around random places. */
static double worst_area_error(double lat_max, double radius_degrees, int count_max)
{
    enum { points_max = 40 };
    struct geod_geodesic wgs84;
    geod_init(&wgs84, 6378137, 1 / 298.257223563);
    double worst = 0;
    for (int round = 0; round < 2000; round++) {
        struct lonlat centre = {random_in(-180, 180), random_in(-lat_max, lat_max)}, ring[points_max];
        double lats[points_max], lons[points_max], theirs_m2, perimeter_m;
        int count = 3 + rand() % (count_max - 2);
        for (int i = 0; i < count; i++) {
            double radius = radius_degrees * random_in(0.3, 1),
                   angle = (round % 2 == 0 ? i : -i) * 2 * M_PI / count;
            ring[i].lat = lats[i] = centre.lat + radius * sin(angle);
            ring[i].lon = lons[i] = remainder(centre.lon + radius * cos(angle), 360);
        }
        geod_polygonarea(&wgs84, lats, lons, count, &theirs_m2, &perimeter_m);
        worst = fmax(worst, fabs(geodesic_area_m2(ring, (size_t)count) / fabs(theirs_m2) - 1));
    }
    return worst;
}

/* From a field to a continent; with few and with many corners; over the equator and over the 180th meridian.
 */
static void areas_agree_with_proj(void **state)
{
    (void)state;
    srand(2);
    assert_true(worst_area_error(60, 8, 40) < 1e-9);
    assert_true(worst_area_error(60, 20, 6) < 1e-9);
    assert_true(worst_area_error(85, 0.5, 20) < 1e-9);
    assert_true(worst_area_error(60, 0.01, 20) < 1e-6);
    assert_true(worst_area_error(3, 4, 10) < 1e-9);
}

static void areas_of_special_rings(void **state)
{
    (void)state;
    struct geod_geodesic wgs84;
    geod_init(&wgs84, 6378137, 1 / 298.257223563);
    double theirs_m2, perimeter_m;
    /* Sides along meridians, the equator and through a pole; the first place repeated. */
    const struct lonlat octant[] = {{0, 0}, {60, 0}, {60, 90}, {0, 90}, {0, 0}};
    double lats[] = {0, 0, 90, 90}, lons[] = {0, 60, 60, 0};
    geod_polygonarea(&wgs84, lats, lons, 4, &theirs_m2, &perimeter_m);
    assert_true(fabs(geodesic_area_m2(octant, 5) / theirs_m2 - 1) < 1e-7);
    const struct lonlat nothing[] = {{10, 10}, {20, 10}, {10, 10}};
    assert_true(geodesic_area_m2(nothing, 3) < 1);
    assert_true(geodesic_area_m2(nothing, 1) == 0);
    assert_true(geodesic_area_m2(nothing, 0) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_proj),
        cmocka_unit_test(same_place_and_antipodes),
        cmocka_unit_test(azimuths_run_from_north_clockwise),
        cmocka_unit_test(areas_agree_with_proj),
        cmocka_unit_test(areas_of_special_rings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
