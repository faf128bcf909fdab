#include "viewer/map/measure.h"

#include <math.h>
#include <stdlib.h>

#include "base/geodesic.h"
#include "base/memory.h"

/* Whether legs cross is told on a sphere, where a leg is a great circle: legs as long as a country lie within
 * metres of that, and it works at every meridian. */
struct vector {
    double x, y, z;
};

static const double touching = 1e-10; /* radians: less than a millimetre */

static struct vector vector_of(struct lonlat place)
{
    double lon = place.lon * (M_PI / 180), lat = place.lat * (M_PI / 180);
    return (struct vector){cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat)};
}

static struct vector cross(struct vector a, struct vector b)
{
    return (struct vector){a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}

static double dot(struct vector a, struct vector b)
{
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

static bool is_same(struct lonlat a, struct lonlat b)
{
    return a.lat == b.lat && remainder(a.lon - b.lon, 360) == 0;
}

/* On which side of the circle through a leg a place lies: 1 or -1, 0 on it. */
static int side_of(struct vector from, struct vector to, struct vector place)
{
    struct vector axis = cross(from, to);
    double away = dot(axis, place) / sqrt(dot(axis, axis));
    return away > touching ? 1 : away < -touching ? -1 : 0;
}

/* Whether a place on the circle of a leg lies between its ends, or at one. */
static bool is_between(struct vector from, struct vector to, struct vector place)
{
    struct vector axis = cross(from, to);
    return dot(cross(from, place), axis) >= -touching * dot(axis, axis) &&
           dot(cross(place, to), axis) >= -touching * dot(axis, axis) &&
           dot(place, from) + dot(place, to) > 0;
}

/* Whether two legs have a place in common. */
static bool meet(const struct vector a[2], const struct vector b[2])
{
    int b_from = side_of(a[0], a[1], b[0]), b_to = side_of(a[0], a[1], b[1]);
    int a_from = side_of(b[0], b[1], a[0]), a_to = side_of(b[0], b[1], a[1]);
    if (b_from * b_to < 0 &&
        a_from * a_to < 0) /* the circles meet once more, on the other side of the globe */
        return dot(a[0], b[0]) + dot(a[0], b[1]) + dot(a[1], b[0]) + dot(a[1], b[1]) > 0;
    return (b_from == 0 && is_between(a[0], a[1], b[0])) || (b_to == 0 && is_between(a[0], a[1], b[1])) ||
           (a_from == 0 && is_between(b[0], b[1], a[0])) || (a_to == 0 && is_between(b[0], b[1], a[1]));
}

/* Whether the second of two legs that follow each other goes back over the first. */
static bool goes_back(const struct vector a[2], const struct vector b[2])
{
    struct vector there = cross(a[0], a[1]), back = cross(b[0], b[1]);
    return side_of(a[0], a[1], b[1]) == 0 && dot(there, back) < 0;
}

/* nodes: count places, no two that follow each other are the same. */
static bool crosses_itself(const struct vector *nodes, size_t count, bool is_ring)
{
    for (size_t i = 0; i + 1 < count; i++) {
        for (size_t k = i + 2; k + 1 < count; k++)
            if (!(is_ring && i == 0 && k + 2 == count) && meet(&nodes[i], &nodes[k]))
                return true;
        if (i + 2 < count && goes_back(&nodes[i], &nodes[i + 1]))
            return true;
    }
    return is_ring && goes_back(&nodes[count - 2], &nodes[0]);
}

struct measure measure_path(const struct lonlat *places, size_t count, double *legs_m)
{
    struct measure measure = {0};
    struct vector *nodes = memory_new_items(count, sizeof *nodes);
    size_t node_count = 0;
    for (size_t i = 0; i < count; i++) {
        double leg_m = i > 0 ? geodesic_distance_m(places[i - 1], places[i]) : 0;
        measure.total_m += leg_m;
        if (i > 0 && legs_m != NULL)
            legs_m[i - 1] = leg_m;
        if (i == 0 || !is_same(places[i - 1], places[i]))
            nodes[node_count++] = vector_of(places[i]);
    }
    measure.is_closed = node_count > 3 && is_same(places[0], places[count - 1]);
    measure.is_crossed = crosses_itself(nodes, node_count, measure.is_closed);
    if (measure.is_closed && !measure.is_crossed)
        measure.area_km2 = geodesic_area_m2(places, count) / 1e6;
    free(nodes);
    return measure;
}
