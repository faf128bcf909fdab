#include "../cmocka_all.h"

#include <geodesic.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/geodesic.h"
#include "base/segment.h"
#include "engine/geo/convert.h"
#include "engine/geo/crs.h"
#include "engine/geo/ellipsoid.h"
#include "engine/geo/fit.h"
#include "engine/geo/hull.h"
#include "engine/geo/locate.h"
#include "engine/geo/overlap.h"
#include "engine/geo/vertices.h"

/* The small modules of geo: projection fitting, shapes, conversion, true sizes, points in polygons. */

static struct projection ukraine(void)
{
    struct projection projection;
    assert_true(projection_init(&projection, fit_conic((struct degree_extent){22.1, 44.4, 40.2, 52.4})));
    return projection;
}

static void add_rectangle(struct shape *shape, double west, double south, double east, double north,
                          bool is_hole)
{
    const struct point ring[] = {{west, south}, {west, north}, {east, north}, {east, south}, {west, south}};
    shape_add_part(shape, is_hole);
    shape_add_points(shape, ring, 5);
}

static void a_cone_is_fitted_to_any_country(void **state)
{
    (void)state;
    static const struct degree_extent extents[] = {
        {22.1, 44.4, 40.2, 52.4}, {-74, -55.6, -66.9, -17.5}, {-81, -5, -75, 1.5},
        {9, -4, 14, 2},           {-9.5, 36.9, -6.2, 42.2},   {10, -1, 12, 1},
        {0, 0, 0.01, 0.01},       {-180, -90, 180, 90},       {-70, 75, -20, 84},
    };
    for (size_t i = 0; i < sizeof extents / sizeof *extents; i++) {
        struct projection projection;
        assert_true(projection_init(&projection, fit_conic(extents[i])));
        struct lonlat centre = {(extents[i].west + extents[i].east) / 2,
                                (extents[i].south + extents[i].north) / 2};
        struct point point = projection_forward(&projection, centre);
        assert_true(hypot(point.x, point.y) < 20000); /* the origin is the centre, rounded */
    }
    struct projection_parameters parameters =
        fit_conic((struct degree_extent){22.137, 44.386, 40.228, 52.379});
    assert_true(parameters.lat_1 == 45.7 && parameters.lat_2 == 51.0 && parameters.lat_0 == 48.4 &&
                parameters.lon_0 == 31.2);
}

static void extent_of_places(void **state)
{
    (void)state;
    const struct lonlat places[] = {{30, 48}, {32, 47}, {31, 51}};
    struct degree_extent extent = degree_extent_of(places, 3);
    assert_true(extent.west == 30 && extent.east == 32 && extent.south == 47 && extent.north == 51);
    assert_true(degree_extent_of(places, 0).west > degree_extent_of(places, 0).east);
}

static void long_edges_get_points_and_the_same_both_ways(void **state)
{
    (void)state;
    struct projection projection = ukraine();
    const struct lonlat there[] = {{24, 50}, {38, 50}, {38.01, 50.01}},
                        back[] = {{38.01, 50.01}, {38, 50}, {24, 50}};
    struct shape one = {0}, other = {0};
    shape_add_places(&one, &projection, there, 3, false);
    shape_add_places(&other, &projection, back, 3, true);
    assert_int_equal(one.points.count, other.points.count);
    assert_true(one.points.count > 100);
    for (size_t i = 0; i < one.points.count; i++) {
        struct point a = one.points.items[i], b = other.points.items[one.points.count - 1 - i];
        assert_memory_equal(&a, &b, sizeof a);
        struct lonlat place = projection_inverse(&projection, a);
        assert_true(i >= one.points.count - 2 ||
                    fabs(place.lat - 50) < 1e-9); /* along the parallel, not the chord */
        if (i > 0)
            assert_true(hypot(a.x - one.points.items[i - 1].x, a.y - one.points.items[i - 1].y) < 5100);
    }
    assert_true(other.parts.items[0].is_hole && !one.parts.items[0].is_hole);
    shape_fini(&one);
    shape_fini(&other);
}

