#pragma once
/* Levels of detail: copies of layers that are simplified more and more. */
#include "engine/geo/arcs.h"
#include "model/reply_builder.h"

struct outline_weights { /* what the vertices of the country weigh */
    double *in_order; /* as its layer has them */
    size_t count;
    struct arc_weights known; /* by place, see outline_weights_place */
};

void outline_weights_fini(struct outline_weights *weights);

/* Has them known by place, as what is weighed later needs them; once. The builder is the one that they are from. */
void outline_weights_place(struct outline_weights *weights, const struct reply_builder *builder);

/* Behind the layers of level 0 that the builder holds, adds copies at growing tolerances of all but the
 * points; what layers share stays shared at every level, also with what was weighed before (known, may be NULL). *outline (may
 * be NULL) gets what the vertices of the country weigh. Rings that become flat are left out, and features
 * without rings with them; but every zone keeps its feature, and a country or a zone at least its largest
 * ring. */
void levels_add(struct reply_builder *builder, const struct arc_weights *known, struct outline_weights *outline);
