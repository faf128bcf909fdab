#pragma once
/* Lambert conformal conic with two standard parallels on WGS84, forward and inverse.
 * Formulas: J. P. Snyder, Map Projections: A Working Manual, USGS PP 1395 (1987), equations 15-1 to 15-11, 7-9. */
#include <stdbool.h>

#include "base/lonlat.h"
#include "base/point.h"

struct projection_parameters {
    double lat_1, lat_2; /* standard parallels, degrees; they may be equal */
    double lat_0, lon_0; /* the place that becomes (0, 0), degrees */
};

struct projection {
    struct projection_parameters parameters;
    double n, af, rho_0; /* cone constant; a*F and the radius of lat_0, metres */
};

/* false when a parameter is not finite or out of range, or the cone would be a plane or a cylinder (lat_1 = -lat_2). */
bool projection_init(struct projection *projection, struct projection_parameters parameters);

/* Metres; the poles give finite numbers, but far ones. */
struct point projection_forward(const struct projection *projection, struct lonlat place);

/* How many times as long as on the ground a short way at that latitude is on the map (Snyder, 15-4). */
double projection_scale(const struct projection *projection, double lat);

/* Degrees; lon in [-180, 180]. */
struct lonlat projection_inverse(const struct projection *projection, struct point point);
