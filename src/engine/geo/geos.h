#pragma once
/* One session with GEOS: its handle, and what it said last. It prints nothing. */
#include <geos_c.h>

#include "base/error.h"

struct geos {
    GEOSContextHandle_t handle;
    char message[256];
};

struct geos *geos_new(void);
void geos_free(struct geos *geos);

/* The sentence for a call of GEOS that gave nothing. */
void geos_fail(const struct geos *geos, struct error *error);

/* Frees a geometry; NULL is allowed. */
void geos_drop(struct geos *geos, GEOSGeometry *geometry);
