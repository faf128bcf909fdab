#pragma once
/* The shortest way from a place to the reference line. */
#include "viewer/map/scene.h"

struct reference_way {
    double metres;      /* geodesic, on WGS84; INFINITY when there is no line */
    struct point point; /* where on the line it ends, metres of the map */
};

/* Measured to the most detailed line that the scene has: on a draft that is a coarse one. Within 1 m of the
 * geodesic to the nearest place on its edges (which are straight on the map) when none is longer than 20 km.
 * How: the map's scale (struct scale) gives the true distance of an edge's foot to 7 m at 800 km, fast, so
 * all edges that may be nearest are few; on each of these the place is moved until the geodesic itself is
 * shortest: along an edge the square of its length is a parabola, but for the curvature of the globe. */
struct reference_way reference_way_from(const struct scene *scene, struct point from);
