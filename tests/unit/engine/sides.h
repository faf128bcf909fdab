#pragma once
/* The zones of an answer taken apart: their edges, and their polygons as GEOS has them. */
#include <geos_c.h>

#include "bundled.h"

/* An edge of a zone, with its lower end first. */
struct side {
    struct point a, b;
    uint32_t zone;
};

int compare_points(struct point a, struct point b);
/* By their ends; for qsort. */
int compare_sides(const void *a, const void *b);

/* Every edge of every feature of a layer, sorted, so that the two sides of an edge lie beside each other. The
 * test frees it. */
struct side *sides_of(const struct bundled *bundled, const struct layer *layer, size_t *count);

/* A feature's polygons; the test destroys them. */
GEOSGeometry *polygons_of(GEOSContextHandle_t geos, const struct reply *reply,
                          const struct feature *feature);
