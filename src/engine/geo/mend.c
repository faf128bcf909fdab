#include "engine/geo/mend.h"

#include <stdlib.h>

#include "base/memory.h"

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
        /* By structure: what two rings both hold is held, and is no hole, as it would be by counting
         * lines. */
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
    GEOSGeometry *all = convert_polygons(geos, polygons), *joined = NULL;
    *area = (struct shape){0};
    *mended = 0;
    if (all != NULL) {
        size_t count = (size_t)GEOSGetNumGeometries_r(geos->handle, all);
        GEOSGeometry **pieces = memory_new_items(count, sizeof *pieces);
        for (size_t i = 0; i < count; i++)
            pieces[i] = mended_polygon(geos, GEOSGetGeometryN_r(geos->handle, all, (int)i), box, mended);
        joined = geos_join(geos, pieces, count);
        free(pieces);
    }
    bool done = joined != NULL;
    if (done)
        convert_add_rings(geos, joined, area);
    else
        geos_fail(geos, error);
    geos_drop(geos, joined);
    geos_drop(geos, all);
    return done;
}

bool mend_subtract(struct shape *left, struct geos *geos, const struct shape *polygons,
                   const struct shape *without, struct error *error)
{
    GEOSGeometry *ours = convert_valid_polygons(geos, polygons),
                 *theirs = convert_valid_polygons(geos, without);
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
