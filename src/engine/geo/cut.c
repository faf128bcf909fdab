#include "engine/geo/cut.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "base/memory.h"
#include "engine/geo/parallel.h"
#include "engine/geo/runs.h"
#include "engine/geo/side.h"
#include "engine/geo/vertices.h"

enum { run_length = 8, job_runs = 512 };
enum { rounds_max = 4 }; /* a place where lines cross is rounded, and so the lines may cross others anew */

struct meetings { /* which segments meet others elsewhere than at points that both have */
    const struct shape *lines;
    struct runs runs;
    size_t first_run;        /* those before it do not meet each other */
    atomic_bool *is_met;     /* for each point: the segment that begins there */
    atomic_bool is_any;
};

struct meeting { /* what is at hand while one run is compared with others */
    struct meetings *meetings;
    const struct geos *geos;
    size_t run;
};

static bool are_same(struct point a, struct point b)
{
    return a.x == b.x && a.y == b.y;
}

/* Whether the ways from a to b and from a to c run along each other. */
static bool run_along(const struct geos *geos, struct point a, struct point b, struct point c)
{
    return (b.x - a.x) * (c.x - a.x) + (b.y - a.y) * (c.y - a.y) > 0 && side_of(geos, a, b, c) == 0;
}

/* Whether two numbers both lie below two others, or both above. */
static bool are_apart(double a, double b, double c, double d)
{
    return (a < c && a < d && b < c && b < d) || (a > c && a > d && b > c && b > d);
}

/* Whether two segments have more in common than an end. */
static bool do_meet(const struct geos *geos, const struct point *one, const struct point *other)
{
    struct point a = one[0], b = one[1], c = other[0], d = other[1];
    if (are_apart(a.x, b.x, c.x, d.x) || are_apart(a.y, b.y, c.y, d.y))
        return false;
    if (are_same(a, c))
        return run_along(geos, a, b, d);
    if (are_same(a, d))
        return run_along(geos, a, b, c);
    if (are_same(b, c))
        return run_along(geos, b, a, d);
    if (are_same(b, d))
        return run_along(geos, b, a, c);
    return side_of(geos, a, b, c) * side_of(geos, a, b, d) <= 0 && side_of(geos, c, d, a) * side_of(geos, c, d, b) <= 0;
}

static void mark(struct meetings *meetings, const struct point *segment)
{
    atomic_store_explicit(&meetings->is_met[segment - meetings->lines->points.items], true, memory_order_relaxed);
    atomic_store_explicit(&meetings->is_any, true, memory_order_relaxed);
}

static bool touches(const struct point *segment, struct extent extent)
{
    struct point a = segment[0], b = segment[1];
    return !((a.x < extent.min_x && b.x < extent.min_x) || (a.x > extent.max_x && b.x > extent.max_x) ||
             (a.y < extent.min_y && b.y < extent.min_y) || (a.y > extent.max_y && b.y > extent.max_y));
}

static bool compare_runs(void *data, size_t index)
{
    const struct meeting *meeting = data;
    struct meetings *meetings = meeting->meetings;
    const struct run *run = &meetings->runs.list.items[meeting->run], *other = &meetings->runs.list.items[index];
    if (index < meeting->run && index >= meetings->first_run) /* the other one has been compared with this */
        return true;
    const struct extent extent = meetings->runs.tree.extents.items[index];
    for (uint32_t i = 0; i + 1 < run->count; i++) {
        if (!touches(run->points + i, extent))
            continue;
        for (uint32_t k = index == meeting->run ? i + 1 : 0; k + 1 < other->count; k++)
            if (do_meet(meeting->geos, run->points + i, other->points + k)) {
                mark(meetings, run->points + i);
                mark(meetings, other->points + k);
            }
    }
    return true;
}

static bool compare_job(void *data, size_t index, struct geos *geos, struct error *error)
{
    struct meetings *meetings = data;
    struct meeting meeting = {meetings, geos, meetings->first_run + index * job_runs};
    (void)error;
    for (size_t i = 0; i < job_runs && meeting.run < meetings->runs.list.count; i++, meeting.run++)
        extent_tree_find(&meetings->runs.tree, meetings->runs.tree.extents.items[meeting.run],
                         meetings->first_run > 0 ? 0 : meeting.run, compare_runs, &meeting);
    return true;
}

static void meetings_fini(struct meetings *meetings)
{
    runs_fini(&meetings->runs);
    free(meetings->is_met);
}

