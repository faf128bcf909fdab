#include "engine/tiers/zones.h"

#include <stdlib.h>

#include "base/memory.h"
#include "engine/tiers/faces.h"

struct division { /* what is at hand while the country is divided */
    struct geos *geos;
    const struct zones_query *query;
    struct faces pieces;  /* of the country, cut by the bands and the regions */
    struct faces areas;   /* pieces of the same zone joined */
};

static void division_fini(struct division *division)
{
    faces_fini(&division->pieces);
    faces_fini(&division->areas);
}

static void label(const struct division *division, struct faces *faces)
{
    const struct zones_query *query = division->query;
    bool *is_beyond = memory_new_items(faces->count, sizeof *is_beyond);
    if (query->beyond != NULL)
        locator_find(faces->locator, query->beyond, is_beyond);
    locator_find(faces->locator, query->country, faces->inside);
    for (size_t i = 0; i < faces->count; i++) {
        uint32_t zone = no_zone; /* tier_count is the rest, and what comes then is beyond */
        if (faces->inside[i] && is_beyond[i]) {
            zone = query->tier_count + 1;
        } else if (faces->inside[i]) {
            double away_km = nearness_find(query->nearness, faces->samples[i]).away_m / 1000;
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
        linework_add(&linework, query->edges[i]);
    if (query->cut != NULL)
        linework_add(&linework, query->cut);
    bool done = faces_init(&division->pieces, division->geos, &linework);
    linework_fini(&linework);
    if (done)
        label(division, &division->pieces);
    return done;
}

/* Joins the pieces of each zone by leaving out the lines between them. */
static void make_areas(struct division *division)
{
    faces_join(&division->areas, division->geos, &division->pieces);
    label(division, &division->areas);
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
        if (areas->zones[i] != no_zone)
            shape_copy_parts(&zones->of[areas->zones[i]], &areas->shapes[i]);
}

bool zones_divide(struct zones *zones, struct geos *geos, const struct zones_query *query,
                  struct error *error)
{
    struct division division = {.geos = geos, .query = query};
    *zones = (struct zones){.count = query->tier_count + 2};
    bool done = make_pieces(&division) && !geos_is_cancelled(geos);
    if (!done && !geos_is_cancelled(geos))
        geos_fail(geos, error);
    if (done) {
        make_areas(&division);
        measure_regions(&division, zones);
        gather(&division.areas, zones);
    }
    division_fini(&division);
    return done;
}

struct zone zones_number(uint32_t index, const double *outer_km, uint32_t tier_count)
{
    bool is_tier = index < tier_count;
    return (struct zone){
        .kind = is_tier ? ZONE_TIER : index == tier_count ? ZONE_REST : ZONE_BEYOND,
        .tier = is_tier ? index : 0,
        .inner_km = is_tier && index > 0 ? outer_km[index - 1] : 0,
        .outer_km = is_tier ? outer_km[index] : 0,
    };
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
