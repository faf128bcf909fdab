#pragma once
/* The shortest way between two places on WGS84.
 * Formulas: T. Vincenty, Direct and Inverse Solutions of Geodesics on the Ellipsoid, Survey Review XXIII 176 (1975). */
#include "base/lonlat.h"

/* Metres, within 1 mm; for places nearly opposite on the globe, where the iteration does not settle, the length on a
 * sphere of the mean radius (within 0.6 %). */
double geodesic_distance_m(struct lonlat from, struct lonlat to);
