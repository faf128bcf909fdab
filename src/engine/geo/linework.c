#include "engine/geo/linework.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"

void linework_fini(struct linework *linework)
{
    if (linework == NULL)
        return;
    vertices_fini(&linework->vertices);
    edges_fini(&linework->edges);
    shape_fini(&linework->lines);
}

/* Adds the edges of a part that `wanted` allows, each run of them as one line. Where degrees are given, by
 * vertex, a line ends where more or fewer than two edges meet. */
static void add_part(struct linework *linework, const struct point *points, uint32_t count,
                     const uint32_t *degrees,
                     bool (*wanted)(struct linework *linework, uint32_t from, uint32_t to))
{
    uint32_t from = vertices_number(&linework->vertices, points[0]);
    bool going = false; /* the last edge was added: the line at hand goes on */
    for (uint32_t k = 1; k < count; k++) {
        uint32_t to = vertices_number(&linework->vertices, points[k]);
        if (to == from)
            continue;
        bool add = wanted(linework, from, to);
        bool at_node = degrees != NULL && degrees[from] != 2;
        if (add && (!going || at_node)) {
            shape_add_part(&linework->lines, false);
            shape_add_point(&linework->lines, linework->vertices.points.items[from]);
        }
        if (add)
            shape_add_point(&linework->lines, linework->vertices.points.items[to]);
        going = add;
        from = to;
    }
}

static bool is_new(struct linework *linework, uint32_t from, uint32_t to)
{
    size_t known = linework->edges.list.count;
    edges_at(&linework->edges, from, to, 0);
    return linework->edges.list.count > known;
}

void linework_add(struct linework *linework, const struct shape *shape)
{
    for (size_t i = 0; i < shape->parts.count; i++)
        add_part(linework, shape_points(shape, i), shape->parts.items[i].point_count, NULL, is_new);
}

/* The value of an edge with the same label on both sides, or one that is added. */
static const uint32_t not_a_border = UINT32_MAX;

static bool is_border(struct linework *linework, uint32_t from, uint32_t to)
{
    struct edge *edge = edges_at(&linework->edges, from, to, not_a_border);
    bool border = edge->value != not_a_border;
    edge->value = not_a_border;
    return border;
}

static void mark_borders(struct linework *linework, const struct shape *face, uint32_t label)
{
    for (size_t i = 0; i < face->parts.count; i++) {
        const struct point *points = shape_points(face, i);
        uint32_t from = vertices_number(&linework->vertices, points[0]);
        for (uint32_t k = 1; k < face->parts.items[i].point_count; k++) {
            uint32_t to = vertices_number(&linework->vertices, points[k]);
            size_t known = linework->edges.list.count;
            struct edge *edge = edges_at(&linework->edges, from, to, label);
            if (linework->edges.list.count == known && edge->value == label)
                edge->value = not_a_border;
            from = to;
        }
    }
}

void linework_add_borders(struct linework *linework, const struct shape *faces, const uint32_t *labels,
                          size_t face_count)
{
    for (size_t i = 0; i < face_count; i++)
        if (labels[i] != no_zone)
            mark_borders(linework, &faces[i], labels[i]);
    uint32_t *degrees = memory_new_items(linework->vertices.points.count, sizeof *degrees);
    for (size_t i = 0; i < linework->edges.list.count; i++) {
        const struct edge *edge = &linework->edges.list.items[i];
        degrees[edge->low] += edge->value != not_a_border;
        degrees[edge->high] += edge->value != not_a_border;
    }
    for (size_t i = 0; i < face_count; i++)
        for (size_t k = 0; labels[i] != no_zone && k < faces[i].parts.count; k++)
            add_part(linework, shape_points(&faces[i], k), faces[i].parts.items[k].point_count, degrees,
                     is_border);
    free(degrees);
}

GEOSGeometry *linework_faces(const struct linework *linework, struct geos *geos, bool is_cut)
{
    GEOSGeometry *lines = convert_lines(geos, &linework->lines), *cut = NULL;
    if (is_cut) {
        cut = lines;
        lines = NULL;
    } else if (lines != NULL) {
        cut = GEOSUnaryUnion_r(geos->handle, lines);
    }
    GEOSGeometry *faces =
        cut != NULL ? GEOSPolygonize_r(geos->handle, (const GEOSGeometry *const *)&cut, 1) : NULL;
    geos_drop(geos, cut);
    geos_drop(geos, lines);
    return faces;
}
