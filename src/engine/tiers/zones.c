#include "engine/tiers/zones.h"

#include <math.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "engine/geo/buffer.h"
#include "engine/geo/linework.h"
#include "engine/geo/locate.h"

struct division { /* what is at hand while the country is divided */
    struct geos *geos;
    const struct zones_query *query;
    struct shape bands[tiers_max]; /* all ground within each depth of the line, across the border too */
    GEOSGeometry *faces;
    size_t face_count;
    uint32_t *zone;  /* of each face; no_zone outside the country */
    struct locator *locator; /* a point in each face */
    bool *inside;            /* what it finds */
};

static void division_fini(struct division *division)
{
    for (size_t i = 0; i < tiers_max; i++)
        shape_fini(&division->bands[i]);
    geos_drop(division->geos, division->faces);
    free(division->zone);
    locator_free(division->locator);
    free(division->inside);
}

static bool make_bands(struct division *division, struct error *error)
{
    const struct zones_query *query = division->query;
    struct buffer *buffer = buffer_new(query->reference, query->projection);
    bool done = true;
    for (uint32_t i = 0; done && i < query->tier_count; i++) {
        GEOSGeometry *band = buffer_make(buffer, division->geos, query->outer_km[i], error);
        done = band != NULL;
        if (done)
            convert_add(division->geos, band, &division->bands[i]);
        geos_drop(division->geos, band);
    }
    buffer_free(buffer);
    return done;
}

static bool make_faces(struct division *division)
{
    const struct zones_query *query = division->query;
    struct geos *geos = division->geos;
    struct linework linework = {0};
    linework_add(&linework, query->country);
    for (size_t i = 0; i < query->region_count; i++)
        linework_add(&linework, &query->regions[i]);
    for (uint32_t i = 0; i < query->tier_count; i++)
        linework_add(&linework, &division->bands[i]);
    division->faces = linework_faces(&linework, geos);
    linework_fini(&linework);
    if (division->faces == NULL)
        return false;
    division->face_count = (size_t)GEOSGetNumGeometries_r(geos->handle, division->faces);
    return true;
}

static const GEOSGeometry *face_at(const struct division *division, size_t index)
{
    return GEOSGetGeometryN_r(division->geos->handle, division->faces, (int)index);
}

/* A point inside each face. */
static bool make_locator(struct division *division)
{
    GEOSContextHandle_t handle = division->geos->handle;
    struct point *samples = memory_new_items(division->face_count, sizeof *samples);
    bool done = true;
    for (size_t i = 0; done && i < division->face_count; i++) {
        GEOSGeometry *sample = GEOSPointOnSurface_r(handle, face_at(division, i));
        done = sample != NULL && GEOSGeomGetX_r(handle, sample, &samples[i].x) == 1 &&
               GEOSGeomGetY_r(handle, sample, &samples[i].y) == 1;
        geos_drop(division->geos, sample);
    }
    if (done) {
        division->locator = locator_new(samples, division->face_count);
        division->inside = memory_new_items(division->face_count, sizeof *division->inside);
    }
    free(samples);
    return done;
}

static void label_faces(struct division *division)
{
    const struct zones_query *query = division->query;
    division->zone = memory_new_items(division->face_count, sizeof *division->zone);
    locator_find(division->locator, query->country, division->inside);
    for (size_t i = 0; i < division->face_count; i++)
        division->zone[i] = division->inside[i] ? query->tier_count : no_zone; /* the rest */
    for (uint32_t tier = query->tier_count; tier-- > 0;) { /* inner ones last: they win */
        locator_find(division->locator, &division->bands[tier], division->inside);
        for (size_t i = 0; i < division->face_count; i++)
            if (division->inside[i] && division->zone[i] != no_zone)
                division->zone[i] = tier;
    }
}

static double map_area_km2(struct geos *geos, const GEOSGeometry *face)
{
    double area_m2 = 0;
    return GEOSArea_r(geos->handle, face, &area_m2) == 1 ? area_m2 / 1e6 : 0;
}

static void measure_regions(const struct division *division, struct zones *zones)
{
    size_t region_count = division->query->region_count;
    zones->region_count = region_count;
    zones->region_km2 = memory_new_items(zones->count * region_count, sizeof *zones->region_km2);
    for (size_t region = 0; region < region_count; region++) {
        locator_find(division->locator, &division->query->regions[region], division->inside);
        for (size_t i = 0; i < division->face_count; i++)
            if (division->inside[i] && division->zone[i] != no_zone)
                zones->region_km2[division->zone[i] * region_count + region] +=
                    map_area_km2(division->geos, face_at(division, i));
    }
}

/* Joins the faces of one zone along the edges that they share. */
static bool dissolve(const struct division *division, uint32_t zone, struct shape *out)
{
    GEOSContextHandle_t handle = division->geos->handle;
    GEOSGeometry **chosen = memory_new_items(division->face_count, sizeof *chosen);
    unsigned count = 0;
    bool done = true;
    for (size_t i = 0; i < division->face_count; i++)
        if (division->zone[i] == zone)
            chosen[count++] = GEOSGeom_clone_r(handle, face_at(division, i));
    if (count > 0) {
        GEOSGeometry *all = GEOSGeom_createCollection_r(handle, GEOS_GEOMETRYCOLLECTION, chosen, count);
        GEOSGeometry *joined = all != NULL ? GEOSCoverageUnion_r(handle, all) : NULL;
        done = joined != NULL;
        if (done)
            convert_add(division->geos, joined, out);
        geos_drop(division->geos, joined);
        geos_drop(division->geos, all);
    }
    free(chosen);
    return done;
}

bool zones_divide(struct zones *zones, struct geos *geos, const struct zones_query *query, struct error *error)
{
    struct division division = {.geos = geos, .query = query};
    bool done = false;
    *zones = (struct zones){.count = query->tier_count + 2};
    if (!make_bands(&division, error))
        goto out;
    done = make_faces(&division) && make_locator(&division);
    if (done) {
        label_faces(&division);
        measure_regions(&division, zones);
    }
    for (uint32_t zone = 0; done && zone < zones->count; zone++)
        done = dissolve(&division, zone, &zones->of[zone]);
    if (!done)
        geos_fail(geos, error);
out:
    division_fini(&division);
    if (!done)
        zones_fini(zones);
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
