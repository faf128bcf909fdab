#pragma once
/* The line that the tiers are measured from. */
#include "engine/geo/convert.h"

/* The edges that two outlines share, point for point, joined to lines that are as long as they can be. false:
 * GEOS failed. An empty line means that they share none. */
bool reference_shared(struct shape *line, struct geos *geos, const struct shape *outline,
                      const struct shape *others, struct error *error);

/* Every edge of an outline. */
void reference_whole(struct shape *line, const struct shape *outline);
