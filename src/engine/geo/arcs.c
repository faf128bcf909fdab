#include "engine/geo/arcs.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/segment.h"

static const uint32_t nobody = UINT32_MAX;

struct corner {             /* what is known of one vertex */
    uint32_t neighbours[2]; /* nobody: not seen yet */
    bool is_node;           /* arcs meet or end here */
    bool is_known;          /* it has its weight already; arcs are cut here too */
    bool done;
    double weight_m;
};

struct span { /* a stretch of an arc that is still to be split, and the weight that its points can have at
                 most */
    size_t first, last;
    double limit_m;
};

struct arcs {
    struct vertices vertices;
    struct corner *corners;
    struct {
        uint32_t *items;
        size_t count, capacity;
    } path; /* every part as numbers of vertices, one after the other */
    struct {
        uint32_t *items;
        size_t count, capacity;
    } arc; /* the one at hand */
    struct {
        struct span *items;
        size_t count, capacity;
    } spans;
};

static void meet(struct corner *corner, uint32_t neighbour)
{
    if (corner->neighbours[0] == neighbour || corner->neighbours[1] == neighbour)
        return;
    if (corner->neighbours[0] == nobody)
        corner->neighbours[0] = neighbour;
    else if (corner->neighbours[1] == nobody)
        corner->neighbours[1] = neighbour;
    else
        corner->is_node = true;
}

/* Weighs the inner vertices of the arc at hand. */
static void weigh_arc(struct arcs *arcs)
{
    const struct point *points = arcs->vertices.points.items;
    const uint32_t *arc = arcs->arc.items;
    arcs->spans.count = 0;
    *ARRAY_ADD(&arcs->spans) = (struct span){0, arcs->arc.count - 1, INFINITY};
    while (arcs->spans.count > 0) {
        struct span span = arcs->spans.items[--arcs->spans.count];
        size_t furthest = span.first;
        struct point a = points[arc[span.first]], b = points[arc[span.last]];
        double most_squared = -1;
        for (size_t i = span.first + 1; i < span.last; i++) {
            struct point point = points[arc[i]], foot = segment_foot(point, a, b);
            double away_squared = (point.x - foot.x) * (point.x - foot.x) + (point.y - foot.y) * (point.y - foot.y);
            if (away_squared > most_squared) {
                most_squared = away_squared;
                furthest = i;
            }
        }
        if (furthest == span.first)
            continue;
        double weight_m = fmin(sqrt(most_squared), span.limit_m);
        arcs->corners[arc[furthest]].weight_m = weight_m;
        arcs->corners[arc[furthest]].done = true;
        *ARRAY_ADD(&arcs->spans) = (struct span){span.first, furthest, weight_m};
        *ARRAY_ADD(&arcs->spans) = (struct span){furthest, span.last, weight_m};
    }
}

static bool is_cut(const struct corner *corner)
{
    return corner->is_node || corner->is_known;
}

static void weigh_line(struct arcs *arcs, const uint32_t *path, size_t count)
{
    for (size_t start = 0; start + 1 < count;) {
        size_t end = start + 1;
        while (end + 1 < count && !is_cut(&arcs->corners[path[end]]))
            end++;
        if (end > start + 1 && !arcs->corners[path[start + 1]].done) {
            arcs->arc.count = 0;
            ARRAY_RESERVE(&arcs->arc, end - start + 1);
            memcpy(arcs->arc.items, path + start, (end - start + 1) * sizeof *path);
            arcs->arc.count = end - start + 1;
            weigh_arc(arcs);
        }
        start = end;
    }
}

/* A ring begins at a node, so that no arc runs over its end. One without nodes begins at its most
 * south-western vertex, which becomes one: so the choice does not depend on where a file began to write it.
 */
static void weigh_ring(struct arcs *arcs, const uint32_t *path, size_t count)
{
    const struct point *points = arcs->vertices.points.items;
    size_t open_count = count - 1, begin = 0;
    while (begin < open_count && !is_cut(&arcs->corners[path[begin]]))
        begin++;
    if (begin == open_count) {
        begin = 0;
        for (size_t i = 1; i < open_count; i++) {
            struct point here = points[path[i]], best = points[path[begin]];
            if (here.x < best.x || (here.x == best.x && here.y < best.y))
                begin = i;
        }
        arcs->corners[path[begin]].is_node = true;
    }
    uint32_t *turned = memory_new_items(count, sizeof *turned);
    for (size_t i = 0; i < count; i++)
        turned[i] = path[(begin + i) % open_count];
    weigh_line(arcs, turned, count);
    free(turned);
}

