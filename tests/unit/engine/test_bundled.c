#include "../cmocka_all.h"

#include <geos_c.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/geodesic.h"
#include "bundled.h"
#include "oracle.h"
#include "sides.h"

/* The engine's answer on the bundled data against what is true of it. */

static int set_up(void **state)
{
    static struct bundled bundled;
    bundled_ask(&bundled, REFERENCE_RUSSIA);
    *state = &bundled;
    return 0;
}

static int tear_down(void **state)
{
    bundled_fini(*state);
    return 0;
}

static void the_reference_line_is_one_and_has_its_length(void **state)
{
    const struct bundled *bundled = *state;
    double length_km = oracle_length_km(&bundled->tiers, bundled->reference);
    print_message("border with Russia: %.1f km in %u piece(s); official 1974 km\n", length_km,
                  bundled_at(bundled, bundled->reference, 0)->part_count);
    assert_true(fabs(length_km - 1974) < 1974 * 0.01);
    assert_true(fabs(bundled->tiers.summary->reference_km - length_km) < 0.001);
    assert_true(fabs(bundled_at(bundled, bundled->reference, 0)->size - length_km) < 0.001);
    assert_int_equal(bundled_at(bundled, bundled->reference, 0)->part_count, 1);
}

/* Measures the outer edges of the tiers by the oracle, on some of their points and middles. */
static void check_band_edges(const struct bundled *bundled, size_t samples_max)
{
    double worst[tier_count] = {0}, edge_km[tier_count] = {0};
    size_t samples[tier_count] = {0}, count = 0;
    struct side *sides = sides_of(bundled, bundled->zones, &count);
    size_t every = count / samples_max + 1;
    for (size_t i = 0; i + 1 < count; i++) {
        if (compare_sides(&sides[i], &sides[i + 1]) != 0 || sides[i].zone == sides[i + 1].zone)
            continue;
        uint32_t tier = sides[i].zone < sides[i + 1].zone ? sides[i].zone : sides[i + 1].zone;
        assert_true(tier < tier_count);
        struct point a = sides[i].a, b = sides[i].b;
        edge_km[tier] += geodesic_distance_m(projection_inverse(&bundled->tiers.projection, a),
                                             projection_inverse(&bundled->tiers.projection, b)) /
                         1000;
        /* An end and the middle, where a chord leaves its arc most. */
        for (int k = 0; k < 2 && i / 2 % every == 0; k++) {
            struct point point = k == 0 ? a : (struct point){(a.x + b.x) / 2, (a.y + b.y) / 2};
            double away_km = oracle_distance_m(&bundled->tiers, bundled->reference, point) / 1000;
            worst[tier] = fmax(worst[tier], fabs(away_km - bundled_outer_km[tier]) / bundled_outer_km[tier]);
            samples[tier]++;
        }
    }
    free(sides);
    for (uint32_t i = 0; i < tier_count; i++) {
        print_message("outer edge of tier %u (%g km): %zu samples, worst error %.4f %%, %.1f km long\n",
                      i + 1, bundled_outer_km[i], samples[i], worst[i] * 100, edge_km[i]);
        assert_true(samples[i] > 0);
        assert_true(worst[i] <= 0.0002);
        assert_true(fabs(edge_km[i] - bundled->tiers.zones[i].edge_km) < 0.01);
    }
}

static void band_edges_lie_at_their_true_distance(void **state)
{
    check_band_edges(*state, 40000); /* all of them */
}

static double overlap_m2(GEOSContextHandle_t geos, const GEOSGeometry *a, const GEOSGeometry *b)
{
    GEOSGeometry *both = GEOSIntersection_r(geos, a, b);
    double area_m2 = -1;
    assert_non_null(both);
    assert_int_equal(GEOSArea_r(geos, both, &area_m2), 1);
    GEOSGeom_destroy_r(geos, both);
    return area_m2;
}

