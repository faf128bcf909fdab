#include "engine/geo/ellipsoid.h"

#include <geodesic.h>
#include <math.h>

#include "base/scale.h"

static const double semi_major_m = 6378137.0;
static const double eccentricity_squared = 0.0066943799901413165;

static struct geod_geodesic wgs84(void)
{
    struct geod_geodesic ellipsoid;
    geod_init(&ellipsoid, semi_major_m, 1 / 298.257223563);
    return ellipsoid;
}

/* Whether a part has so many edges that geodesics would take seconds, and so short ones that the chord will do: chord and
 * geodesic of 500 m enclose two square metres, those of 100 m a sixtieth of one. */
static bool is_dense(const struct point *points, uint32_t count)
{
    enum { many = 50000, very_many = 200000 };
    double edge_max_m = count < very_many ? 100 : 500, sum_m = 0;
    if (count < many)
        return false;
    for (uint32_t i = 1; i < count; i++)
        sum_m += sqrt((points[i].x - points[i - 1].x) * (points[i].x - points[i - 1].x) +
                      (points[i].y - points[i - 1].y) * (points[i].y - points[i - 1].y));
    return sum_m < edge_max_m * count;
}

/* The area between the equator and a latitude, for each radian of longitude, as a share of half the squared semi-major
 * axis: Snyder 3-12. */
static double area_below(double lat_degrees)
{
    double e = sqrt(eccentricity_squared), sine = sin(lat_degrees * (M_PI / 180));
    return (1 - eccentricity_squared) *
           (sine / (1 - eccentricity_squared * sine * sine) - log((1 - e * sine) / (1 + e * sine)) / (2 * e));
}

enum { below_steps = 2048 };

struct below { /* area_below by the distance from the cone's apex, for all that a ring spans */
    double first_m, step_m;
    double area[below_steps + 3]; /* one step more at either end */
};

/* Negative on the map's southern side, as the projection has it. */
static double apex_distance_m(const struct projection *projection, struct point point)
{
    double y = projection->rho_0 - point.y, distance_m = sqrt(point.x * point.x + y * y);
    return projection->n < 0 ? -distance_m : distance_m;
}

static void below_init(struct below *below, const struct projection *projection, const struct point *points,
                       uint32_t count)
{
    double least = INFINITY, most = -INFINITY;
    for (uint32_t i = 0; i < count; i++) {
        double distance_m = apex_distance_m(projection, points[i]);
        least = distance_m < least ? distance_m : least;
        most = distance_m > most ? distance_m : most;
    }
    below->first_m = least;
    below->step_m = fmax(most - least, 1) / below_steps;
    for (int i = 0; i < below_steps + 3; i++) {
        double distance_m = least + (i - 1) * below->step_m;
        below->area[i] = area_below(projection_inverse(projection, (struct point){0, projection->rho_0 - distance_m}).lat);
    }
}

/* A cubic through four of them (Lagrange): within 1e-15 for a country of thousands of kilometres. */
static double below_at(const struct below *below, double distance_m)
{
    double steps = (distance_m - below->first_m) / below->step_m;
    int at = steps < 0 ? 0 : steps > below_steps - 1 ? below_steps - 1 : (int)steps;
    double t = steps - at;
    const double *f = below->area + at;
    return -f[0] * t * (t - 1) * (t - 2) / 6 + f[1] * (t + 1) * (t - 1) * (t - 2) / 2 - f[2] * (t + 1) * t * (t - 2) / 2 +
           f[3] * (t + 1) * t * (t - 1) / 6;
}

/* The angle at the apex from one point to the next. */
static double turn(const struct projection *projection, struct point a, struct point b)
{
    double a_y = projection->rho_0 - a.y, b_y = projection->rho_0 - b.y;
    double cross = b.x * a_y - a.x * b_y, dot = a.x * b.x + a_y * b_y, tangent = cross / dot, small = 1e-3;
    if (!(fabs(tangent) < small) || dot <= 0)
        return atan2(cross, dot);
    return tangent * (1 - tangent * tangent / 3 * (1 - tangent * tangent * 3 / 5));
}

/* Of one ring, whose edges are straight between longitude and area: many times as fast as geodesics. */
static double dense_area_m2(const struct point *points, uint32_t count, const struct projection *projection)
{
    struct below below;
    below_init(&below, projection, points, count);
    double sum = 0, below_from = below_at(&below, apex_distance_m(projection, points[0]));
    for (uint32_t i = 1; i < count; i++) {
        double below_to = below_at(&below, apex_distance_m(projection, points[i]));
        sum += (below_from + below_to) / 2 * turn(projection, points[i - 1], points[i]);
        below_from = below_to;
    }
    return sum / projection->n * semi_major_m * semi_major_m / 2;
}

static double geodesic_area_m2(const struct point *points, uint32_t count, const struct projection *projection)
{
    struct geod_geodesic ellipsoid = wgs84();
    struct geod_polygon polygon;
    double area = 0;
    geod_polygon_init(&polygon, 0);
    for (uint32_t k = 0; k + 1 < count; k++) {
        struct lonlat place = projection_inverse(projection, points[k]);
        geod_polygon_addpoint(&ellipsoid, &polygon, place.lat, place.lon);
    }
    geod_polygon_compute(&ellipsoid, &polygon, 0, 1, &area, NULL);
    return area;
}

double ellipsoid_area_km2(const struct shape *shape, const struct projection *projection)
{
    double sum = 0;
    for (size_t i = 0; i < shape->parts.count; i++) {
        const struct part *part = &shape->parts.items[i];
        const struct point *points = shape_points(shape, i);
        double area = is_dense(points, part->point_count) ? dense_area_m2(points, part->point_count, projection)
                                                          : geodesic_area_m2(points, part->point_count, projection);
        sum += part->is_hole ? -fabs(area) : fabs(area);
    }
    return sum / 1e6;
}

static double geodesic_length_m(const struct point *points, uint32_t count, const struct projection *projection)
{
    struct geod_geodesic ellipsoid = wgs84();
    struct geod_polygon line;
    double length = 0;
    geod_polygon_init(&line, 1);
    for (uint32_t k = 0; k < count; k++) {
        struct lonlat place = projection_inverse(projection, points[k]);
        geod_polygon_addpoint(&ellipsoid, &line, place.lat, place.lon);
    }
    geod_polygon_compute(&ellipsoid, &line, 0, 1, NULL, &length);
    return length;
}

double ellipsoid_length_km(const struct shape *shape, const struct projection *projection)
{
    struct scale scale;
    double sum = 0;
    bool has_scale = false;
    for (size_t i = 0; i < shape->parts.count; i++) {
        const struct part *part = &shape->parts.items[i];
        const struct point *points = shape_points(shape, i);
        if (!is_dense(points, part->point_count)) {
            sum += geodesic_length_m(points, part->point_count, projection);
            continue;
        }
        if (!has_scale)
            scale_init(&scale, projection, shape_extent(shape), 0);
        has_scale = true;
        for (uint32_t k = 1; k < part->point_count; k++)
            sum += scale_distance_m(&scale, points[k - 1], points[k]);
    }
    return sum / 1000;
}

double ellipsoid_distance_m(struct lonlat from, struct lonlat to)
{
    struct geod_geodesic ellipsoid = wgs84();
    double distance_m = 0;
    geod_inverse(&ellipsoid, from.lat, from.lon, to.lat, to.lon, &distance_m, NULL, NULL);
    return distance_m;
}
