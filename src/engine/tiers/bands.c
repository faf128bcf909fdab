#include "engine/tiers/bands.h"

#include "engine/geo/thin.h"

/* As much more than the depth as the map's scale may be off that far out. */
static const double reach_factor = 1.3;

enum { points_many = 50000 };
static const double coarse_share = 1e-4; /* of the depth */

/* Where the band of that depth is; bands_max: nowhere. */
static size_t place_of(const struct bands *bands, double depth_km)
{
    size_t place = 0;
    while (place < bands_max && bands->of[place].depth_km != depth_km)
        place++;
    return place;
}

static struct band *oldest(struct bands *bands)
{
    struct band *oldest = &bands->of[0];
    for (size_t i = 1; i < bands_max; i++)
        if (bands->of[i].used < oldest->used)
            oldest = &bands->of[i];
    return oldest;
}

void bands_fini(struct bands *bands)
{
    if (bands == NULL)
        return;
    for (size_t i = 0; i < bands_max; i++)
        shape_fini(&bands->of[i].edge);
    *bands = (struct bands){0};
}

const struct shape *bands_find(const struct bands *bands, double depth_km)
{
    size_t place = place_of(bands, depth_km);
    return place < bands_max ? &bands->of[place].edge : NULL;
}

static bool make_from(struct shape *edge, double depth_km, struct geos *geos, const struct shape *line,
                      const struct scale *scale, struct error *error)
{
    if (line->parts.count == 0)
        return true;
    struct nearness *nearness = nearness_new(line, scale);
    bool done = buffer_edge(edge, geos, line, nearness, depth_km * 1000, error);
    nearness_free(nearness);
    return done;
}

/* What of the line is too far from the extent for this depth would cost time for nothing; where some of it is left out,
 * the edge is right wherever the extent is. */
static bool make_edge(struct shape *edge, double depth_km, struct geos *geos, const struct bands_query *query,
                      struct error *error)
{
    struct shape coarse = {0}, near = {0};
    const struct shape *line = query->line;
    if (query->weights_m != NULL && line->points.count > points_many) {
        thin(&coarse, line, query->weights_m, depth_km * 1000 * coarse_share, false);
        line = &coarse;
    }
    struct extent reach = extent_widen(query->within, depth_km * 1000 * reach_factor);
    if (!extent_holds(reach, shape_extent(line))) {
        thin_to_extent(&near, line, reach, 0);
        line = &near;
    }
    bool done = make_from(edge, depth_km, geos, line, query->scale, error);
    shape_fini(&near);
    shape_fini(&coarse);
    return done;
}

bool bands_need(struct bands *bands, const double *depths_km, size_t count, struct geos *geos,
                const struct bands_query *query, struct error *error)
{
    for (size_t i = 0; i < count; i++) { /* those that are there must not make room for the others */
        size_t place = place_of(bands, depths_km[i]);
        if (place < bands_max)
            bands->of[place].used = ++bands->clock;
    }
    for (size_t i = 0; i < count; i++) {
        if (bands_find(bands, depths_km[i]) != NULL)
            continue;
        struct band *band = oldest(bands);
        shape_fini(&band->edge);
        *band = (struct band){0};
        if (!make_edge(&band->edge, depths_km[i], geos, query, error)) {
            shape_fini(&band->edge);
            *band = (struct band){0};
            return false;
        }
        band->depth_km = depths_km[i];
        band->used = ++bands->clock;
    }
    return true;
}
