#include "engine/geo/overlap.h"

#include <math.h>
#include <stdlib.h>

#include "base/array.h"

enum { line_count = 512 };

struct crossing { /* of an edge with a level line */
    int line;
    int area; /* 0 or 1 */
    double x;
};

struct crossings {
    struct crossing *items;
    size_t count, capacity;
};

static int compare(const void *a, const void *b)
{
    const struct crossing *first = a, *second = b;
    if (first->line != second->line)
        return first->line < second->line ? -1 : 1;
    return first->x < second->x ? -1 : first->x > second->x;
}

static void cross(struct crossings *crossings, const struct shape *shape, int area, double first_y, double step)
{
    for (size_t i = 0; i < shape->parts.count; i++) {
        const struct point *points = shape_points(shape, i);
        for (uint32_t k = 1; k < shape->parts.items[i].point_count; k++) {
            struct point south = points[k - 1], north = points[k];
            if (south.y > north.y) {
                south = points[k];
                north = points[k - 1];
            }
            /* The lines from the first one that is not south of the edge to the last one that is south of its end. */
            double from = fmax(ceil((south.y - first_y) / step), 0), to = fmin(ceil((north.y - first_y) / step), line_count);
            for (double line = from; line < to; line++) {
                double along = (first_y + line * step - south.y) / (north.y - south.y);
                *ARRAY_ADD(crossings) = (struct crossing){(int)line, area, south.x + (north.x - south.x) * along};
            }
        }
    }
}

/* The length of what lies in both, on all lines. */
static double common_length(const struct crossings *crossings)
{
    double sum = 0;
    bool inside[2] = {false, false};
    for (size_t i = 0; i < crossings->count; i++) {
        const struct crossing *here = &crossings->items[i];
        if (i > 0 && here->line != here[-1].line)
            inside[0] = inside[1] = false;
        else if (i > 0 && inside[0] && inside[1])
            sum += here->x - here[-1].x;
        inside[here->area] = !inside[here->area];
    }
    return sum;
}

double overlap_area(const struct shape *a, const struct shape *b)
{
    struct extent one = shape_extent(a), other = shape_extent(b);
    double south = fmax(one.min_y, other.min_y), north = fmin(one.max_y, other.max_y), step = (north - south) / line_count;
    struct crossings crossings = {0};
    if (!(step > 0) || !extent_intersects(one, other))
        return 0;
    cross(&crossings, a, 0, south + step / 2, step);
    cross(&crossings, b, 1, south + step / 2, step);
    if (crossings.count > 0)
        qsort(crossings.items, crossings.count, sizeof *crossings.items, compare);
    double area = common_length(&crossings) * step;
    ARRAY_FINI(&crossings);
    return area;
}
