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

struct extent extent_common(struct extent a, struct extent b)
{
    struct extent common = {fmax(a.min_x, b.min_x), fmax(a.min_y, b.min_y), fmin(a.max_x, b.max_x), fmin(a.max_y, b.max_y)};
    return common.min_x <= common.max_x && common.min_y <= common.max_y ? common : extent_empty();
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
