#include "../cmocka_all.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "engine/geo/locate.h"
#include "engine/tiers/own_reference.h"
#include "division.h"
#include "fixture.h"
#include "land.h"

static void read_it(struct land *country, const char *text)
{
    struct error error = {0};
    const struct own_reference_query query = land_query(country);
    if (!land_read(country, &query, text, &error))
        fail_msg("%s", error.text);
}

static void refuses(struct land *country, const char *text, const char *said)
{
    struct error error = {0};
    const struct own_reference_query query = land_query(country);
    assert_false(land_read(country, &query, text, &error));
    if (strstr(error.text, said) == NULL)
        fail_msg("expected \"%s\" in: %s", said, error.text);
    assert_int_equal(country->reference.line.parts.count + country->reference.beyond.parts.count, 0);
}

static struct zones divide(struct land *country, const double *outer_km, uint32_t tier_count)
{
    const struct zones_query query = {
        .country = &country->outline,
        .outer_km = outer_km,
        .tier_count = tier_count,
    };
    struct zones zones = division_of(country->geos, &country->projection, query, &country->reference);
    double sum_m2 = 0;
    for (uint32_t i = 0; i < zones.count; i++)
        sum_m2 += shape_area_m2(&zones.of[i]);
    assert_true(fabs(sum_m2 - shape_area_m2(&country->outline)) < shape_area_m2(&country->outline) * 1e-9);
    return zones;
}

static const double depths_km[] = {10, 30};

/* Reads a reference, which has to be taken for that, and divides the country from there. */
static struct zones divided_from(struct land *country, const char *text, enum reference_reading reading)
{
    read_it(country, text);
    assert_int_equal(country->reference.reading, reading);
    return divide(country, depths_km, 2);
}

static uint32_t zone_at(const struct land *country, const struct zones *zones, double lon, double lat)
{
    struct point point = projection_forward(&country->projection, (struct lonlat){lon, lat});
    struct locator *locator = locator_new(&point, 1);
    uint32_t zone = no_zone;
    for (uint32_t i = 0; i < zones->count; i++) {
        bool inside = false;
        locator_find(locator, &zones->of[i], &inside);
        if (inside) {
            assert_true(zone == no_zone);
            zone = i;
        }
    }
    locator_free(locator);
    return zone;
}

enum { rest = 2, beyond = 3 };

static void a_line_across_splits(void **state)
{
    struct land *country = *state;
    struct zones zones = divided_from(country, LINE("[[31,47.5],[31,50.5]]"), READING_LINE_SPLIT);
    assert_int_equal(zone_at(country, &zones, 30.95, 49), 0);
    assert_int_equal(zone_at(country, &zones, 30.7, 49), 1);
    assert_int_equal(zone_at(country, &zones, 30.1, 49), rest);
    assert_int_equal(zone_at(country, &zones, 31.05, 49), beyond);
    assert_int_equal(zone_at(country, &zones, 31.9, 49), beyond);
    assert_int_equal(zone_at(country, &zones, 32.3, 48.15),
                     beyond); /* the island goes with what is nearest */
    zones_fini(&zones);
    /* The other way round, and ending on the outline to the point, or some metres short of it: the same. */
    read_it(country, LINE("[[31,50],[31,48]]"));
    assert_int_equal(country->reference.reading, READING_LINE_SPLIT);
    read_it(country, LINE("[[31,49.9995],[31,48.0005]]"));
    assert_int_equal(country->reference.reading, READING_LINE_SPLIT);
}

