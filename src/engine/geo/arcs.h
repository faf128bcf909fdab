#pragma once
/* Simplifying many lines and rings at once so that what they share stays shared: they are cut into arcs at
 * the vertices where they meet or part, and each arc is judged once, whichever lines run along it. Method: D.
 * H. Douglas and T. K. Peucker, Algorithms for the reduction of the number of points required to represent a
 * digitized line, Cartographica 10 (1973), run to the end once, so that any tolerance can be asked for
 * afterwards. */
#include <stddef.h>

#include "engine/geo/vertices.h"
#include "model/feature.h"

/* What vertices weigh that have been weighed before. Zeroed is empty. */
struct arc_weights {
    struct vertices vertices;
    struct {
        double *items;
        size_t count, capacity;
    } of; /* by the vertex's number */
};

void arc_weights_fini(struct arc_weights *weights);

/* Adds what the points of a shape weigh; a vertex that is there already keeps its weight. */
void arc_weights_add(struct arc_weights *weights, const struct point *points, const double *weights_m, size_t count);

/* For each point of the parts the tolerance, in metres, at which it vanishes: a simplified line consists of
 * the points whose weight is greater than the tolerance, and stays within the tolerance of the whole one.
 * INFINITY at ends and where arcs meet. A part whose last point is its first is a ring. weights_m has room
 * for as many numbers as there are points and is filled for those of the parts. Vertices that are known keep their
 * weight, unless arcs meet there now: so what is weighed later still fits what was weighed before. known may be NULL. */
void arcs_weigh(const struct point *points, const struct part *parts, size_t part_count,
                const struct arc_weights *known, double *weights_m);
