#include "engine/geo/buffer.h"

#include <math.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"

/* GEOS's time grows with the square of a piece's points, the time to join the pieces with their number. */
enum { piece_points = 25, quadrant_segments = 12 };
enum { settle_steps = 12, patience = 4, split_depth = 12 };
/* How far a straight piece may leave the curve: 0.004 % of the depth, but no less than a metre, because no
 * border is known that well, and for less than six kilometres 0.016 %. */
static const double tolerance = 4e-5, tolerance_fine_m = 1, tolerance_most = 1.6e-4;
static const double stray_max = 0.05; /* of the depth: further than this nothing has to be moved */

struct pieces {
    struct {
        GEOSGeometry **items;
        size_t count, capacity;
    } list;
};

/* The polygon without its holes, which is taken over. */
static GEOSGeometry *fill(struct geos *geos, GEOSGeometry *polygon)
{
    GEOSGeometry *ring = GEOSGeom_clone_r(geos->handle, GEOSGetExteriorRing_r(geos->handle, polygon));
    GEOSGeometry *filled = ring != NULL ? GEOSGeom_createPolygon_r(geos->handle, ring, NULL, 0) : NULL;
    geos_drop(geos, polygon);
    return filled;
}

/* Buffers some points of the line on the map, with the scale in their middle. */
static GEOSGeometry *piece_buffer(struct geos *geos, const struct point *points, size_t count,
                                  const struct nearness *nearness, double depth_m)
{
    struct shape line = {0};
    shape_add_part(&line, false);
    shape_add_points(&line, points, count);
    struct extent extent = shape_extent(&line);
    double map_m = depth_m / scale_inverse_at(nearness_scale(nearness), extent_centre(extent));
    GEOSGeometry *lines = convert_lines(geos, &line);
    GEOSGeometry *wide = lines != NULL ? GEOSBuffer_r(geos->handle, lines, map_m, quadrant_segments) : NULL;
    geos_drop(geos, lines);
    shape_fini(&line);
    /* Ground around a piece that is shorter than the depth has no holes, but what GEOS 3.11 makes of wiggly
     * pieces and of small rings often does. */
    double across_m = hypot(extent.max_x - extent.min_x, extent.max_y - extent.min_y);
    if (wide != NULL && across_m < map_m && GEOSGeomTypeId_r(geos->handle, wide) == GEOS_POLYGON &&
        GEOSGetNumInteriorRings_r(geos->handle, wide) > 0)
        wide = fill(geos, wide);
    return wide;
}

/* How many of the points make the next piece. Never a whole ring: of one that is much smaller than the depth
 * GEOS 3.11 makes only fragments. */
static size_t piece_length(const struct point *points, size_t left)
{
    size_t count = left < piece_points ? left : piece_points;
    bool is_ring = count > 3 && points[0].x == points[count - 1].x && points[0].y == points[count - 1].y;
    return is_ring ? count / 2 + 1 : count;
}

/* The rough edge: all pieces joined. NULL when GEOS fails. */
static GEOSGeometry *rough_buffer(struct geos *geos, const struct shape *line,
                                  const struct nearness *nearness, double depth_m)
{
    struct pieces pieces = {0};
    bool whole = true;
    for (size_t i = 0; i < line->parts.count; i++) {
        const struct point *points = shape_points(line, i);
        for (size_t left = line->parts.items[i].point_count; whole && left > 1;) {
            size_t count = piece_length(points, left);
            GEOSGeometry *piece = piece_buffer(geos, points, count, nearness, depth_m);
            whole = piece != NULL;
            if (whole)
                *ARRAY_ADD(&pieces.list) = piece;
            points += count - 1; /* the next piece begins where this one ends */
            left -= count - 1;
        }
    }
    GEOSGeometry *all = NULL;
    if (whole)
        all = GEOSGeom_createCollection_r(geos->handle, GEOS_GEOMETRYCOLLECTION, pieces.list.items,
                                          (unsigned)pieces.list.count);
    else
        for (size_t i = 0; i < pieces.list.count; i++)
            geos_drop(geos, pieces.list.items[i]);
    ARRAY_FINI(&pieces.list);
    GEOSGeometry *joined = all != NULL ? GEOSUnaryUnion_r(geos->handle, all) : NULL;
    geos_drop(geos, all);
    return joined;
}

