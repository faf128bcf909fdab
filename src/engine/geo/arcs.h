#pragma once
/* Simplifying many lines and rings at once so that what they share stays shared: they are cut into arcs at
 * the vertices where they meet or part, and each arc is judged once, whichever lines run along it. Method: D.
 * H. Douglas and T. K. Peucker, Algorithms for the reduction of the number of points required to represent a
 * digitized line, Cartographica 10 (1973), run to the end once, so that any tolerance can be asked for
 * afterwards. */
#include <stddef.h>

#include "model/feature.h"

/* For each point of the parts the tolerance, in metres, at which it vanishes: a simplified line consists of
 * the points whose weight is greater than the tolerance, and stays within the tolerance of the whole one.
 * INFINITY at ends and where arcs meet. A part whose last point is its first is a ring. weights_m has room
 * for as many numbers as there are points and is filled for those of the parts. */
void arcs_weigh(const struct point *points, const struct part *parts, size_t part_count, double *weights_m);
