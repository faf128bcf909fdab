#pragma once
/* The edge of all ground within a true distance of a line. GEOS buffers in a plane, and no flat map keeps
 * every distance: so it finds the edge roughly, on the map, and then every point of the edge is moved to
 * where its true distance is the wanted one, and points are put in between where a straight piece would leave
 * the curve: by more than 0.004 % of the distance, or a metre where that is more, but never by more than
 * 0.016 % of it. */
#include "engine/geo/convert.h"
#include "engine/geo/nearness.h"

/* Appends the edge's rings (outer ones and holes alike) for a distance from a line, given with its nearness.
 * false and an error when GEOS fails; false and no error when the work is cancelled. */
bool buffer_edge(struct shape *rings, struct geos *geos, const struct shape *line,
                 const struct nearness *nearness, double depth_m, struct error *error);

/* The same, but as GEOS leaves it: within about 1 % of the distance. */
bool buffer_rough(struct shape *rings, struct geos *geos, const struct shape *line, const struct nearness *nearness,
                  double depth_m, struct error *error);
