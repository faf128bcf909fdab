#pragma once
/* The faces that lines enclose. */
#include "engine/geo/network.h"
#include "engine/geo/shape.h"

struct partition { /* zeroed is empty */
    struct shape lines;     /* that it was made from */
    struct network network; /* of them */
    struct shape *faces;    /* polygons without a line inside: an outer ring, clockwise, and its holes. Neighbours share
                               their edges point for point */
    size_t face_count;
    uint32_t *sides; /* for each way of the network the face on its right; no_face outside all of them */
};

static const uint32_t no_face = UINT32_MAX;

/* Lines as cut_lines gives them; they are taken over. Those that enclose nothing are left out. */
void partition_init(struct partition *partition, const struct geos *geos, struct shape *lines);
void partition_fini(struct partition *partition);

/* Appends the lines that have faces with different labels on their sides; outside all faces the label is `outside`. */
void partition_borders(const struct partition *partition, const uint32_t *labels, uint32_t outside, struct shape *borders);