static void true_sizes(void **state)
{
    (void)state;
    struct projection projection = ukraine();
    const struct lonlat ring[] = {{30, 48}, {30, 49}, {31, 49}, {31, 48}, {30, 48}},
                        meridian[] = {{31, 45}, {31, 50}};
    const struct lonlat hole[] = {{30.4, 48.4}, {30.6, 48.4}, {30.6, 48.6}, {30.4, 48.6}, {30.4, 48.4}};
    struct shape area = {0}, line = {0}, only_hole = {0};
    shape_add_places(&area, &projection, ring, 5, false);
    double whole_km2 = ellipsoid_area_km2(&area, &projection);
    /* The zone between two parallels in closed form, for one degree of longitude. */
    double e2 = 0.0066943799901413165, e = sqrt(e2), q[2];
    for (int i = 0; i < 2; i++) {
        double sine = sin((48 + i) * M_PI / 180);
        q[i] = (1 - e2) * (sine / (1 - e2 * sine * sine) + atanh(e * sine) / e);
    }
    double true_km2 = 6378.137 * 6378.137 / 2 * (q[1] - q[0]) * M_PI / 180;
    assert_true(fabs(whole_km2 - true_km2) < true_km2 * 1e-6); /* the parallels are cut into pieces of 5 km */
    shape_add_places(&area, &projection, hole, 5, true);
    shape_add_places(&only_hole, &projection, hole, 5, false);
    assert_true(fabs(ellipsoid_area_km2(&area, &projection) -
                     (whole_km2 - ellipsoid_area_km2(&only_hole, &projection))) < 1e-6);
    shape_add_places(&line, &projection, meridian, 2, false);
    assert_true(fabs(ellipsoid_length_km(&line, &projection) - 555.902664) <
                1e-4); /* the meridian's arc from 45 to 50 N */
    struct lonlat from = {30, 50}, to = {31, 50.5};
    assert_true(fabs(ellipsoid_distance_m(from, to) - geodesic_distance_m(from, to)) < 0.001);
    shape_fini(&area);
    shape_fini(&line);
    shape_fini(&only_hole);
}

/* A ring of so many edges is measured in another way than by geodesics, on either side of the equator. */
static void true_size_of_a_very_fine_ring(void **state)
{
    (void)state;
    enum { count = 250000 };
    for (int side = -1; side <= 1; side += 2) {
        struct projection projection;
        struct geod_geodesic earth;
        struct geod_polygon oracle;
        struct shape ring = {0};
        double area_m2, length_m;
        assert_true(projection_init(&projection, fit_conic((struct degree_extent){20, side * 48 - 5, 40, side * 48 + 5})));
        geod_init(&earth, 6378137, 1 / 298.257223563);
        geod_polygon_init(&oracle, 0);
        shape_add_part(&ring, false);
        for (int i = 0; i <= count; i++) {
            double angle = 2 * M_PI * (i % count) / count, reach = 1 + 0.1 * sin(angle * 200);
            struct lonlat place = {30 + 8 * reach * cos(angle), side * 48 + 4 * reach * sin(angle)};
            shape_add_point(&ring, projection_forward(&projection, place));
            if (i < count)
                geod_polygon_addpoint(&earth, &oracle, place.lat, place.lon);
        }
        geod_polygon_compute(&earth, &oracle, 0, 1, &area_m2, &length_m);
        assert_true(fabs(ellipsoid_area_km2(&ring, &projection) - area_m2 / 1e6) < area_m2 / 1e6 * 1e-9);
        assert_true(fabs(ellipsoid_length_km(&ring, &projection) - length_m / 1e3) < length_m / 1e3 * 1e-6);
        shape_fini(&ring);
    }
}

static void polygons_survive_the_way_to_geos_and_back(void **state)
{
    (void)state;
    struct geos *geos = geos_new();
    struct shape shape = {0}, back = {0};
    add_rectangle(&shape, 0, 0, 100, 100, false);
    add_rectangle(&shape, 20, 20, 40, 40, true);
    add_rectangle(&shape, 60, 60, 80, 80, true);
    add_rectangle(&shape, 200, 0, 300, 100, false);
    GEOSGeometry *polygons = convert_polygons(geos, &shape);
    double area_m2 = 0;
    assert_non_null(polygons);
    assert_int_equal(GEOSGetNumGeometries_r(geos->handle, polygons), 2);
    assert_int_equal(GEOSArea_r(geos->handle, polygons, &area_m2), 1);
    assert_true(area_m2 == 10000 - 800 + 10000);
    assert_true(shape_area_m2(&shape) == area_m2);
    convert_add(geos, polygons, &back);
    assert_int_equal(back.parts.count, 4);
    assert_memory_equal(back.points.items, shape.points.items,
                        shape.points.count * sizeof *shape.points.items);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(back.parts.items[i].is_hole, shape.parts.items[i].is_hole);
    struct extent extent = shape_extent(&back);
    assert_true(extent.max_x == 300 && extent.min_y == 0);
    geos_drop(geos, polygons);
    shape_fini(&shape);
    shape_fini(&back);
    geos_free(geos);
}

