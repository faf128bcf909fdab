#include "../cmocka_all.h"

#include "division.h"

#include "engine/tiers/bands.h"

struct zones division_of(struct geos *geos, const struct projection *projection, struct zones_query query,
                         const struct reference *reference)
{
    struct error error = {0};
    struct bands bands = {0};
    struct zones zones;
    struct scale scale;
    scale_init(&scale, projection, shape_extent(&reference->line), 500e3);
    struct nearness *nearness = nearness_new(&reference->line, &scale);
    query.nearness = nearness;
    query.cut = reference_cut(reference);
    query.beyond = reference->beyond.parts.count > 0 ? &reference->beyond : NULL;
    const struct bands_query bands_query = {
        .line = &reference->line,
        .scale = &scale,
        .within = shape_extent(query.country),
    };
    if (!bands_need(&bands, query.outer_km, query.tier_count, geos, &bands_query, &error))
        fail_msg("%s", error.text);
    for (uint32_t i = 0; i < query.tier_count; i++)
        query.edges[i] = bands_find(&bands, query.outer_km[i]);
    if (!zones_divide(&zones, geos, &query, &error))
        fail_msg("%s", error.text);
    bands_fini(&bands);
    nearness_free(nearness);
    return zones;
}
