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

/* The slot of a point, looked for from the one on that its hash names: where it is, or where it would be put. */
static size_t slot_from(const struct vertices *vertices, size_t slot, struct point point)
{
    while (vertices->slots[slot] != 0 &&
           memcmp(&vertices->points.items[vertices->slots[slot] - 1], &point, sizeof point) != 0)
        slot = (slot + 1) & (vertices->slot_count - 1);
    return slot;
}

static size_t slot_of(const struct vertices *vertices, struct point point)
{
    return slot_from(vertices, point_hash(point) & (vertices->slot_count - 1), point);
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

/* Has so many slots. */
static void resize(struct vertices *vertices, size_t slot_count)
{
    free(vertices->slots);
    vertices->slots = memory_new_items(slot_count, sizeof *vertices->slots);
    vertices->slot_count = slot_count;
    for (size_t i = 0; i < vertices->points.count; i++) {
        size_t slot = point_hash(vertices->points.items[i]) & (slot_count - 1);
        while (vertices->slots[slot] != 0)
            slot = (slot + 1) & (slot_count - 1);
        vertices->slots[slot] = (uint32_t)i + 1;
    }
}

static uint32_t number_at(struct vertices *vertices, size_t slot, struct point point)
{
    if (vertices->slots[slot] != 0)
        return vertices->slots[slot] - 1;
    *ARRAY_ADD(&vertices->points) = point;
    vertices->slots[slot] = (uint32_t)vertices->points.count;
    return (uint32_t)vertices->points.count - 1;
}

uint32_t vertices_number(struct vertices *vertices, struct point point)
{
    point = without_minus_zero(point);
    size_t wanted = slots_for(vertices->points.count, vertices->slot_count);
    if (wanted != vertices->slot_count)
        resize(vertices, wanted);
    return number_at(vertices, slot_of(vertices, point), point);
}

enum { batch_max = 32 }; /* points whose slots are fetched from memory at the same time */

/* Where the search for the slots of some points begins, with what will be looked at on its way from memory. */
static void fetch(const struct vertices *vertices, const struct point *points, size_t count, size_t *slots)
{
    for (size_t i = 0; i < count; i++) {
        slots[i] = point_hash(without_minus_zero(points[i])) & (vertices->slot_count - 1);
        __builtin_prefetch(&vertices->slots[slots[i]]);
    }
    for (size_t i = 0; i < count; i++)
        if (vertices->slots[slots[i]] != 0)
            __builtin_prefetch(&vertices->points.items[vertices->slots[slots[i]] - 1]);
}

void vertices_number_all(struct vertices *vertices, const struct point *points, size_t count, uint32_t *numbers)
{
    size_t wanted = slots_for(vertices->points.count, vertices->slot_count), slots[batch_max];
    while ((vertices->points.count + count) * 2 >= wanted)
        wanted *= 2;
    if (wanted != vertices->slot_count)
        resize(vertices, wanted);
    for (size_t first = 0; first < count; first += batch_max) {
        size_t batch = count - first < batch_max ? count - first : batch_max;
        fetch(vertices, points + first, batch, slots);
        for (size_t i = first; i < first + batch; i++) {
            struct point point = without_minus_zero(points[i]);
            numbers[i] = number_at(vertices, slot_from(vertices, slots[i - first], point), point);
        }
    }
}

void vertices_find_all(const struct vertices *vertices, const struct point *points, size_t count, uint32_t *numbers)
{
    size_t slots[batch_max];
    for (size_t first = 0; first < count; first += batch_max) {
        size_t batch = count - first < batch_max ? count - first : batch_max;
        if (vertices->slot_count > 0)
            fetch(vertices, points + first, batch, slots);
        for (size_t i = first; i < first + batch; i++) {
            uint32_t found = vertices->slot_count > 0
                                 ? vertices->slots[slot_from(vertices, slots[i - first], without_minus_zero(points[i]))]
                                 : 0;
            numbers[i] = found != 0 ? found - 1 : UINT32_MAX;
        }
    }
}

void vertices_fini(struct vertices *vertices)
{
    ARRAY_FINI(&vertices->points);
    free(vertices->slots);
    *vertices = (struct vertices){0};
}

/* Along lines most edges join numbers that follow each other: such edges lie side by side here too. */
static size_t edge_hash(uint32_t low, uint32_t high)
{
    return high - low == 1 ? (size_t)low * 2 : mix(low, high);
}

static size_t edge_slot(const struct edges *edges, uint32_t low, uint32_t high)
{
    size_t slot = edge_hash(low, high) & (edges->slot_count - 1);
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
