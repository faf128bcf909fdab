#pragma once
/* How much land two areas share, about, and at once: by level lines. */
#include "engine/geo/shape.h"

/* The area that lies in both, in the unit of their coordinates, by the even-odd rule over all rings of each: within some
 * thousandths of the smaller one for areas that are not made of specks. With itself: its area. */
double overlap_area(const struct shape *a, const struct shape *b);