static void zones_divide_the_country_without_overlap_or_gap(void **state)
{
    const struct bundled *bundled = *state;
    GEOSContextHandle_t geos = GEOS_init_r();
    GEOSGeometry *zones[tier_count + 2];
    GEOSGeometry *country = polygons_of(geos, &bundled->ground, bundled_at(bundled, bundled->country, 0));
    assert_int_equal(bundled->zones->feature_count, tier_count + 2);
    for (uint32_t i = 0; i < tier_count + 2; i++) {
        zones[i] = polygons_of(geos, &bundled->tiers, bundled_at(bundled, bundled->zones, i));
        assert_int_equal(GEOSisValid_r(geos, zones[i]), 1);
        assert_int_equal(GEOSisEmpty_r(geos, zones[i]), i == beyond);
    }
    for (uint32_t i = 0; i < tier_count + 2; i++)
        for (uint32_t k = i + 1; k < tier_count + 2; k++)
            assert_true(overlap_m2(geos, zones[i], zones[k]) < 1);
    GEOSGeometry *all = GEOSGeom_createCollection_r(geos, GEOS_GEOMETRYCOLLECTION, zones, tier_count + 2);
    GEOSGeometry *joined = GEOSUnaryUnion_r(geos, all),
                 *differing = GEOSSymDifference_r(geos, joined, country);
    double area_m2 = -1;
    assert_non_null(differing);
    assert_int_equal(GEOSArea_r(geos, differing, &area_m2), 1);
    assert_true(area_m2 < 1);
    GEOSGeom_destroy_r(geos, differing);
    GEOSGeom_destroy_r(geos, joined);
    GEOSGeom_destroy_r(geos, all);
    GEOSGeom_destroy_r(geos, country);
    GEOS_finish_r(geos);
}

static void areas_add_up(void **state)
{
    const struct bundled *bundled = *state;
    double country_km2 = oracle_area_km2(&bundled->ground, bundled_at(bundled, bundled->country, 0)),
           sum_km2 = 0, share = 0;
    for (uint32_t i = 0; i < bundled->tiers.zone_count; i++) {
        const struct zone *zone = &bundled->tiers.zones[i];
        double true_km2 = oracle_area_km2(&bundled->tiers, bundled_at(bundled, bundled->zones, i));
        print_message(
            "zone %u: %.1f km2, %.2f %%, %u towns, %.0f inhabitants, %u regions, edge %.1f km, %u part(s)\n",
            i + 1, zone->area_km2, zone->share * 100, zone->town_count, zone->population, zone->region_count,
            zone->edge_km, bundled_at(bundled, bundled->zones, i)->part_count);
        assert_true(fabs(zone->area_km2 - true_km2) <= true_km2 * 1e-9);
        assert_true(fabs(zone->share - zone->area_km2 / country_km2) < 1e-9);
        sum_km2 += zone->area_km2;
        share += zone->share;
    }
    assert_true(fabs(country_km2 - 603628) < 603628 * 0.01); /* the official area */
    assert_true(fabs(bundled->ground.country->area_km2 - country_km2) < country_km2 * 1e-9);
    assert_true(fabs(sum_km2 - country_km2) <= country_km2 * 1e-6);
    assert_true(fabs(share - 1) < 1e-6);
    assert_true(bundled->tiers.zones[beyond].area_km2 == 0);
}

static int compare_plain_points(const void *a, const void *b)
{
    return compare_points(*(const struct point *)a, *(const struct point *)b);
}

/* The corners of an outline at level 0, sorted. */
static struct point *corners_of(const struct bundled *bundled, const struct layer *layer, size_t *count)
{
    struct side *sides = sides_of(bundled, layer, count);
    struct point *corners = malloc(*count * 2 * sizeof *corners);
    for (size_t i = 0; i < *count; i++) {
        corners[2 * i] = sides[i].a;
        corners[2 * i + 1] = sides[i].b;
    }
    *count *= 2;
    qsort(corners, *count, sizeof *corners, compare_plain_points);
    free(sides);
    return corners;
}

/* No edge lies on the way of a gap: each is shared by two zones or is part of the country's outline, at every
 * level of detail. Where the edge of a tier meets the outline between two of its vertices, the zones have a vertex more
 * than the outline of the same level; it lies within the tolerance of it. */
