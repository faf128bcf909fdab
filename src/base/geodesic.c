#include "base/geodesic.h"

#include <math.h>
#include <stdbool.h>

static const double semi_major_m = 6378137.0;
static const double flattening = 1 / 298.257223563;

static double radians(double degrees)
{
    return degrees * (M_PI / 180);
}

static double sphere_distance_m(double lat_1, double lat_2, double lon)
{
    double a = pow(sin((lat_2 - lat_1) / 2), 2) + cos(lat_1) * cos(lat_2) * pow(sin(lon / 2), 2);
    return 2 * 6371008.8 * asin(fmin(1, sqrt(a)));
}

double geodesic_distance_m(struct lonlat from, struct lonlat to)
{
    double semi_minor_m = semi_major_m * (1 - flattening);
    double lat_1 = radians(from.lat), lat_2 = radians(to.lat);
    double lon = radians(remainder(to.lon - from.lon, 360));
    /* Names as in the paper: U reduced latitudes, lambda the longitude on the auxiliary sphere. */
    double u_1 = atan((1 - flattening) * tan(lat_1)), u_2 = atan((1 - flattening) * tan(lat_2));
    double sin_u1 = sin(u_1), cos_u1 = cos(u_1), sin_u2 = sin(u_2), cos_u2 = cos(u_2);
    double lambda = lon;
    for (int i = 0; i < 200; i++) {
        double east = cos_u2 * sin(lambda);
        double north = cos_u1 * sin_u2 - sin_u1 * cos_u2 * cos(lambda);
        double sin_sigma = hypot(east, north);
        if (sin_sigma == 0)
            return 0;
        double cos_sigma = sin_u1 * sin_u2 + cos_u1 * cos_u2 * cos(lambda);
        double sigma = atan2(sin_sigma, cos_sigma);
        double sin_alpha = cos_u1 * cos_u2 * sin(lambda) / sin_sigma;
        double cos2_alpha = 1 - sin_alpha * sin_alpha;
        double cos_2m = cos2_alpha > 0 ? cos_sigma - 2 * sin_u1 * sin_u2 / cos2_alpha : 0;
        double c = flattening / 16 * cos2_alpha * (4 + flattening * (4 - 3 * cos2_alpha));
        double next = lon + (1 - c) * flattening * sin_alpha *
                                (sigma + c * sin_sigma * (cos_2m + c * cos_sigma * (2 * cos_2m * cos_2m - 1)));
        bool settled = fabs(next - lambda) < 1e-13;
        lambda = next;
        if (!settled)
            continue;
        double k = cos2_alpha * (semi_major_m * semi_major_m - semi_minor_m * semi_minor_m) /
                   (semi_minor_m * semi_minor_m);
        double a = 1 + k / 16384 * (4096 + k * (-768 + k * (320 - 175 * k)));
        double b = k / 1024 * (256 + k * (-128 + k * (74 - 47 * k)));
        double delta = b * sin_sigma *
                       (cos_2m + b / 4 *
                                     (cos_sigma * (2 * cos_2m * cos_2m - 1) -
                                      b / 6 * cos_2m * (4 * sin_sigma * sin_sigma - 3) *
                                          (4 * cos_2m * cos_2m - 3)));
        return semi_minor_m * a * (sigma - delta);
    }
    return sphere_distance_m(lat_1, lat_2, lon);
}
