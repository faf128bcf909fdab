#pragma once
/* Positions and rectangles in projected metres: x grows to the east, y to the north. */
#include <stdbool.h>

struct point {
    double x, y; /* metres */
};

struct extent {
    double min_x, min_y, max_x, max_y; /* metres; empty when min_x > max_x */
};

/* Contains nothing; adding to it gives what was added. */
struct extent extent_empty(void);
bool extent_is_empty(struct extent extent);
struct extent extent_add_point(struct extent extent, struct point point);
struct extent extent_add(struct extent a, struct extent b);
/* Touching counts. */
bool extent_intersects(struct extent a, struct extent b);
bool extent_contains(struct extent extent, struct point point);
/* Whether all of inner, which is not empty, lies in outer. */
bool extent_holds(struct extent outer, struct extent inner);
/* Every side moved outwards by metres (inwards when negative). */
struct extent extent_widen(struct extent extent, double metres);
struct point extent_centre(struct extent extent);
