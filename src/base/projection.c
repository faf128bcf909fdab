#include "base/projection.h"

#include <math.h>

/* WGS84 */
static const double semi_major_m = 6378137.0;
static const double eccentricity_squared = 0.0066943799901413165;

static double radians(double degrees)
{
    return degrees * (M_PI / 180);
}

static double degrees(double radians)
{
    return radians * (180 / M_PI);
}

/* Snyder 15-9: the "t" of conformal latitude, 0 at the north pole. */
static double conformal_t(double lat)
{
    double e = sqrt(eccentricity_squared), sine = sin(lat);
    return tan(M_PI_4 - lat / 2) / pow((1 - e * sine) / (1 + e * sine), e / 2);
}

/* Snyder 14-15: radius of the parallel over the semi-major axis. */
static double parallel_m(double lat)
{
    double sine = sin(lat);
    return cos(lat) / sqrt(1 - eccentricity_squared * sine * sine);
}

bool projection_init(struct projection *projection, struct projection_parameters parameters)
{
    struct lonlat origin = {parameters.lon_0, parameters.lat_0};
    *projection = (struct projection){0};
    if (!lonlat_valid(origin) || !(fabs(parameters.lat_1) < 90) || !(fabs(parameters.lat_2) < 90) ||
        fabs(parameters.lat_0) >= 90 || fabs(parameters.lat_1 + parameters.lat_2) < 1e-3)
        return false;
    double lat_1 = radians(parameters.lat_1), lat_2 = radians(parameters.lat_2);
    double m_1 = parallel_m(lat_1), t_1 = conformal_t(lat_1);
    double n = fabs(lat_1 - lat_2) < 1e-10
                   ? sin(lat_1)
                   : (log(m_1) - log(parallel_m(lat_2))) / (log(t_1) - log(conformal_t(lat_2)));
    projection->parameters = parameters;
    projection->n = n;
    projection->af = semi_major_m * m_1 / (n * pow(t_1, n));
    projection->rho_0 = projection->af * pow(conformal_t(radians(parameters.lat_0)), n);
    return isfinite(projection->n) && isfinite(projection->af) && isfinite(projection->rho_0);
}

static double from_pole(double lat)
{
    return fmax(-89.9999999, fmin(89.9999999, lat));
}

double projection_scale(const struct projection *projection, double lat)
{
    double phi = radians(from_pole(lat));
    return projection->n * projection->af * pow(conformal_t(phi), projection->n) / (semi_major_m * parallel_m(phi));
}

struct point projection_forward(const struct projection *projection, struct lonlat place)
{
    double rho = projection->af * pow(conformal_t(radians(from_pole(place.lat))), projection->n);
    double lon = remainder(place.lon - projection->parameters.lon_0, 360);
    double theta = projection->n * radians(lon);
    return (struct point){rho * sin(theta), projection->rho_0 - rho * cos(theta)};
}

struct lonlat projection_inverse(const struct projection *projection, struct point point)
{
    double sign = projection->n < 0 ? -1 : 1;
    double x = sign * point.x, y = sign * (projection->rho_0 - point.y);
    double rho = sign * hypot(x, y);
    double theta = atan2(x, y);
    double t = pow(rho / projection->af, 1 / projection->n);
    double e = sqrt(eccentricity_squared);
    double lat = M_PI_2 - 2 * atan(t);
    for (int i = 0; i < 12; i++) { /* Snyder 7-9; it gains about two digits and a half at each step */
        double sine = e * sin(lat);
        double next = M_PI_2 - 2 * atan(t * pow((1 - sine) / (1 + sine), e / 2));
        bool settled = fabs(next - lat) < 1e-14;
        lat = next;
        if (settled)
            break;
    }
    double lon = projection->parameters.lon_0 + degrees(theta / projection->n);
    return (struct lonlat){remainder(lon, 360), degrees(lat)};
}
