#pragma once
/* Lines cut where they meet. */
#include "engine/geo/convert.h"

/* The same lines in parts that meet nowhere but at points which both have; what ran along each other is there once.
 * (Of many lines few meet: those stretches are found first, and only they are given to GEOS.) cut is empty before.
 * false: GEOS failed, or the work was cancelled. */
bool cut_lines(struct shape *cut, struct geos *geos, const struct shape *lines);