static void the_capital_says_which_side_is_held(void **state)
{
    struct land *country = *state;
    struct own_reference_query query = land_query(country);
    struct error error;
    country->capital = projection_forward(&country->projection, (struct lonlat){31.5, 49});
    read_it(country, LINE("[[31.2,47.5],[31.2,50.5]]"));
    struct zones zones = divide(country, depths_km, 2);
    assert_int_equal(zone_at(country, &zones, 31.25, 49), 0);
    assert_int_equal(zone_at(country, &zones, 31.15, 49), beyond);
    assert_int_not_equal(zone_at(country, &zones, 32.3, 48.15), beyond);
    zones_fini(&zones);
    /* On the line, or none: the larger side. */
    country->capital = projection_forward(&country->projection, (struct lonlat){31.2, 49});
    for (int i = 0; i < 2; i++) {
        assert_true(land_read(country, &query, LINE("[[31.2,47.5],[31.2,50.5]]"), &error));
        zones = divide(country, depths_km, 2);
        assert_int_equal(zone_at(country, &zones, 31.15, 49), 0);
        assert_int_equal(zone_at(country, &zones, 31.25, 49), beyond);
        zones_fini(&zones);
        query.capital = NULL;
    }
}

static void a_line_that_does_not_cross_has_two_sides(void **state)
{
    struct land *country = *state;
    static const char *const lines[] = {
        LINE("[[31,48.01],[31,50.5]]"),                       /* ends within */
        LINE("[[31,48.2],[31,49.8]]"),                        /* lies within */
        LINES("[[31,47.5],[31,49]],[[31.1,49],[31.1,50.5]]"), /* two that do not meet */
    };
    for (size_t i = 0; i < 3; i++) {
        struct zones zones = divided_from(country, lines[i], READING_LINE_BOTH);
        assert_int_equal(country->reference.beyond.parts.count, 0);
        assert_int_equal(zone_at(country, &zones, 30.95, 48.8), 0);
        assert_int_equal(zone_at(country, &zones, 31.05, 48.8), 0);
        assert_int_equal(zones.of[beyond].parts.count, 0);
        zones_fini(&zones);
    }
    /* Outside, along the border: the tiers lie inside, as far as they reach. */
    struct zones zones = divided_from(country, LINE("[[32.05,47.5],[32.05,50.5]]"), READING_LINE_BOTH);
    assert_int_equal(zone_at(country, &zones, 31.98, 49), 0);
    assert_int_equal(zone_at(country, &zones, 31.8, 49), 1);
    zones_fini(&zones);
    /* One that only grazes a corner of less than 1 km2. */
    read_it(country, LINE("[[31.995,50.5],[31.995,49.995],[32.5,49.995]]"));
    assert_int_equal(country->reference.reading, READING_LINE_BOTH);
}

static void several_lines_can_split_together(void **state)
{
    struct land *country = *state;
    read_it(country, LINES("[[31,47.5],[31,49]],[[31,49],[31.1,50.5]]"));
    assert_int_equal(country->reference.reading, READING_LINE_SPLIT);
    assert_int_equal(country->reference.line.parts.count, 1); /* joined */
    /* Crossing, not meeting: the east is beyond, and so is what lies between them. */
    struct zones zones = divided_from(country, LINES("[[31,47.5],[31,49.5]],[[30.8,49],[32.5,49]]"), READING_LINE_SPLIT);
    assert_int_equal(zone_at(country, &zones, 31.5, 48.5), beyond);
    assert_int_equal(zone_at(country, &zones, 31.5, 49.05), 0);
    assert_int_equal(zone_at(country, &zones, 30.95, 48.5), 0);
    zones_fini(&zones);
    /* Two in parallel: the tiers lie around the capital only. */
    read_it(country, LINES("[[30.8,47.5],[30.8,50.5]],[[31.5,47.5],[31.5,50.5]]"));
    zones = divide(country, depths_km, 2);
    assert_int_equal(zone_at(country, &zones, 30.75, 49), 0);
    assert_int_equal(zone_at(country, &zones, 31.1, 49), beyond);
    assert_int_equal(zone_at(country, &zones, 31.9, 49), beyond);
    zones_fini(&zones);
}

