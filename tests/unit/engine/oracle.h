#pragma once
/* What is true, worked out slowly and by other means than the engine's: distances by PROJ's geodesic routines
 * and brute force. */
#include "model/reply.h"

/* The shortest way on WGS84, in metres, from a point to the lines of a layer. */
double oracle_distance_m(const struct reply *reply, const struct layer *lines, struct point point);

/* Geodesic area of a feature in km2, length of a layer in km. */
double oracle_area_km2(const struct reply *reply, const struct feature *feature);
double oracle_length_km(const struct reply *reply, const struct layer *layer);

/* Whether a point lies in a feature's polygons. */
bool oracle_contains(const struct reply *reply, const struct feature *feature, struct point point);
