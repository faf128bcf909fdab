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

/* The same; *mended is 0 if the record was valid, else how many of its polygons (an outline with its holes) cross
 * themselves, or 1 where they only cross each other. */
GEOSGeometry *degrees_mended(struct geos *geos, const struct records *records, size_t record, size_t *mended);

/* Only that number, without mending anything. */
size_t degrees_crossing(struct geos *geos, const struct records *records, size_t record);

/* With more vertices than this a country is first looked at as a coarse copy, to see what lies where at once. */
enum { coarse_from = 50000 };

/* Fills thinned, which has room for all of them, with the points of a ring that are not nearer than a step to the one
 * before. Returns how many; 0: no triangle is left. */
size_t degrees_thin(struct lonlat *thinned, const struct lonlat *ring, size_t count, double step);

/* Appends the rings of one record, thinned; holes vanish with the ring around them. */
void degrees_add_coarse(struct shape *shape, const struct records *records, size_t record, double step);

/* Adds a geometry's rings as the last record's parts. */
void degrees_add(struct records *records, struct geos *geos, const GEOSGeometry *geometry);

/* In square degrees; 0 for NULL. */
double degrees_area(struct geos *geos, const GEOSGeometry *geometry);
