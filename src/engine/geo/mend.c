#include "engine/geo/mend.h"

#include <stdlib.h>

#include "base/memory.h"
#include "engine/geo/cut.h"
#include "engine/geo/inside.h"
#include "engine/geo/locate.h"
#include "engine/geo/partition.h"

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

/* Which faces lie within polygons. */
static void label_faces(const struct partition *partition, const struct shape *polygons, uint32_t *labels)
{
    struct point *points = memory_new_items(partition->face_count, sizeof *points);
    bool *inside = memory_new_items(partition->face_count, sizeof *inside);
    for (size_t i = 0; i < partition->face_count; i++)
        points[i] = inside_point(&partition->faces[i]);
    struct locator *locator = locator_new(points, partition->face_count);
    locator_find(locator, polygons, inside);
    for (size_t i = 0; i < partition->face_count; i++)
        labels[i] = inside[i];
    locator_free(locator);
    free(inside);
    free(points);
}

/* The faces of lines that lie within polygons, joined where they lie side by side. */
static void take_inside(struct shape *inside, const struct geos *geos, struct shape *lines, const struct shape *polygons)
{
    enum { outside = 0 };
    struct partition pieces, areas;
    struct shape borders = {0};
    partition_init(&pieces, geos, lines);
    uint32_t *labels = memory_new_items(pieces.face_count, sizeof *labels);
    label_faces(&pieces, polygons, labels);
    partition_borders(&pieces, labels, outside, &borders);
    partition_fini(&pieces);
    partition_init(&areas, geos, &borders); /* never more faces than pieces: some of them, and joined ones */
    label_faces(&areas, polygons, labels);
    for (size_t i = 0; i < areas.face_count; i++)
        if (labels[i] != outside)
            shape_copy_parts(inside, &areas.faces[i]);
    partition_fini(&areas);
    free(labels);
}

bool mend_crossings(struct shape *polygons, bool *mended, struct geos *geos)
{
    struct shape cut = {0}, inside = {0};
    bool done = cut_lines(&cut, geos, polygons);
    *mended = done && (cut.points.count != polygons->points.count || cut.parts.count != polygons->parts.count);
    if (*mended) {
        take_inside(&inside, geos, &cut, polygons);
        shape_fini(polygons);
        *polygons = inside;
    }
    shape_fini(&cut);
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