/* Parts before first_part are known not to meet each other. false: cancelled. */
static bool meetings_init(struct meetings *meetings, struct geos *geos, const struct shape *lines, size_t first_part)
{
    struct error error;
    *meetings = (struct meetings){.lines = lines};
    for (size_t i = 0; i < lines->parts.count; i++) {
        if (i == first_part)
            meetings->first_run = meetings->runs.list.count;
        runs_add(&meetings->runs, shape_points(lines, i), lines->parts.items[i].point_count, run_length);
    }
    meetings->is_met = memory_new_items(lines->points.count, sizeof *meetings->is_met);
    if (meetings->runs.list.count == 0)
        return true;
    extent_tree_finish(&meetings->runs.tree);
    size_t jobs = (meetings->runs.list.count - meetings->first_run + job_runs - 1) / job_runs;
    return parallel_for(geos, jobs, compare_job, meetings, &error);
}

/* Adds points as a line, without those that are the same as the one before. */
static void add_line(struct shape *shape, const struct point *points, size_t count)
{
    size_t before = shape->points.count;
    shape_add_part(shape, false);
    shape_add_point(shape, points[0]);
    for (size_t i = 1; i < count; i++)
        if (!are_same(points[i], points[i - 1]))
            shape_add_point(shape, points[i]);
    if (shape->points.count == before + 1) {
        shape->points.count = before;
        shape->parts.count--;
    }
}

/* Parts the stretches of segments that meet others from those that do not. */
static void split(const struct meetings *meetings, struct shape *met, struct shape *others)
{
    const struct shape *lines = meetings->lines;
    for (size_t i = 0; i < lines->parts.count; i++) {
        size_t first = lines->parts.items[i].first_point, end = first + lines->parts.items[i].point_count;
        for (size_t at = first; at + 1 < end;) {
            bool is_met = meetings->is_met[at];
            size_t stop = at + 1;
            while (stop + 1 < end && meetings->is_met[stop] == is_met)
                stop++;
            add_line(is_met ? met : others, lines->points.items + at, stop - at + 1);
            at = stop;
        }
    }
}

static bool unite(struct shape *cut, struct geos *geos, const struct shape *lines)
{
    GEOSGeometry *all = convert_lines(geos, lines);
    GEOSGeometry *united = all != NULL ? GEOSUnaryUnion_r(geos->handle, all) : NULL;
    bool done = united != NULL;
    if (done)
        convert_add(geos, united, cut);
    geos_drop(geos, united);
    geos_drop(geos, all);
    return done;
}

/* GEOS moves points by a hair where it finds no other way: then what is left to the right and left does not join. */
static bool has_ends(const struct shape *cut, size_t first_part, const struct shape *met)
{
    struct vertices vertices = {0};
    bool has_all = true;
    for (size_t i = first_part; i < cut->parts.count; i++)
        for (uint32_t k = 0; k < cut->parts.items[i].point_count; k++)
            vertices_number(&vertices, shape_points(cut, i)[k]);
    for (size_t i = 0; i < met->parts.count && has_all; i++) {
        const struct point *points = shape_points(met, i);
        has_all = vertices_find(&vertices, points[0]) != UINT32_MAX &&
                  vertices_find(&vertices, points[met->parts.items[i].point_count - 1]) != UINT32_MAX;
    }
    vertices_fini(&vertices);
    return has_all;
}

/* One round: *first_part is where the parts begin that were made in it; as many as there are, when nothing is left to
 * do. */
static bool cut_once(struct shape *cut, size_t *first_part, struct geos *geos, const struct shape *lines, bool *is_good)
{
    struct meetings meetings;
    struct shape met = {0};
    bool done = meetings_init(&meetings, geos, lines, *first_part);
    if (done)
        split(&meetings, &met, cut);
    *first_part = cut->parts.count;
    if (done && met.parts.count > 0) {
        done = unite(cut, geos, &met);
        *is_good = done && has_ends(cut, *first_part, &met);
    }
    shape_fini(&met);
    meetings_fini(&meetings);
    return done;
}

bool cut_lines(struct shape *cut, struct geos *geos, const struct shape *lines)
{
    struct shape before = {0};
    size_t first_part = 0;
    bool is_good = true;
    bool done = cut_once(cut, &first_part, geos, lines, &is_good);
    for (int round = 1; done && is_good && round < rounds_max && first_part < cut->parts.count; round++) {
        shape_fini(&before);
        before = *cut;
        *cut = (struct shape){0};
        done = cut_once(cut, &first_part, geos, &before, &is_good);
    }
    if (done && (!is_good || first_part < cut->parts.count)) { /* hopeless in pieces: all together then */
        shape_fini(cut);
        done = unite(cut, geos, lines);
    }
    shape_fini(&before);
    return done;
}
