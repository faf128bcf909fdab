#include "engine/tiers/zones.h"

#include <stdlib.h>

#include "base/memory.h"
#include "engine/geo/buffer.h"

struct division { /* what is at hand while the country is divided */
    struct geos *geos;
    GEOSGeometry *country, *bands[tiers_max];
    const GEOSPreparedGeometry *in_country, *in_band[tiers_max];
    uint32_t tier_count;
};

static void division_fini(struct division *division)
{
    GEOSContextHandle_t handle = division->geos->handle;
    if (division->in_country != NULL)
        GEOSPreparedGeom_destroy_r(handle, division->in_country);
    geos_drop(division->geos, division->country);
    for (size_t i = 0; i < tiers_max; i++) {
        if (division->in_band[i] != NULL)
            GEOSPreparedGeom_destroy_r(handle, division->in_band[i]);
        geos_drop(division->geos, division->bands[i]);
    }
}

static bool division_init(struct division *division, const struct zones_query *query, struct error *error)
{
    struct geos *geos = division->geos;
    struct buffer *buffer = buffer_new(query->reference, query->projection);
    bool done = true;
    division->tier_count = query->tier_count;
    division->country = convert_polygons(geos, query->country);
    if (division->country != NULL)
        division->in_country = GEOSPrepare_r(geos->handle, division->country);
    if (division->in_country == NULL) {
        geos_fail(geos, error);
        done = false;
    }
    for (uint32_t i = 0; done && i < query->tier_count; i++) {
        division->bands[i] = buffer_make(buffer, geos, query->outer_km[i], error);
        if (division->bands[i] != NULL)
            division->in_band[i] = GEOSPrepare_r(geos->handle, division->bands[i]);
        done = division->in_band[i] != NULL;
    }
    buffer_free(buffer);
    return done;
}

/* Every face that the outline and the edges of the bands enclose; NULL when GEOS fails. */
static GEOSGeometry *faces_of(const struct division *division, const struct shape *country)
{
    struct geos *geos = division->geos;
    struct shape lines = {0};
    GEOSGeometry *all = NULL, *cut = NULL, *faces = NULL;
    for (size_t i = 0; i < country->parts.count; i++) {
        shape_add_part(&lines, false);
        shape_add_points(&lines, shape_points(country, i), country->parts.items[i].point_count);
    }
    for (uint32_t i = 0; i < division->tier_count; i++)
        convert_add(geos, division->bands[i], &lines);
    all = convert_lines(geos, &lines);
    shape_fini(&lines);
    if (all != NULL)
        cut = GEOSUnaryUnion_r(geos->handle, all);
    if (cut != NULL)
        faces = GEOSPolygonize_r(geos->handle, (const GEOSGeometry *const *)&cut, 1);
    geos_drop(geos, cut);
    geos_drop(geos, all);
    return faces;
}

/* The zone of a face, no_zone outside the country. */
static uint32_t zone_of(const struct division *division, const GEOSGeometry *face)
{
    GEOSContextHandle_t handle = division->geos->handle;
    GEOSGeometry *inside = GEOSPointOnSurface_r(handle, face);
    uint32_t zone = no_zone;
    if (inside != NULL && GEOSPreparedIntersects_r(handle, division->in_country, inside) == 1)
        for (zone = 0; zone < division->tier_count; zone++)
            if (GEOSPreparedIntersects_r(handle, division->in_band[zone], inside) == 1)
                break;
    geos_drop(division->geos, inside);
    return zone; /* tier_count is the rest */
}

/* Joins the faces of one zone along the edges that they share. */
static bool dissolve(struct geos *geos, GEOSGeometry **faces, size_t count, struct shape *out)
{
    if (count == 0)
        return true;
    GEOSGeometry *all = GEOSGeom_createCollection_r(geos->handle, GEOS_GEOMETRYCOLLECTION, faces, (unsigned)count);
    GEOSGeometry *joined = all != NULL ? GEOSCoverageUnion_r(geos->handle, all) : NULL;
    if (joined != NULL)
        convert_add(geos, joined, out);
    bool done = joined != NULL;
    geos_drop(geos, joined);
    geos_drop(geos, all);
    return done;
}

bool zones_divide(struct zones *zones, struct geos *geos, const struct zones_query *query, struct error *error)
{
    struct division division = {.geos = geos};
    GEOSGeometry *faces = NULL, **chosen = NULL;
    uint32_t *labels = NULL;
    bool done = false;
    *zones = (struct zones){.count = query->tier_count + 2};
    if (!division_init(&division, query, error))
        goto out;
    faces = faces_of(&division, query->country);
    if (faces == NULL) {
        geos_fail(geos, error);
        goto out;
    }
    size_t count = (size_t)GEOSGetNumGeometries_r(geos->handle, faces);
    chosen = memory_new_items(count, sizeof *chosen);
    labels = memory_new_items(count, sizeof *labels);
    for (size_t i = 0; i < count; i++)
        labels[i] = zone_of(&division, GEOSGetGeometryN_r(geos->handle, faces, (int)i));
    done = true;
    for (uint32_t zone = 0; done && zone < zones->count; zone++) {
        size_t chosen_count = 0;
        for (size_t i = 0; i < count; i++)
            if (labels[i] == zone)
                chosen[chosen_count++] = GEOSGeom_clone_r(geos->handle, GEOSGetGeometryN_r(geos->handle, faces, (int)i));
        done = dissolve(geos, chosen, chosen_count, &zones->of[zone]);
    }
    if (!done)
        geos_fail(geos, error);
out:
    free(labels);
    free(chosen);
    geos_drop(geos, faces);
    division_fini(&division);
    if (!done)
        zones_fini(zones);
    return done;
}

void zones_fini(struct zones *zones)
{
    for (size_t i = 0; i < zones_max; i++)
        shape_fini(&zones->of[i]);
    *zones = (struct zones){0};
}
