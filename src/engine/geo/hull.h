#pragma once
/* Lines as they look from afar. */
#include "engine/geo/shape.h"

/* Appends lines without the points that lie within the convex hull of a stretch of them, when the stretch is at most
 * across_m across: its ends and the corners of the hull stay, in their order. All ground within a distance of the line
 * stays the same but for less than across_m squared by eight times the distance: where two corners of the hull are across_m
 * apart, circles around them cross that much nearer than a line along both. */
void hull_thin(struct shape *thinned, const struct shape *lines, double across_m);
