#pragma once
/* Polygons as people publish them (overlapping, crossing themselves, in many pieces) made into an area. */
#include "engine/geo/convert.h"

/* The polygons mended where they cross themselves, cut off at a box and joined: pieces that neither overlap
 * nor share an edge. *mended counts those that had to be. Everything is in one flat unit, whichever. false,
 * and an error, when GEOS fails; an empty area means that nothing lies in the box. */
bool mend_polygons(struct shape *area, size_t *mended, struct geos *geos, const struct shape *polygons,
                   struct extent box, struct error *error);

/* Polygons whose rings may cross become polygons whose rings do not: what an odd number of rings runs around. Those that
 * neither cross nor stay in one place for a while are left as they are, point for point. *mended: some had to be. false:
 * GEOS failed, or the work was cancelled; the polygons are as they were. Many times as fast as GEOS's own way. */
bool mend_crossings(struct shape *polygons, bool *mended, struct geos *geos);

/* What is left of some polygons without others, both mended first where that is needed. false, and an error, when
 * GEOS fails. */
bool mend_subtract(struct shape *left, struct geos *geos, const struct shape *polygons,
                   const struct shape *without, struct error *error);
