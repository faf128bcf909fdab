#include "base/lonlat.h"

#include <math.h>

bool lonlat_valid(struct lonlat place)
{
    return isfinite(place.lon) && isfinite(place.lat) && fabs(place.lon) <= 180 && fabs(place.lat) <= 90;
}

bool lonlat_equal(struct lonlat a, struct lonlat b)
{
    return a.lon == b.lon && a.lat == b.lat;
}