static bool is_ring(const uint32_t *path, size_t count)
{
    return count > 3 && path[0] == path[count - 1];
}

static void recall(struct arcs *arcs, const struct arc_weights *known)
{
    size_t count = arcs->vertices.points.count;
    uint32_t *numbers = memory_new_items(count, sizeof *numbers);
    vertices_find_all(&known->vertices, arcs->vertices.points.items, count, numbers);
    for (size_t i = 0; i < count; i++)
        if (numbers[i] != UINT32_MAX) {
            arcs->corners[i].is_known = true;
            arcs->corners[i].weight_m = known->of.items[numbers[i]];
        }
    free(numbers);
}

static void number_parts(struct arcs *arcs, const struct point *points, const struct part *parts,
                         size_t part_count)
{
    size_t point_count = 0;
    for (size_t i = 0; i < part_count; i++)
        point_count += parts[i].point_count;
    ARRAY_RESERVE(&arcs->path, point_count);
    for (size_t i = 0; i < part_count;) { /* parts that lie side by side at once */
        size_t first = parts[i].first_point, end = first;
        for (; i < part_count && parts[i].first_point == end; i++)
            end += parts[i].point_count;
        vertices_number_all(&arcs->vertices, points + first, end - first, arcs->path.items + arcs->path.count);
        arcs->path.count += end - first;
    }
    size_t count = arcs->vertices.points.count;
    arcs->corners = memory_new_items(count, sizeof *arcs->corners);
    for (size_t i = 0; i < count; i++)
        arcs->corners[i] = (struct corner){.neighbours = {nobody, nobody}};
    const uint32_t *path = arcs->path.items;
    for (size_t i = 0; i < part_count; path += parts[i].point_count, i++) {
        size_t length = parts[i].point_count;
        if (!is_ring(path, length))
            arcs->corners[path[0]].is_node = arcs->corners[path[length - 1]].is_node = true;
        for (size_t k = 1; k < length; k++)
            if (path[k] != path[k - 1]) {
                meet(&arcs->corners[path[k]], path[k - 1]);
                meet(&arcs->corners[path[k - 1]], path[k]);
            }
    }
}

void arc_weights_fini(struct arc_weights *weights)
{
    vertices_fini(&weights->vertices);
    ARRAY_FINI(&weights->of);
}

void arc_weights_add(struct arc_weights *weights, const struct point *points, const double *weights_m, size_t count)
{
    uint32_t *numbers = memory_new_items(count, sizeof *numbers);
    vertices_number_all(&weights->vertices, points, count, numbers);
    ARRAY_RESERVE(&weights->of, weights->vertices.points.count);
    for (size_t i = 0; i < count; i++)
        if (numbers[i] == weights->of.count)
            weights->of.items[weights->of.count++] = weights_m[i];
    free(numbers);
}

void arcs_weigh(const struct point *points, const struct part *parts, size_t part_count,
                const struct arc_weights *known, double *weights_m)
{
    struct arcs arcs = {0};
    number_parts(&arcs, points, parts, part_count);
    if (known != NULL)
        recall(&arcs, known);
    const uint32_t *path = arcs.path.items;
    for (size_t i = 0; i < part_count; path += parts[i].point_count, i++) {
        if (is_ring(path, parts[i].point_count))
            weigh_ring(&arcs, path, parts[i].point_count);
        else
            weigh_line(&arcs, path, parts[i].point_count);
    }
    path = arcs.path.items;
    for (size_t i = 0; i < part_count; path += parts[i].point_count, i++)
        for (uint32_t k = 0; k < parts[i].point_count; k++) {
            const struct corner *corner = &arcs.corners[path[k]];
            weights_m[parts[i].first_point + k] = corner->is_node ? INFINITY : corner->weight_m;
        }
    vertices_fini(&arcs.vertices);
    ARRAY_FINI(&arcs.path);
    ARRAY_FINI(&arcs.arc);
    ARRAY_FINI(&arcs.spans);
    free(arcs.corners);
}
