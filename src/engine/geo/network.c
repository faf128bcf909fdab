#include "engine/geo/network.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "engine/geo/side.h"
#include "engine/geo/vertices.h"

static const uint32_t nobody = UINT32_MAX;

struct numbering { /* of the points of the lines */
    struct vertices vertices;
    uint32_t *numbers; /* for each point */
    bool *is_node;     /* for each vertex: not just two edges meet there */
};

static void count_edges(const struct shape *lines, const struct numbering *numbering, uint32_t *edges)
{
    for (size_t i = 0; i < lines->parts.count; i++) {
        const struct part *part = &lines->parts.items[i];
        const uint32_t *numbers = numbering->numbers + part->first_point;
        for (uint32_t k = 1; k < part->point_count; k++) {
            edges[numbers[k - 1]]++;
            edges[numbers[k]]++;
        }
    }
}

static void number(struct numbering *numbering, const struct shape *lines)
{
    numbering->numbers = memory_new_items(lines->points.count, sizeof *numbering->numbers);
    vertices_number_all(&numbering->vertices, lines->points.items, lines->points.count, numbering->numbers);
    size_t count = numbering->vertices.points.count;
    uint32_t *edges = memory_new_items(count, sizeof *edges);
    numbering->is_node = memory_new_items(count, sizeof *numbering->is_node);
    count_edges(lines, numbering, edges);
    for (size_t i = 0; i < count; i++)
        numbering->is_node[i] = edges[i] != 2;
    for (size_t i = 0; i < lines->parts.count; i++) { /* where a line ends, a chain does in any case */
        const struct part *part = &lines->parts.items[i];
        numbering->is_node[numbering->numbers[part->first_point]] = true;
        numbering->is_node[numbering->numbers[part->first_point + part->point_count - 1]] = true;
    }
    free(edges);
}

/* Gives the nodes their own numbers, by vertex. */
static uint32_t *place_nodes(struct network *network, const struct numbering *numbering)
{
    size_t count = numbering->vertices.points.count;
    uint32_t *nodes = memory_new_items(count, sizeof *nodes);
    for (size_t i = 0; i < count; i++)
        nodes[i] = numbering->is_node[i] ? (uint32_t)network->node_count++ : nobody;
    network->nodes = memory_new_items(network->node_count, sizeof *network->nodes);
    for (size_t i = 0; i < count; i++)
        if (nodes[i] != nobody)
            network->nodes[nodes[i]] = numbering->vertices.points.items[i];
    return nodes;
}

static void add_chains(struct network *network, const struct shape *lines)
{
    struct numbering numbering = {0};
    number(&numbering, lines);
    uint32_t *nodes = place_nodes(network, &numbering);
    for (size_t i = 0; i < lines->parts.count; i++) {
        const struct part *part = &lines->parts.items[i];
        const uint32_t *numbers = numbering.numbers + part->first_point;
        for (uint32_t first = 0, end; first + 1 < part->point_count; first = end) {
            end = first + 1;
            while (nodes[numbers[end]] == nobody) /* the last point is one */
                end++;
            *ARRAY_ADD(&network->chains) = (struct chain){
                .points = shape_points(lines, i) + first,
                .count = end - first + 1,
                .ends = {nodes[numbers[first]], nodes[numbers[end]]},
            };
        }
    }
    free(nodes);
    free(numbering.numbers);
    free(numbering.is_node);
    vertices_fini(&numbering.vertices);
}

uint32_t network_start(const struct network *network, uint32_t way)
{
    return network->chains.items[way / 2].ends[way % 2];
}

/* The point after the first one. */
static struct point way_second(const struct network *network, uint32_t way)
{
    const struct chain *chain = &network->chains.items[way / 2];
    return chain->points[way % 2 == 0 ? 1 : chain->count - 2];
}

/* Whether the direction from a centre to a point lies in the first half of the circle, from east to just before west. */
static bool is_first_half(struct point centre, struct point point)
{
    return point.y > centre.y || (point.y == centre.y && point.x > centre.x);
}

static bool comes_before(const struct geos *geos, struct point centre, struct point a, struct point b)
{
    bool first = is_first_half(centre, a), second = is_first_half(centre, b);
    return first != second ? first : side_of(geos, centre, a, b) > 0;
}

struct around { /* what the ways that leave a node are compared by */
    const struct network *network;
    const struct geos *geos;
};

static int compare_ways(const void *a, const void *b, void *data)
{
    const struct around *around = data;
    uint32_t one = *(const uint32_t *)a, other = *(const uint32_t *)b;
    struct point centre = around->network->nodes[network_start(around->network, one)],
                 to_one = way_second(around->network, one), to_other = way_second(around->network, other);
    return comes_before(around->geos, centre, to_one, to_other)   ? -1
           : comes_before(around->geos, centre, to_other, to_one) ? 1
                                                                  : 0;
}

