#pragma once
/* Coarse copies of shapes. */
#include "engine/geo/convert.h"

/* Appends what is left of a shape at a tolerance, given what its points weigh (see arcs_weigh): the parts that are
 * still lines or, is_ring, rings. */
void thin(struct shape *thinned, const struct shape *shape, const double *weights_m, double tolerance_m, bool is_ring);

/* The same for one part of those that the points and weights belong to. false: it is none any more, and nothing is
 * appended. */
bool thin_part(struct shape *thinned, const struct point *points, const double *weights_m, const struct part *part,
               double tolerance_m, bool is_ring);

/* Appends the stretches of a shape's parts, as lines, whose edges may touch an extent. With step_m greater than 0,
 * points that are nearer than that to the one before are left out. */
void thin_to_extent(struct shape *lines, const struct shape *shape, struct extent extent, double step_m);

/* Appends the parts of polygons that lie in an extent. false: GEOS failed. */
bool thin_clip(struct shape *clipped, struct geos *geos, const struct shape *polygons, struct extent extent,
               struct error *error);