static void tiers_lie_outside_an_area(void **state)
{
    struct land *country = *state;
    static const char area[] = POLYGONS("[[[31.2,48.5],[33.5,48.5],[33.5,49.5],[31.2,49.5],[31.2,48.5]],"
                                        "[[31.5,48.8],[31.5,49.2],[31.9,49.2],[31.9,48.8],[31.5,48.8]]]");
    struct zones zones = divided_from(country, area, READING_AREA);
    assert_int_equal(zone_at(country, &zones, 31.15, 49), 0);
    assert_int_equal(zone_at(country, &zones, 30.9, 49), 1);
    assert_int_equal(zone_at(country, &zones, 31.25, 49), beyond);
    assert_int_equal(zone_at(country, &zones, 31.95, 49), beyond);
    assert_int_equal(zone_at(country, &zones, 31.6, 49), 0); /* in its hole */
    assert_int_equal(zone_at(country, &zones, 31.6, 49.6), 1);
    zones_fini(&zones);
}

static void areas_are_mended_and_joined(void **state)
{
    struct land *country = *state;
    /* Two that overlap, one that shares an edge with the second, slivers of 100 m and of 10 m between two, a
     * bow tie. */
    read_it(
        country,
        POLYGONS(BOX("31.0", "48.5", "31.4", "49.0") "," BOX("31.3", "48.6", "31.6", "48.9") "," BOX(
            "31.6", "48.6", "31.8", "48.9") "," BOX("30.3", "48.3", "30.301",
                                                    "48.301") "," BOX("31.0", "49.0001", "31.4", "49.2")));
    assert_int_equal(country->reference.report.found[WARNING_SLIVERS], 1); /* the sliver is left out */
    assert_int_equal(country->reference.area.parts.count, 2);
    struct zones zones = divide(country, depths_km, 2);
    assert_int_equal(zone_at(country, &zones, 31.35, 48.8), beyond); /* held by two is held by one */
    assert_int_equal(zone_at(country, &zones, 31.7, 48.8), beyond);
    assert_int_not_equal(zone_at(country, &zones, 30.3005, 48.3005), beyond);
    zones_fini(&zones);
    read_it(country, POLYGONS("[[[31,48.5],[31.6,49],[31.6,48.5],[31,49],[31,48.5]]]"));
    assert_int_equal(country->reference.report.found[WARNING_GEOMETRY_MENDED], 1);
    zones = divide(country, depths_km, 2);
    assert_int_equal(zone_at(country, &zones, 31.05, 48.75), beyond);
    assert_int_equal(zone_at(country, &zones, 31.55, 48.75), beyond);
    assert_int_equal(zone_at(country, &zones, 31.3, 48.7), 0);
    zones_fini(&zones);
    /* A strip of some 40 m between the area and the border is beyond too: no tier is that thin. */
    read_it(country, POLYGONS(BOX("31.4", "48.9", "31.9995", "49.1")));
    zones = divide(country, depths_km, 2);
    assert_int_equal(zone_at(country, &zones, 31.9997, 49),
                     0); /* open at its ends, it belongs to the rest of the land */
    zones_fini(&zones);
}

static void what_cannot_be_measured_from_is_said(void **state)
{
    struct land *country = *state;
    refuses(country, POLYGONS(BOX("29", "47", "34", "51")), "covers the whole country");
    refuses(country, POLYGONS(BOX("-80", "47", "-79", "48")), "nowhere near the country");
    refuses(country, LINE("[[120,-20],[121,-21]]"), "nowhere near the country");
    refuses(country, LINE("[[49,31],[48.5,30.5]]"), "latitude before longitude");
    refuses(country, POLYGONS(BOX("31", "49", "31.001", "49.001")), "less than 1 km2 each");
    refuses(country, LINE("[[31,49],[31,49]]"), "no length");
    refuses(country, "{\"type\":\"Point\",\"coordinates\":[31,49]}", "neither lines nor polygons");
    struct error error;
    struct own_reference_query query = land_query(country);
    query.max_vertices = 2;
    assert_false(land_read(country, &query, LINE("[[31,47],[31,48],[31,51]]"), &error));
    assert_non_null(strstr(error.text, "more than 2 points"));
}

