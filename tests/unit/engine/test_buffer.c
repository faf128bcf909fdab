#include "../cmocka_all.h"

#include <math.h>
#include <stdlib.h>

#include "engine/geo/buffer.h"
#include "engine/geo/ellipsoid.h"
#include "engine/geo/fit.h"

/* True distances on the map, and the edge of the ground within a distance of a line. */

static struct projection projection_for(double west, double south, double east, double north)
{
    struct projection projection;
    assert_true(projection_init(&projection, fit_conic((struct degree_extent){west, south, east, north})));
    return projection;
}

static double between(double low, double high)
{
    return low + (high - low) * rand() / RAND_MAX;
}

static double true_m(const struct projection *projection, struct point a, struct point b)
{
    return ellipsoid_distance_m(projection_inverse(projection, a), projection_inverse(projection, b));
}

static void distances_on_the_map_are_true(void **state)
{
    (void)state;
    static const struct degree_extent extents[] = {{22, 44, 40, 52}, {-74, -55, -66, -17}, {9, -4, 14, 2}};
    srand(23);
    for (size_t k = 0; k < sizeof extents / sizeof *extents; k++) {
        struct degree_extent e = extents[k];
        double near_error = k == 1 ? 1e-5 : 1e-6,
               far_error = k == 1 ? 2e-4 : 1e-5; /* the second is very long */
        struct projection projection = projection_for(e.west, e.south, e.east, e.north);
        struct extent extent = extent_empty();
        extent = extent_add_point(extent, projection_forward(&projection, (struct lonlat){e.west, e.south}));
        extent = extent_add_point(extent, projection_forward(&projection, (struct lonlat){e.east, e.north}));
        struct scale scale;
        scale_init(&scale, &projection, extent, 2e6);
        for (int i = 0; i < 2000; i++) {
            struct point a = {between(extent.min_x, extent.max_x), between(extent.min_y, extent.max_y)};
            struct point near = {a.x + between(-2e5, 2e5), a.y + between(-2e5, 2e5)};
            struct point far = {a.x + between(-6e5, 6e5), a.y + between(-6e5, 6e5)};
            double near_m = true_m(&projection, a, near), far_m = true_m(&projection, a, far);
            assert_true(fabs(scale_distance_m(&scale, a, near) - near_m) < near_m * near_error + 0.001);
            assert_true(fabs(scale_distance_m(&scale, a, far) - far_m) < far_m * far_error + 0.001);
        }
    }
}

/* A line that wanders, some 400 km long. */
static void wander(struct shape *line, unsigned seed)
{
    struct point at = {0, 0};
    srand(seed);
    shape_add_part(line, false);
    for (int i = 0; i < 400; i++) {
        shape_add_point(line, at);
        at.x += between(-1500, 2500);
        at.y += between(-2000, 2000);
    }
}

/* By brute force: many places on each segment. */
static double slow_distance_m(const struct shape *line, const struct projection *projection,
                              struct point from)
{
    double best_m = INFINITY;
    for (size_t i = 0; i < line->parts.count; i++) {
        const struct point *points = shape_points(line, i);
        for (uint32_t k = 1; k < line->parts.items[i].point_count; k++) {
            double length_m = hypot(points[k].x - points[k - 1].x, points[k].y - points[k - 1].y);
            if (hypot(from.x - points[k].x, from.y - points[k].y) - length_m > best_m * 1.02)
                continue;
            for (int step = 0; step <= 20; step++) {
                struct point at = {points[k - 1].x + (points[k].x - points[k - 1].x) * step / 20,
                                   points[k - 1].y + (points[k].y - points[k - 1].y) * step / 20};
                best_m = fmin(best_m, true_m(projection, from, at));
            }
        }
    }
    return best_m;
}

