#include "engine/geo/shape.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"

static const double edge_max_m = 5000;

void shape_fini(struct shape *shape)
{
    if (shape == NULL)
        return;
    ARRAY_FINI(&shape->points);
    ARRAY_FINI(&shape->parts);
}

void shape_add_part(struct shape *shape, bool is_hole)
{
    *ARRAY_ADD(&shape->parts) =
        (struct part){.first_point = (uint32_t)shape->points.count, .is_hole = is_hole};
}

void shape_add_point(struct shape *shape, struct point point)
{
    assert(shape->parts.count > 0);
    *ARRAY_ADD(&shape->points) = point;
    shape->parts.items[shape->parts.count - 1].point_count++;
}

void shape_add_points(struct shape *shape, const struct point *points, size_t count)
{
    assert(shape->parts.count > 0);
    ARRAY_RESERVE(&shape->points, shape->points.count + count);
    memcpy(shape->points.items + shape->points.count, points, count * sizeof *points);
    shape->points.count += count;
    shape->parts.items[shape->parts.count - 1].point_count += (uint32_t)count;
}

void shape_copy_part(struct shape *shape, const struct shape *from, size_t part)
{
    shape_add_part(shape, from->parts.items[part].is_hole);
    shape_add_points(shape, shape_points(from, part), from->parts.items[part].point_count);
}

void shape_copy_parts(struct shape *shape, const struct shape *from)
{
    ARRAY_RESERVE(&shape->points, shape->points.count + from->points.count);
    for (size_t i = 0; i < from->parts.count; i++)
        shape_copy_part(shape, from, i);
}

/* About: on a sphere, without the cosine's change along the edge. */
static double edge_length_m(struct lonlat a, struct lonlat b)
{
    const double metres_per_degree = 111195;
    double east = (b.lon - a.lon) * cos((a.lat + b.lat) / 2 * (M_PI / 180));
    return hypot(east, b.lat - a.lat) * metres_per_degree;
}

static void add_between(struct shape *shape, const struct projection *projection, struct lonlat a,
                        struct lonlat b)
{
    double steps = ceil(edge_length_m(a, b) / edge_max_m);
    bool forward = a.lon < b.lon || (a.lon == b.lon && a.lat < b.lat);
    struct lonlat from = forward ? a : b, to = forward ? b : a;
    for (double i = 1; i < steps; i++) {
        double along = (forward ? i : steps - i) / steps;
        struct lonlat place = {from.lon + (to.lon - from.lon) * along,
                               from.lat + (to.lat - from.lat) * along};
        shape_add_point(shape, projection_forward(projection, place));
    }
}

/* Whether an edge is so short, wherever it is, that nothing comes in between: seen at once, as most edges are. */
static bool is_short(struct lonlat a, struct lonlat b)
{
    const double short_degrees = 0.03;
    return fabs(b.lon - a.lon) < short_degrees && fabs(b.lat - a.lat) < short_degrees;
}

void shape_add_projected(struct shape *shape, const struct projection *projection, const struct lonlat *places,
                         const struct point *points, size_t count, bool is_hole)
{
    shape_add_part(shape, is_hole);
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && !is_short(places[i - 1], places[i]))
            add_between(shape, projection, places[i - 1], places[i]);
        shape_add_point(shape, points[i]);
    }
}

void shape_add_places(struct shape *shape, const struct projection *projection, const struct lonlat *places,
                      size_t count, bool is_hole)
{
    struct point *points = memory_new_items(count, sizeof *points);
    for (size_t i = 0; i < count; i++)
        points[i] = projection_forward(projection, places[i]);
    shape_add_projected(shape, projection, places, points, count, is_hole);
    free(points);
}

const struct point *shape_points(const struct shape *shape, size_t part)
{
    assert(part < shape->parts.count);
    return shape->points.items + shape->parts.items[part].first_point;
}

double shape_area_m2(const struct shape *shape)
{
    double sum = 0;
    for (size_t i = 0; i < shape->parts.count; i++) {
        double area = ring_area_m2(shape_points(shape, i), shape->parts.items[i].point_count);
        sum += shape->parts.items[i].is_hole ? -fabs(area) : fabs(area);
    }
    return sum;
}

double ring_area_m2(const struct point *points, size_t count)
{
    double sum = 0;
    for (size_t i = 1; i < count; i++) /* relative to the first point, to keep the digits of small rings */
        sum += (points[i - 1].x - points[0].x) * (points[i].y - points[0].y) -
               (points[i].x - points[0].x) * (points[i - 1].y - points[0].y);
    return sum / 2;
}

struct extent shape_extent(const struct shape *shape)
{
    struct extent extent = extent_empty();
    for (size_t i = 0; i < shape->points.count; i++)
        extent = extent_add_point(extent, shape->points.items[i]);
    return extent;
}

bool ring_is_closed(const struct point *points, size_t count)
{
    return points[0].x == points[count - 1].x && points[0].y == points[count - 1].y;
}