static void edges_are_shared_at_every_level(void **state)
{
    const struct bundled *bundled = *state;
    size_t corner_count, levels = 0, level_0_crossings = 0;
    struct point *corners = corners_of(bundled, bundled->country, &corner_count);
    for (uint32_t l = 0; l < bundled->tiers.layer_count; l++) {
        const struct layer *layer = &bundled->tiers.layers[l];
        if (layer->role != LAYER_ZONES)
            continue;
        size_t count = 0, single = 0, thrice = 0, crossing_ends = 0, outline_count = 0, missing = 0;
        struct side *sides = sides_of(bundled, layer, &count);
        const struct layer *country = NULL;
        for (uint32_t k = 0; k < bundled->ground.layer_count; k++)
            if (bundled->ground.layers[k].role == LAYER_COUNTRY &&
                bundled->ground.layers[k].level == layer->level)
                country = &bundled->ground.layers[k];
        assert_non_null(country);
        struct side *outline = sides_of(bundled, country, &outline_count);
        for (size_t i = 0; i < count;) {
            size_t same = 1;
            while (i + same < count && compare_sides(&sides[i], &sides[i + same]) == 0)
                same++;
            thrice += same > 2;
            if (same == 1) {
                single++;
                const struct point *ends[] = {&sides[i].a, &sides[i].b};
                size_t here = 0;
                for (size_t end = 0; end < 2; end++)
                    here += bsearch(ends[end], corners, corner_count, sizeof *corners, compare_plain_points) == NULL;
                crossing_ends += here;
                bool is_outline = bsearch(&sides[i], outline, outline_count, sizeof *outline, compare_sides) != NULL;
                assert_true(is_outline != (here > 0));
            }
            i += same;
        }
        for (size_t i = 0; i < outline_count; i++)
            missing += bsearch(&outline[i], sides, count, sizeof *sides, compare_sides) == NULL;
        free(outline);
        free(sides);
        /* Each crossing ends two edges, and no others are different. */
        if (levels++ == 0)
            level_0_crossings = crossing_ends / 2;
        print_message("level %u: %zu edges of the outline, %zu crossings\n", layer->level, outline_count,
                      crossing_ends / 2);
        assert_int_equal(thrice, 0);
        assert_true(single > 0);
        assert_int_equal(crossing_ends, 2 * level_0_crossings);
        assert_true(missing <= level_0_crossings);
        assert_int_equal(single, outline_count + crossing_ends / 2);
    }
    assert_true(levels >= 6 && level_0_crossings >= 6);
    free(corners);
}

static uint32_t zone_of(const struct bundled *bundled, const struct feature *town)
{
    return bundled->tiers.town_zones[town - bundled_at(bundled, bundled->places, 0)];
}

static void towns_are_in_the_zone_that_their_distance_says(void **state)
{
    const struct bundled *bundled = *state;
    static const char *const named[] = {"Sumy",       "Kharkiv", "Kyiv",  "Lviv",    "Simferopol",
                                        "Sevastopol", "Kerch",   "Odesa", "Luhansk", "Dnipro"};
    double population[tier_count + 2] = {0};
    uint32_t towns[tier_count + 2] = {0};
    for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
        struct point point = bundled_place(bundled, named[i]);
        const struct feature *town = bundled_find(bundled, bundled->places, named[i]);
        uint32_t zone = bundled_zone_by_distance(bundled, point);
        print_message("%s: %.1f km from the line, zone %u\n", named[i],
                      oracle_distance_m(&bundled->tiers, bundled->reference, point) / 1000, zone + 1);
        assert_true(oracle_contains(&bundled->ground, bundled_at(bundled, bundled->country, 0), point));
        assert_true(oracle_contains(&bundled->tiers, bundled_at(bundled, bundled->zones, zone), point));
        assert_int_equal(zone_of(bundled, town), zone);
    }
    for (uint32_t i = 0; i < bundled->places->feature_count; i++) {
        const struct feature *town = bundled_at(bundled, bundled->places, i);
        uint32_t zone = bundled->tiers.town_zones[i];
        assert_true(town->size >= 10000);
        if (town->kind == FEATURE_TOWN_ABROAD) {
            assert_true(zone == no_zone);
            continue;
        }
        assert_int_equal(
            zone,
            bundled_zone_by_distance(
                bundled, bundled->ground.points[bundled->ground.parts[town->first_part].first_point]));
        towns[zone]++;
        population[zone] += town->size;
    }
    for (uint32_t i = 0; i < tier_count + 2; i++) {
        assert_int_equal(bundled->tiers.zones[i].town_count, towns[i]);
        assert_true(bundled->tiers.zones[i].population == population[i]);
    }
}

