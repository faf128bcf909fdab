#include "engine/geo/hull.h"

#include <math.h>
#include <stdlib.h>

#include "base/array.h"

enum { stretch_min = 5 }; /* of fewer points hardly any lies within their hull */

struct corner { /* a point of the stretch at hand */
    struct point point;
    uint32_t index; /* in the line */
};

struct corners {
    struct corner *items;
    size_t count, capacity;
};

struct hull {
    struct corners sorted, chain; /* from west to east; the hull's lower or upper side so far */
    struct {
        bool *items;
        size_t count, capacity;
    } is_kept; /* for each point of the line */
};

static int compare(const void *a, const void *b)
{
    const struct point *first = &((const struct corner *)a)->point, *second = &((const struct corner *)b)->point;
    return first->x != second->x ? (first->x < second->x ? -1 : 1) : first->y < second->y ? -1 : first->y > second->y;
}

static double turn(struct point a, struct point b, struct point c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/* The corners of one side of the hull (A. M. Andrew, Another efficient algorithm for convex hulls in two dimensions,
 * Information Processing Letters 9, 1979); side is 1 for the lower one, -1 for the upper one. */
static void keep_side(struct hull *hull, double side)
{
    hull->chain.count = 0;
    for (size_t i = 0; i < hull->sorted.count; i++) {
        struct corner next = hull->sorted.items[i];
        const struct corner *chain = hull->chain.items;
        while (hull->chain.count > 1 &&
               turn(chain[hull->chain.count - 2].point, chain[hull->chain.count - 1].point, next.point) * side <= 0)
            hull->chain.count--;
        *ARRAY_ADD(&hull->chain) = next;
    }
    for (size_t i = 0; i < hull->chain.count; i++)
        hull->is_kept.items[hull->chain.items[i].index] = true;
}

static void keep_stretch(struct hull *hull, const struct point *points, uint32_t first, uint32_t last)
{
    hull->is_kept.items[first] = hull->is_kept.items[last] = true;
    if (last - first + 1 < stretch_min) {
        for (uint32_t i = first; i <= last; i++)
            hull->is_kept.items[i] = true;
        return;
    }
    hull->sorted.count = 0;
    for (uint32_t i = first; i <= last; i++)
        *ARRAY_ADD(&hull->sorted) = (struct corner){points[i], i};
    qsort(hull->sorted.items, hull->sorted.count, sizeof *hull->sorted.items, compare);
    keep_side(hull, 1);
    keep_side(hull, -1);
}

/* Where the stretch ends that begins at first: at the next point at least. */
static uint32_t stretch_end(const struct point *points, uint32_t count, uint32_t first, double across_m)
{
    struct extent extent = {points[first].x, points[first].y, points[first].x, points[first].y};
    uint32_t last = first;
    while (last + 1 < count) {
        extent = extent_add_point(extent, points[last + 1]);
        if (hypot(extent.max_x - extent.min_x, extent.max_y - extent.min_y) > across_m)
            break;
        last++;
    }
    return last > first ? last : first + 1;
}

void hull_thin(struct shape *thinned, const struct shape *lines, double across_m)
{
    struct hull hull = {0};
    for (size_t i = 0; i < lines->parts.count; i++) {
        const struct point *points = shape_points(lines, i);
        uint32_t count = lines->parts.items[i].point_count;
        hull.is_kept.count = 0;
        for (uint32_t k = 0; k < count; k++)
            *ARRAY_ADD(&hull.is_kept) = false;
        for (uint32_t first = 0; first + 1 < count;) {
            uint32_t last = stretch_end(points, count, first, across_m);
            keep_stretch(&hull, points, first, last);
            first = last;
        }
        shape_add_part(thinned, false);
        for (uint32_t k = 0; k < count; k++)
            if (hull.is_kept.items[k])
                shape_add_point(thinned, points[k]);
    }
    ARRAY_FINI(&hull.sorted);
    ARRAY_FINI(&hull.chain);
    ARRAY_FINI(&hull.is_kept);
}
