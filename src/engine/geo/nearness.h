#pragma once
/* The true distance from any point to a set of lines, and where on the lines it is measured to. */
#include "base/scale.h"
#include "engine/geo/shape.h"

struct nearness;

struct foot { /* a place on the lines */
    struct point point;
    double away_m; /* true metres */
};

/* Lines in projected metres; at least one part of two points or more. Good as far as the scale reaches. Lines and scale are
 * copied. */
struct nearness *nearness_new(const struct shape *lines, const struct scale *scale);
void nearness_free(struct nearness *nearness);

/* The scale that it measures by. Borrowed. */
const struct scale *nearness_scale(const struct nearness *nearness);

/* The nearest place on the lines. */
struct foot nearness_find(const struct nearness *nearness, struct point from);
