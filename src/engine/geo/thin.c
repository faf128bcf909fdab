#include "engine/geo/thin.h"

#include <math.h>

/* Closes the part that was opened last if it is still a ring (or, not is_ring, a line); else takes it back. */
static bool end_part(struct shape *shape, bool is_ring)
{
    struct part *part = &shape->parts.items[shape->parts.count - 1];
    if (is_ring && part->point_count > 0) { /* a ring may begin anywhere, but has to end there */
        struct point first = shape->points.items[part->first_point];
        if (!ring_is_closed(shape->points.items + part->first_point, part->point_count))
            shape_add_point(shape, first);
    }
    if (part->point_count >= (is_ring ? 4u : 2u))
        return true;
    shape->points.count = part->first_point;
    shape->parts.count--;
    return false;
}

bool thin_part(struct shape *thinned, const struct point *points, const double *weights_m, const struct part *part,
               double tolerance_m, bool is_ring)
{
    shape_add_part(thinned, part->is_hole);
    for (uint32_t i = 0; i < part->point_count; i++)
        if (weights_m[part->first_point + i] > tolerance_m)
            shape_add_point(thinned, points[part->first_point + i]);
    return end_part(thinned, is_ring);
}

void thin(struct shape *thinned, const struct shape *shape, const double *weights_m, double tolerance_m, bool is_ring)
{
    bool has_outer = false;
    for (size_t i = 0; i < shape->parts.count; i++) {
        const struct part *part = &shape->parts.items[i];
        if (part->is_hole && !has_outer)
            continue;
        bool is_kept = thin_part(thinned, shape->points.items, weights_m, part, tolerance_m, is_ring);
        has_outer = part->is_hole ? has_outer : is_kept;
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
