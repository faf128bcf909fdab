#include "engine/geo/refine.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"

enum { settle_steps = 12, patience = 4, split_depth = 12 };
enum { chunk_points = 32 };           /* for one job */
static const double stray_max = 0.05; /* of the depth: further than this nothing has to be moved */

struct spot { /* a point of the edge, and where on the line it is measured to */
    struct point point, foot;
};

struct ring {
    size_t first, count; /* of its corners, among those of all rings */
    double turn;         /* 1 when it keeps the line on its right, else -1 */
    bool is_hole;
};

struct refiner {
    const struct refine_query *query;
    struct spot *corners; /* of all rings, each ring's without the repeated first one */
    size_t corner_count;
    struct ring *rings;
    size_t ring_count;
    size_t *next;         /* for each corner the one of its ring that follows it */
    struct shape *curves; /* for each chunk of corners: the curves that begin there, one part each */
};

/* The way that brings a point to the depth from one foot. */
static struct point step_away(const struct refine_query *query, struct point at, struct foot foot)
{
    double inverse = scale_inverse_at(nearness_scale(query->nearness), at);
    double share =
        (query->depth_m - foot.away_m) / inverse / hypot(at.x - foot.point.x, at.y - foot.point.y);
    return (struct point){(at.x - foot.point.x) * share, (at.y - foot.point.y) * share};
}

/* The way that brings a point to the depth from two feet at once: where the ways to either one, taken alone,
 * point in directions that differ enough, else that to the first (Newton's method for two distances). */
static struct point step_between(const struct refine_query *query, struct point at, struct foot one,
                                 struct point other)
{
    struct foot two = {other, scale_distance_m(nearness_scale(query->nearness), at, other)};
    struct point first = step_away(query, at, one);
    double one_way = hypot(at.x - one.point.x, at.y - one.point.y),
           two_way = hypot(at.x - other.x, at.y - other.y);
    struct point u = {(at.x - one.point.x) / one_way, (at.y - one.point.y) / one_way};
    struct point v = {(at.x - other.x) / two_way, (at.y - other.y) / two_way};
    double turn = u.x * v.y - u.y * v.x;
    if (!(fabs(turn) > 0.1) || two.away_m <= 0)
        return first;
    struct point second = step_away(query, at, two);
    double one_m = first.x * u.x + first.y * u.y, two_m = second.x * v.x + second.y * v.y;
    return (struct point){(one_m * v.y - two_m * u.y) / turn, (two_m * u.x - one_m * v.x) / turn};
}

/* Moves a point, whose foot is given, straight away from it or towards it, until it is right. Near a corner,
 * where two places on the line are as near, the foot can change over; then it goes on from the other one, and
 * if that goes to and fro, from both at once. false, and the point stays: there is no right place close by,
 * because the rough edge goes round a pocket that the true one does not have. */
static bool settle(const struct refine_query *query, struct spot *spot, struct foot foot)
{
    struct point at = spot->point, before = foot.point;
    spot->foot = foot.point;
    for (int i = 0; i < settle_steps; i++) {
        if (fabs(query->depth_m - foot.away_m) <= query->tolerance_m / 4) {
            *spot = (struct spot){at, foot.point};
            return true;
        }
        if (foot.away_m <= 0 || hypot(at.x - spot->point.x, at.y - spot->point.y) > query->depth_m * stray_max)
            break;
        struct point step = i < patience ? step_away(query, at, foot) : step_between(query, at, foot, before);
        before = foot.point;
        at.x += step.x;
        at.y += step.y;
        foot = nearness_find(query->nearness, at);
    }
    return false;
}

static bool is_within(const struct refine_query *query, struct point a, struct point b)
{
    struct extent extent = extent_add_point((struct extent){a.x, a.y, a.x, a.y}, b);
    return extent_is_empty(query->within) || extent_intersects(query->within, extent);
}

static bool is_off(const struct refine_query *query, struct foot foot)
{
    return fabs(foot.away_m - query->depth_m) > query->tolerance_m;
}

/* Whether the way from a to b, right in its middle, is off elsewhere. Around one place on the line it cannot
 * be; but where the curve has a corner, because the foot changes over from one place to another, the way cuts
 * off as much on one side of the middle as it adds on the other. */
static bool is_off_beside(const struct refine_query *query, struct spot a, struct spot b)
{
    double length_m = hypot(b.point.x - a.point.x, b.point.y - a.point.y),
           change_m = hypot(b.foot.x - a.foot.x, b.foot.y - a.foot.y);
    if (length_m * change_m < 4 * query->depth_m * query->tolerance_m)
        return false;
    for (int quarter = 1; quarter <= 3; quarter += 2) {
        double along = quarter / 4.0;
        struct point at = {a.point.x + (b.point.x - a.point.x) * along, a.point.y + (b.point.y - a.point.y) * along};
        if (is_off(query, nearness_find(query->nearness, at)))
            return true;
    }
    return false;
}

/* Adds the curve from a, which is there already, to b. */
static void add_curve(const struct refine_query *query, struct shape *curve, struct spot a, struct spot b, int depth)
{
    struct spot middle = {.point = {(a.point.x + b.point.x) / 2, (a.point.y + b.point.y) / 2}};
    if (depth < split_depth && hypot(b.point.x - a.point.x, b.point.y - a.point.y) > 4 * query->tolerance_m &&
        is_within(query, a.point, b.point)) {
        struct foot foot = nearness_find(query->nearness, middle.point);
        if ((is_off(query, foot) || is_off_beside(query, a, b)) && settle(query, &middle, foot)) {
            add_curve(query, curve, a, middle, depth + 1);
            add_curve(query, curve, middle, b, depth + 1);
            return;
        }
    }
    shape_add_point(curve, b.point);
}