static void what_geos_refuses_is_told_and_not_printed(void **state)
{
    (void)state;
    struct geos *geos = geos_new();
    struct shape shape = {0};
    struct error error = {0};
    shape_add_part(&shape, false); /* a ring of two points */
    shape_add_point(&shape, (struct point){0, 0});
    shape_add_point(&shape, (struct point){1, 0});
    assert_null(convert_polygons(geos, &shape));
    geos_fail(geos, &error);
    assert_non_null(strstr(error.text, "geometry"));
    shape_fini(&shape);
    geos_free(geos);
}

static void points_are_found_in_polygons(void **state)
{
    (void)state;
    struct shape shape = {0};
    add_rectangle(&shape, 0, 0, 100, 100, false);
    add_rectangle(&shape, 20, 20, 40, 40, true);
    add_rectangle(&shape, 25, 25, 35, 35, false);
    struct point points[2000];
    bool inside[2000];
    srand(3);
    for (int i = 0; i < 2000; i++)
        points[i] = (struct point){rand() % 1400 / 10.0 - 20 + 0.05, rand() % 1400 / 10.0 - 20 + 0.05};
    struct locator *locator = locator_new(points, 2000);
    locator_find(locator, &shape, inside);
    for (int i = 0; i < 2000; i++) {
        struct point p = points[i];
        bool outer = p.x > 0 && p.x < 100 && p.y > 0 && p.y<100, hole = p.x> 20 && p.x < 40 && p.y > 20 &&
                     p.y<40, island = p.x> 25 && p.x < 35 && p.y > 25 && p.y < 35;
        assert_int_equal(inside[i], outer && (!hole || island));
    }
    locator_free(locator);
    locator = locator_new(points, 0);
    locator_find(locator, &shape, inside);
    locator_free(locator);
    shape_fini(&shape);
}

static void add_star(struct shape *shape, double x, double y, double size)
{
    enum { corners = 60 };
    shape_add_part(shape, false);
    for (int i = 0; i <= corners; i++) {
        double angle = 2 * M_PI * (i % corners) / corners, reach = size * (i % 2 == 0 ? 1 : 0.6);
        shape_add_point(shape, (struct point){x + reach * cos(angle), y + reach * sin(angle)});
    }
}

static void land_in_common_is_estimated(void **state)
{
    (void)state;
    struct geos *geos = geos_new();
    for (int i = 0; i < 40; i++) {
        struct shape stars[2] = {0};
        GEOSGeometry *polygons[2];
        double area;
        add_star(&stars[0], 0, 0, 10);
        add_star(&stars[1], i * 0.6, i * 0.1, 3 + i * 0.2);
        for (int k = 0; k < 2; k++)
            polygons[k] = convert_polygons(geos, &stars[k]);
        GEOSGeometry *common = GEOSIntersection_r(geos->handle, polygons[0], polygons[1]);
        assert_int_equal(GEOSArea_r(geos->handle, common, &area), 1);
        double least = fmin(shape_area_m2(&stars[0]), shape_area_m2(&stars[1]));
        assert_true(fabs(overlap_area(&stars[0], &stars[1]) - area) < least * 0.003);
        assert_true(fabs(overlap_area(&stars[1], &stars[1]) - shape_area_m2(&stars[1])) < least * 0.003);
        geos_drop(geos, common);
        for (int k = 0; k < 2; k++) {
            geos_drop(geos, polygons[k]);
            shape_fini(&stars[k]);
        }
    }
    geos_free(geos);
}

static double away_m(const struct shape *line, struct point point)
{
    double least_m = INFINITY;
    for (size_t i = 1; i < line->points.count; i++) {
        struct point foot = segment_foot(point, line->points.items[i - 1], line->points.items[i]);
        least_m = fmin(least_m, hypot(foot.x - point.x, foot.y - point.y));
    }
    return least_m;
}

static void from_afar_a_line_looks_like_its_hulls(void **state)
{
    (void)state;
    const double across_m = 250, depth_m = 10000;
    struct shape line = {0}, thinned = {0};
    shape_add_part(&line, false);
    srand(5);
    for (int i = 0; i < 3000; i++)
        shape_add_point(&line, (struct point){i * 4 + rand() % 50, 2000 * sin(i * 0.002) + rand() % 80});
    hull_thin(&thinned, &line, across_m);
    assert_in_range(thinned.points.count, 100, 1500);
    assert_memory_equal(&thinned.points.items[0], &line.points.items[0], sizeof(struct point));
    assert_memory_equal(&thinned.points.items[thinned.points.count - 1], &line.points.items[2999], sizeof(struct point));
    int tried = 0;
    for (int i = 0; i < 4000; i++) {
        struct point point = {rand() % 40000 - 14000, rand() % 40000 - 20000};
        double exact_m = away_m(&line, point);
        if (exact_m < depth_m)
            continue;
        tried++;
        double more_m = away_m(&thinned, point) - exact_m; /* the thinned line may lie nearer: it goes straight along a hull */
        assert_true(fabs(more_m) <= across_m * across_m / 8 / depth_m);
    }
    assert_true(tried > 1000);
    shape_fini(&thinned);
    shape_fini(&line);
}

