#include "engine/tiers/zones.h"

#include <math.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "engine/geo/buffer.h"
#include "engine/tiers/faces.h"

struct division { /* what is at hand while the country is divided */
    struct geos *geos;
    const struct zones_query *query;
    struct nearness *nearness; /* to the reference line */
    double reach_m;            /* that it is good for */
    struct shape
        bands[tiers_max]; /* edges of all ground within each depth of the line, across the border too */
    struct faces pieces;  /* of the country, cut by the bands and the regions */
    struct faces areas;   /* pieces of the same zone joined */
};

static void division_fini(struct division *division)
{
    nearness_free(division->nearness);
    for (size_t i = 0; i < tiers_max; i++)
        shape_fini(&division->bands[i]);
    faces_fini(&division->pieces);
    faces_fini(&division->areas);
}

/* The parts of a line that touch an extent, in whole segments. */
static void lines_within(struct shape *within, const struct shape *line, struct extent extent)
{
    for (size_t i = 0; i < line->parts.count; i++) {
        const struct point *points = shape_points(line, i);
        bool going = false;
        for (uint32_t k = 1; k < line->parts.items[i].point_count; k++) {
            struct extent segment =
                extent_add_point(extent_add_point(extent_empty(), points[k - 1]), points[k]);
            bool touches = extent_intersects(segment, extent);
            if (touches && !going) {
                shape_add_part(within, false);
                shape_add_point(within, points[k - 1]);
            }
            if (touches)
                shape_add_point(within, points[k]);
            going = touches;
        }
    }
}

/* The edge of one band. What of the line is too far from the country for this depth would cost time for nothing; where
 * some of it is left out, the edge is measured from what is left, and right wherever the country is. */
static bool make_band(struct division *division, uint32_t tier, struct error *error)
{
    const struct zones_query *query = division->query;
    const struct shape *line = &query->reference->line;
    double depth_m = query->outer_km[tier] * 1000;
    /* More than the depth, by as much as the map's scale may be off that far out. */
    struct extent reach = extent_widen(shape_extent(query->country), depth_m * 1.3), all = shape_extent(line);
    if (extent_contains(reach, (struct point){all.min_x, all.min_y}) &&
        extent_contains(reach, (struct point){all.max_x, all.max_y}))
        return buffer_edge(&division->bands[tier], division->geos, line, division->nearness, depth_m, error);
    struct shape near = {0};
    bool done = true;
    lines_within(&near, line, reach);
    if (near.parts.count > 0) {
        struct nearness *nearness = nearness_new(&near, query->projection, division->reach_m);
        done = buffer_edge(&division->bands[tier], division->geos, &near, nearness, depth_m, error);
        nearness_free(nearness);
    }
    shape_fini(&near);
    return done;
}

static bool make_bands(struct division *division, struct error *error)
{
    const struct zones_query *query = division->query;
    bool done = true;
    double widest_m = query->outer_km[query->tier_count - 1] * 1000;
    struct extent ground = extent_add(shape_extent(query->country), shape_extent(&query->reference->line));
    double across_m = hypot(ground.max_x - ground.min_x, ground.max_y - ground.min_y);
    division->reach_m = fmax(widest_m * 1.1, across_m);
    division->nearness = nearness_new(&query->reference->line, query->projection, division->reach_m);
    for (uint32_t i = 0; done && i < query->tier_count; i++)
        done = make_band(division, i, error);
    return done;
}

static void label(const struct division *division, struct faces *faces)
{
    const struct zones_query *query = division->query;
    const struct shape *beyond = &query->reference->beyond;
    bool *is_beyond = memory_new_items(faces->count, sizeof *is_beyond);
    if (beyond->parts.count > 0)
        locator_find(faces->locator, beyond, is_beyond);
    locator_find(faces->locator, query->country, faces->inside);
    for (size_t i = 0; i < faces->count; i++) {
        uint32_t zone = no_zone; /* tier_count is the rest, and what comes then is beyond */
        if (faces->inside[i] && is_beyond[i]) {
            zone = query->tier_count + 1;
        } else if (faces->inside[i]) {
            double away_km = nearness_find(division->nearness, faces->samples[i]).away_m / 1000;
            for (zone = 0; zone < query->tier_count && away_km > query->outer_km[zone];)
                zone++;
        }
        faces->zones[i] = zone;
    }
    free(is_beyond);
}

static bool make_pieces(struct division *division)
{
    const struct zones_query *query = division->query;
    struct linework linework = {0};
    linework_add(&linework, query->country);
    for (size_t i = 0; i < query->region_count; i++)
        linework_add(&linework, &query->regions[i]);
    for (uint32_t i = 0; i < query->tier_count; i++)
        linework_add(&linework, &division->bands[i]);
    if (reference_cut(query->reference) != NULL)
        linework_add(&linework, reference_cut(query->reference));
    bool done = faces_init(&division->pieces, division->geos, &linework, false);
    linework_fini(&linework);
    if (done)
        label(division, &division->pieces);
    return done;
}

/* Joins the pieces of each zone by leaving out the lines between them. */
static bool make_areas(struct division *division)
{
    struct linework linework = {0};
    linework_add_borders(&linework, division->pieces.shapes, division->pieces.zones, division->pieces.count);
    bool done = faces_init(&division->areas, division->geos, &linework, true);
    linework_fini(&linework);
    if (done)
        label(division, &division->areas);
    return done;
}

static void measure_regions(const struct division *division, struct zones *zones)
{
    const struct faces *pieces = &division->pieces;
    size_t region_count = division->query->region_count;
    zones->region_count = region_count;
    zones->region_km2 = memory_new_items(zones->count * region_count, sizeof *zones->region_km2);
    for (size_t region = 0; region < region_count; region++) {
        locator_find(pieces->locator, &division->query->regions[region], pieces->inside);
        for (size_t i = 0; i < pieces->count; i++)
            if (pieces->inside[i] && pieces->zones[i] != no_zone)
                zones->region_km2[pieces->zones[i] * region_count + region] +=
                    shape_area_m2(&pieces->shapes[i]) / 1e6;
    }
}

static void gather(const struct faces *areas, struct zones *zones)
{
    for (size_t i = 0; i < areas->count; i++)
        for (size_t k = 0; areas->zones[i] != no_zone && k < areas->shapes[i].parts.count; k++) {
            const struct part *part = &areas->shapes[i].parts.items[k];
            struct shape *zone = &zones->of[areas->zones[i]];
            shape_add_part(zone, part->is_hole);
            shape_add_points(zone, shape_points(&areas->shapes[i], k), part->point_count);
        }
}

bool zones_divide(struct zones *zones, struct geos *geos, const struct zones_query *query,
                  struct error *error)
{
    struct division division = {.geos = geos, .query = query};
    *zones = (struct zones){.count = query->tier_count + 2};
    bool done = make_bands(&division, error);
    if (done && !(make_pieces(&division) && make_areas(&division))) {
        geos_fail(geos, error);
        done = false;
    }
    if (done) {
        measure_regions(&division, zones);
        gather(&division.areas, zones);
    }
    division_fini(&division);
    return done;
}

void zones_fini(struct zones *zones)
{
    if (zones == NULL)
        return;
    for (size_t i = 0; i < zones_max; i++)
        shape_fini(&zones->of[i]);
    free(zones->region_km2);
    *zones = (struct zones){0};
}
