#pragma once
/* References of a user's own around the bundled country, as files in a test's folder. */
#include "base/lonlat.h"

enum { own_drawn_count = 6 };

/* A line from the sea to the north-eastern border, that leaves Kyiv in the west; the same, a line that lies
 * within the country, and one that ends within it. */
extern const struct lonlat own_drawn[own_drawn_count];

/* Writes split.geojson (own_drawn), both.geojson (a line within the country) and area.geojson: polygons of
 * 6,300 vertices in all that overlap, with a hole, slivers, a piece that crosses itself and pieces that reach
 * far beyond the country. */
void own_files_write(const char *folder);
