#pragma once
/* Polygons in plain degrees, as GEOS sees them before there is a projection. The point's x is the longitude, y
 * the latitude; nothing is measured on them but shares. */
#include "engine/data/records.h"
#include "engine/geo/convert.h"
#include "engine/geo/fit.h"

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

/* Counts such polygons of all records in their report, without mending anything. false: cancelled, none is counted. */
bool degrees_report_crossing(struct records *records, struct geos *geos);

/* With more vertices than this a country is first looked at as a coarse copy, to see what lies where at once. */
enum { coarse_from = 50000 };

/* That copy of one record of a country with that extent, as the only record of coarse, which is the caller's: of each ring
 * the points that are not very near to the one before. Rings that are too small vanish, holes with the ring around them; it may
 * have no parts. */
void degrees_coarse(struct records *coarse, const struct records *records, size_t record, struct degree_extent extent);

/* Adds a geometry's rings as the last record's parts. */
void degrees_add(struct records *records, struct geos *geos, const GEOSGeometry *geometry);

/* In square degrees, never negative, though a mended hole may be larger by rounding than what it is in; 0 for NULL. */
double degrees_area(struct geos *geos, const GEOSGeometry *geometry);