static void shapefiles_of_either_kind_are_read(void **state)
{
    struct land *country = *state;
    const struct lonlat line[] = {{31, 47.5}, {31, 50.5}};
    struct lonlat box[5];
    struct error error = {0};
    const struct own_reference_query query = land_query(country);
    struct fixture *fixture = fixture_open(country->folder, "line", 3 /* lines */, NULL, 0);
    fixture_add(fixture, line, (const int[]){2}, 1, NULL);
    fixture_close(fixture);
    char *path = fixture_path(country->folder, "line.shp");
    if (!own_reference_read(&country->reference, country->geos, &query, path, &error))
        fail_msg("%s", error.text);
    assert_int_equal(country->reference.reading, READING_LINE_SPLIT);
    assert_int_equal(country->reference.report.found[WARNING_PROJECTION_ASSUMED], 1);
    reference_fini(&country->reference);
    free(path);
    fixture = fixture_open(country->folder, "area", 5 /* polygons */, NULL, 0);
    fixture_square(box, 31.2, 48.5, 1, 1);
    fixture_add(fixture, box, (const int[]){5}, 1, NULL);
    fixture_close(fixture);
    path = fixture_path(country->folder, "area.shp");
    if (!own_reference_read(&country->reference, country->geos, &query, path, &error))
        fail_msg("%s", error.text);
    assert_int_equal(country->reference.reading, READING_AREA);
    free(path);
}

static void a_drawn_line_is_one_too(void **state)
{
    struct land *country = *state;
    const struct own_reference_query query = land_query(country);
    const struct lonlat across[] = {{31, 47.5}, {31.1, 49}, {31, 50.5}}, far[] = {{-80, 30}, {-81, 30}};
    struct error error = {0};
    assert_true(own_reference_draw(&country->reference, country->geos, &query, across, 3, &error));
    assert_int_equal(country->reference.reading, READING_LINE_SPLIT);
    reference_fini(&country->reference);
    assert_false(own_reference_draw(&country->reference, country->geos, &query, far, 2, &error));
    assert_non_null(strstr(error.text, "the drawn line: it lies nowhere near"));
}

/* A map has no place for the other pole: its points would lie millions of kilometres away. */
static void a_line_from_the_pole_begins_within_reach(void **state)
{
    struct land *country = *state;
    const struct own_reference_query query = land_query(country);
    const struct lonlat places[] = {{31, -89.9}, {31, 47.5}, {31.1, 49}, {31, 50.5}, {-170, 89.9}, {31.2, 89.9}, {31.2, 89.8}};
    struct error error = {0};
    if (!own_reference_draw(&country->reference, country->geos, &query, places, sizeof places / sizeof *places, &error))
        fail_msg("%s", error.text);
    assert_int_equal(country->reference.reading, READING_LINE_SPLIT);
    struct extent extent = shape_extent(&country->reference.line);
    assert_true(extent.min_x > -1e7 && extent.min_y > -1e7 && extent.max_x < 1e7 && extent.max_y < 1e7);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, land_setup, land_teardown)
    const struct CMUnitTest tests[] = {
        TEST(a_line_across_splits),
        TEST(the_capital_says_which_side_is_held),
        TEST(a_line_that_does_not_cross_has_two_sides),
        TEST(several_lines_can_split_together),
        TEST(tiers_lie_outside_an_area),
        TEST(areas_are_mended_and_joined),
        TEST(what_cannot_be_measured_from_is_said),
        TEST(shapefiles_of_either_kind_are_read),
        TEST(a_drawn_line_is_one_too),
        TEST(a_line_from_the_pole_begins_within_reach),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
