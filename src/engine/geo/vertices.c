#include "engine/geo/vertices.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"

enum { slots_min = 1024 };

static uint64_t mix(uint64_t a, uint64_t b)
{
    uint64_t hash = (a ^ b >> 29) * 0x9E3779B97F4A7C15u;
    hash = (hash ^ hash >> 32 ^ b) * 0xD6E8FEB86659FD93u;
    return hash ^ hash >> 32;
}

static uint64_t point_hash(struct point point)
{
    uint64_t bits[2];
    memcpy(bits, &point, sizeof bits);
    return mix(bits[0], bits[1]);
}

/* Tables are kept at most half full. */
static size_t slots_for(size_t count, size_t slot_count)
{
    return slot_count == 0 ? slots_min : count * 2 < slot_count ? slot_count : slot_count * 2;
}

uint32_t vertices_number(struct vertices *vertices, struct point point)
{
    point.x += 0.0; /* -0 becomes 0 */
    point.y += 0.0;
    size_t wanted = slots_for(vertices->points.count, vertices->slot_count);
    if (wanted != vertices->slot_count) {
        free(vertices->slots);
        vertices->slots = memory_new_items(wanted, sizeof *vertices->slots);
        vertices->slot_count = wanted;
        for (size_t i = 0; i < vertices->points.count; i++) {
            size_t slot = point_hash(vertices->points.items[i]) & (wanted - 1);
            while (vertices->slots[slot] != 0)
                slot = (slot + 1) & (wanted - 1);
            vertices->slots[slot] = (uint32_t)i + 1;
        }
    }
    size_t slot = point_hash(point) & (wanted - 1);
    for (; vertices->slots[slot] != 0; slot = (slot + 1) & (wanted - 1)) {
        const struct point *found = &vertices->points.items[vertices->slots[slot] - 1];
        if (memcmp(found, &point, sizeof point) == 0)
            return vertices->slots[slot] - 1;
    }
    *ARRAY_ADD(&vertices->points) = point;
    vertices->slots[slot] = (uint32_t)vertices->points.count;
    return (uint32_t)vertices->points.count - 1;
}

void vertices_fini(struct vertices *vertices)
{
    ARRAY_FINI(&vertices->points);
    free(vertices->slots);
    *vertices = (struct vertices){0};
}

static size_t edge_slot(const struct edges *edges, uint32_t low, uint32_t high)
{
    size_t slot = mix(low, high) & (edges->slot_count - 1);
    for (; edges->slots[slot] != 0; slot = (slot + 1) & (edges->slot_count - 1)) {
        const struct edge *edge = &edges->list.items[edges->slots[slot] - 1];
        if (edge->low == low && edge->high == high)
            break;
    }
    return slot;
}

struct edge *edges_at(struct edges *edges, uint32_t a, uint32_t b, uint32_t value)
{
    uint32_t low = a < b ? a : b, high = a < b ? b : a;
    size_t wanted = slots_for(edges->list.count, edges->slot_count);
    if (wanted != edges->slot_count) {
        free(edges->slots);
        edges->slots = memory_new_items(wanted, sizeof *edges->slots);
        edges->slot_count = wanted;
        for (size_t i = 0; i < edges->list.count; i++)
            edges->slots[edge_slot(edges, edges->list.items[i].low, edges->list.items[i].high)] =
                (uint32_t)i + 1;
    }
    size_t slot = edge_slot(edges, low, high);
    if (edges->slots[slot] == 0) {
        *ARRAY_ADD(&edges->list) = (struct edge){low, high, value};
        edges->slots[slot] = (uint32_t)edges->list.count;
    }
    return &edges->list.items[edges->slots[slot] - 1];
}

void edges_fini(struct edges *edges)
{
    ARRAY_FINI(&edges->list);
    free(edges->slots);
    *edges = (struct edges){0};
}
