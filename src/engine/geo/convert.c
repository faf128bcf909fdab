#include "engine/geo/convert.h"

#include <assert.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"

static_assert(sizeof(struct point) == 2 * sizeof(double), "GEOS reads points as pairs of numbers");

static GEOSCoordSequence *sequence_of(struct geos *geos, const struct shape *shape, size_t part)
{
    return GEOSCoordSeq_copyFromBuffer_r(geos->handle, &shape_points(shape, part)->x,
                                         shape->parts.items[part].point_count, 0, 0);
}

GEOSGeometry *convert_lines(struct geos *geos, const struct shape *shape)
{
    GEOSGeometry **lines = memory_new_items(shape->parts.count, sizeof *lines);
    for (size_t i = 0; i < shape->parts.count; i++) {
        GEOSCoordSequence *sequence = sequence_of(geos, shape, i);
        lines[i] = sequence != NULL ? GEOSGeom_createLineString_r(geos->handle, sequence) : NULL;
    }
    GEOSGeometry *collection = geos_collect(geos, GEOS_MULTILINESTRING, lines, shape->parts.count);
    free(lines);
    return collection;
}

/* The outer ring at part, with the holes that follow it. */
static GEOSGeometry *polygon_of(struct geos *geos, const struct shape *shape, size_t part, size_t hole_count)
{
    GEOSGeometry **rings = memory_new_items(hole_count + 1, sizeof *rings);
    GEOSGeometry *polygon = NULL;
    bool whole = true;
    for (size_t i = 0; i <= hole_count; i++) {
        GEOSCoordSequence *sequence = sequence_of(geos, shape, part + i);
        rings[i] = sequence != NULL ? GEOSGeom_createLinearRing_r(geos->handle, sequence) : NULL;
        whole = whole && rings[i] != NULL;
    }
    if (whole)
        polygon = GEOSGeom_createPolygon_r(geos->handle, rings[0], rings + 1, (unsigned)hole_count);
    else
        for (size_t i = 0; i <= hole_count; i++)
            geos_drop(geos, rings[i]);
    free(rings);
    return polygon;
}

GEOSGeometry *convert_polygons(struct geos *geos, const struct shape *shape)
{
    GEOSGeometry **polygons = memory_new_items(shape->parts.count, sizeof *polygons);
    size_t count = 0;
    for (size_t i = 0; i < shape->parts.count;) {
        size_t holes = 0;
        while (i + 1 + holes < shape->parts.count && shape->parts.items[i + 1 + holes].is_hole)
            holes++;
        polygons[count++] = polygon_of(geos, shape, i, holes);
        i += 1 + holes;
    }
    GEOSGeometry *collection = geos_collect(geos, GEOS_MULTIPOLYGON, polygons, count);
    free(polygons);
    return collection;
}

GEOSGeometry *convert_valid_polygons(struct geos *geos, const struct shape *shape)
{
    GEOSGeometry *polygons = convert_polygons(geos, shape);
    if (polygons == NULL || GEOSisValid_r(geos->handle, polygons) == 1)
        return polygons;
    GEOSGeometry *valid = GEOSMakeValid_r(geos->handle, polygons);
    geos_drop(geos, polygons);
    return valid;
}

static void add_line(struct geos *geos, const GEOSGeometry *line, bool is_hole, struct shape *shape)
{
    const GEOSCoordSequence *sequence = GEOSGeom_getCoordSeq_r(geos->handle, line);
    unsigned count = 0;
    if (sequence == NULL || GEOSCoordSeq_getSize_r(geos->handle, sequence, &count) == 0 || count == 0)
        return;
    size_t start = shape->points.count;
    shape_add_part(shape, is_hole);
    ARRAY_RESERVE(&shape->points, start + count);
    if (GEOSCoordSeq_copyToBuffer_r(geos->handle, sequence, &shape->points.items[start].x, 0, 0) != 0) {
        shape->points.count += count;
        shape->parts.items[shape->parts.count - 1].point_count = count;
    } else {
        shape->parts.count--;
    }
}

static void add_any(struct geos *geos, const GEOSGeometry *geometry, bool with_lines, struct shape *shape)
{
    switch (GEOSGeomTypeId_r(geos->handle, geometry)) {
    case GEOS_LINESTRING:
    case GEOS_LINEARRING:
        if (with_lines)
            add_line(geos, geometry, false, shape);
        break;
    case GEOS_POLYGON:
        add_line(geos, GEOSGetExteriorRing_r(geos->handle, geometry), false, shape);
        for (int i = 0; i < GEOSGetNumInteriorRings_r(geos->handle, geometry); i++)
            add_line(geos, GEOSGetInteriorRingN_r(geos->handle, geometry, i), true, shape);
        break;
    case GEOS_MULTILINESTRING:
    case GEOS_MULTIPOLYGON:
    case GEOS_GEOMETRYCOLLECTION:
        for (int i = 0; i < GEOSGetNumGeometries_r(geos->handle, geometry); i++)
            add_any(geos, GEOSGetGeometryN_r(geos->handle, geometry, i), with_lines, shape);
        break;
    default:
        break;
    }
}

void convert_add(struct geos *geos, const GEOSGeometry *geometry, struct shape *shape)
{
    add_any(geos, geometry, true, shape);
}

void convert_add_rings(struct geos *geos, const GEOSGeometry *geometry, struct shape *shape)
{
    add_any(geos, geometry, false, shape);
}
