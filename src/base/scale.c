#include "base/scale.h"

#include <math.h>

static const double semi_major_m = 6378137.0;
static const double eccentricity_squared = 0.0066943799901413165;

/* On the map's northern side the apex lies north (n > 0), else south; radii are positive. */
static double apex_distance_m(const struct scale *scale, struct point point)
{
    double y = scale->apex_y - point.y;
    return sqrt(point.x * point.x + y * y); /* hypot is several times as slow */
}

/* Snyder 15-4: k = rho n / (a m). */
static double inverse_scale(const struct projection *projection, double radius_m)
{
    double sign = projection->n < 0 ? -1 : 1;
    struct point point = {0, projection->rho_0 - sign * radius_m};
    double lat = projection_inverse(projection, point).lat * (M_PI / 180), sine = sin(lat);
    double m = cos(lat) / sqrt(1 - eccentricity_squared * sine * sine);
    return semi_major_m * m / (radius_m * fabs(projection->n));
}

void scale_init(struct scale *scale, const struct projection *projection, struct extent extent,
                double reach_m)
{
    scale->apex_y = projection->rho_0;
    extent = extent_widen(extent, reach_m);
    double far_x = fmax(fabs(extent.min_x), fabs(extent.max_x));
    double near_x = extent.min_x <= 0 && extent.max_x >= 0 ? 0 : fmin(fabs(extent.min_x), fabs(extent.max_x));
    double low_y = fabs(scale->apex_y - extent.min_y), high_y = fabs(scale->apex_y - extent.max_y);
    bool around = extent.min_y <= scale->apex_y && extent.max_y >= scale->apex_y;
    double first_m = hypot(near_x, around ? 0 : fmin(low_y, high_y)),
           last_m = hypot(far_x, fmax(low_y, high_y));
    scale->first_m = fmax(first_m, 1e4); /* the pole itself has no scale */
    scale->step_m = fmax(last_m - scale->first_m, 1) / scale_steps;
    for (int i = 0; i <= scale_steps; i++)
        scale->inverse[i] = inverse_scale(projection, scale->first_m + i * scale->step_m);
    scale->inverse_min = scale->inverse[0];
    for (int i = 1; i <= scale_steps; i++)
        scale->inverse_min = fmin(scale->inverse_min, scale->inverse[i]);
}

static double inverse_at_radius(const struct scale *scale, double radius_m)
{
    double steps = (radius_m - scale->first_m) / scale->step_m;
    steps = steps < 0 ? 0 : steps > scale_steps ? scale_steps : steps;
    int low = steps < scale_steps ? (int)steps : scale_steps - 1;
    return scale->inverse[low] + (scale->inverse[low + 1] - scale->inverse[low]) * (steps - low);
}

double scale_inverse_at(const struct scale *scale, struct point point)
{
    return inverse_at_radius(scale, apex_distance_m(scale, point));
}

double scale_inverse_least(const struct scale *scale, struct point point, double around_m)
{
    double radius_m = apex_distance_m(scale, point);
    return fmin(inverse_at_radius(scale, radius_m - around_m), inverse_at_radius(scale, radius_m + around_m));
}

double scale_distance_from_m(const struct scale *scale, struct point a, double inverse_at_a, struct point b)
{
    struct point middle = {(a.x + b.x) / 2, (a.y + b.y) / 2};
    double mean = (inverse_at_a + 4 * scale_inverse_at(scale, middle) + scale_inverse_at(scale, b)) / 6;
    return sqrt((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y)) * mean;
}

double scale_distance_m(const struct scale *scale, struct point a, struct point b)
{
    return scale_distance_from_m(scale, a, scale_inverse_at(scale, a), b);
}
