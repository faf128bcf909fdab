#pragma once
/* A place on the WGS84 ellipsoid. */
#include <stdbool.h>

struct lonlat {
    double lon, lat; /* degrees, east and north positive */
};

/* True when both are finite, |lon| <= 180 and |lat| <= 90. */
bool lonlat_valid(struct lonlat place);

/* Whether two places are written with the same numbers. */
bool lonlat_equal(struct lonlat a, struct lonlat b);