static void crimea_is_ukraine(void **state)
{
    const struct bundled *bundled = *state;
    static const char *const towns[] = {"Simferopol", "Sevastopol", "Kerch", "Yalta", "Dzhankoi"};
    const struct feature *russia = bundled_find(bundled, bundled->neighbours, "Russia");
    for (size_t i = 0; i < sizeof towns / sizeof *towns; i++) {
        struct point point = bundled_place(bundled, towns[i]);
        assert_true(oracle_contains(&bundled->ground, bundled_at(bundled, bundled->country, 0), point));
        assert_false(oracle_contains(&bundled->ground, russia, point));
    }
    GEOSContextHandle_t geos = GEOS_init_r();
    GEOSGeometry *theirs = polygons_of(geos, &bundled->ground, russia);
    const char *const regions[] = {"Crimea", "Sevastopol"};
    for (size_t i = 0; i < 2; i++) {
        GEOSGeometry *ours = polygons_of(geos, &bundled->ground, bundled_find(bundled, bundled->regions, regions[i]));
        assert_true(overlap_m2(geos, ours, theirs) == 0);
        assert_int_equal(GEOSIntersects_r(geos, ours, theirs), 0);
        GEOSGeom_destroy_r(geos, ours);
    }
    GEOSGeom_destroy_r(geos, theirs);
    GEOS_finish_r(geos);
}

/* The default depths are chosen so that no stray piece of a tier falls into Crimea, and no seat of an oblast
 * into tier 1. */
static void default_depths_keep_their_promise(void **state)
{
    const struct bundled *bundled = *state;
    for (uint32_t i = 0; i < bundled->tiers.zone_count; i++) {
        const struct zone *zone = &bundled->tiers.zones[i];
        bool crimea = false;
        for (uint32_t k = 0; k < zone->region_count; k++) {
            const struct feature *region =
                &bundled->ground.features[bundled->tiers.regions[zone->first_region + k]];
            crimea = crimea || strcmp(reply_string(&bundled->ground, region->name), "Crimea") == 0;
        }
        assert_int_equal(crimea, i == rest);
    }
    for (uint32_t i = 0; i < bundled->places->feature_count; i++) {
        const struct feature *town = bundled_at(bundled, bundled->places, i);
        if (town->kind == FEATURE_TOWN_CAPITAL || town->kind == FEATURE_TOWN_REGION)
            assert_true(zone_of(bundled, town) > 0 && zone_of(bundled, town) <= rest);
    }
}

static void other_references_work(void **state)
{
    (void)state;
    struct bundled bundled;
    bundled_ask(&bundled, REFERENCE_RUSSIA_BELARUS);
    double length_km = oracle_length_km(&bundled.tiers, bundled.reference);
    assert_true(fabs(length_km - (1974 + 1084)) < (1974 + 1084) * 0.01);
    assert_true(bundled.tiers.zones[0].area_km2 > 45000);
    check_band_edges(&bundled, 1000);
    bundled_fini(&bundled);
    bundled_ask(&bundled, REFERENCE_WHOLE);
    assert_int_equal(bundled_at(&bundled, bundled.reference, 0)->part_count,
                     bundled_at(&bundled, bundled.country, 0)->part_count);
    check_band_edges(&bundled, 1000);
    double sum_km2 = 0;
    for (uint32_t i = 0; i < bundled.tiers.zone_count; i++)
        sum_km2 += bundled.tiers.zones[i].area_km2;
    assert_true(fabs(sum_km2 - bundled.ground.country->area_km2) < sum_km2 * 1e-6);
    struct point kyiv = bundled_place(&bundled, "Kyiv");
    assert_int_equal(zone_of(&bundled, bundled_find(&bundled, bundled.places, "Kyiv")),
                     bundled_zone_by_distance(&bundled, kyiv));
    bundled_fini(&bundled);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_reference_line_is_one_and_has_its_length),
        cmocka_unit_test(band_edges_lie_at_their_true_distance),
        cmocka_unit_test(zones_divide_the_country_without_overlap_or_gap),
        cmocka_unit_test(areas_add_up),
        cmocka_unit_test(edges_are_shared_at_every_level),
        cmocka_unit_test(towns_are_in_the_zone_that_their_distance_says),
        cmocka_unit_test(crimea_is_ukraine),
        cmocka_unit_test(default_depths_keep_their_promise),
        cmocka_unit_test(other_references_work),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
