#pragma once
/* Levels of detail: copies of layers that are simplified more and more. */
#include "engine/geo/arcs.h"
#include "model/reply_builder.h"

/* Behind the layers of level 0 that the builder holds, adds copies at growing tolerances of all but the
 * points; what layers share stays shared at every level, also with what was weighed before (known, may be NULL). What
 * the vertices of the country weigh is added to *outline, if that is not NULL. Rings that become flat are left out, and features
 * without rings with them; but every zone keeps its feature, and a country or a zone at least its largest
 * ring. */
void levels_add(struct reply_builder *builder, const struct arc_weights *known, struct arc_weights *outline);
