#include "base/point.h"

#include <math.h>

struct extent extent_empty(void)
{
    return (struct extent){INFINITY, INFINITY, -INFINITY, -INFINITY};
}

bool extent_is_empty(struct extent extent)
{
    return !(extent.min_x <= extent.max_x && extent.min_y <= extent.max_y);
}

struct extent extent_add_point(struct extent extent, struct point point)
{
    return extent_add(extent, (struct extent){point.x, point.y, point.x, point.y});
}

struct extent extent_add(struct extent a, struct extent b)
{
    return (struct extent){fmin(a.min_x, b.min_x), fmin(a.min_y, b.min_y), fmax(a.max_x, b.max_x),
                           fmax(a.max_y, b.max_y)};
}

bool extent_intersects(struct extent a, struct extent b)
{
    return a.min_x <= b.max_x && b.min_x <= a.max_x && a.min_y <= b.max_y && b.min_y <= a.max_y;
}

bool extent_contains(struct extent extent, struct point point)
{
    return extent.min_x <= point.x && point.x <= extent.max_x && extent.min_y <= point.y &&
           point.y <= extent.max_y;
}

bool extent_holds(struct extent outer, struct extent inner)
{
    return extent_contains(outer, (struct point){inner.min_x, inner.min_y}) &&
           extent_contains(outer, (struct point){inner.max_x, inner.max_y});
}

struct extent extent_widen(struct extent extent, double metres)
{
    return (struct extent){extent.min_x - metres, extent.min_y - metres, extent.max_x + metres,
                           extent.max_y + metres};
}

struct point extent_centre(struct extent extent)
{
    return (struct point){(extent.min_x + extent.max_x) / 2, (extent.min_y + extent.max_y) / 2};
}
