#include "../cmocka_all.h"

#include <math.h>
#include <stdlib.h>

#include "engine/geo/ellipsoid.h"
#include "engine/geo/fit.h"
#include "division.h"
#include "engine/tiers/reference.h"
#include "engine/tiers/statistics.h"

/* A made-up country on the map: a square of 200 km with a lake-like hole that belongs to another country, and
 * an island; the reference line is its eastern edge. Two regions: north and south. */
struct land {
    struct projection projection;
    struct shape outline, regions[2], neighbour;
    struct reference reference;
    struct geos *geos;
};

static void add_rectangle(struct shape *shape, double west_km, double south_km, double east_km,
                          double north_km, bool is_hole)
{
    const struct point ring[] = {{west_km, south_km},
                                 {west_km, north_km},
                                 {east_km, north_km},
                                 {east_km, south_km},
                                 {west_km, south_km}};
    shape_add_part(shape, is_hole);
    for (int i = 0; i < 5; i++)
        shape_add_point(shape, (struct point){ring[i].x * 1000, ring[i].y * 1000});
}

/* With a corner in the middle of east and west, where the regions meet. */
static void add_outline(struct shape *shape)
{
    const struct point ring[] = {{-100, -100}, {-100, 0},   {-100, 100}, {100, 100},
                                 {100, 0},     {100, -100}, {-100, -100}};
    shape_add_part(shape, false);
    for (int i = 0; i < 7; i++)
        shape_add_point(shape, (struct point){ring[i].x * 1000, ring[i].y * 1000});
}

static int set_up(void **state)
{
    struct land *country = calloc(1, sizeof *country);
    projection_init(&country->projection, fit_conic((struct degree_extent){29, 47, 33, 50}));
    add_outline(&country->outline);
    add_rectangle(&country->outline, 60, 40, 70, 50, true);
    add_rectangle(&country->outline, 120, -90, 125, -85, false); /* beyond the line, 20 km away */
    add_rectangle(&country->regions[0], -100, 0, 100, 100, false);
    add_rectangle(&country->regions[0], 60, 40, 70, 50, true);
    add_rectangle(&country->regions[1], -100, -100, 100, 0, false);
    add_rectangle(&country->regions[1], 120, -90, 125, -85, false);
    const struct point east[] = {{100, 100}, {100, 0}, {100, -100}, {300, -100}, {300, 100}, {100, 100}};
    shape_add_part(&country->neighbour, false);
    for (int i = 0; i < 6; i++)
        shape_add_point(&country->neighbour, (struct point){east[i].x * 1000, east[i].y * 1000});
    country->geos = geos_new();
    *state = country;
    return 0;
}

static int tear_down(void **state)
{
    struct land *country = *state;
    shape_fini(&country->outline);
    shape_fini(&country->regions[0]);
    shape_fini(&country->regions[1]);
    shape_fini(&country->neighbour);
    reference_fini(&country->reference);
    geos_free(country->geos);
    free(country);
    return 0;
}

static void divide(struct land *country, struct zones *zones, const double *outer_km, uint32_t tier_count)
{
    if (country->reference.line.parts.count == 0)
        reference_shared(&country->reference.line, &country->outline, &country->neighbour);
    const struct zones_query query = {
        .country = &country->outline,
        .regions = country->regions,
        .region_count = 2,
        .outer_km = outer_km,
        .tier_count = tier_count,
    };
    *zones = division_of(country->geos, &country->projection, query, &country->reference);
}

static bool is_near(double value, double expected, double share)
{
    return fabs(value - expected) <= fabs(expected) * share;
}

static void the_shared_edge_is_one_line(void **state)
{
    struct land *country = *state;
    struct shape line;
    reference_shared(&line, &country->outline, &country->neighbour);
    assert_int_equal(line.parts.count, 1);
    assert_int_equal(line.points.count, 3);
    for (size_t i = 0; i < 3; i++)
        assert_true(line.points.items[i].x == 100000);
    shape_fini(&line);
    struct shape far = {0};
    add_rectangle(&far, 400, 0, 500, 100, false);
    reference_shared(&line, &country->outline, &far);
    assert_int_equal(line.parts.count, 0);
    shape_fini(&line);
    shape_fini(&far);
    struct shape touching = {0};
    add_rectangle(&touching, 100, 100, 200, 200, false); /* at one corner */
    reference_shared(&line, &country->outline, &touching);
    assert_int_equal(line.parts.count, 0);
    shape_fini(&touching);
    reference_whole(&line, &country->outline);
    assert_int_equal(line.parts.count, 3);
    assert_int_equal(line.points.count, country->outline.points.count);
    shape_fini(&line);
}

