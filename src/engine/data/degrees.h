#pragma once
/* Polygons in plain degrees, as GEOS sees them before there is a projection. The point's x is the longitude, y
 * the latitude; nothing is measured on them but shares. */
#include "engine/data/records.h"
#include "engine/geo/convert.h"

static inline struct point degrees_point(struct lonlat place)
{
    return (struct point){place.lon, place.lat};
}

/* Appends the rings of one record. */
void degrees_add_rings(struct shape *shape, const struct records *records, size_t record);

/* The rings of one record. The caller's; NULL when GEOS refuses. Valid even if the rings cross. */
GEOSGeometry *degrees_polygons(struct geos *geos, const struct records *records, size_t record);

/* The same, but with very many vertices (more than coarse_from) only one every few hundred metres: to see what lies
 * where, at once. */
enum { coarse_from = 50000 };
GEOSGeometry *degrees_coarse(struct geos *geos, const struct records *records, size_t record);

/* Adds a geometry's rings as the last record's parts. */
void degrees_add(struct records *records, struct geos *geos, const GEOSGeometry *geometry);

/* In square degrees; 0 for NULL. */
double degrees_area(struct geos *geos, const GEOSGeometry *geometry);
