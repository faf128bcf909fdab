#include "engine/geo/partition.h"

#include <math.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "engine/geo/locate.h"
#include "engine/geo/side.h"

struct loop { /* a ring of ways that comes by no node twice */
    size_t first, count; /* of its ways */
    uint32_t tour;
    bool is_outer; /* it runs clockwise, and so around its face; else the face lies around it */
};

struct builder {
    struct partition *partition;
    const struct geos *geos;
    struct {
        uint32_t *items;
        size_t count, capacity;
    } ways; /* of all loops */
    struct {
        struct loop *items;
        size_t count, capacity;
    } loops;
    uint32_t *faces;      /* for each tour its face */
    uint32_t *components; /* for each node another one that it hangs together with; its own number: none further */
};

/* Appends the points of a way but the last one. */
static void add_way(const struct network *network, uint32_t way, struct shape *ring)
{
    const struct chain *chain = &network->chains.items[way / 2];
    if (way % 2 == 0)
        shape_add_points(ring, chain->points, chain->count - 1);
    else
        for (uint32_t i = chain->count - 1; i > 0; i--)
            shape_add_point(ring, chain->points[i]);
}

static void add_ring(const struct builder *builder, const struct loop *loop, struct shape *shape)
{
    shape_add_part(shape, !loop->is_outer);
    size_t first = shape->points.count;
    for (size_t i = 0; i < loop->count; i++)
        add_way(&builder->partition->network, builder->ways.items[loop->first + i], shape);
    struct point begin = shape->points.items[first];
    shape_add_point(shape, begin);
}

/* By the turn at the highest point: an area could come out with the wrong sign. */
static bool is_clockwise(const struct geos *geos, const struct point *points, size_t count)
{
    size_t top = 0, edges = count - 1;
    for (size_t i = 1; i < edges; i++)
        if (points[i].y > points[top].y)
            top = i;
    struct point before = points[(top + edges - 1) % edges], after = points[(top + 1) % edges];
    int side = side_of(geos, before, points[top], after);
    return side != 0 ? side < 0 : before.x < after.x;
}

static void end_loop(struct builder *builder, const uint32_t *ways, size_t count, uint32_t tour)
{
    struct loop loop = {.first = builder->ways.count, .count = count, .tour = tour};
    struct shape ring = {0};
    for (size_t i = 0; i < count; i++)
        *ARRAY_ADD(&builder->ways) = ways[i];
    add_ring(builder, &loop, &ring);
    loop.is_outer = is_clockwise(builder->geos, ring.points.items, ring.points.count);
    *ARRAY_ADD(&builder->loops) = loop;
    shape_fini(&ring);
}

/* A tour that comes by a node again and again touches itself there: each time, what has been walked since is a ring of
 * its own. */
static void split_tours(struct builder *builder)
{
    const struct network *network = &builder->partition->network;
    uint32_t *walked = memory_new_items(network->chains.count * 2, sizeof *walked);
    size_t *places = memory_new_items(network->node_count, sizeof *places); /* of the way from there, plus one */
    for (uint32_t tour = 0; tour < network->tour_count; tour++) {
        uint32_t start = network->tour_starts[tour], way = start;
        size_t count = 0;
        do {
            size_t *place = &places[network_start(network, way)];
            if (*place > 0) {
                size_t first = *place - 1;
                for (size_t i = first + 1; i < count; i++)
                    places[network_start(network, walked[i])] = 0;
                end_loop(builder, walked + first, count - first, tour);
                count = first;
            }
            *place = count + 1;
            walked[count++] = way;
            way = network->next[way];
        } while (way != start);
        end_loop(builder, walked, count, tour);
        for (size_t i = 0; i < count; i++)
            places[network_start(network, walked[i])] = 0;
    }
    free(places);
    free(walked);
}

static uint32_t component_of(struct builder *builder, uint32_t node)
{
    uint32_t *components = builder->components;
    while (components[node] != node) {
        components[node] = components[components[node]];
        node = components[node];
    }
    return node;
}

static void find_components(struct builder *builder)
{
    const struct network *network = &builder->partition->network;
    builder->components = memory_new_items(network->node_count, sizeof *builder->components);
    for (uint32_t i = 0; i < network->node_count; i++)
        builder->components[i] = i;
    for (size_t i = 0; i < network->chains.count; i++) {
        const struct chain *chain = &network->chains.items[i];
        if (!chain->is_out)
            builder->components[component_of(builder, chain->ends[0])] = component_of(builder, chain->ends[1]);
    }
}

