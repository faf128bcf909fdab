#include "oracle.h"

#include <geodesic.h>
#include <math.h>
#include <stdlib.h>

static struct geod_geodesic wgs84(void)
{
    struct geod_geodesic ellipsoid;
    geod_init(&ellipsoid, 6378137, 1 / 298.257223563);
    return ellipsoid;
}

static double way_m(const struct geod_geodesic *ellipsoid, struct lonlat a, struct lonlat b)
{
    double metres = 0;
    geod_inverse(ellipsoid, a.lat, a.lon, b.lat, b.lon, &metres, NULL, NULL);
    return metres;
}

struct search {
    const struct geod_geodesic *ellipsoid;
    const struct projection *projection;
    struct point from;
    struct lonlat from_place;
};

static double way_to(const struct search *search, struct point a, struct point b, double along)
{
    struct point point = {a.x + (b.x - a.x) * along, a.y + (b.y - a.y) * along};
    return way_m(search->ellipsoid, search->from_place, projection_inverse(search->projection, point));
}

/* The shortest way to one segment: by thirds, along which the length falls and then grows. A metre beside the nearest place
 * the way is a quarter of a millimetre longer, for all that is two kilometres away or more. */
static double way_to_segment(const struct search *search, struct point a, struct point b)
{
    double low = 0, high = 1;
    while ((high - low) * hypot(b.x - a.x, b.y - a.y) > 1) {
        double one = low + (high - low) / 3, two = high - (high - low) / 3;
        if (way_to(search, a, b, one) < way_to(search, a, b, two))
            high = two;
        else
            low = one;
    }
    return fmin(way_to(search, a, b, (low + high) / 2),
                fmin(way_to(search, a, b, 0), way_to(search, a, b, 1)));
}

static double flat_m(struct point point, struct point a, struct point b)
{
    double dx = b.x - a.x, dy = b.y - a.y, length_2 = dx * dx + dy * dy;
    double along =
        length_2 > 0 ? fmax(0, fmin(1, ((point.x - a.x) * dx + (point.y - a.y) * dy) / length_2)) : 0;
    double x = point.x - a.x - along * dx, y = point.y - a.y - along * dy;
    return sqrt(x * x + y * y); /* hypot takes several times as long */
}

/* Calls visit for each segment of a layer. */
#define EACH_SEGMENT(reply, layer, a, b)                                                                     \
    for (uint32_t f_ = 0; f_ < (layer)->feature_count; f_++)                                                 \
        for (uint32_t p_ = 0; p_ < (reply)->features[(layer)->first_feature + f_].part_count; p_++)          \
            for (const struct point *                                                                        \
                     a = (reply)->points +                                                                   \
                         (reply)                                                                             \
                             ->parts[(reply)->features[(layer)->first_feature + f_].first_part + p_]         \
                             .first_point,                                                                   \
                    *b = a + 1,                                                                              \
                    *end_ = a + (reply)                                                                      \
                                    ->parts[(reply)->features[(layer)->first_feature + f_].first_part + p_]  \
                                    .point_count;                                                            \
                 b < end_; a++, b++)

double oracle_distance_m(const struct reply *reply, const struct layer *lines, struct point point)
{
    struct geod_geodesic ellipsoid = wgs84();
    struct search search = {&ellipsoid, &reply->projection, point,
                            projection_inverse(&reply->projection, point)};
    double flat_best_m = INFINITY, best_m = INFINITY;
    const struct point *nearest = NULL;
    EACH_SEGMENT(reply, lines, a, b)
    {
        double m = flat_m(point, *a, *b);
        if (m < flat_best_m) {
            flat_best_m = m;
            nearest = a;
        }
    }
    if (nearest != NULL)
        best_m = way_to_segment(&search, nearest[0], nearest[1]);
    /* The map's scale changes by less than a hundredth over the country: what is further on the map cannot be
     * nearest on the ground. */
    EACH_SEGMENT(reply, lines, a, b)
    {
        if (flat_m(point, *a, *b) > flat_best_m * 1.02 + 10)
            continue;
        double near_m = fmin(way_to(&search, *a, *b, 0), way_to(&search, *a, *b, 1));
        if (near_m - hypot(b->x - a->x, b->y - a->y) * 1.02 < best_m)
            best_m = fmin(best_m, way_to_segment(&search, *a, *b));
    }
    return best_m;
}

double oracle_area_km2(const struct reply *reply, const struct feature *feature)
{
    struct geod_geodesic ellipsoid = wgs84();
    double sum_m2 = 0;
    for (uint32_t i = 0; i < feature->part_count; i++) {
        const struct part *part = &reply->parts[feature->first_part + i];
        double *lats = malloc(part->point_count * sizeof *lats),
               *lons = malloc(part->point_count * sizeof *lons);
        double area_m2 = 0, perimeter_m = 0;
        for (uint32_t k = 0; k < part->point_count; k++) {
            struct lonlat place =
                projection_inverse(&reply->projection, reply->points[part->first_point + k]);
            lats[k] = place.lat;
            lons[k] = place.lon;
        }
        geod_polygonarea(&ellipsoid, lats, lons, (int)part->point_count - 1, &area_m2, &perimeter_m);
        sum_m2 += part->is_hole ? -fabs(area_m2) : fabs(area_m2);
        free(lats);
        free(lons);
    }
    return sum_m2 / 1e6;
}

double oracle_length_km(const struct reply *reply, const struct layer *layer)
{
    struct geod_geodesic ellipsoid = wgs84();
    double sum_m = 0;
    EACH_SEGMENT(reply, layer, a, b)
    sum_m += way_m(&ellipsoid, projection_inverse(&reply->projection, *a),
                   projection_inverse(&reply->projection, *b));
    return sum_m / 1000;
}

bool oracle_contains(const struct reply *reply, const struct feature *feature, struct point point)
{
    bool inside = false;
    for (uint32_t i = 0; i < feature->part_count; i++) {
        const struct part *part = &reply->parts[feature->first_part + i];
        const struct point *points = reply->points + part->first_point;
        for (uint32_t k = 1; k < part->point_count; k++) {
            struct point a = points[k - 1], b = points[k];
            if ((a.y > point.y) != (b.y > point.y) &&
                point.x < a.x + (b.x - a.x) * (point.y - a.y) / (b.y - a.y))
                inside = !inside;
        }
    }
    return inside;
}
