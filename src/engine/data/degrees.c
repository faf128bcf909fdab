#include "engine/data/degrees.h"

#include <stdlib.h>

#include "base/memory.h"
#include "engine/geo/thin.h"

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

GEOSGeometry *degrees_coarse(struct geos *geos, const struct records *records, size_t record)
{
    static const double step_degrees = 0.005;
    struct shape shape = {0}, coarse = {0};
    degrees_add_rings(&shape, records, record);
    if (shape.points.count > coarse_from)
        thin_steps(&coarse, &shape, step_degrees);
    GEOSGeometry *polygons = convert_valid_polygons(geos, coarse.parts.count > 0 ? &coarse : &shape);
    shape_fini(&coarse);
    shape_fini(&shape);
    return polygons;
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
    return geometry != NULL && GEOSArea_r(geos->handle, geometry, &area) == 1 ? area : 0;
}
