#include "engine/geo/thin.h"

#include <math.h>

void thin(struct shape *thinned, const struct shape *shape, const double *weights_m, double tolerance_m, bool is_ring)
{
    bool has_outer = false;
    for (size_t i = 0; i < shape->parts.count; i++) {
        struct part part = shape->parts.items[i];
        const struct point *points = shape_points(shape, i);
        size_t before = thinned->points.count;
        if (part.is_hole && !has_outer)
            continue;
        shape_add_part(thinned, part.is_hole);
        struct point first = {0, 0};
        for (uint32_t k = 0; k < part.point_count; k++)
            if (weights_m[part.first_point + k] > tolerance_m) {
                first = thinned->points.count == before ? points[k] : first;
                shape_add_point(thinned, points[k]);
            }
        size_t kept = thinned->points.count - before;
        if (is_ring && kept > 0) { /* a ring may begin anywhere, but has to end there */
            struct point last = thinned->points.items[thinned->points.count - 1];
            if (first.x != last.x || first.y != last.y) {
                shape_add_point(thinned, first);
                kept++;
            }
        }
        bool keep = kept >= (is_ring ? 4 : 2);
        if (!keep) {
            thinned->points.count = before;
            thinned->parts.count--;
        }
        if (!part.is_hole)
            has_outer = keep;
    }
}

static bool may_touch(struct point a, struct point b, struct extent extent)
{
    return extent_intersects(extent, extent_add_point((struct extent){a.x, a.y, a.x, a.y}, b));
}

void thin_to_extent(struct shape *lines, const struct shape *shape, struct extent extent, double step_m)
{
    for (size_t i = 0; i < shape->parts.count; i++) {
        const struct point *points = shape_points(shape, i);
        uint32_t count = shape->parts.items[i].point_count;
        bool is_open = false;
        struct point from = points[0];
        for (uint32_t k = 1; k < count; k++) {
            struct point to = points[k];
            if (k + 1 < count && hypot(to.x - from.x, to.y - from.y) < step_m)
                continue;
            if (!may_touch(from, to, extent)) {
                is_open = false;
            } else {
                if (!is_open) {
                    shape_add_part(lines, false);
                    shape_add_point(lines, from);
                }
                shape_add_point(lines, to);
                is_open = true;
            }
            from = to;
        }
    }
}

bool thin_clip(struct shape *clipped, struct geos *geos, const struct shape *polygons, struct extent extent,
               struct error *error)
{
    GEOSGeometry *whole = convert_polygons(geos, polygons);
    GEOSGeometry *inside = whole != NULL ? GEOSClipByRect_r(geos->handle, whole, extent.min_x, extent.min_y,
                                                            extent.max_x, extent.max_y)
                                         : NULL;
    bool done = inside != NULL;
    if (done)
        convert_add(geos, inside, clipped);
    else
        geos_fail(geos, error);
    geos_drop(geos, inside);
    geos_drop(geos, whole);
    return done;
}
