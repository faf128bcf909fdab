#pragma once
/* The shortest way between two places on WGS84, and what such ways enclose. */
#include <stddef.h>

#include "base/lonlat.h"

/* Metres, within 1 mm; for places nearly opposite on the globe, where the iteration does not settle, the
 * length on a sphere of the mean radius (within 0.6 %). Formulas: T. Vincenty, Direct and Inverse Solutions
 * of Geodesics on the Ellipsoid, Survey Review XXIII 176 (1975). */
double geodesic_distance_m(struct lonlat from, struct lonlat to);

/* The direction in which that way begins: degrees clockwise from north, 0 to 360; 0 for one and the same
 * place. Formulas: as above. */
double geodesic_azimuth(struct lonlat from, struct lonlat to);

/* The area in square metres inside a ring of count places, joined by such ways, the last one with the first
 * (which may be repeated at the end): within a billionth for a country, a millionth for a square kilometre.
 * The ring must not cross itself nor go around a pole, and no way may be longer than a quarter of the globe.
 * Formulas: C. F. F. Karney, Algorithms for geodesics, J. Geodesy 87 (2013), equations 58 to 60 and 63 to 65;
 * the integral is worked out by Gauss' rule, not by a series. */
double geodesic_area_m2(const struct lonlat *ring, size_t count);
