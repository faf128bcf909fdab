#include "engine/geo/ellipsoid.h"

#include <geodesic.h>
#include <math.h>

#include "engine/geo/scale.h"

static const double semi_major_m = 6378137.0;
static const double eccentricity_squared = 0.0066943799901413165;

static struct geod_geodesic wgs84(void)
{
    struct geod_geodesic ellipsoid;
    geod_init(&ellipsoid, semi_major_m, 1 / 298.257223563);
    return ellipsoid;
}

/* Whether a part has so many edges that geodesics would take seconds, and so short ones that the chord will do: chord and
 * geodesic of 500 m enclose two square metres. */
static bool is_dense(const struct point *points, uint32_t count)
{
    enum { count_min = 200000 };
    static const double edge_max_m = 500;
    double sum_m = 0;
    if (count < count_min)
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

/* Of one ring, whose edges are straight between longitude and area: several times as fast as geodesics. */
static double dense_area_m2(const struct point *points, uint32_t count, const struct projection *projection)
{
    struct lonlat from = projection_inverse(projection, points[0]);
    double sum = 0, below_from = area_below(from.lat);
    for (uint32_t i = 1; i < count; i++) {
        struct lonlat to = projection_inverse(projection, points[i]);
        double below_to = area_below(to.lat);
        sum += (below_from + below_to) / 2 * remainder(to.lon - from.lon, 360) * (M_PI / 180);
        from = to;
        below_from = below_to;
    }
    return sum * semi_major_m * semi_major_m / 2;
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
