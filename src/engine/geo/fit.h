#pragma once
/* The projection for a country: a Lambert conformal conic that fits its extent. */
#include <stddef.h>

#include "base/lonlat.h"
#include "base/projection.h"

struct degree_extent {
    double west, south, east, north; /* degrees; empty when west > east */
};

struct degree_extent degree_extent_of(const struct lonlat *places, size_t count);

/* Standard parallels a sixth of the height from the bottom and the top (Deetz and Adams' rule), the centre as
 * the origin, all rounded to tenths of a degree. Across the equator both parallels are the one further from
 * it. */
struct projection_parameters fit_conic(struct degree_extent extent);
