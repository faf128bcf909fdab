#pragma once
/* The line that the tiers are measured from. */
#include "engine/geo/convert.h"

/* The edges that two outlines share, point for point, joined to lines that are as long as they can be. An empty line
 * means that they share none. */
void reference_shared(struct shape *line, const struct shape *outline, const struct shape *others);

/* Every edge of an outline. */
void reference_whole(struct shape *line, const struct shape *outline);
