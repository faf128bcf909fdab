#include "../cmocka_all.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/geo/arcs.h"
#include "engine/geo/shape.h"

static double *weigh(const struct shape *shape)
{
    double *weights_m = malloc((shape->points.count + 1) * sizeof *weights_m);
    arcs_weigh(shape->points.items, shape->parts.items, shape->parts.count, NULL, weights_m);
    return weights_m;
}

static void add(struct shape *shape, const struct point *points, size_t count)
{
    shape_add_part(shape, false);
    shape_add_points(shape, points, count);
}

static void a_point_weighs_how_far_it_stands_out(void **state)
{
    (void)state;
    const struct point line[] = {{0, 0}, {10, 1}, {20, 8}, {30, 1}, {40, 0}};
    struct shape shape = {0};
    add(&shape, line, 5);
    double *weights_m = weigh(&shape);
    assert_true(isinf(weights_m[0]) && isinf(weights_m[4]));
    assert_true(fabs(weights_m[2] - 8) < 1e-12);
    assert_true(fabs(weights_m[1] - weights_m[3]) < 1e-12);
    assert_true(weights_m[1] > 2.5 && weights_m[1] < 3.5); /* from the line 0,0 - 20,8 */
    free(weights_m);
    shape_fini(&shape);
}

/* Random wiggles: what is left at any tolerance stays within it, and what is left at a coarse one is left at
 * every finer one. */
static void what_is_left_stays_within_the_tolerance(void **state)
{
    (void)state;
    struct shape shape = {0};
    srand(17);
    shape_add_part(&shape, false);
    struct point at = {0, 0};
    for (int i = 0; i < 800; i++) {
        shape_add_point(&shape, at);
        at.x += rand() % 100 - 30;
        at.y += rand() % 100 - 50;
    }
    double *weights_m = weigh(&shape);
    size_t before = shape.points.count;
    for (double tolerance_m = 1; tolerance_m < 2000; tolerance_m *= 3) {
        size_t kept = 0, last = 0;
        for (size_t i = 0; i < shape.points.count; i++) {
            if (weights_m[i] <= tolerance_m)
                continue;
            kept++;
            for (size_t k = last + 1; k < i; k++) {
                struct point a = shape.points.items[last], b = shape.points.items[i],
                             p = shape.points.items[k];
                double dx = b.x - a.x, dy = b.y - a.y, squared = dx * dx + dy * dy;
                double along =
                    squared > 0 ? fmax(0, fmin(1, ((p.x - a.x) * dx + (p.y - a.y) * dy) / squared)) : 0;
                assert_true(hypot(p.x - a.x - along * dx, p.y - a.y - along * dy) <= tolerance_m);
            }
            last = i;
        }
        assert_true(kept <= before && kept >= 2);
        before = kept;
    }
    assert_true(before < 20);
    free(weights_m);
    shape_fini(&shape);
}

/* Two rings that share a wiggly edge, written in opposite directions and from different beginnings. */
static void shared_edges_weigh_the_same(void **state)
{
    (void)state;
    const struct point left[] = {{0, 0}, {-50, 20}, {0, 40}, {3, 30}, {-4, 20}, {5, 10}, {0, 0}};
    const struct point right[] = {{5, 10}, {-4, 20}, {3, 30}, {0, 40}, {60, 40}, {60, 0}, {0, 0}, {5, 10}};
    struct shape shape = {0};
    add(&shape, left, 7);
    add(&shape, right, 8);
    double *weights_m = weigh(&shape);
    for (int i = 0; i < 7; i++)
        for (int k = 0; k < 8; k++)
            if (memcmp(&left[i], &right[k], sizeof *left) == 0)
                assert_true(weights_m[i] == weights_m[7 + k]);
    assert_true(isinf(weights_m[0]) && isinf(weights_m[2])); /* where three edges meet */
    assert_true(weights_m[4] < 100);
    assert_true(weights_m[0] == weights_m[6] && weights_m[7] == weights_m[14]); /* first and last of a ring */
    free(weights_m);
    shape_fini(&shape);
}

/* A ring without neighbours: the same weights wherever it begins. */
static void a_ring_may_begin_anywhere(void **state)
{
    (void)state;
    enum { corners = 24 };
    struct point ring[corners + 1];
    double expected[corners];
    for (int turn = 0; turn < corners; turn++) {
        struct shape shape = {0};
        for (int i = 0; i <= corners; i++) {
            int corner = (i + turn) % corners;
            double radius = 100 + (corner * 7 % 11) * 5, angle = corner * 2 * M_PI / corners;
            ring[i] = (struct point){radius * cos(angle), radius * sin(angle)};
        }
        add(&shape, ring, corners + 1);
        double *weights_m = weigh(&shape);
        int infinite = 0;
        for (int i = 0; i < corners; i++) {
            if (turn == 0)
                expected[i] = weights_m[i];
            assert_true(weights_m[i] == expected[(i + turn) % corners]);
            infinite += isinf(weights_m[i]);
        }
        assert_int_equal(infinite, 1); /* so that at a coarse tolerance nothing of it is left but a point */
        free(weights_m);
        shape_fini(&shape);
    }
}

static void odd_lines_do_no_harm(void **state)
{
    (void)state;
    const struct point point[] = {{1, 1}}, twice[] = {{2, 2}, {2, 2}},
                       spike[] = {{0, 0}, {9, 9}, {0, 0}, {9, 9}},
                       repeated[] = {{5, 0}, {5, 0}, {6, 1}, {6, 1}, {7, 0}, {7, 0}},
                       flat[] = {{0, 0}, {4, 0}, {0, 0}, {0, 0}};
    struct shape shape = {0};
    add(&shape, point, 1);
    add(&shape, twice, 2);
    add(&shape, spike, 4);
    add(&shape, repeated, 6);
    add(&shape, flat, 4);
    double *weights_m = weigh(&shape);
    for (size_t i = 0; i < shape.points.count; i++)
        assert_true(weights_m[i] >= 0);
    free(weights_m);
    shape_fini(&shape);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_point_weighs_how_far_it_stands_out),
        cmocka_unit_test(what_is_left_stays_within_the_tolerance),
        cmocka_unit_test(shared_edges_weigh_the_same),
        cmocka_unit_test(a_ring_may_begin_anywhere),
        cmocka_unit_test(odd_lines_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
