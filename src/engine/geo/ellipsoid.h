#pragma once
/* True lengths and areas on WGS84, by PROJ's geodesic routines (C. F. F. Karney, Algorithms for geodesics, J.
 * Geodesy 87, 2013). */
#include "base/lonlat.h"
#include "base/projection.h"
#include "engine/geo/shape.h"

/* km2: outer rings less their holes. */
double ellipsoid_area_km2(const struct shape *shape, const struct projection *projection);

/* km: all parts together. */
double ellipsoid_length_km(const struct shape *shape, const struct projection *projection);

/* Metres between two places. */
double ellipsoid_distance_m(struct lonlat from, struct lonlat to);
