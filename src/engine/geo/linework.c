#include "engine/geo/linework.h"

#include <stdlib.h>

#include "base/memory.h"

void linework_fini(struct linework *linework)
{
    if (linework == NULL)
        return;
    vertices_fini(&linework->vertices);
    edges_fini(&linework->edges);
    shape_fini(&linework->lines);
}

static bool is_new(struct linework *linework, uint32_t from, uint32_t to)
{
    size_t known = linework->edges.list.count;
    edges_at(&linework->edges, from, to, 0);
    return linework->edges.list.count > known;
}

/* Adds the edges of a part that are new, each run of them as one line. */
static void add_part(struct linework *linework, const struct point *points, const uint32_t *numbers, uint32_t count)
{
    bool is_open = false; /* the last edge was added: the line at hand goes on */
    for (uint32_t k = 1; k < count; k++) {
        if (numbers[k] == numbers[k - 1])
            continue;
        bool add = is_new(linework, numbers[k - 1], numbers[k]);
        if (add && !is_open) {
            shape_add_part(&linework->lines, false);
            shape_add_point(&linework->lines, points[k - 1]);
        }
        if (add)
            shape_add_point(&linework->lines, points[k]);
        is_open = add;
    }
}

void linework_add(struct linework *linework, const struct shape *shape)
{
    uint32_t *numbers = memory_new_items(shape->points.count, sizeof *numbers);
    vertices_number_all(&linework->vertices, shape->points.items, shape->points.count, numbers);
    for (size_t i = 0; i < shape->parts.count; i++)
        add_part(linework, shape_points(shape, i), numbers + shape->parts.items[i].first_point,
                 shape->parts.items[i].point_count);
    free(numbers);
}