struct refiner {
    const struct nearness *nearness;
    double depth_m, tolerance_m;
    double turn; /* 1 when the ring at hand keeps the line on its right, else -1 */
    struct shape *rings;
};

/* The way that brings a point to the depth from one foot. */
static struct point step_away(const struct refiner *refiner, struct point at, struct foot foot)
{
    double inverse = scale_inverse_at(nearness_scale(refiner->nearness), at);
    double share =
        (refiner->depth_m - foot.away_m) / inverse / hypot(at.x - foot.point.x, at.y - foot.point.y);
    return (struct point){(at.x - foot.point.x) * share, (at.y - foot.point.y) * share};
}

/* The way that brings a point to the depth from two feet at once: where the ways to either one, taken alone,
 * point in directions that differ enough, else that to the first (Newton's method for two distances). */
static struct point step_between(const struct refiner *refiner, struct point at, struct foot one,
                                 struct point other)
{
    struct foot two = {other, scale_distance_m(nearness_scale(refiner->nearness), at, other)};
    struct point first = step_away(refiner, at, one);
    double one_way = hypot(at.x - one.point.x, at.y - one.point.y),
           two_way = hypot(at.x - other.x, at.y - other.y);
    struct point u = {(at.x - one.point.x) / one_way, (at.y - one.point.y) / one_way};
    struct point v = {(at.x - other.x) / two_way, (at.y - other.y) / two_way};
    double turn = u.x * v.y - u.y * v.x;
    if (!(fabs(turn) > 0.1) || two.away_m <= 0)
        return first;
    struct point second = step_away(refiner, at, two);
    double one_m = first.x * u.x + first.y * u.y, two_m = second.x * v.x + second.y * v.y;
    return (struct point){(one_m * v.y - two_m * u.y) / turn, (two_m * u.x - one_m * v.x) / turn};
}

struct spot { /* a point of the edge, and where on the line it is measured to */
    struct point point, foot;
};

/* Moves a point, whose foot is given, straight away from it or towards it, until it is right. Near a corner,
 * where two places on the line are as near, the foot can change over; then it goes on from the other one, and
 * if that goes to and fro, from both at once. false, and the point stays: there is no right place close by,
 * because the rough edge goes round a pocket that the true one does not have. */
static bool settle(const struct refiner *refiner, struct spot *spot, struct foot foot)
{
    struct point at = spot->point, before = foot.point;
    spot->foot = foot.point;
    for (int i = 0; i < settle_steps; i++) {
        if (fabs(refiner->depth_m - foot.away_m) <= refiner->tolerance_m / 4) {
            *spot = (struct spot){at, foot.point};
            return true;
        }
        if (foot.away_m <= 0 ||
            hypot(at.x - spot->point.x, at.y - spot->point.y) > refiner->depth_m * stray_max)
            break;
        struct point step =
            i < patience ? step_away(refiner, at, foot) : step_between(refiner, at, foot, before);
        before = foot.point;
        at.x += step.x;
        at.y += step.y;
        foot = nearness_find(refiner->nearness, at);
    }
    return false;
}

static bool is_off(const struct refiner *refiner, struct foot foot)
{
    return fabs(foot.away_m - refiner->depth_m) > refiner->tolerance_m;
}

/* Whether the way from a to b, right in its middle, is off elsewhere. Around one place on the line it cannot
 * be; but where the curve has a corner, because the foot changes over from one place to another, the way cuts
 * off as much on one side of the middle as it adds on the other. */
