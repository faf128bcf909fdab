#include "viewer/map/reference_way.h"

#include <math.h>

#include "base/geodesic.h"
#include "base/segment.h"

/* How much further than the nearest edge by the map's scale an edge may be and still be the nearest one. */
static const double nearness_factor = 1.0002, nearness_m = 1;

struct search {
    const struct scene *scene;
    const struct scale *scale;
    struct point from;
    struct lonlat from_place;
    double inverse_scale; /* at from */
    double best_m;        /* by the scale */
    double reach_m;       /* on the map: what is further away cannot be nearer than best_m */
    struct reference_way way;
};

static double flat_m(struct point a, struct point b)
{
    double dx = a.x - b.x, dy = a.y - b.y;
    return sqrt(dx * dx + dy * dy);
}

static double flat_to_extent_m(struct point point, struct extent extent)
{
    struct point nearest = {fmax(extent.min_x, fmin(point.x, extent.max_x)),
                            fmax(extent.min_y, fmin(point.y, extent.max_y))};
    return flat_m(point, nearest);
}

/* What is at best_m for certain lies within this on the map. */
static double reach_of(const struct search *search, double best_m)
{
    double reach_m = best_m / search->inverse_scale;
    for (int i = 0; i < 3; i++) /* a longer reach may come where the map is larger still */
        reach_m = best_m / scale_inverse_least(search->scale, search->from, reach_m * 1.01);
    return reach_m * 1.001;
}

typedef void visit_edge(struct search *search, struct point a, struct point b, struct point foot);

/* Calls visit for every edge whose foot is within reach. */
static void each_edge(struct search *search, visit_edge *visit)
{
    const struct layer *layer = reply_layer_find(scene_tiers(search->scene), LAYER_REFERENCE, 0);
    for (uint32_t i = 0; layer != NULL && i < layer->feature_count; i++) {
        const struct feature *feature = scene_feature(search->scene, layer, i);
        for (uint32_t k = 0; k < feature->part_count; k++) {
            const struct part *part = scene_part(search->scene, feature, k);
            const struct point *points = scene_points(search->scene, part);
            size_t count;
            const struct extent *blocks = scene_blocks(search->scene, part, &count);
            for (size_t n = 0; n + 1 < part->point_count; n++) {
                if (n % block_points == 0 &&
                    flat_to_extent_m(search->from, blocks[n / block_points]) > search->reach_m) {
                    n += block_points - 1;
                    continue;
                }
                struct point foot = segment_foot(search->from, points[n], points[n + 1]);
                if (flat_m(search->from, foot) <= search->reach_m)
                    visit(search, points[n], points[n + 1], foot);
            }
        }
    }
}

static double scaled_m(const struct search *search, struct point to)
{
    return scale_distance_from_m(search->scale, search->from, search->inverse_scale, to);
}

static void estimate(struct search *search, struct point a, struct point b, struct point foot)
{
    (void)a;
    (void)b;
    double metres = scaled_m(search, foot);
    if (metres >= search->best_m)
        return;
    search->best_m = metres;
    search->reach_m = reach_of(search, metres);
}

/* The length of the geodesic to the place at a share of the edge; keeps the shortest one. */
static double try_place(struct search *search, struct point a, struct point b, double share)
{
    struct point to = {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
    struct lonlat place = projection_inverse(&scene_ground(search->scene)->projection, to);
    double metres = geodesic_distance_m(search->from_place, place);
    if (metres < search->way.metres)
        search->way = (struct reference_way){metres, to};
    return metres;
}

/* Three lengths make a parabola; its lowest place is the middle of the next three, which stand closer
 * together. */
static void refine(struct search *search, struct point a, struct point b, struct point foot)
{
    enum { steps = 3 };
    double middle = 0.5, half = 0.5;
    if (scaled_m(search, foot) > search->best_m * nearness_factor + nearness_m)
        return;
    for (int i = 0; i < steps; i++, half /= 8) {
        middle = fmax(half, fmin(1 - half, middle));
        double low_m = try_place(search, a, b, middle - half),
               high_m = try_place(search, a, b, middle + half), middle_m = try_place(search, a, b, middle);
        double slope = (high_m * high_m - low_m * low_m) / 2,
               bend = high_m * high_m + low_m * low_m - 2 * middle_m * middle_m;
        middle = bend > 0 ? middle - half * slope / bend : slope > 0 ? middle - half : middle + half;
        middle = fmax(0, fmin(1, middle));
    }
    try_place(search, a, b, middle);
}

struct reference_way reference_way_from(const struct scene *scene, struct point from)
{
    const struct scale *scale = scene_scale(scene);
    struct search search = {
        .scene = scene,
        .scale = scale,
        .from = from,
        .from_place = projection_inverse(&scene_ground(scene)->projection, from),
        .inverse_scale = scale_inverse_at(scale, from),
        .best_m = INFINITY,
        .reach_m = INFINITY,
        .way = {INFINITY, {0, 0}},
    };
    each_edge(&search, estimate);
    search.reach_m = reach_of(&search, search.best_m * nearness_factor + nearness_m);
    if (search.best_m < INFINITY)
        each_edge(&search, refine);
    return search.way;
}
