#include "engine/geo/side.h"

#include <float.h>
#include <math.h>

int side_of(const struct geos *geos, struct point a, struct point b, struct point p)
{
    static const double error_share = (3 + 8 * DBL_EPSILON) * DBL_EPSILON / 2;
    double left = (a.x - p.x) * (b.y - p.y), right = (a.y - p.y) * (b.x - p.x);
    double turn = left - right, error = error_share * (fabs(left) + fabs(right));
    if (turn > error || -turn > error)
        return turn > 0 ? 1 : -1;
    return GEOSOrientationIndex_r(geos->handle, a.x, a.y, b.x, b.y, p.x, p.y);
}