static bool is_off_beside(const struct refiner *refiner, struct spot a, struct spot b)
{
    double length_m = hypot(b.point.x - a.point.x, b.point.y - a.point.y),
           change_m = hypot(b.foot.x - a.foot.x, b.foot.y - a.foot.y);
    if (length_m * change_m < 4 * refiner->depth_m * refiner->tolerance_m)
        return false;
    for (int quarter = 1; quarter <= 3; quarter += 2) {
        double along = quarter / 4.0;
        struct point at = {a.point.x + (b.point.x - a.point.x) * along,
                           a.point.y + (b.point.y - a.point.y) * along};
        if (is_off(refiner, nearness_find(refiner->nearness, at)))
            return true;
    }
    return false;
}

/* Adds the curve from a, which is there already, to b. */
static void add_curve(const struct refiner *refiner, struct spot a, struct spot b, int depth)
{
    struct spot middle = {.point = {(a.point.x + b.point.x) / 2, (a.point.y + b.point.y) / 2}};
    if (depth < split_depth &&
        hypot(b.point.x - a.point.x, b.point.y - a.point.y) > 4 * refiner->tolerance_m) {
        struct foot foot = nearness_find(refiner->nearness, middle.point);
        if ((is_off(refiner, foot) || is_off_beside(refiner, a, b)) && settle(refiner, &middle, foot)) {
            add_curve(refiner, a, middle, depth + 1);
            add_curve(refiner, middle, b, depth + 1);
            return;
        }
    }
    shape_add_point(refiner->rings, b.point);
}

/* Whether the way from a to b keeps the line on the same hand as the whole ring does. Where the rough edge
 * folds back on itself (GEOS's arcs around places close to each other do that), its settled points would run
 * to and fro along the same curve. */
static bool runs_forward(const struct refiner *refiner, struct point a, struct point b)
{
    struct point middle = {(a.x + b.x) / 2, (a.y + b.y) / 2};
    struct point foot = nearness_find(refiner->nearness, middle).point;
    return ((b.x - a.x) * (middle.y - foot.y) - (b.y - a.y) * (middle.x - foot.x)) * refiner->turn > 0;
}

static void add_ring(struct refiner *refiner, const struct point *points, uint32_t count, bool is_hole)
{
    refiner->turn = (ring_area_m2(points, count) < 0) != is_hole ? 1 : -1;
    struct spot *corners = memory_new_items(count, sizeof *corners);
    uint32_t kept = 0;
    for (uint32_t i = 0; i + 1 < count; i++) {
        struct spot corner = {.point = points[i]};
        settle(refiner, &corner, nearness_find(refiner->nearness, corner.point));
        if (kept == 0 || runs_forward(refiner, corners[kept - 1].point, corner.point))
            corners[kept++] = corner;
    }
    while (kept > 1 && !runs_forward(refiner, corners[kept - 1].point, corners[0].point))
        kept--;
    if (kept > 1) { /* fewer: a hole that only the rough edge has */
        shape_add_part(refiner->rings, is_hole);
        shape_add_point(refiner->rings, corners[0].point);
        for (uint32_t i = 0; i < kept; i++)
            add_curve(refiner, corners[i], corners[(i + 1) % kept], 0);
    }
    free(corners);
}

bool buffer_edge(struct shape *rings, struct geos *geos, const struct shape *line,
                 const struct nearness *nearness, double depth_m, struct error *error)
{
    struct shape rough = {0};
    GEOSGeometry *joined = rough_buffer(geos, line, nearness, depth_m);
    if (joined == NULL) {
        geos_fail(geos, error);
        return false;
    }
    convert_add(geos, joined, &rough);
    geos_drop(geos, joined);
    struct refiner refiner = {
        .nearness = nearness,
        .depth_m = depth_m,
        .tolerance_m = fmax(depth_m * tolerance, fmin(tolerance_fine_m, depth_m * tolerance_most)),
        .rings = rings,
    };
    for (size_t i = 0; i < rough.parts.count; i++)
        add_ring(&refiner, shape_points(&rough, i), rough.parts.items[i].point_count,
                 rough.parts.items[i].is_hole);
    shape_fini(&rough);
    return true;
}
