#include "engine/geo/nearness.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"

enum { run_length = 16 };

struct run { /* some segments that follow each other, and where they lie */
    struct extent extent;
    const struct point *points;
    uint32_t count; /* of points */
};

struct nearness {
    struct scale scale;
    double inverse_min; /* the fewest true metres that a metre on the map can be */
    struct shape lines;
    struct {
        struct run *items;
        size_t count, capacity;
    } runs;
};

struct nearness *nearness_new(const struct shape *lines, const struct projection *projection, double reach_m)
{
    struct nearness *nearness = memory_new(sizeof *nearness);
    for (size_t i = 0; i < lines->parts.count; i++) {
        shape_add_part(&nearness->lines, false);
        shape_add_points(&nearness->lines, shape_points(lines, i), lines->parts.items[i].point_count);
    }
    for (size_t i = 0; i < nearness->lines.parts.count; i++) {
        const struct point *points = shape_points(&nearness->lines, i);
        uint32_t count = nearness->lines.parts.items[i].point_count;
        for (uint32_t first = 0; first + 1 < count; first += run_length) {
            uint32_t left = count - first;
            struct run run = {extent_empty(), points + first, left < run_length + 1 ? left : run_length + 1};
            for (uint32_t k = 0; k < run.count; k++)
                run.extent = extent_add_point(run.extent, run.points[k]);
            *ARRAY_ADD(&nearness->runs) = run;
        }
    }
    assert(nearness->runs.count > 0);
    scale_init(&nearness->scale, projection, shape_extent(lines), reach_m);
    nearness->inverse_min = nearness->scale.inverse[0];
    for (size_t i = 1; i <= scale_steps; i++)
        nearness->inverse_min = fmin(nearness->inverse_min, nearness->scale.inverse[i]);
    return nearness;
}

void nearness_free(struct nearness *nearness)
{
    if (nearness == NULL)
        return;
    shape_fini(&nearness->lines);
    ARRAY_FINI(&nearness->runs);
    free(nearness);
}

const struct scale *nearness_scale(const struct nearness *nearness)
{
    return &nearness->scale;
}

static double squared(double number)
{
    return number * number;
}

/* Written out, because this is what most of the time goes into. */
static inline double extent_away_squared(const struct extent *extent, struct point point)
{
    double x = point.x < extent->min_x   ? extent->min_x - point.x
               : point.x > extent->max_x ? point.x - extent->max_x
                                         : 0;
    double y = point.y < extent->min_y   ? extent->min_y - point.y
               : point.y > extent->max_y ? point.y - extent->max_y
                                         : 0;
    return x * x + y * y;
}

static struct point segment_foot(struct point point, struct point a, struct point b)
{
    double dx = b.x - a.x, dy = b.y - a.y, length_squared = dx * dx + dy * dy;
    double along = length_squared > 0 ? ((point.x - a.x) * dx + (point.y - a.y) * dy) / length_squared : 0;
    along = along < 0 ? 0 : along > 1 ? 1 : along;
    return (struct point){a.x + along * dx, a.y + along * dy};
}

struct search {
    const struct nearness *nearness;
    struct point from;
    double inverse; /* of the scale, there */
    struct foot best;
    double
        limit_squared; /* what is further than this on the map, the scale cannot make nearer than the best */
};

/* How far on the map something nearer than away_m can be. Around the place twice as far as the scale there
 * says, no metre is less than at the ends of that stretch: the scale grows towards both sides of the standard
 * parallels. Without this, a country of several thousand kilometres would be searched all over. */
static double reach_m(const struct search *search, double away_m)
{
    double far_m = 2 * away_m / search->inverse;
    double near_m = away_m / scale_inverse_least(&search->nearness->scale, search->from, far_m);
    return near_m <= far_m ? near_m : away_m / search->nearness->inverse_min;
}

static void search_run(struct search *search, const struct run *run)
{
    struct point from = search->from;
    for (uint32_t k = 1; k < run->count; k++) {
        struct point foot = segment_foot(from, run->points[k - 1], run->points[k]);
        double map_squared = squared(foot.x - from.x) + squared(foot.y - from.y);
        if (map_squared >= search->limit_squared)
            continue;
        double away_m = scale_distance_from_m(&search->nearness->scale, from, search->inverse, foot);
        if (away_m < search->best.away_m) {
            search->best = (struct foot){foot, away_m};
            search->limit_squared = squared(reach_m(search, away_m));
        }
    }
}

struct foot nearness_find(const struct nearness *nearness, struct point from)
{
    struct search search = {
        .nearness = nearness,
        .from = from,
        .inverse = scale_inverse_at(&nearness->scale, from),
        .best = {.away_m = INFINITY},
        .limit_squared = INFINITY,
    };
    /* The run whose extent is nearest goes first: then most others can be passed over. */
    const struct run *runs = nearness->runs.items;
    size_t first = 0;
    double first_squared = INFINITY;
    for (size_t i = 0; i < nearness->runs.count; i++) {
        double away_squared = extent_away_squared(&runs[i].extent, from);
        if (away_squared < first_squared) {
            first_squared = away_squared;
            first = i;
        }
    }
    search_run(&search, &runs[first]);
    for (size_t i = 0; i < nearness->runs.count; i++)
        if (i != first && extent_away_squared(&runs[i].extent, from) < search.limit_squared)
            search_run(&search, &runs[i]);
    return search.best;
}
