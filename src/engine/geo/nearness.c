#include "engine/geo/nearness.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "engine/geo/segment.h"

enum { run_length = 16, block_runs = 32 };

struct run { /* some segments that follow each other, and where they lie */
    struct extent extent;
    const struct point *points;
    uint32_t count; /* of points */
};

struct block { /* some runs that follow each other */
    struct extent extent;
    uint32_t first, count;
};

struct nearness {
    struct scale scale;
    double inverse_min; /* the fewest true metres that a metre on the map can be */
    struct shape lines;
    struct {
        struct run *items;
        size_t count, capacity;
    } runs;
    struct {
        struct block *items;
        size_t count, capacity;
    } blocks;
};

static void add_runs(struct nearness *nearness, const struct point *points, uint32_t count)
{
    for (uint32_t first = 0; first + 1 < count; first += run_length) {
        uint32_t left = count - first;
        struct run run = {extent_empty(), points + first, left < run_length + 1 ? left : run_length + 1};
        for (uint32_t k = 0; k < run.count; k++)
            run.extent = extent_add_point(run.extent, run.points[k]);
        *ARRAY_ADD(&nearness->runs) = run;
    }
}

static void add_blocks(struct nearness *nearness)
{
    for (size_t first = 0; first < nearness->runs.count; first += block_runs) {
        size_t left = nearness->runs.count - first;
        struct block block = {extent_empty(), (uint32_t)first, (uint32_t)(left < block_runs ? left : block_runs)};
        for (uint32_t i = 0; i < block.count; i++)
            block.extent = extent_add(block.extent, nearness->runs.items[first + i].extent);
        *ARRAY_ADD(&nearness->blocks) = block;
    }
}

/* All but the scale. */
static struct nearness *index_lines(const struct shape *lines)
{
    struct nearness *nearness = memory_new(sizeof *nearness);
    for (size_t i = 0; i < lines->parts.count; i++)
        shape_copy_part(&nearness->lines, lines, i);
    for (size_t i = 0; i < nearness->lines.parts.count; i++)
        add_runs(nearness, shape_points(&nearness->lines, i), nearness->lines.parts.items[i].point_count);
    assert(nearness->runs.count > 0);
    add_blocks(nearness);
    return nearness;
}

struct nearness *nearness_new(const struct shape *lines, const struct projection *projection, double reach_m)
{
    struct nearness *nearness = index_lines(lines);
    scale_init(&nearness->scale, projection, shape_extent(lines), reach_m);
    nearness->inverse_min = nearness->scale.inverse[0];
    for (size_t i = 1; i <= scale_steps; i++)
        nearness->inverse_min = fmin(nearness->inverse_min, nearness->scale.inverse[i]);
    return nearness;
}

struct nearness *nearness_of_part(const struct shape *lines, const struct nearness *whole)
{
    struct nearness *nearness = index_lines(lines);
    nearness->scale = whole->scale;
    nearness->inverse_min = whole->inverse_min;
    return nearness;
}

void nearness_free(struct nearness *nearness)
{
    if (nearness == NULL)
        return;
    shape_fini(&nearness->lines);
    ARRAY_FINI(&nearness->runs);
    ARRAY_FINI(&nearness->blocks);
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

/* The block that is nearest, by its extent. */
static const struct block *nearest_block(const struct nearness *nearness, struct point from)
{
    const struct block *nearest = nearness->blocks.items;
    double nearest_squared = INFINITY;
    for (size_t i = 0; i < nearness->blocks.count; i++) {
        double away_squared = extent_away_squared(&nearness->blocks.items[i].extent, from);
        if (away_squared < nearest_squared) {
            nearest_squared = away_squared;
            nearest = &nearness->blocks.items[i];
        }
    }
    return nearest;
}

static const struct run *nearest_run(const struct nearness *nearness, const struct block *block, struct point from)
{
    const struct run *runs = nearness->runs.items + block->first, *nearest = runs;
    double nearest_squared = INFINITY;
    for (uint32_t i = 0; i < block->count; i++) {
        double away_squared = extent_away_squared(&runs[i].extent, from);
        if (away_squared < nearest_squared) {
            nearest_squared = away_squared;
            nearest = &runs[i];
        }
    }
    return nearest;
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
    const struct run *first = nearest_run(nearness, nearest_block(nearness, from), from);
    search_run(&search, first);
    for (size_t i = 0; i < nearness->blocks.count; i++) {
        const struct block *block = &nearness->blocks.items[i];
        const struct run *runs = nearness->runs.items + block->first;
        if (!(extent_away_squared(&block->extent, from) < search.limit_squared))
            continue;
        for (uint32_t k = 0; k < block->count; k++)
            if (&runs[k] != first && extent_away_squared(&runs[k].extent, from) < search.limit_squared)
                search_run(&search, &runs[k]);
    }
    return search.best;
}