static void zones_fill_the_country(void **state)
{
    struct land *country = *state;
    struct zones zones;
    divide(country, &zones, (const double[]){15, 50, 150}, 3);
    assert_int_equal(zones.count, 5);
    double sum_m2 = 0;
    for (uint32_t i = 0; i < zones.count; i++)
        sum_m2 += shape_area_m2(&zones.of[i]);
    assert_true(is_near(sum_m2, shape_area_m2(&country->outline), 1e-12));
    /* The map is close to true here; tier 1 is a strip, tier 2 has the island. */
    assert_true(is_near(shape_area_m2(&zones.of[0]), 15 * 200 * 1e6, 0.005));
    assert_true(is_near(shape_area_m2(&zones.of[1]), (35 * 200 - 100 + 25) * 1e6, 0.005));
    assert_true(is_near(shape_area_m2(&zones.of[2]), 100 * 200 * 1e6, 0.005));
    assert_int_equal(zones.of[4].parts.count, 0);
    int holes = 0;
    for (size_t i = 0; i < zones.of[1].parts.count; i++)
        holes += zones.of[1].parts.items[i].is_hole != 0;
    assert_int_equal(holes, 1); /* not filled: it is another country */
    /* Regions: halves of each strip, the hole in the north and the island in the south. */
    assert_true(is_near(zones.region_km2[0 * 2 + 0], 1500, 0.01));
    assert_true(is_near(zones.region_km2[1 * 2 + 0], 3400, 0.01));
    assert_true(is_near(zones.region_km2[1 * 2 + 1], 3525, 0.01));
    assert_true(zones.region_km2[4 * 2] == 0);
    zones_fini(&zones);
}

static void a_tier_can_take_all_or_nothing(void **state)
{
    struct land *country = *state;
    struct zones zones;
    divide(country, &zones, (const double[]){500, 900}, 2);
    assert_true(is_near(shape_area_m2(&zones.of[0]), shape_area_m2(&country->outline), 1e-12));
    assert_int_equal(zones.of[1].parts.count + zones.of[2].parts.count + zones.of[3].parts.count, 0);
    zones_fini(&zones);
    divide(country, &zones, (const double[]){0.5, 0.5001}, 2); /* half a metre wide... */
    assert_true(is_near(shape_area_m2(&zones.of[0]), 0.5 * 200 * 1e6, 0.01));
    assert_true(is_near(shape_area_m2(&zones.of[1]), 0.0001 * 200 * 1e6, 0.2));
    zones_fini(&zones);
}

static void numbers_are_counted(void **state)
{
    struct land *country = *state;
    struct zones zones;
    struct zone numbers[zones_max];
    const double outer_km[] = {15, 50};
    struct town towns[] = {
        {.point = {95e3, 20e3}, .population = 10000, .is_home = true},
        {.point = {90e3, -20e3}, .population = 20000, .is_home = true},
        {.point = {70e3, -20e3}, .population = 40000, .is_home = true},
        {.point = {-50e3, 0.5e3}, .population = 80000, .is_home = true},
        {.point = {-50e3, 1e3},
         .population = 160000,
         .is_home = false}, /* a town of another country on our land is not counted */
        {.point = {65e3, 45e3}, .population = 320000, .is_home = true},   /* in the hole */
        {.point = {122e3, -88e3}, .population = 640000, .is_home = true}, /* on the island */
    };
    divide(country, &zones, outer_km, 2);
    double country_km2 = ellipsoid_area_km2(&country->outline, &country->projection), area_km2 = 0, share = 0;
    const struct statistics_query query = {&country->projection, &zones, outer_km, 2};
    assert_true(statistics_measure(numbers, country->geos, &query, towns, sizeof towns / sizeof *towns));
    for (uint32_t i = 0; i < zones.count; i++) {
        area_km2 += numbers[i].area_km2;
        share += numbers[i].share;
        assert_int_equal(numbers[i].kind, i < 2 ? ZONE_TIER : i == 2 ? ZONE_REST : ZONE_BEYOND);
    }
    /* Edges of 100 km that are straight on the map are no geodesics: cut in two they hold a little more or
     * less. */
    assert_true(is_near(area_km2, country_km2, 2e-4) && is_near(share, 1, 2e-4));
    assert_true(numbers[0].inner_km == 0 && numbers[0].outer_km == 15 && numbers[1].inner_km == 15 &&
                numbers[1].outer_km == 50);
    assert_true(numbers[2].inner_km == 0 && numbers[2].outer_km == 0 && numbers[1].tier == 1 &&
                numbers[2].tier == 0);
    const uint32_t expected[] = {0, 0, 1, 2, no_zone, no_zone, 1};
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        assert_int_equal(towns[i].zone, expected[i]);
    assert_int_equal(numbers[0].town_count, 2);
    assert_true(numbers[0].population == 30000 && numbers[1].population == 680000 &&
                numbers[2].population == 80000);
    assert_true(is_near(numbers[0].edge_km, 200, 0.005) && is_near(numbers[1].edge_km, 200, 0.005));
    assert_true(numbers[2].edge_km == 0 && numbers[3].edge_km == 0);
    assert_true(statistics_touches(&zones, 0, 0) && statistics_touches(&zones, 2, 1) &&
                !statistics_touches(&zones, 3, 0));
    zones_fini(&zones);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(the_shared_edge_is_one_line),
        TEST(zones_fill_the_country),
        TEST(a_tier_can_take_all_or_nothing),
        TEST(numbers_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
