#include "engine/geo/nearness.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/segment.h"
#include "engine/geo/runs.h"

enum { run_length = 16 };

struct nearness {
    struct scale scale;
    struct shape lines;
    struct runs runs; /* of them */
};

struct nearness *nearness_new(const struct shape *lines, const struct scale *scale)
{
    struct nearness *nearness = memory_new(sizeof *nearness);
    nearness->scale = *scale;
    shape_copy_parts(&nearness->lines, lines);
    for (size_t i = 0; i < nearness->lines.parts.count; i++)
        runs_add(&nearness->runs, shape_points(&nearness->lines, i), nearness->lines.parts.items[i].point_count, run_length);
    assert(nearness->runs.list.count > 0);
    extent_tree_finish(&nearness->runs.tree);
    return nearness;
}

void nearness_free(struct nearness *nearness)
{
    if (nearness == NULL)
        return;
    shape_fini(&nearness->lines);
    runs_fini(&nearness->runs);
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

struct search {
    const struct nearness *nearness;
    struct point from;
    double inverse; /* of the scale, there */
    struct foot best;
    double limit_squared; /* what is further than this on the map, the scale cannot make nearer than the best */
};

/* How far on the map something nearer than away_m can be. Around the place twice as far as the scale there
 * says, no metre is less than at the ends of that stretch: the scale grows towards both sides of the standard
 * parallels. Without this, a country of several thousand kilometres would be searched all over. */
static double reach_m(const struct search *search, double away_m)
{
    double far_m = 2 * away_m / search->inverse;
    double near_m = away_m / scale_inverse_least(&search->nearness->scale, search->from, far_m);
    return near_m <= far_m ? near_m : away_m / search->nearness->scale.inverse_min;
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

struct visit { /* of a run or node that is still to be looked at */
    double away_squared; /* of its extent */
    uint32_t level;
    size_t index; /* within the level */
};

struct visits {
    struct visit items[tree_visits_max];
    size_t count;
};

/* What a node holds comes in order: the nearest is looked at first, and then most others can be passed over. */
static void visit_children(const struct search *search, struct visits *visits, struct visit node)
{
    uint32_t level = node.level - 1;
    size_t first = node.index * tree_children, bottom = visits->count, size;
    const struct extent *extents = extent_tree_level(&search->nearness->runs.tree, level, &size);
    for (size_t i = first; i < size && i < first + tree_children; i++) {
        struct visit child = {extent_away_squared(&extents[i], search->from), level, i};
        if (!(child.away_squared < search->limit_squared))
            continue;
        size_t at = visits->count++;
        for (; at > bottom && visits->items[at - 1].away_squared < child.away_squared; at--)
            visits->items[at] = visits->items[at - 1];
        visits->items[at] = child;
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
    struct visits visits;
    visits.items[0] = (struct visit){.level = nearness->runs.tree.level_count - 1};
    visits.count = 1;
    while (visits.count > 0) {
        struct visit visit = visits.items[--visits.count];
        if (!(visit.away_squared < search.limit_squared))
            continue;
        if (visit.level == 0)
            search_run(&search, &nearness->runs.list.items[visit.index]);
        else
            visit_children(&search, &visits, visit);
    }
    return search.best;
}
