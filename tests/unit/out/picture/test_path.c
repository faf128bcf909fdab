#include "../../cmocka_all.h"

#include <math.h>

#include "base/array.h"
#include "viewer/out/picture/path.h"

static const struct box box = {10, 20, 110, 80};

static void add(struct spots *ring, double x, double y)
{
    *ARRAY_ADD(ring) = (struct spot){x, y};
}

static double area(const struct spots *ring)
{
    double twice = 0;
    for (size_t i = 0; i < ring->count; i++) {
        struct spot a = ring->items[i], b = ring->items[(i + 1) % ring->count];
        twice += a.x * b.y - b.x * a.y;
    }
    return fabs(twice) / 2;
}

static bool holds(const struct spots *ring, double x, double y)
{
    bool is_inside = false;
    for (size_t i = 0; i < ring->count; i++) {
        struct spot a = ring->items[i], b = ring->items[(i + 1) % ring->count];
        if ((a.y > y) != (b.y > y) && x < a.x + (y - a.y) * (b.x - a.x) / (b.y - a.y))
            is_inside = !is_inside;
    }
    return is_inside;
}

/* The area of what a ring and the box share, by counting. */
static double shared_area(const struct spots *ring)
{
    enum { steps = 400 };
    double cell_x = (box.right - box.left) / steps, cell_y = (box.bottom - box.top) / steps;
    int inside = 0;
    for (int i = 0; i < steps * steps; i++)
        inside += holds(ring, box.left + (i % steps + 0.5) * cell_x, box.top + ((double)(i / steps) + 0.5) * cell_y);
    return inside * cell_x * cell_y;
}

static double next_random(unsigned *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) / 16777216.0;
}

/* A star around a middle that may lie outside of the box. */
static void add_star(struct spots *ring, unsigned *seed)
{
    double x = 130 * next_random(seed), y = 100 * next_random(seed);
    int corners = 5 + (int)(40 * next_random(seed));
    for (int i = 0; i < corners; i++) {
        double reach = 5 + 90 * next_random(seed), angle = 6.283185307 * i / corners;
        add(ring, x + reach * cos(angle), y + reach * sin(angle));
    }
}

static void a_clipped_ring_is_what_it_shares_with_the_box(void **state)
{
    (void)state;
    unsigned seed = 7;
    for (int round = 0; round < 60; round++) {
        struct spots ring = {0}, spare = {0};
        add_star(&ring, &seed);
        double wanted = shared_area(&ring);
        ring_clip(&ring, &spare, box);
        for (size_t i = 0; i < ring.count; i++)
            assert_true(ring.items[i].x >= box.left - 1e-9 && ring.items[i].x <= box.right + 1e-9 &&
                        ring.items[i].y >= box.top - 1e-9 && ring.items[i].y <= box.bottom + 1e-9);
        assert_true(fabs(area(&ring) - wanted) < 30); /* of 6,000 */
        ARRAY_FINI(&ring);
        ARRAY_FINI(&spare);
    }
}

static void a_ring_inside_stays_and_one_outside_goes(void **state)
{
    (void)state;
    struct spots ring = {0}, spare = {0};
    add(&ring, 20, 30);
    add(&ring, 40, 30);
    add(&ring, 30, 60);
    ring_clip(&ring, &spare, box);
    assert_int_equal(ring.count, 3);
    assert_true(ring.items[0].x == 20 && ring.items[1].x == 40 && ring.items[2].y == 60);
    for (size_t i = 0; i < ring.count; i++)
        ring.items[i].x += 200;
    ring_clip(&ring, &spare, box);
    assert_true(area(&ring) == 0);
    ring.count = 0;
    ring_clip(&ring, &spare, box);
    assert_int_equal(ring.count, 0);
    ARRAY_FINI(&ring);
    ARRAY_FINI(&spare);
}

static void spots_that_nobody_could_tell_apart_are_one(void **state)
{
    (void)state;
    struct path path = {0};
    path_start(&path, (struct spot){1, 1});
    path_go(&path, (struct spot){1.01, 1.01});
    path_go(&path, (struct spot){5, 1});
    path_go(&path, (struct spot){5, 4});
    path_close(&path);
    assert_int_equal(path.spots.count, 3);
    assert_true(path.runs.items[0].is_ring);
    path_start(&path, (struct spot){7, 7}); /* a ring that is no more than a dot goes */
    path_go(&path, (struct spot){7, 8});
    path_close(&path);
    assert_int_equal(path.runs.count, 1);
    assert_int_equal(path.spots.count, 3);
    path_add_line(&path, (struct spot){0, 0}, (struct spot){9, 9});
    path_add_box(&path, box);
    assert_int_equal(path.runs.count, 3);
    assert_int_equal(path_run_end(&path, 0), 3);
    assert_int_equal(path_run_end(&path, 1), 5);
    assert_int_equal(path_run_end(&path, 2), 9);
    assert_false(path.runs.items[1].is_ring);
    path_clear(&path);
    assert_int_equal(path.runs.count + path.spots.count, 0);
    path_fini(&path);
}

static void boxes_overlap_when_they_share_more_than_a_side(void **state)
{
    (void)state;
    assert_true(box_overlaps(box, (struct box){100, 70, 200, 200}));
    assert_false(box_overlaps(box, (struct box){110, 20, 200, 80}));
    assert_false(box_overlaps(box, (struct box){10, 80.5, 110, 90}));
    assert_true(box_holds(box, box) && !box_holds(box, box_widen(box, 1)) && box_holds(box_widen(box, 1), box));
    struct spot middle = box_middle(box_move(box, (struct spot){5, -5}));
    assert_true(middle.x == 65 && middle.y == 45);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_clipped_ring_is_what_it_shares_with_the_box),
        cmocka_unit_test(a_ring_inside_stays_and_one_outside_goes),
        cmocka_unit_test(spots_that_nobody_could_tell_apart_are_one),
        cmocka_unit_test(boxes_overlap_when_they_share_more_than_a_side),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