/* Whether the way from a to b keeps the line on the same hand as the whole ring does. Where the rough edge
 * folds back on itself (GEOS's arcs around places close to each other do that), its settled points would run
 * to and fro along the same curve. */
static bool runs_forward(const struct refine_query *query, double turn, struct point a, struct point b)
{
    if (!is_within(query, a, b))
        return true;
    struct point middle = {(a.x + b.x) / 2, (a.y + b.y) / 2};
    struct point foot = nearness_find(query->nearness, middle).point;
    return ((b.x - a.x) * (middle.y - foot.y) - (b.y - a.y) * (middle.x - foot.x)) * turn > 0;
}

static void take_rings(struct refiner *refiner, const struct shape *rough)
{
    refiner->corners = memory_new_items(rough->points.count, sizeof *refiner->corners);
    refiner->rings = memory_new_items(rough->parts.count, sizeof *refiner->rings);
    for (size_t i = 0; i < rough->parts.count; i++) {
        const struct part *part = &rough->parts.items[i];
        const struct point *points = shape_points(rough, i);
        bool is_hole = part->is_hole != 0;
        refiner->rings[refiner->ring_count++] = (struct ring){
            .first = refiner->corner_count,
            .count = part->point_count - 1,
            .turn = (ring_area_m2(points, part->point_count) < 0) != is_hole ? 1 : -1,
            .is_hole = is_hole,
        };
        for (uint32_t k = 0; k + 1 < part->point_count; k++)
            refiner->corners[refiner->corner_count++] = (struct spot){points[k], points[k]};
    }
}

static size_t chunk_count(const struct refiner *refiner)
{
    return (refiner->corner_count + chunk_points - 1) / chunk_points;
}

static size_t chunk_end(const struct refiner *refiner, size_t index)
{
    size_t end = (index + 1) * chunk_points;
    return end < refiner->corner_count ? end : refiner->corner_count;
}

static bool settle_chunk(void *data, size_t index, struct geos *geos, struct error *error)
{
    struct refiner *refiner = data;
    (void)geos;
    (void)error;
    for (size_t i = index * chunk_points; i < chunk_end(refiner, index); i++) {
        struct spot *corner = &refiner->corners[i];
        if (is_within(refiner->query, corner->point, corner->point))
            settle(refiner->query, corner, nearness_find(refiner->query->nearness, corner->point));
    }
    return true;
}

/* Leaves out the corners that run backwards. A ring of which fewer than two stay is a hole that only the rough edge
 * has. */
static void drop_folds(struct refiner *refiner)
{
    size_t kept_in_all = 0;
    for (size_t i = 0; i < refiner->ring_count; i++) {
        struct ring *ring = &refiner->rings[i];
        const struct spot *from = refiner->corners + ring->first;
        struct spot *to = refiner->corners + kept_in_all; /* never overtakes from */
        size_t kept = 0;
        for (size_t k = 0; k < ring->count; k++)
            if (kept == 0 || runs_forward(refiner->query, ring->turn, to[kept - 1].point, from[k].point))
                to[kept++] = from[k];
        while (kept > 1 && !runs_forward(refiner->query, ring->turn, to[kept - 1].point, to[0].point))
            kept--;
        ring->first = kept_in_all;
        ring->count = kept > 1 ? kept : 0;
        kept_in_all += ring->count;
    }
    refiner->corner_count = kept_in_all;
}

static void link_corners(struct refiner *refiner)
{
    refiner->next = memory_new_items(refiner->corner_count, sizeof *refiner->next);
    for (size_t i = 0; i < refiner->ring_count; i++) {
        const struct ring *ring = &refiner->rings[i];
        for (size_t k = 0; k < ring->count; k++)
            refiner->next[ring->first + k] = ring->first + (k + 1) % ring->count;
    }
}

static bool add_chunk(void *data, size_t index, struct geos *geos, struct error *error)
{
    struct refiner *refiner = data;
    struct shape *curves = &refiner->curves[index];
    (void)geos;
    (void)error;
    for (size_t i = index * chunk_points; i < chunk_end(refiner, index); i++) {
        shape_add_part(curves, false);
        add_curve(refiner->query, curves, refiner->corners[i], refiner->corners[refiner->next[i]], 0);
    }
    return true;
}

static void join_curves(const struct refiner *refiner, struct shape *rings)
{
    for (size_t i = 0; i < refiner->ring_count; i++) {
        const struct ring *ring = &refiner->rings[i];
        if (ring->count == 0)
            continue;
        shape_add_part(rings, ring->is_hole);
        shape_add_point(rings, refiner->corners[ring->first].point);
        for (size_t k = ring->first; k < ring->first + ring->count; k++) {
            const struct shape *curves = &refiner->curves[k / chunk_points];
            size_t part = k % chunk_points;
            shape_add_points(rings, shape_points(curves, part), curves->parts.items[part].point_count);
        }
    }
}

bool refine(struct shape *rings, struct geos *geos, const struct shape *rough, const struct refine_query *query)
{
    struct refiner refiner = {.query = query};
    struct error error = {0};
    take_rings(&refiner, rough);
    bool done = parallel_for(geos, chunk_count(&refiner), settle_chunk, &refiner, &error);
    if (done) {
        drop_folds(&refiner);
        link_corners(&refiner);
        refiner.curves = memory_new_items(chunk_count(&refiner), sizeof *refiner.curves);
        done = parallel_for(geos, chunk_count(&refiner), add_chunk, &refiner, &error);
        if (done)
            join_curves(&refiner, rings);
        for (size_t i = 0; i < chunk_count(&refiner); i++)
            shape_fini(&refiner.curves[i]);
    }
    free(refiner.curves);
    free(refiner.next);
    free(refiner.rings);
    free(refiner.corners);
    return done;
}
