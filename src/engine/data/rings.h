#pragma once
/* Which rings of a polygon are holes, and of which ring. */
#include <stdbool.h>
#include <stddef.h>

#include "base/lonlat.h"

struct ring {
    const struct lonlat *points; /* the first is repeated at the end */
    size_t count;
    bool is_hole; /* result */
};

/* Shapefiles tell outer rings from holes by their direction (outer ones run clockwise) and keep them in any
 * order. Marks the holes and moves each behind the smallest outer ring that holds it. A ring that runs like a
 * hole but lies in no outer ring is taken as an outer ring; the result is how many did. */
size_t rings_sort(struct ring *rings, size_t count);
