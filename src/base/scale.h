#pragma once
/* True distances measured on the map. A conformal map stretches every direction alike, by a scale that
 * changes slowly from place to place; so the straight line between two points, divided by the mean scale
 * along it, is the geodesic distance: for a country as high as Ukraine within 3e-7 of it at 200 km and 7e-6
 * at 800 km, for one as long as Chile within 6e-6 and 1e-4; and much faster than a geodesic routine.
 * Formulas: J. P. Snyder, Map Projections: A Working Manual, USGS PP 1395 (1987), equation 15-4; Simpson's
 * rule for the mean. */
#include "base/point.h"
#include "base/projection.h"

enum { scale_steps = 1024 };

struct scale { /* the scale depends only on the distance from the cone's apex: a table of its inverse */
    double apex_y, first_m, step_m;
    double inverse[scale_steps + 1];
    double inverse_min; /* the fewest true metres that a metre on the map can be */
};

/* Good for points within reach_m of an extent that is not empty; further away the nearest value stands in. */
void scale_init(struct scale *scale, const struct projection *projection, struct extent extent,
                double reach_m);

/* True metres for each metre on the map at a point. */
double scale_inverse_at(const struct scale *scale, struct point point);

/* The least of these within around_m on the map. (Between the standard parallels a metre is worth most, and the
 * less the further from them; so the least lies at an end.) */
double scale_inverse_least(const struct scale *scale, struct point point, double around_m);

/* True metres between two points. */
double scale_distance_m(const struct scale *scale, struct point a, struct point b);

/* The same where the inverse scale at a is known already. */
double scale_distance_from_m(const struct scale *scale, struct point a, double inverse_at_a, struct point b);
