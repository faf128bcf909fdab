#pragma once
/* A made-up country divided as the engine does it: edges of the bands first, then the zones. */
#include "engine/tiers/reference.h"
#include "engine/tiers/zones.h"

/* query without its nearness, edges, cut and beyond. The test fails if there are no zones; it ends them. */
struct zones division_of(struct geos *geos, const struct projection *projection, struct zones_query query,
                         const struct reference *reference);