static void sort_ways(struct network *network, const struct geos *geos)
{
    size_t way_count = network->chains.count * 2;
    struct around around = {network, geos};
    network->first_ways = memory_new_items(network->node_count + 1, sizeof *network->first_ways);
    network->ways = memory_new_items(way_count, sizeof *network->ways);
    uint32_t *ends = network->first_ways + 1; /* of each node's, once they are filled in */
    for (uint32_t way = 0; way < way_count; way++)
        ends[network_start(network, way)]++;
    for (size_t i = 0, sum = 0; i < network->node_count; i++) {
        uint32_t count = ends[i];
        ends[i] = (uint32_t)sum;
        sum += count;
    }
    for (uint32_t way = 0; way < way_count; way++)
        network->ways[ends[network_start(network, way)]++] = way;
    for (size_t i = 0; i < network->node_count; i++)
        qsort_r(network->ways + network->first_ways[i], network->first_ways[i + 1] - network->first_ways[i],
                sizeof *network->ways, compare_ways, &around);
}

static bool is_out(const struct network *network, uint32_t way)
{
    return network->chains.items[way / 2].is_out;
}

/* Leaves out chains that end nowhere, and then those that do without them. */
static void drop_dangles(struct network *network)
{
    uint32_t *degrees = memory_new_items(network->node_count, sizeof *degrees);
    uint32_t *lonely = memory_new_items(network->node_count + network->chains.count, sizeof *lonely);
    size_t waiting = 0;
    for (size_t i = 0; i < network->node_count; i++) {
        degrees[i] = network->first_ways[i + 1] - network->first_ways[i];
        if (degrees[i] == 1)
            lonely[waiting++] = (uint32_t)i;
    }
    while (waiting > 0) {
        uint32_t node = lonely[--waiting];
        for (uint32_t i = network->first_ways[node]; i < network->first_ways[node + 1]; i++) {
            uint32_t way = network->ways[i];
            if (is_out(network, way))
                continue;
            uint32_t other = network_start(network, way ^ 1);
            network->chains.items[way / 2].is_out = true;
            degrees[node]--;
            if (--degrees[other] == 1)
                lonely[waiting++] = other;
        }
    }
    free(lonely);
    free(degrees);
}

/* After a way that arrives at a node comes the one that is next to it counterclockwise. */
static void link_ways(struct network *network)
{
    for (size_t node = 0; node < network->node_count; node++) {
        uint32_t first = nobody, last = nobody;
        for (uint32_t i = network->first_ways[node]; i < network->first_ways[node + 1]; i++) {
            uint32_t way = network->ways[i];
            if (is_out(network, way))
                continue;
            if (last != nobody)
                network->next[last ^ 1] = way;
            else
                first = way;
            last = way;
        }
        if (last != nobody)
            network->next[last ^ 1] = first;
    }
}

static void make_tours(struct network *network)
{
    network->tour_count = 0;
    for (size_t i = 0; i < network->chains.count; i++)
        network->chains.items[i].tours[0] = network->chains.items[i].tours[1] = nobody;
    for (uint32_t start = 0; start < network->chains.count * 2; start++) {
        if (is_out(network, start) || network->chains.items[start / 2].tours[start % 2] != nobody)
            continue;
        uint32_t tour = (uint32_t)network->tour_count++, way = start;
        network->tour_starts[tour] = start;
        do {
            network->chains.items[way / 2].tours[way % 2] = tour;
            way = network->next[way];
        } while (way != start);
    }
}

/* Leaves out chains with the same face on both sides. */
static bool drop_bridges(struct network *network)
{
    bool is_any = false;
    for (size_t i = 0; i < network->chains.count; i++) {
        struct chain *chain = &network->chains.items[i];
        if (!chain->is_out && chain->tours[0] == chain->tours[1])
            chain->is_out = is_any = true;
    }
    return is_any;
}

void network_init(struct network *network, const struct geos *geos, const struct shape *lines)
{
    *network = (struct network){0};
    add_chains(network, lines);
    sort_ways(network, geos);
    drop_dangles(network);
    network->next = memory_new_items(network->chains.count * 2, sizeof *network->next);
    network->tour_starts = memory_new_items(network->chains.count * 2, sizeof *network->tour_starts);
    link_ways(network);
    make_tours(network);
    if (drop_bridges(network)) {
        link_ways(network);
        make_tours(network);
    }
}

void network_fini(struct network *network)
{
    if (network == NULL)
        return;
    ARRAY_FINI(&network->chains);
    free(network->nodes);
    free(network->first_ways);
    free(network->ways);
    free(network->next);
    free(network->tour_starts);
    *network = (struct network){0};
}
