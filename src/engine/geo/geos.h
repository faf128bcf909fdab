#pragma once
/* One session with GEOS, for one thread: its handle, and what it said last. It prints nothing. */
#include <geos_c.h>

#include "base/error.h"
#include "engine/geo/cancel.h"

struct geos {
    GEOSContextHandle_t handle;
    struct cancel *cancel; /* borrowed; NULL: the work is wanted in any case */
    char message[256];
};

struct geos *geos_new(void);
void geos_free(struct geos *geos);

/* true: what is being worked out is not wanted any more; stop without a sentence. */
bool geos_is_cancelled(const struct geos *geos);

/* The sentence for a call of GEOS that gave nothing. */
void geos_fail(const struct geos *geos, struct error *error);

/* A collection of that type (GEOS_MULTIPOLYGON and so on) of geometries, which are taken over even when it fails. The
 * caller's; NULL when one of them is, or when GEOS refuses. */
GEOSGeometry *geos_collect(struct geos *geos, int type, GEOSGeometry **items, size_t count);

/* The union of geometries, as geos_collect. */
GEOSGeometry *geos_join(struct geos *geos, GEOSGeometry **items, size_t count);

/* Frees a geometry; NULL is allowed. */
void geos_drop(struct geos *geos, GEOSGeometry *geometry);
