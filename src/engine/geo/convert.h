#pragma once
/* Between our shapes and those of GEOS. */
#include "engine/geo/geos.h"
#include "engine/geo/shape.h"

/* A multipolygon of the rings, or a multilinestring of the parts. The caller's; NULL when GEOS refuses. */
GEOSGeometry *convert_polygons(struct geos *geos, const struct shape *shape);
GEOSGeometry *convert_lines(struct geos *geos, const struct shape *shape);

/* The same polygons mended where rings cross: then it may be a collection that holds lines too. */
GEOSGeometry *convert_valid_polygons(struct geos *geos, const struct shape *shape);

/* Appends every line or every ring that a geometry holds, at whatever depth; points are left out. */
void convert_add(struct geos *geos, const GEOSGeometry *geometry, struct shape *shape);

/* The same of polygons only: lines are left out too. */
void convert_add_rings(struct geos *geos, const GEOSGeometry *geometry, struct shape *shape);
