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

/* The slot of a point: where it is, or where it would be put. */
static size_t slot_of(const struct vertices *vertices, struct point point)
{
    size_t slot = point_hash(point) & (vertices->slot_count - 1);
    while (vertices->slots[slot] != 0 &&
           memcmp(&vertices->points.items[vertices->slots[slot] - 1], &point, sizeof point) != 0)
        slot = (slot + 1) & (vertices->slot_count - 1);
    return slot;
}

static struct point without_minus_zero(struct point point)
{
    return (struct point){point.x + 0.0, point.y + 0.0};
}

uint32_t vertices_find(const struct vertices *vertices, struct point point)
{
    if (vertices->slot_count == 0)
        return UINT32_MAX;
    uint32_t number = vertices->slots[slot_of(vertices, without_minus_zero(point))];
    return number != 0 ? number - 1 : UINT32_MAX;
}

uint32_t vertices_number(struct vertices *vertices, struct point point)
{
    point = without_minus_zero(point);
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
    size_t slot = slot_of(vertices, point);
    if (vertices->slots[slot] != 0)
        return vertices->slots[slot] - 1;
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

const struct edge *edges_find(const struct edges *edges, uint32_t a, uint32_t b)
{
    if (edges->slot_count == 0)
        return NULL;
    uint32_t found = edges->slots[edge_slot(edges, a < b ? a : b, a < b ? b : a)];
    return found != 0 ? &edges->list.items[found - 1] : NULL;
}

void edges_fini(struct edges *edges)
{
    ARRAY_FINI(&edges->list);
    free(edges->slots);
    *edges = (struct edges){0};
}
