#include "engine/data/degrees.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"

enum { ring_points_min = 4 };

void degrees_add_rings(struct shape *shape, const struct records *records, size_t record)
{
    const struct record *from = &records->records.items[record];
    for (size_t i = 0; i < from->part_count; i++) {
        const struct record_part *part = &records->parts.items[from->first_part + i];
        shape_add_part(shape, part->is_hole);
        for (size_t k = 0; k < part->point_count; k++)
            shape_add_point(shape, degrees_point(records->points.items[part->first_point + k]));
    }
}

GEOSGeometry *degrees_polygons(struct geos *geos, const struct records *records, size_t record)
{
    struct shape shape = {0};
    degrees_add_rings(&shape, records, record);
    GEOSGeometry *polygons = convert_valid_polygons(geos, &shape);
    shape_fini(&shape);
    return polygons;
}

static size_t crossing(struct geos *geos, const GEOSGeometry *polygons)
{
    size_t count = 0;
    if (polygons == NULL || GEOSisValid_r(geos->handle, polygons) == 1)
        return 0;
    for (int i = 0; i < GEOSGetNumGeometries_r(geos->handle, polygons); i++)
        count += GEOSisValid_r(geos->handle, GEOSGetGeometryN_r(geos->handle, polygons, i)) != 1;
    return count > 0 ? count : 1;
}

static GEOSGeometry *polygons_as_they_are(struct geos *geos, const struct records *records, size_t record)
{
    struct shape shape = {0};
    degrees_add_rings(&shape, records, record);
    GEOSGeometry *polygons = convert_polygons(geos, &shape);
    shape_fini(&shape);
    return polygons;
}

GEOSGeometry *degrees_mended(struct geos *geos, const struct records *records, size_t record, size_t *mended)
{
    GEOSGeometry *polygons = polygons_as_they_are(geos, records, record);
    *mended = crossing(geos, polygons);
    if (*mended == 0)
        return polygons;
    GEOSGeometry *valid = GEOSMakeValid_r(geos->handle, polygons);
    geos_drop(geos, polygons);
    return valid;
}

bool degrees_report_crossing(struct records *records, struct geos *geos)
{
    struct report report = records->report;
    for (size_t i = 0; i < records->records.count && !geos_is_cancelled(geos); i++) {
        GEOSGeometry *polygons = polygons_as_they_are(geos, records, i);
        report_add(&report, WARNING_GEOMETRY_MENDED, crossing(geos, polygons), records->records.items[i].number);
        geos_drop(geos, polygons);
    }
    if (geos_is_cancelled(geos)) /* what GEOS was in the middle of looks as if it crossed */
        return false;
    records->report = report;
    return true;
}

/* Fills thinned, which has room for all of them, with the points of a ring that are not nearer than a step to the one
 * before. Returns how many; 0: no triangle is left. */
static size_t thin_ring(struct lonlat *thinned, const struct lonlat *ring, size_t count, double step)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        bool is_end = i == 0 || i + 1 == count; /* else the ring would not be closed */
        if (is_end || fabs(ring[i].lon - thinned[kept - 1].lon) + fabs(ring[i].lat - thinned[kept - 1].lat) >= step)
            thinned[kept++] = ring[i];
    }
    return kept >= ring_points_min ? kept : 0;
}

void degrees_coarse(struct records *coarse, const struct records *records, size_t record, struct degree_extent extent)
{
    enum { steps_across = 2500 }; /* several for each dot of a large screen */
    const double step = fmax(extent.east - extent.west, extent.north - extent.south) / steps_across;
    const struct record *from = &records->records.items[record];
    bool has_outer = false;
    *coarse = (struct records){.geometry = GEOMETRY_POLYGONS};
    records_add(coarse, from->number);
    for (size_t i = 0; i < from->part_count; i++) {
        const struct record_part *part = &records->parts.items[from->first_part + i];
        if (part->is_hole && !has_outer)
            continue;
        struct lonlat *thinned = memory_new_items(part->point_count, sizeof *thinned);
        size_t count = thin_ring(thinned, records->points.items + part->first_point, part->point_count, step);
        if (count > 0)
            records_add_part(coarse, thinned, count, part->is_hole);
        has_outer = part->is_hole ? has_outer : count > 0;
        free(thinned);
    }
}

void degrees_add(struct records *records, struct geos *geos, const GEOSGeometry *geometry)
{
    struct shape shape = {0};
    convert_add_rings(geos, geometry, &shape); /* lines that are left where polygons touch are no land */
    for (size_t i = 0; i < shape.parts.count; i++) {
        const struct part *part = &shape.parts.items[i];
        struct lonlat *places = memory_new_items(part->point_count, sizeof *places);
        for (uint32_t k = 0; k < part->point_count; k++) {
            struct point point = shape_points(&shape, i)[k];
            places[k] = (struct lonlat){point.x, point.y};
        }
        records_add_part(records, places, part->point_count, part->is_hole != 0);
        free(places);
    }
    shape_fini(&shape);
}

double degrees_area(struct geos *geos, const GEOSGeometry *geometry)
{
    double area = 0;
    return geometry != NULL && GEOSArea_r(geos->handle, geometry, &area) == 1 ? fmax(area, 0) : 0;
}
