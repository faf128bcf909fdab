#include "base/lonlat.h"

#include <math.h>

static bool lies_within(struct lonlat place, double most_lon)
{
    return isfinite(place.lon) && isfinite(place.lat) && fabs(place.lon) <= most_lon && fabs(place.lat) <= 90;
}

bool lonlat_valid(struct lonlat place)
{
    return lies_within(place, 180);
}

bool lonlat_is_somewhere(struct lonlat place)
{
    return lies_within(place, 360);
}

bool lonlat_equal(struct lonlat a, struct lonlat b)
{
    return a.lon == b.lon && a.lat == b.lat;
}
