#include "engine/tiers/bands.h"

#include "engine/geo/thin.h"

/* As much more than the depth as the map's scale may be off that far out. */
static const double reach_factor = 1.3;

static struct band *find(struct bands *bands, double depth_km)
{
    for (size_t i = 0; i < bands_max; i++)
        if (bands->of[i].depth_km == depth_km)
            return &bands->of[i];
    return NULL;
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
    for (size_t i = 0; i < bands_max; i++)
        if (bands->of[i].depth_km == depth_km)
            return &bands->of[i].edge;
    return NULL;
}

/* What of the line is too far from the extent for this depth would cost time for nothing; where some of it is left out,
 * the edge is measured from what is left, and right wherever the extent is. */
static bool make_edge(struct shape *edge, double depth_km, struct geos *geos, const struct shape *line,
                      const struct nearness *nearness, struct extent within, struct error *error)
{
    struct shape near = {0};
    bool done = true;
    struct extent reach = extent_widen(within, depth_km * 1000 * reach_factor), all = shape_extent(line);
    bool is_near = extent_contains(reach, (struct point){all.min_x, all.min_y}) &&
                   extent_contains(reach, (struct point){all.max_x, all.max_y});
    if (is_near)
        return buffer_edge(edge, geos, line, nearness, depth_km * 1000, error);
    thin_to_extent(&near, line, reach, 0);
    if (near.parts.count > 0) {
        struct nearness *to_near = nearness_of_part(&near, nearness);
        done = buffer_edge(edge, geos, &near, to_near, depth_km * 1000, error);
        nearness_free(to_near);
    }
    shape_fini(&near);
    return done;
}

bool bands_need(struct bands *bands, const double *depths_km, size_t count, struct geos *geos,
                const struct shape *line, const struct nearness *nearness, struct extent within, struct error *error)
{
    for (size_t i = 0; i < count; i++) { /* those that are there must not make room for the others */
        struct band *band = find(bands, depths_km[i]);
        if (band != NULL)
            band->used = ++bands->clock;
    }
    for (size_t i = 0; i < count; i++) {
        if (find(bands, depths_km[i]) != NULL)
            continue;
        struct band *band = oldest(bands);
        shape_fini(&band->edge);
        *band = (struct band){0};
        if (!make_edge(&band->edge, depths_km[i], geos, line, nearness, within, error)) {
            shape_fini(&band->edge);
            *band = (struct band){0};
            return false;
        }
        band->depth_km = depths_km[i];
        band->used = ++bands->clock;
    }
    return true;
}
