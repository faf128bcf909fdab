#include "engine/tiers/bands.h"

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

bool bands_need(struct bands *bands, const double *depths_km, size_t count, struct geos *geos,
                const struct shape *line, const struct nearness *nearness, struct error *error)
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
        if (!buffer_edge(&band->edge, geos, line, nearness, depths_km[i] * 1000, error)) {
            shape_fini(&band->edge);
            *band = (struct band){0};
            return false;
        }
        band->depth_km = depths_km[i];
        band->used = ++bands->clock;
    }
    return true;
}
