#include "engine/tiers/reference.h"

#include "engine/geo/vertices.h"

void reference_fini(struct reference *reference)
{
    if (reference == NULL)
        return;
    shape_fini(&reference->line);
    shape_fini(&reference->area);
    shape_fini(&reference->beyond);
    *reference = (struct reference){0};
}

const struct shape *reference_cut(const struct reference *reference)
{
    if (reference->beyond.parts.count == 0)
        return NULL;
    return reference->reading == READING_AREA ? &reference->area : &reference->line;
}

enum { owner_others = 1 };

struct sharing {
    struct vertices vertices;
    struct edges edges; /* of the others */
};

static void add_edges(struct sharing *sharing, const struct shape *shape)
{
    for (size_t i = 0; i < shape->parts.count; i++) {
        const struct point *points = shape_points(shape, i);
        uint32_t from = vertices_number(&sharing->vertices, points[0]);
        for (uint32_t k = 1; k < shape->parts.items[i].point_count; k++) {
            uint32_t to = vertices_number(&sharing->vertices, points[k]);
            if (to != from)
                edges_at(&sharing->edges, from, to, owner_others);
            from = to;
        }
    }
}

static bool is_shared(struct sharing *sharing, struct point a, struct point b)
{
    uint32_t from = vertices_find(&sharing->vertices, a), to = vertices_find(&sharing->vertices, b);
    return from != UINT32_MAX && to != UINT32_MAX && edges_find(&sharing->edges, from, to) != NULL;
}

/* The shared runs of one ring. It is entered where an edge is not shared, so that no run goes over its end. */
static void add_runs(struct shape *line, struct sharing *sharing, const struct point *ring, uint32_t count)
{
    uint32_t edges = count - 1, start = 0;
    while (start < edges && is_shared(sharing, ring[start], ring[start + 1]))
        start++;
    if (start == edges) { /* the whole ring */
        shape_add_part(line, false);
        shape_add_points(line, ring, count);
        return;
    }
    bool is_open = false;
    for (uint32_t i = 1; i <= edges; i++) {
        uint32_t at = (start + i) % edges;
        if (!is_shared(sharing, ring[at], ring[at + 1])) {
            is_open = false;
            continue;
        }
        if (!is_open) {
            shape_add_part(line, false);
            shape_add_point(line, ring[at]);
        }
        shape_add_point(line, ring[at + 1]);
        is_open = true;
    }
}

void reference_shared(struct shape *line, const struct shape *outline, const struct shape *others)
{
    struct sharing sharing = {0};
    *line = (struct shape){0};
    add_edges(&sharing, others);
    for (size_t i = 0; i < outline->parts.count; i++)
        if (outline->parts.items[i].point_count > 1)
            add_runs(line, &sharing, shape_points(outline, i), outline->parts.items[i].point_count);
    edges_fini(&sharing.edges);
    vertices_fini(&sharing.vertices);
}

void reference_whole(struct shape *line, const struct shape *outline)
{
    *line = (struct shape){0};
    for (size_t i = 0; i < outline->parts.count; i++) {
        shape_add_part(line, false);
        shape_add_points(line, shape_points(outline, i), outline->parts.items[i].point_count);
    }
}
