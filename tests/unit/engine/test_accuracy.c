#include "../cmocka_all.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fixture.h"
#include "oracle.h"
#include "own_files.h"
#include "sides.h"

/* Every kind of reference, at depths from 2 to 400 km: the edge of each band against true geodesic distances,
 * and the zones against the country. */

static const double worst_allowed = 0.0002; /* of the depth */
enum { samples_wanted = 1200, steps_least = 4 };

struct request_of {
    const char *title;
    enum reference_kind kind;
    const char *file;
    enum reference_reading reading;
    bool has_beyond;
};

static const struct request_of references[] = {
    {"russia", REFERENCE_RUSSIA, NULL, READING_BORDER, false},
    {"russia+belarus", REFERENCE_RUSSIA_BELARUS, NULL, READING_BORDER, false},
    {"whole", REFERENCE_WHOLE, NULL, READING_BORDER, false},
    {"file: line that splits", REFERENCE_FILE, "split.geojson", READING_LINE_SPLIT, true},
    {"file: line that does not", REFERENCE_FILE, "both.geojson", READING_LINE_BOTH, false},
    {"file: polygons", REFERENCE_FILE, "area.geojson", READING_AREA, true},
    {"drawn line", REFERENCE_DRAWN, NULL, READING_LINE_SPLIT, true},
};

static int set_up(void **state)
{
    *state = fixture_folder_new();
    own_files_write(*state);
    return 0;
}

static int tear_down(void **state)
{
    fixture_folder_free(*state);
    return 0;
}

static void ask(struct bundled *bundled, const struct request_of *of, const char *folder,
                const double *outer_km, uint32_t count)
{
    char *path = fixture_path(folder, of->file != NULL ? of->file : "");
    struct request request = {
        .reference = of->kind,
        .tier_count = count,
        .border_path = "",
        .reference_path = of->file != NULL ? path : "",
    };
    if (of->kind == REFERENCE_DRAWN) {
        request.drawn = own_drawn;
        request.drawn_count = own_drawn_count;
    }
    memcpy(request.outer_km, outer_km, count * sizeof *outer_km);
    bundled_answer(bundled, &request);
    free(path);
    assert_int_equal(bundled->tiers.summary->reading, of->reading);
}

/* The worst error of each tier's outer edge, as a share of its depth, on points and on middles between them;
 * an edge of the land beyond is the reference itself. all_is_nearer: no land lies so far away that there must
 * be an edge. */
static void measure(const struct bundled *bundled, const char *title, const bool *wanted, bool all_is_nearer)
{
    struct side *sides;
    size_t count = 0, edges[tiers_max] = {0}, samples[tiers_max] = {0}, seen[tiers_max] = {0};
    uint32_t tiers = bundled->tiers.tier_count;
    double worst[tiers_max] = {0};
    sides = sides_of(bundled, bundled->zones, &count);
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i + 1 < count; i++) {
            uint32_t one = sides[i].zone, other = sides[i + 1].zone, tier = one < other ? one : other;
            if (compare_sides(&sides[i], &sides[i + 1]) != 0 || one == other || one > tiers || other > tiers)
                continue;
            if (pass == 0) {
                edges[tier]++;
                continue;
            }
            if (seen[tier]++ % (edges[tier] * steps_least / samples_wanted + 1) != 0 || !wanted[tier])
                continue;
            size_t steps =
                edges[tier] * steps_least < samples_wanted ? samples_wanted / edges[tier] + 1 : steps_least;
            for (size_t k = 0; k < steps; k++) {
                struct point a = sides[i].a, b = sides[i].b;
                double along = (double)k / (double)steps;
                struct point point = {a.x + (b.x - a.x) * along, a.y + (b.y - a.y) * along};
                double depth_m = bundled->tiers.zones[tier].outer_km * 1000;
                double away_m = oracle_distance_m(&bundled->tiers, bundled->reference, point);
                worst[tier] = fmax(worst[tier], fabs(away_m - depth_m) / depth_m);
                samples[tier]++;
            }
        }
    free(sides);
    for (uint32_t i = 0; i < tiers; i++) {
        if (!wanted[i])
            continue;
        print_message("%-25s %4g km: %6zu edges, %5zu samples, worst %.4f %% of the depth\n", title,
                      bundled->tiers.zones[i].outer_km, edges[i], samples[i], worst[i] * 100);
        assert_true(samples[i] >= samples_wanted / 2 || all_is_nearer);
        assert_true(worst[i] <= worst_allowed);
    }
}

