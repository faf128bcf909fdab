#pragma once
/* Moves the points of a rough edge to their true distance from the line, and puts points in between where a straight
 * piece would leave the curve. */
#include "engine/geo/nearness.h"
#include "engine/geo/parallel.h"

struct refine_query {
    const struct nearness *nearness;
    double depth_m, tolerance_m;
    struct extent within; /* only what lies here is moved, the rest stays rough; empty: everything */
};

/* Appends the refined rings to *rings. false: cancelled. */
bool refine(struct shape *rings, struct geos *geos, const struct shape *rough, const struct refine_query *query);
