#pragma once
/* Lines as a network of nodes and chains between them, and the ways around its faces. */
#include "engine/geo/geos.h"
#include "engine/geo/shape.h"

/* A chain is walked in two directions: number 2 * chain is the way in the order of its points, 2 * chain + 1 the way
 * back. Either way has one face on its right. */
struct chain {
    const struct point *points; /* borrowed from the lines */
    uint32_t count;             /* of points, two at least */
    uint32_t ends[2];           /* nodes */
    bool is_out;                /* it ends nowhere, or has the same face on both sides */
    uint32_t tours[2];          /* of either way: the round trip that it belongs to */
};

struct network { /* zeroed is empty */
    struct {
        struct chain *items;
        size_t count, capacity;
    } chains;
    struct point *nodes;
    size_t node_count;
    uint32_t *first_ways, *ways; /* for each node the ways that leave it, counterclockwise; one more for the end */
    uint32_t *next;              /* for each way the one that follows, around the face on its right */
    uint32_t *tour_starts;       /* for each tour one of its ways */
    size_t tour_count;
};

/* Lines that meet nowhere but at points which both have, and none of whose edges is there twice. They are borrowed. */
void network_init(struct network *network, const struct geos *geos, const struct shape *lines);
void network_fini(struct network *network);

/* The node where a way begins. */
uint32_t network_start(const struct network *network, uint32_t way);