/* Every outer loop makes a face. */
static void open_faces(struct builder *builder)
{
    struct partition *partition = builder->partition;
    partition->faces = memory_new_items(builder->loops.count, sizeof *partition->faces);
    builder->faces = memory_new_items(partition->network.tour_count, sizeof *builder->faces);
    for (size_t i = 0; i < partition->network.tour_count; i++)
        builder->faces[i] = no_face;
    for (size_t i = 0; i < builder->loops.count; i++) {
        const struct loop *loop = &builder->loops.items[i];
        if (!loop->is_outer)
            continue;
        builder->faces[loop->tour] = (uint32_t)partition->face_count;
        add_ring(builder, loop, &partition->faces[partition->face_count++]);
    }
}

static struct point tour_point(const struct network *network, uint32_t tour)
{
    return network->nodes[network_start(network, network->tour_starts[tour])];
}

/* Finds for each tour without a face, which is the outside of lines that hang together, the smallest face around it. Lines
 * that do not hang together have no point in common, so that its first point stands for all of it. */
static void find_faces_around(struct builder *builder)
{
    struct partition *partition = builder->partition;
    const struct network *network = &partition->network;
    struct point *points = memory_new_items(network->tour_count, sizeof *points);
    uint32_t *tours = memory_new_items(network->tour_count, sizeof *tours);
    uint32_t *around = memory_new_items(network->tour_count, sizeof *around);
    double *least_m2 = memory_new_items(network->tour_count, sizeof *least_m2);
    bool *inside = memory_new_items(network->tour_count, sizeof *inside);
    size_t count = 0;
    for (uint32_t tour = 0; tour < network->tour_count; tour++)
        if (builder->faces[tour] == no_face) {
            tours[count] = tour;
            around[count] = no_face;
            least_m2[count] = INFINITY;
            points[count++] = tour_point(network, tour);
        }
    struct locator *locator = locator_new(points, count);
    for (size_t i = 0; i < builder->loops.count; i++) {
        const struct loop *loop = &builder->loops.items[i];
        if (!loop->is_outer)
            continue;
        uint32_t face = builder->faces[loop->tour];
        uint32_t component = component_of(builder, network_start(network, builder->ways.items[loop->first]));
        double area_m2 = shape_area_m2(&partition->faces[face]);
        locator_find(locator, &partition->faces[face], inside);
        for (size_t k = 0; k < count; k++)
            if (inside[k] && area_m2 < least_m2[k] &&
                component_of(builder, network_start(network, network->tour_starts[tours[k]])) != component) {
                around[k] = face;
                least_m2[k] = area_m2;
            }
    }
    for (size_t k = 0; k < count; k++)
        builder->faces[tours[k]] = around[k];
    locator_free(locator);
    free(inside);
    free(least_m2);
    free(around);
    free(tours);
    free(points);
}

static void add_holes(struct builder *builder)
{
    for (size_t i = 0; i < builder->loops.count; i++) {
        const struct loop *loop = &builder->loops.items[i];
        uint32_t face = builder->faces[loop->tour];
        if (!loop->is_outer && face != no_face)
            add_ring(builder, loop, &builder->partition->faces[face]);
    }
}

static void take_sides(const struct builder *builder)
{
    struct partition *partition = builder->partition;
    const struct network *network = &partition->network;
    partition->sides = memory_new_items(network->chains.count * 2, sizeof *partition->sides);
    for (size_t way = 0; way < network->chains.count * 2; way++) {
        const struct chain *chain = &network->chains.items[way / 2];
        partition->sides[way] = chain->is_out ? no_face : builder->faces[chain->tours[way % 2]];
    }
}

void partition_init(struct partition *partition, const struct geos *geos, struct shape *lines)
{
    *partition = (struct partition){.lines = *lines};
    *lines = (struct shape){0};
    network_init(&partition->network, geos, &partition->lines);
    struct builder builder = {.partition = partition, .geos = geos};
    split_tours(&builder);
    find_components(&builder);
    open_faces(&builder);
    find_faces_around(&builder);
    add_holes(&builder);
    take_sides(&builder);
    ARRAY_FINI(&builder.ways);
    ARRAY_FINI(&builder.loops);
    free(builder.faces);
    free(builder.components);
}

void partition_fini(struct partition *partition)
{
    if (partition == NULL)
        return;
    for (size_t i = 0; i < partition->face_count; i++)
        shape_fini(&partition->faces[i]);
    free(partition->faces);
    free(partition->sides);
    network_fini(&partition->network);
    shape_fini(&partition->lines);
    *partition = (struct partition){0};
}

void partition_borders(const struct partition *partition, const uint32_t *labels, uint32_t outside, struct shape *borders)
{
    const struct network *network = &partition->network;
    for (size_t i = 0; i < network->chains.count; i++) {
        const struct chain *chain = &network->chains.items[i];
        uint32_t right = partition->sides[2 * i], left = partition->sides[2 * i + 1];
        if ((right != no_face ? labels[right] : outside) == (left != no_face ? labels[left] : outside))
            continue;
        shape_add_part(borders, false);
        shape_add_points(borders, chain->points, chain->count);
    }
}
