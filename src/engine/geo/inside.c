#include "engine/geo/inside.h"

#include <math.h>
#include <stdlib.h>

#include "base/array.h"

struct crossings { /* of the level line with the edges */
    double *items;
    size_t count, capacity;
};

static int compare(const void *a, const void *b)
{
    double first = *(const double *)a, second = *(const double *)b;
    return first < second ? -1 : first > second;
}

/* Half way up, between the two heights of corners there. */
static double level_of(const struct shape *polygon)
{
    struct extent extent = shape_extent(polygon);
    double middle = extent_centre(extent).y, above = extent.max_y, below = extent.min_y;
    for (size_t i = 0; i < polygon->points.count; i++) {
        double y = polygon->points.items[i].y;
        if (y > middle && y < above)
            above = y;
        if (y <= middle && y > below)
            below = y;
    }
    return (above + below) / 2;
}

static void cross(struct crossings *crossings, const struct point *points, uint32_t count, double level)
{
    for (uint32_t k = 1; k < count; k++) {
        struct point a = points[k - 1], b = points[k];
        if ((a.y > level) != (b.y > level))
            *ARRAY_ADD(crossings) = a.x + (b.x - a.x) * ((level - a.y) / (b.y - a.y));
    }
}

struct point inside_point(const struct shape *polygon)
{
    struct crossings crossings = {0};
    double level = level_of(polygon), widest_m = -1;
    struct point inside = polygon->points.items[0]; /* of what is too flat to have an inside */
    for (size_t i = 0; i < polygon->parts.count; i++)
        cross(&crossings, shape_points(polygon, i), polygon->parts.items[i].point_count, level);
    if (crossings.count > 0)
        qsort(crossings.items, crossings.count, sizeof *crossings.items, compare);
    for (size_t i = 1; i < crossings.count; i += 2) {
        double from = crossings.items[i - 1], to = crossings.items[i];
        if (to - from > widest_m) {
            widest_m = to - from;
            inside = (struct point){(from + to) / 2, level};
        }
    }
    ARRAY_FINI(&crossings);
    return inside;
}
