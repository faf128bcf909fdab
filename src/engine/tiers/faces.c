#include "engine/tiers/faces.h"

#include <stdlib.h>

#include "base/memory.h"

void faces_fini(struct faces *faces)
{
    for (size_t i = 0; i < faces->count; i++)
        shape_fini(&faces->shapes[i]);
    free(faces->shapes);
    free(faces->samples);
    free(faces->zones);
    locator_free(faces->locator);
    free(faces->inside);
}

bool faces_init(struct faces *faces, struct geos *geos, const struct linework *linework, bool is_cut)
{
    GEOSContextHandle_t handle = geos->handle;
    GEOSGeometry *found = linework_faces(linework, geos, is_cut);
    *faces = (struct faces){0};
    if (found == NULL)
        return false;
    bool done = true;
    size_t count = (size_t)GEOSGetNumGeometries_r(handle, found);
    faces->shapes = memory_new_items(count, sizeof *faces->shapes);
    faces->samples = memory_new_items(count, sizeof *faces->samples);
    faces->zones = memory_new_items(count, sizeof *faces->zones);
    faces->inside = memory_new_items(count, sizeof *faces->inside);
    faces->count = count;
    for (size_t i = 0; done && i < count; i++) {
        const GEOSGeometry *face = GEOSGetGeometryN_r(handle, found, (int)i);
        GEOSGeometry *sample = GEOSPointOnSurface_r(handle, face);
        convert_add(geos, face, &faces->shapes[i]);
        done = sample != NULL && GEOSGeomGetX_r(handle, sample, &faces->samples[i].x) == 1 &&
               GEOSGeomGetY_r(handle, sample, &faces->samples[i].y) == 1;
        geos_drop(geos, sample);
    }
    geos_drop(geos, found);
    faces->locator = locator_new(faces->samples, count);
    return done;
}
