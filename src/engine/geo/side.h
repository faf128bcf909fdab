#pragma once
/* On which side of a line a point lies, for certain. */
#include "engine/geo/geos.h"
#include "base/point.h"

/* 1: p lies to the left of the way from a to b; -1: to the right; 0: on the line through both. What a double cannot
 * tell is asked of GEOS, which works it out with twice the digits. (The bound is ccwerrboundA of J. R. Shewchuk, Adaptive
 * Precision Floating-Point Arithmetic and Fast Robust Geometric Predicates, Discrete & Computational Geometry 18, 1997.) */
int side_of(const struct geos *geos, struct point a, struct point b, struct point p);
