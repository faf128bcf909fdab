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
/* Inline, and without fmin and fmax, because they run over every point there is. */
static inline struct extent extent_add(struct extent a, struct extent b)
{
    return (struct extent){a.min_x < b.min_x ? a.min_x : b.min_x, a.min_y < b.min_y ? a.min_y : b.min_y,
                           a.max_x > b.max_x ? a.max_x : b.max_x, a.max_y > b.max_y ? a.max_y : b.max_y};
}
static inline struct extent extent_add_point(struct extent extent, struct point point)
{
    return extent_add(extent, (struct extent){point.x, point.y, point.x, point.y});
}
/* What lies in both; empty if nothing does. */
struct extent extent_common(struct extent a, struct extent b);
/* Touching counts. */
static inline bool extent_intersects(struct extent a, struct extent b)
{
    return a.min_x <= b.max_x && b.min_x <= a.max_x && a.min_y <= b.max_y && b.min_y <= a.max_y;
}
bool extent_contains(struct extent extent, struct point point);
/* Whether all of inner, which is not empty, lies in outer. */
bool extent_holds(struct extent outer, struct extent inner);
/* Every side moved outwards by metres (inwards when negative). */
struct extent extent_widen(struct extent extent, double metres);
struct point extent_centre(struct extent extent);