static void numbers_of_points_and_edges(void **state)
{
    (void)state;
    struct vertices vertices = {0};
    struct edges edges = {0};
    for (int round = 0; round < 2; round++)
        for (int i = 0; i < 20000; i++)
            assert_int_equal(vertices_number(&vertices, (struct point){i % 100 * 0.1, i / 100 * 0.1}), i);
    assert_int_equal(vertices_number(&vertices, (struct point){-0.0, 0.0}), 0);
    for (uint32_t i = 0; i < 20000; i++)
        edges_at(&edges, i, (i + 7) % 20000, i);
    for (uint32_t i = 0; i < 20000; i++)
        assert_int_equal(edges_at(&edges, (i + 7) % 20000, i, 99999)->value, i);
    assert_int_equal(edges.list.count, 20000);
    struct vertices at_once = {0};
    struct point points[999];
    uint32_t numbers[999];
    for (int i = 0; i < 999; i++)
        points[i] = (struct point){i * 7 % 300 * 0.1, i % 2 == 0 ? 0.0 : -0.0};
    for (int round = 0; round < 3; round++) {
        vertices_number_all(&at_once, points, 999, numbers);
        for (int i = 0; i < 999; i++)
            assert_int_equal(numbers[i], i % 300);
    }
    vertices_fini(&at_once);
    vertices_fini(&vertices);
    edges_fini(&edges);
}

static void degrees_in_other_forms(void **state)
{
    (void)state;
    struct error error;
    struct crs *crs = crs_open(NULL, &error);
    struct lonlat good[] = {{30, 50}, {-180, 90}, {182, 0}, {-360, 1}}, far[] = {{30, 50}, {361, 0}}, none[] = {{NAN, 0}};
    assert_int_equal(crs_to_lonlat(crs, good, 4), 0);
    assert_true(good[1].lon == -180 && good[1].lat == 90);
    assert_true(good[2].lon == 182 && good[3].lon == -360); /* round the Earth */
    assert_int_equal(crs_to_lonlat(crs, far, 2), 1);
    assert_true(far[0].lon == 30 && isnan(far[1].lon) && isnan(far[1].lat));
    assert_int_equal(crs_to_lonlat(crs, none, 1), 1);
    assert_true(isnan(none[0].lat));
    assert_false(crs_is_projected(crs));
    crs_close(crs);
    /* Pulkovo 1942 in degrees lies some 120 m away from WGS84 in Ukraine. */
    crs = crs_open(
        "GEOGCS[\"GCS_Pulkovo_1942\",DATUM[\"D_Pulkovo_1942\",SPHEROID[\"Krasovsky_1940\",6378245.0,298.3]],"
        "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]",
        &error);
    assert_non_null(crs);
    struct lonlat places[] = {{INFINITY, 50}, {30.5, 50.45}, {NAN, NAN}, {30.5, 50.45}};
    assert_int_equal(crs_to_lonlat(crs, places, 4), 2);
    for (int i = 1; i < 4; i += 2)
        assert_true(fabs(places[i].lon - 30.5) < 0.01 && fabs(places[i].lat - 50.45) < 0.01);
    assert_true(isnan(places[0].lon) && isnan(places[2].lat));
    assert_false(crs_is_projected(crs));
    crs_close(crs);
    assert_null(crs_open("GEOGCS[", &error));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_cone_is_fitted_to_any_country),
        cmocka_unit_test(extent_of_places),
        cmocka_unit_test(long_edges_get_points_and_the_same_both_ways),
        cmocka_unit_test(true_sizes),
        cmocka_unit_test(true_size_of_a_very_fine_ring),
        cmocka_unit_test(polygons_survive_the_way_to_geos_and_back),
        cmocka_unit_test(what_geos_refuses_is_told_and_not_printed),
        cmocka_unit_test(points_are_found_in_polygons),
        cmocka_unit_test(land_in_common_is_estimated),
        cmocka_unit_test(from_afar_a_line_looks_like_its_hulls),
        cmocka_unit_test(numbers_of_points_and_edges),
        cmocka_unit_test(degrees_in_other_forms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