static void the_nearest_place_is_found(void **state)
{
    (void)state;
    struct projection projection = projection_for(22, 44, 40, 52);
    struct shape line = {0};
    wander(&line, 5);
    wander(&line, 6); /* a second part */
    struct scale scale;
    scale_init(&scale, &projection, shape_extent(&line), 5e5);
    struct nearness *nearness = nearness_new(&line, &scale);
    for (int i = 0; i < 60; i++) {
        struct point from = {between(-2e5, 6e5), between(-3e5, 3e5)};
        struct foot foot = nearness_find(nearness, from);
        double slow_m = slow_distance_m(&line, &projection, from);
        assert_true(foot.away_m <= slow_m * (1 + 1e-5) + 0.01);
        assert_true(foot.away_m >= slow_m - 80); /* half a step of the brute force, seen from nearby */
        assert_true(fabs(true_m(&projection, from, foot.point) - foot.away_m) < foot.away_m * 1e-5 + 0.001);
    }
    struct foot foot = nearness_find(nearness, line.points.items[7]);
    assert_true(foot.away_m < 1e-6);
    nearness_free(nearness);
    shape_fini(&line);
}

/* The edge of a line, each of its points and middles measured by PROJ. */
static void edge_of(struct shape *rings, const struct shape *line, const struct projection *projection,
                    double depth_m)
{
    struct geos *geos = geos_new();
    struct error error;
    struct scale scale;
    scale_init(&scale, projection, shape_extent(line), depth_m * 1.1);
    struct nearness *nearness = nearness_new(line, &scale);
    if (!buffer_edge(rings, geos, line, nearness, depth_m, &error))
        fail_msg("%s", error.text);
    nearness_free(nearness);
    geos_free(geos);
}

static double worst_error(const struct shape *rings, const struct shape *line,
                          const struct projection *projection, double depth_m, size_t every)
{
    double worst = 0;
    for (size_t i = 0; i < rings->parts.count; i++) {
        const struct point *points = shape_points(rings, i);
        uint32_t count = rings->parts.items[i].point_count;
        assert_true(points[0].x == points[count - 1].x && points[0].y == points[count - 1].y);
        for (size_t k = 1; k < count; k += every) {
            struct point middle = {(points[k - 1].x + points[k].x) / 2, (points[k - 1].y + points[k].y) / 2};
            worst = fmax(worst, fabs(slow_distance_m(line, projection, points[k]) - depth_m) / depth_m);
            worst = fmax(worst, fabs(slow_distance_m(line, projection, middle) - depth_m) / depth_m);
        }
    }
    return worst;
}

static double perimeter_m(const struct shape *rings)
{
    double sum = 0;
    for (size_t i = 0; i < rings->parts.count; i++)
        for (uint32_t k = 1; k < rings->parts.items[i].point_count; k++)
            sum += hypot(shape_points(rings, i)[k].x - shape_points(rings, i)[k - 1].x,
                         shape_points(rings, i)[k].y - shape_points(rings, i)[k - 1].y);
    return sum;
}

static void a_straight_line_gets_two_half_circles(void **state)
{
    (void)state;
    struct projection projection = projection_for(22, 44, 40, 52);
    struct shape line = {0}, rings = {0};
    const struct lonlat meridian[] = {{31, 47}, {31, 49}};
    shape_add_places(&line, &projection, meridian, 2, false);
    edge_of(&rings, &line, &projection, 60e3);
    double length_km = ellipsoid_length_km(&line, &projection),
           area_km2 = ellipsoid_area_km2(&rings, &projection);
    double flat_km2 = 2 * 60 * length_km + M_PI * 60 * 60;
    assert_int_equal(rings.parts.count, 1);
    assert_true(fabs(area_km2 - flat_km2) < flat_km2 * 1e-4);
    assert_true(worst_error(&rings, &line, &projection, 60e3, 3) < 1e-4);
    shape_fini(&line);
    shape_fini(&rings);
}

static void wiggly_lines_get_true_edges_at_any_depth(void **state)
{
    (void)state;
    static const double depths_m[] = {2e3, 20e3, 150e3};
    struct projection projection = projection_for(22, 44, 40, 52);
    struct shape line = {0};
    wander(&line, 40);
    for (size_t i = 0; i < sizeof depths_m / sizeof *depths_m; i++) {
        struct shape rings = {0};
        edge_of(&rings, &line, &projection, depths_m[i]);
        double worst = worst_error(&rings, &line, &projection, depths_m[i], rings.points.count / 40 + 1);
        /* At 2 km the tolerance is a metre; the brute force itself is off by up to a metre there. */
        assert_true(worst < (depths_m[i] < 1e4 ? 2e-3 : 1e-4));
        shape_fini(&rings);
    }
    shape_fini(&line);
}

