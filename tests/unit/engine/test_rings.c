#include "../cmocka_all.h"

#include "engine/data/rings.h"
#include "fixture.h"

static void holes_follow_the_ring_that_holds_them(void **state)
{
    (void)state;
    struct lonlat hole_b[5], a[5], hole_a[5], b[5], island[5];
    fixture_square(hole_b, 22, 2, 1, 0);
    fixture_square(a, 0, 0, 10, 1);
    fixture_square(hole_a, 2, 2, 5, 0);
    fixture_square(b, 20, 0, 10, 1);
    fixture_square(island, 3, 3, 1, 1); /* in the hole of a */
    struct ring rings[] = {
        {hole_b, 5, false}, {a, 5, false}, {hole_a, 5, false}, {b, 5, false}, {island, 5, false}};
    rings_sort(rings, 5);
    const struct {
        const struct lonlat *points;
        bool is_hole;
    } expected[] = {{a, false}, {hole_a, true}, {b, false}, {hole_b, true}, {island, false}};
    for (int i = 0; i < 5; i++) {
        assert_ptr_equal(rings[i].points, expected[i].points);
        assert_int_equal(rings[i].is_hole, expected[i].is_hole);
    }
}

static void the_smallest_ring_around_a_hole_owns_it(void **state)
{
    (void)state;
    struct lonlat big[5], hole[5], island[5], pond[5];
    fixture_square(big, 0, 0, 30, 1);
    fixture_square(hole, 2, 2, 20, 0);
    fixture_square(island, 5, 5, 10, 1);
    fixture_square(pond, 6, 6, 2, 0); /* lies in big too, but is a hole of the island */
    struct ring rings[] = {{pond, 5, false}, {big, 5, false}, {hole, 5, false}, {island, 5, false}};
    rings_sort(rings, 4);
    assert_ptr_equal(rings[0].points, big);
    assert_ptr_equal(rings[1].points, hole);
    assert_ptr_equal(rings[2].points, island);
    assert_ptr_equal(rings[3].points, pond);
    assert_true(rings[1].is_hole && rings[3].is_hole && !rings[2].is_hole);
}

static void a_ring_that_runs_the_wrong_way_alone_is_no_hole(void **state)
{
    (void)state;
    struct lonlat ring[5];
    fixture_square(ring, 0, 0, 10, 0);
    struct ring rings[] = {{ring, 5, false}};
    rings_sort(rings, 1);
    assert_false(rings[0].is_hole);
    rings_sort(rings, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(holes_follow_the_ring_that_holds_them),
        cmocka_unit_test(the_smallest_ring_around_a_hole_owns_it),
        cmocka_unit_test(a_ring_that_runs_the_wrong_way_alone_is_no_hole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
