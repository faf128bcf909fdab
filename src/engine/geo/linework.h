#pragma once
/* Lines gathered from many shapes, each edge once. */
#include "engine/geo/shape.h"
#include "engine/geo/vertices.h"

struct linework { /* zeroed is empty */
    struct vertices vertices;
    struct edges edges;
    struct shape lines;
};

void linework_fini(struct linework *linework);

/* Adds the edges of all parts that are not there yet. */
void linework_add(struct linework *linework, const struct shape *shape);