static void areas_add_up(const struct bundled *bundled, bool has_beyond)
{
    double country_km2 = oracle_area_km2(&bundled->ground, bundled_at(bundled, bundled->country, 0)),
           sum_km2 = 0;
    for (uint32_t i = 0; i < bundled->tiers.zone_count; i++) {
        const struct zone *zone = &bundled->tiers.zones[i];
        double true_km2 = oracle_area_km2(&bundled->tiers, bundled_at(bundled, bundled->zones, i));
        assert_true(fabs(zone->area_km2 - true_km2) <= true_km2 * 1e-9);
        assert_true(zone->kind != ZONE_BEYOND || (zone->area_km2 > 0) == has_beyond);
        sum_km2 += true_km2;
    }
    assert_true(fabs(sum_km2 - country_km2) <= country_km2 * 1e-6);
}

/* Valid; and every edge is either between two zones or a part of the country's outline: so none overlap and
 * nothing is left out. */
static void zones_fit(const struct bundled *bundled)
{
    GEOSContextHandle_t geos = GEOS_init_r();
    size_t count = 0, outline_count = 0;
    double single_km = 0, outline_km = 0;
    for (uint32_t i = 0; i < bundled->tiers.zone_count; i++) {
        GEOSGeometry *zone = polygons_of(geos, &bundled->tiers, bundled_at(bundled, bundled->zones, i));
        assert_int_equal(GEOSisValid_r(geos, zone), 1);
        GEOSGeom_destroy_r(geos, zone);
    }
    GEOS_finish_r(geos);
    struct side *sides = sides_of(bundled, bundled->zones, &count),
                *outline = sides_of(bundled, bundled->country, &outline_count);
    for (size_t i = 0, same; i < count; i += same) {
        for (same = 1; i + same < count && compare_sides(&sides[i], &sides[i + same]) == 0;)
            same++;
        assert_true(same <= 2);
        assert_true(same == 1 || sides[i].zone != sides[i + 1].zone);
        single_km += same == 1 ? hypot(sides[i].b.x - sides[i].a.x, sides[i].b.y - sides[i].a.y) / 1000 : 0;
    }
    for (size_t i = 0; i < outline_count; i++)
        outline_km += hypot(outline[i].b.x - outline[i].a.x, outline[i].b.y - outline[i].a.y) / 1000;
    assert_true(fabs(single_km - outline_km) < 0.001);
    free(outline);
    free(sides);
}

static void check(const char *folder, size_t index)
{
    const struct request_of *of = &references[index];
    struct bundled bundled;
    ask(&bundled, of, folder, (const double[]){2, 25, 75, 220}, 4);
    measure(&bundled, of->title, (const bool[]){true, true, true, true}, false);
    areas_add_up(&bundled, of->has_beyond);
    zones_fit(&bundled);
    bundled_fini(&bundled);
    ask(&bundled, of, folder, (const double[]){390, 400}, 2);
    measure(&bundled, of->title, (const bool[]){false, true}, of->kind == REFERENCE_WHOLE);
    areas_add_up(&bundled, of->has_beyond);
    zones_fit(&bundled);
    bundled_fini(&bundled);
}

#define CHECK(name, index)                                                                                   \
    static void name(void **state)                                                                           \
    {                                                                                                        \
        check(*state, index);                                                                                \
    }
CHECK(bands_along_the_border_with_russia, 0)
CHECK(bands_along_the_borders_with_russia_and_belarus, 1)
CHECK(bands_along_the_whole_outline, 2)
CHECK(bands_along_a_line_that_splits, 3)
CHECK(bands_along_a_line_that_does_not, 4)
CHECK(bands_around_polygons, 5)
CHECK(bands_along_a_drawn_line, 6)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bands_along_the_border_with_russia),
        cmocka_unit_test(bands_along_the_borders_with_russia_and_belarus),
        cmocka_unit_test(bands_along_the_whole_outline),
        cmocka_unit_test(bands_along_a_line_that_splits),
        cmocka_unit_test(bands_along_a_line_that_does_not),
        cmocka_unit_test(bands_around_polygons),
        cmocka_unit_test(bands_along_a_drawn_line),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
