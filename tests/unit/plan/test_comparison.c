/* What changes from one side to the other, zone by zone. */
#include "../cmocka_all.h"

#include <string.h>

#include "model/request.h"
#include "viewer/plan/comparison.h"

static const struct zone three[] = {
    {.kind = ZONE_TIER, .tier = 0, .inner_km = 0, .outer_km = 25, .area_km2 = 30000, .share = 0.3, .edge_km = 900, .population = 4e5, .town_count = 20},
    {.kind = ZONE_TIER, .tier = 1, .inner_km = 25, .outer_km = 75, .area_km2 = 20000, .share = 0.2, .edge_km = 800, .population = 3e5, .town_count = 10},
    {.kind = ZONE_TIER, .tier = 2, .inner_km = 75, .outer_km = 220, .area_km2 = 10000, .share = 0.1, .edge_km = 700, .population = 2e5, .town_count = 5},
    {.kind = ZONE_REST, .area_km2 = 40000, .share = 0.4, .population = 1e5, .town_count = 2},
    {.kind = ZONE_BEYOND},
};

static const struct zone two[] = {
    {.kind = ZONE_TIER, .tier = 0, .inner_km = 0, .outer_km = 30, .area_km2 = 33200, .share = 0.332, .edge_km = 910, .population = 5e5, .town_count = 61},
    {.kind = ZONE_TIER, .tier = 1, .inner_km = 30, .outer_km = 75, .area_km2 = 16800, .share = 0.168, .edge_km = 800, .population = 2e5, .town_count = 8},
    {.kind = ZONE_REST, .area_km2 = 49000, .share = 0.49, .population = 3e5, .town_count = 7},
    {.kind = ZONE_BEYOND, .area_km2 = 1000, .share = 0.01},
};

static struct comparison_side side(const struct zone *zones, uint32_t count)
{
    return (struct comparison_side){
        .zones = zones, .zone_count = count, .summary = {.reference = REFERENCE_RUSSIA, .reference_km = 1000}, .reference_path = ""};
}

static void the_same_has_no_changes(void **state)
{
    (void)state;
    const struct comparison_side one = side(three, 5), other = side(three, 5);
    struct comparison comparison = comparison_of(&one, &other);
    assert_int_equal(comparison.row_count, 4); /* nothing lies beyond the line */
    assert_false(comparison.is_changed || comparison.reference_differs || comparison.tier_count_differs);
    for (size_t i = 0; i < comparison.row_count; i++) {
        assert_false(comparison.rows[i].is_changed);
        assert_ptr_equal(comparison.rows[i].before, &three[i]);
    }
}

static void changes_have_their_sign(void **state)
{
    (void)state;
    const struct comparison_side before = side(three, 5), after = side(two, 4);
    struct comparison comparison = comparison_of(&before, &after);
    assert_true(comparison.is_changed && comparison.tier_count_differs);
    assert_false(comparison.reference_differs);
    assert_int_equal(comparison.row_count, 5);
    const struct comparison_row *row = comparison.rows;
    assert_true(row[0].outer_km == 5 && row[0].inner_km == 0 && row[0].area_km2 == 3200 && row[0].edge_km == 10);
    assert_true(row[0].population == 1e5 && row[0].town_count == 41);
    assert_true(row[1].inner_km == 5 && row[1].outer_km == 0 && row[1].area_km2 == -3200 && row[1].town_count == -2);
    assert_ptr_equal(row[2].before, &three[2]); /* a tier that the other side does not have */
    assert_null(row[2].after);
    assert_true(row[2].area_km2 == -10000 && row[2].town_count == -5 && row[2].outer_km == -220 && row[2].share == -0.1);
    assert_int_equal(row[3].before->kind, ZONE_REST);
    assert_true(row[3].area_km2 == 9000);
    assert_int_equal(row[4].after->kind, ZONE_BEYOND);
    assert_true(row[4].area_km2 == 1000 && row[4].before == &three[4]);
    struct comparison back = comparison_of(&after, &before);
    for (size_t i = 0; i < 5; i++) {
        assert_true(back.rows[i].area_km2 == -row[i].area_km2 && back.rows[i].town_count == -row[i].town_count);
        assert_ptr_equal(back.rows[i].before, row[i].after);
    }
}

static void lines_are_told_apart(void **state)
{
    (void)state;
    static const struct lonlat line[] = {{30, 50}, {31, 51}}, other_line[] = {{30, 50}, {31, 51.5}};
    const struct comparison_side one = side(three, 5);
    struct comparison_side other = one;
    other.summary.reference = REFERENCE_WHOLE;
    other.summary.reference_km = 700;
    struct comparison comparison = comparison_of(&one, &other);
    assert_true(comparison.reference_differs && comparison.is_changed && comparison.reference_km == -300);
    other = one;
    other.summary.reading = READING_AREA;
    assert_true(comparison_of(&one, &other).reference_differs);
    other = one;
    other.reference_path = "a.shp";
    assert_true(comparison_of(&one, &other).reference_differs);
    struct comparison_side drawn = one;
    drawn.summary.reference = REFERENCE_DRAWN;
    drawn.line = line;
    drawn.line_count = 2;
    other = drawn;
    assert_false(comparison_of(&drawn, &other).reference_differs);
    other.line = other_line;
    assert_true(comparison_of(&drawn, &other).reference_differs);
    other.line_count = 1;
    assert_true(comparison_of(&drawn, &other).reference_differs);
}

static void depths_and_lines_are_no_texts(void **state)
{
    (void)state;
    const struct plan_section *tier = plan_section_at(PLAN_SECTION_TIER), *reference = plan_section_at(PLAN_SECTION_REFERENCE);
    assert_true(comparison_shows(&(struct plan_difference){.section = PLAN_SECTION_TIER, .key = plan_key_find(tier, "outer_km")}));
    assert_true(comparison_shows(&(struct plan_difference){.section = PLAN_SECTION_REFERENCE, .key = plan_key_find(reference, "line")}));
    assert_false(comparison_shows(&(struct plan_difference){.section = PLAN_SECTION_TIER, .key = plan_key_find(tier, "name")}));
    assert_false(comparison_shows(&(struct plan_difference){.section = PLAN_SECTION_TIER}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_has_no_changes),
        cmocka_unit_test(changes_have_their_sign),
        cmocka_unit_test(lines_are_told_apart),
        cmocka_unit_test(depths_and_lines_are_no_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
