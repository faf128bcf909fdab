#pragma once
/* Numbers for points and for edges between them, so that what lies in the same place to the last bit is known
 * to be the same. */
#include <stddef.h>
#include <stdint.h>

#include "base/point.h"

struct vertices { /* zeroed is empty */
    struct {
        struct point *items;
        size_t count, capacity;
    } points;        /* by number */
    uint32_t *slots; /* open addressing: number + 1, 0 is free */
    size_t slot_count;
};

/* The point's number; a new one if it has none yet. */
uint32_t vertices_number(struct vertices *vertices, struct point point);
/* The same for many points at once, which is several times as fast when they are very many. */
void vertices_number_all(struct vertices *vertices, const struct point *points, size_t count, uint32_t *numbers);
/* The number that a point has, UINT32_MAX if it has none. */
uint32_t vertices_find(const struct vertices *vertices, struct point point);
/* Of many points at once. */
void vertices_find_all(const struct vertices *vertices, const struct point *points, size_t count, uint32_t *numbers);
void vertices_fini(struct vertices *vertices);

struct edge { /* between two vertices, whatever the direction */
    uint32_t low, high;
    uint32_t value; /* the user's */
};

struct edges { /* zeroed is empty */
    struct {
        struct edge *items;
        size_t count, capacity;
    } list;
    uint32_t *slots;
    size_t slot_count;
};

/* The edge between two vertices. One that is new gets the value. The pointer is good until the next call. */
struct edge *edges_at(struct edges *edges, uint32_t a, uint32_t b, uint32_t value);
/* The edge between two vertices if it is there, else NULL. */
const struct edge *edges_find(const struct edges *edges, uint32_t a, uint32_t b);
void edges_fini(struct edges *edges);
