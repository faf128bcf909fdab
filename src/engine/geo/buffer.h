#pragma once
/* All ground within a true distance of a line. GEOS buffers in a plane, and no flat map keeps every distance; so the line is cut into short
 * pieces, each is laid into its own azimuthal equidistant projection (which keeps distances from its centre), buffered there and brought back, and
 * the pieces are joined. */
#include "engine/geo/convert.h"

struct buffer;

/* The line (parts of two points or more, projected metres) cut into pieces. */
struct buffer *buffer_new(const struct shape *line, const struct projection *projection);
void buffer_free(struct buffer *buffer);

/* Polygons in projected metres, the caller's. NULL and an error when GEOS fails. */
GEOSGeometry *buffer_make(const struct buffer *buffer, struct geos *geos, double depth_km, struct error *error);
