#pragma once
/* A place on the WGS84 ellipsoid. */
#include <stdbool.h>

struct lonlat {
    double lon, lat; /* degrees, east and north positive */
};

/* True when both are finite, |lon| <= 180 and |lat| <= 90. */
bool lonlat_valid(struct lonlat place);

/* The same, but the longitude may go round the Earth once more, |lon| <= 360: as files have it whose maps run on over the 180th
 * meridian, or begin at Greenwich and end there. */
bool lonlat_is_somewhere(struct lonlat place);

/* Whether two places are written with the same numbers. */
bool lonlat_equal(struct lonlat a, struct lonlat b);