static void a_ring_has_an_inner_edge(void **state)
{
    (void)state;
    struct projection projection = projection_for(22, 44, 40, 52);
    struct shape line = {0}, rings = {0}, filled = {0};
    const struct lonlat square[] = {{29, 47}, {29, 50}, {33, 50}, {33, 47}, {29, 47}};
    shape_add_places(&line, &projection, square, 5, false);
    edge_of(&rings, &line, &projection, 40e3);
    assert_int_equal(rings.parts.count, 2);
    assert_true(!rings.parts.items[0].is_hole && rings.parts.items[1].is_hole);
    assert_true(worst_error(&rings, &line, &projection, 40e3, 17) < 1e-4);
    edge_of(&filled, &line, &projection, 300e3); /* the middle is nearer than that */
    assert_int_equal(filled.parts.count, 1);
    shape_fini(&line);
    shape_fini(&rings);
    shape_fini(&filled);
}

/* Of a ring of two kilometres GEOS makes fragments when the depth is a hundred. */
static void a_tiny_island_gets_a_whole_disc(void **state)
{
    (void)state;
    struct projection projection = projection_for(22, 44, 40, 52);
    struct shape line = {0}, rings = {0};
    const struct point island[] = {{0, 0}, {300, 500}, {700, 400}, {600, -100}, {0, 0}};
    shape_add_part(&line, false);
    shape_add_points(&line, island, 5);
    edge_of(&rings, &line, &projection, 130e3);
    double area_km2 = ellipsoid_area_km2(&rings, &projection), disc_km2 = M_PI * 130 * 130;
    assert_int_equal(rings.parts.count, 1);
    assert_true(area_km2 > disc_km2 && area_km2 < disc_km2 * 1.01);
    assert_true(worst_error(&rings, &line, &projection, 130e3, 7) < 1e-4);
    shape_fini(&line);
    shape_fini(&rings);
}

/* A horseshoe whose mouth is about as wide as two depths: whether the edge closes there hangs on metres.
 * However that ends, the edge must not run to and fro. */
static void a_mouth_that_nearly_closes_makes_no_tangle(void **state)
{
    (void)state;
    struct projection projection = projection_for(22, 44, 40, 52);
    for (int step = -6; step <= 6; step++) {
        struct shape line = {0}, rings = {0};
        double half = 50e3 * (1 + step * 0.0007);
        shape_add_part(&line, false);
        for (int i = 0; i <= 200; i++) /* arms of the horseshoe, then a round end with a radius of 80 km */
            shape_add_point(
                &line, i < 60     ? (struct point){-half - 30e3 * i / 60, 200e3 - i * 3e3}
                       : i <= 140 ? (struct point){-80e3 * cos((i - 60) * M_PI / 80),
                                                   20e3 - 80e3 * sin((i - 60) * M_PI / 80)}
                                  : (struct point){half + 30e3 * (200 - i) / 60, 200e3 - (200 - i) * 3e3});
        edge_of(&rings, &line, &projection, 50e3);
        double outside_m = perimeter_m(&rings);
        assert_true(rings.parts.count >= 1 && rings.parts.count <= 3);
        assert_true(outside_m > 1000e3 && outside_m < 1900e3);
        shape_fini(&line);
        shape_fini(&rings);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(distances_on_the_map_are_true),
        cmocka_unit_test(the_nearest_place_is_found),
        cmocka_unit_test(a_straight_line_gets_two_half_circles),
        cmocka_unit_test(wiggly_lines_get_true_edges_at_any_depth),
        cmocka_unit_test(a_ring_has_an_inner_edge),
        cmocka_unit_test(a_tiny_island_gets_a_whole_disc),
        cmocka_unit_test(a_mouth_that_nearly_closes_makes_no_tangle),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
