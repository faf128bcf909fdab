#include "engine/geo/ellipsoid.h"

#include <geodesic.h>
#include <math.h>

static struct geod_geodesic wgs84(void)
{
    struct geod_geodesic ellipsoid;
    geod_init(&ellipsoid, 6378137.0, 1 / 298.257223563);
    return ellipsoid;
}

double ellipsoid_area_km2(const struct shape *shape, const struct projection *projection)
{
    struct geod_geodesic ellipsoid = wgs84();
    double sum = 0;
    for (size_t i = 0; i < shape->parts.count; i++) {
        const struct part *part = &shape->parts.items[i];
        const struct point *points = shape_points(shape, i);
        struct geod_polygon polygon;
        double area = 0;
        geod_polygon_init(&polygon, 0);
        for (uint32_t k = 0; k + 1 < part->point_count; k++) {
            struct lonlat place = projection_inverse(projection, points[k]);
            geod_polygon_addpoint(&ellipsoid, &polygon, place.lat, place.lon);
        }
        geod_polygon_compute(&ellipsoid, &polygon, 0, 1, &area, NULL);
        sum += part->is_hole ? -fabs(area) : fabs(area);
    }
    return sum / 1e6;
}

double ellipsoid_length_km(const struct shape *shape, const struct projection *projection)
{
    struct geod_geodesic ellipsoid = wgs84();
    double sum = 0;
    for (size_t i = 0; i < shape->parts.count; i++) {
        const struct part *part = &shape->parts.items[i];
        const struct point *points = shape_points(shape, i);
        struct geod_polygon line;
        double length = 0;
        geod_polygon_init(&line, 1);
        for (uint32_t k = 0; k < part->point_count; k++) {
            struct lonlat place = projection_inverse(projection, points[k]);
            geod_polygon_addpoint(&ellipsoid, &line, place.lat, place.lon);
        }
        geod_polygon_compute(&ellipsoid, &line, 0, 1, NULL, &length);
        sum += length;
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
