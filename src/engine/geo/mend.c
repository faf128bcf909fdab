#include "engine/geo/mend.h"

#include "base/array.h"

/* One polygon, valid and within the box. NULL when GEOS fails. */
static GEOSGeometry *mended_polygon(struct geos *geos, const GEOSGeometry *polygon, struct extent box,
                                    size_t *mended)
{
    GEOSContextHandle_t handle = geos->handle;
    GEOSMakeValidParams *params = NULL;
    GEOSGeometry *valid = NULL, *cut = NULL;
    if (GEOSisValid_r(handle, polygon) == 1) {
        valid = GEOSGeom_clone_r(handle, polygon);
    } else {
        /* By structure: what two rings both hold is held, and is no hole, as it would be by counting lines.
         */
        params = GEOSMakeValidParams_create_r(handle);
        GEOSMakeValidParams_setMethod_r(handle, params, GEOS_MAKE_VALID_STRUCTURE);
        valid = GEOSMakeValidWithParams_r(handle, polygon, params);
        GEOSMakeValidParams_destroy_r(handle, params);
        (*mended)++;
    }
    if (valid != NULL)
        cut = GEOSClipByRect_r(handle, valid, box.min_x, box.min_y, box.max_x, box.max_y);
    geos_drop(geos, valid);
    return cut;
}

bool mend_polygons(struct shape *area, size_t *mended, struct geos *geos, const struct shape *polygons,
                   struct extent box, struct error *error)
{
    GEOSContextHandle_t handle = geos->handle;
    struct {
        GEOSGeometry **items;
        size_t count, capacity;
    } pieces = {0};
    GEOSGeometry *all = convert_polygons(geos, polygons), *together = NULL, *joined = NULL;
    bool whole = all != NULL;
    *area = (struct shape){0};
    *mended = 0;
    for (int i = 0; whole && i < GEOSGetNumGeometries_r(handle, all); i++) {
        GEOSGeometry *piece = mended_polygon(geos, GEOSGetGeometryN_r(handle, all, i), box, mended);
        whole = piece != NULL;
        if (whole)
            *ARRAY_ADD(&pieces) = piece;
    }
    if (whole)
        together = GEOSGeom_createCollection_r(handle, GEOS_GEOMETRYCOLLECTION, pieces.items,
                                               (unsigned)pieces.count);
    else
        for (size_t i = 0; i < pieces.count; i++)
            geos_drop(geos, pieces.items[i]);
    if (together != NULL)
        joined = GEOSUnaryUnion_r(handle, together);
    if (joined != NULL)
        convert_add_rings(geos, joined, area);
    else
        geos_fail(geos, error);
    bool done = joined != NULL;
    ARRAY_FINI(&pieces);
    geos_drop(geos, joined);
    geos_drop(geos, together);
    geos_drop(geos, all);
    return done;
}

/* The polygons of a shape, valid. NULL when GEOS fails. */
static GEOSGeometry *valid_polygons(struct geos *geos, const struct shape *shape)
{
    GEOSGeometry *polygons = convert_polygons(geos, shape);
    if (polygons == NULL || GEOSisValid_r(geos->handle, polygons) == 1)
        return polygons;
    GEOSGeometry *valid = GEOSMakeValid_r(geos->handle, polygons);
    geos_drop(geos, polygons);
    return valid;
}

bool mend_subtract(struct shape *left, struct geos *geos, const struct shape *polygons,
                   const struct shape *without, struct error *error)
{
    GEOSGeometry *ours = valid_polygons(geos, polygons), *theirs = valid_polygons(geos, without);
    GEOSGeometry *rest = ours != NULL && theirs != NULL ? GEOSDifference_r(geos->handle, ours, theirs) : NULL;
    *left = (struct shape){0};
    if (rest != NULL)
        convert_add_rings(geos, rest, left);
    else
        geos_fail(geos, error);
    bool done = rest != NULL;
    geos_drop(geos, rest);
    geos_drop(geos, theirs);
    geos_drop(geos, ours);
    return done;
}
