#pragma once
/* Lines as runs of a few segments that follow each other, each with its extent, for looking up what lies near. */
#include "engine/geo/extent_tree.h"

struct run {
    const struct point *points;
    uint32_t count; /* of points: at least two; the last one is the next run's first */
};

struct runs { /* zeroed is empty */
    struct {
        struct run *items;
        size_t count, capacity;
    } list;
    struct extent_tree tree; /* of them, by their place in the list; to be finished when all are added */
};

/* Adds a line as runs of at most so many segments; one of a single point has none. The points stay where they are. */
void runs_add(struct runs *runs, const struct point *points, uint32_t count, uint32_t segments_max);
void runs_fini(struct runs *runs);
