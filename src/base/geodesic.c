#include "base/geodesic.h"

#include <math.h>
#include <stdbool.h>

static const double semi_major_m = 6378137.0;
static const double flattening = 1 / 298.257223563;

/* A way on the auxiliary sphere. Names as in Vincenty's paper: u the reduced latitudes of its ends, lambda
 * the difference of their longitudes there, sigma its length, alpha its direction where it crosses the
 * equator. */
struct way {
    double sin_u1, cos_u1, sin_u2, cos_u2, lambda;
    double east, north; /* of its direction at the beginning */
    double sigma, sin_sigma, cos_sigma, sin_alpha, cos2_alpha, cos_2m;
};

static double radians(double degrees)
{
    return degrees * (M_PI / 180);
}

static double sphere_distance_m(double lat_1, double lat_2, double lon)
{
    double a = pow(sin((lat_2 - lat_1) / 2), 2) + cos(lat_1) * cos(lat_2) * pow(sin(lon / 2), 2);
    return 2 * 6371008.8 * asin(fmin(1, sqrt(a)));
}

static void go(struct way *way, double lambda)
{
    way->lambda = lambda;
    way->east = way->cos_u2 * sin(lambda);
    way->north = way->cos_u1 * way->sin_u2 - way->sin_u1 * way->cos_u2 * cos(lambda);
    way->sin_sigma = hypot(way->east, way->north);
    way->cos_sigma = way->sin_u1 * way->sin_u2 + way->cos_u1 * way->cos_u2 * cos(lambda);
    way->sigma = atan2(way->sin_sigma, way->cos_sigma);
    way->sin_alpha = way->sin_sigma > 0 ? way->cos_u1 * way->east / way->sin_sigma : 0;
    way->cos2_alpha = 1 - way->sin_alpha * way->sin_alpha;
    way->cos_2m = way->cos2_alpha > 0 ? way->cos_sigma - 2 * way->sin_u1 * way->sin_u2 / way->cos2_alpha : 0;
}

/* Finds the way from one place to another. false: the iteration does not settle. */
static bool find(struct way *way, struct lonlat from, struct lonlat to)
{
    double lon = radians(remainder(to.lon - from.lon, 360));
    double u_1 = atan((1 - flattening) * tan(radians(from.lat)));
    double u_2 = atan((1 - flattening) * tan(radians(to.lat)));
    *way = (struct way){.sin_u1 = sin(u_1), .cos_u1 = cos(u_1), .sin_u2 = sin(u_2), .cos_u2 = cos(u_2)};
    double lambda = lon;
    for (int i = 0; i < 200; i++) {
        go(way, lambda);
        if (way->sin_sigma == 0)
            return true;
        double c = flattening / 16 * way->cos2_alpha * (4 + flattening * (4 - 3 * way->cos2_alpha));
        double next =
            lon +
            (1 - c) * flattening * way->sin_alpha *
                (way->sigma + c * way->sin_sigma *
                                  (way->cos_2m + c * way->cos_sigma * (2 * way->cos_2m * way->cos_2m - 1)));
        bool settled = fabs(next - lambda) < 1e-13;
        lambda = next;
        if (settled) {
            way->lambda = lambda; /* to the last bit: areas need it */
            return true;
        }
    }
    return false;
}

double geodesic_distance_m(struct lonlat from, struct lonlat to)
{
    struct way way;
    double semi_minor_m = semi_major_m * (1 - flattening);
    if (!find(&way, from, to))
        return sphere_distance_m(radians(from.lat), radians(to.lat),
                                 radians(remainder(to.lon - from.lon, 360)));
    double k = way.cos2_alpha * (semi_major_m * semi_major_m - semi_minor_m * semi_minor_m) /
               (semi_minor_m * semi_minor_m);
    double a = 1 + k / 16384 * (4096 + k * (-768 + k * (320 - 175 * k)));
    double b = k / 1024 * (256 + k * (-128 + k * (74 - 47 * k)));
    double cos2_2m = way.cos_2m * way.cos_2m;
    double delta =
        b * way.sin_sigma *
        (way.cos_2m + b / 4 *
                          (way.cos_sigma * (2 * cos2_2m - 1) -
                           b / 6 * way.cos_2m * (4 * way.sin_sigma * way.sin_sigma - 3) * (4 * cos2_2m - 3)));
    return semi_minor_m * a * (way.sigma - delta);
}

double geodesic_azimuth(struct lonlat from, struct lonlat to)
{
    struct way way;
    find(&way, from, to);
    double degrees = atan2(way.east, way.north) * (180 / M_PI);
    return degrees < 0 ? degrees + 360 : degrees;
}

/* Karney's t (equation 60). */
static double t_of(double x)
{
    double root = sqrt(x);
    return x + (x > 0 ? sqrt(1 + x) * asinh(root) / root : 1);
}

/* What stands under the integral (equation 59), at a distance sigma from the equator along the great circle.
 */
static double integrand(double sigma, double k2, double e2)
{
    double sine = sin(sigma),
           y = fmin(k2 * sine * sine, e2 - 1e-8); /* at the poles both are one, and t hardly changes */
    return (t_of(e2) - t_of(y)) / (e2 - y) * sine / 2;
}

/* The area between a way and the equator, in square metres, positive for one in the north that goes east. */
static double area_below_m2(struct lonlat from, struct lonlat to)
{
    static const double nodes[] = {0, -0.5384693101056831, 0.5384693101056831, -0.9061798459386640,
                                   0.9061798459386640};
    static const double weights[] = {0.5688888888888889, 0.4786286704993665, 0.4786286704993665,
                                     0.2369268850561891, 0.2369268850561891};
    const double e2 = flattening * (2 - flattening), second_e2 = e2 / (1 - e2), e = sqrt(e2);
    const double authalic_m2 = semi_major_m * semi_major_m * (1 + (1 - e2) * atanh(e) / e) / 2;
    struct way way;
    find(&way, from, to);
    if (way.sin_sigma == 0)
        return 0;
    double tan_1 = way.sin_u1 / (1 + way.cos_u1),
           tan_2 = way.sin_u2 / (1 + way.cos_u2); /* of half the latitudes */
    double excess = 2 * atan(tan(way.lambda / 2) * (tan_1 + tan_2) / (1 + tan_1 * tan_2));
    double cos_alpha = sqrt(way.cos2_alpha), k2 = second_e2 * way.cos2_alpha;
    double first =
        atan2(way.sin_u1, way.north / way.sin_sigma * way.cos_u1); /* from the equator to the beginning */
    double integral = 0;
    for (int i = 0; i < 5; i++)
        integral += weights[i] * integrand(first + (1 + nodes[i]) * way.sigma / 2, k2, second_e2);
    integral *= -way.sigma / 2;
    return authalic_m2 * excess + e2 * semi_major_m * semi_major_m * cos_alpha * way.sin_alpha * integral;
}

double geodesic_area_m2(const struct lonlat *ring, size_t count)
{
    double sum_m2 = 0;
    for (size_t i = 0; i < count; i++)
        sum_m2 += area_below_m2(ring[i], ring[i + 1 < count ? i + 1 : 0]);
    return fabs(sum_m2);
}
