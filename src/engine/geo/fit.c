#include "engine/geo/fit.h"

#include <math.h>

struct degree_extent degree_extent_of(const struct lonlat *places, size_t count)
{
    struct degree_extent extent = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (size_t i = 0; i < count; i++) {
        extent.west = places[i].lon < extent.west ? places[i].lon : extent.west; /* fmin would cost a call for each */
        extent.east = places[i].lon > extent.east ? places[i].lon : extent.east;
        extent.south = places[i].lat < extent.south ? places[i].lat : extent.south;
        extent.north = places[i].lat > extent.north ? places[i].lat : extent.north;
    }
    return extent;
}

static double tenths(double degrees)
{
    return round(degrees * 10) / 10;
}

static double inside(double limit, double degrees)
{
    return fmax(-limit, fmin(limit, degrees));
}

struct projection_parameters fit_conic(struct degree_extent extent)
{
    double height = extent.north - extent.south;
    double lat_1 = tenths(extent.south + height / 6), lat_2 = tenths(extent.north - height / 6);
    if (fabs(lat_1 + lat_2) < 2 || lat_1 * lat_2 < 0) { /* no cone fits both sides of the equator */
        double further = fabs(lat_1) > fabs(lat_2) ? lat_1 : lat_2;
        lat_1 = lat_2 = fabs(further) < 1 ? copysign(1, further) : further;
    }
    return (struct projection_parameters){
        .lat_1 = inside(89, lat_1),
        .lat_2 = inside(89, lat_2),
        .lat_0 = inside(89, tenths((extent.south + extent.north) / 2)),
        .lon_0 = inside(180, tenths((extent.west + extent.east) / 2)),
    };
}
