#include "engine/tiers/sides.h"

#include <math.h>

#include "base/segment.h"
#include "engine/tiers/faces.h"

static const double least_m2 = 1e6, close_m = 100, across_m = 1;

enum side { SIDE_OUTSIDE, SIDE_ISLAND, SIDE_HELD, SIDE_BEYOND };

static bool contains(const struct shape *polygons, struct point point)
{
    bool inside = false;
    struct locator *locator = locator_new(&point, 1);
    locator_find(locator, polygons, &inside);
    locator_free(locator);
    return inside;
}

/* The outer ring that holds the capital, or the largest, with its holes. */
static void main_part(struct shape *main, const struct sides_query *query)
{
    const struct shape *country = query->country;
    double best_m2 = -1;
    for (size_t i = 0, next; i < country->parts.count; i = next) {
        struct shape part = {0};
        for (next = i; next < country->parts.count && (next == i || country->parts.items[next].is_hole);
             next++)
            shape_copy_part(&part, country, next);
        double area_m2 =
            query->capital != NULL && contains(&part, *query->capital) ? INFINITY : shape_area_m2(&part);
        if (area_m2 > best_m2) {
            shape_fini(main);
            *main = part;
            best_m2 = area_m2;
        } else {
            shape_fini(&part);
        }
    }
}

/* The nearest place on the lines or rings, on the map. */
static struct point nearest_of(const struct shape *lines, struct point point, double *away_m)
{
    struct point best = point;
    *away_m = INFINITY;
    for (size_t i = 0; i < lines->parts.count; i++) {
        const struct point *points = shape_points(lines, i);
        for (uint32_t k = 1; k < lines->parts.items[i].point_count; k++) {
            struct point foot = segment_foot(point, points[k - 1], points[k]);
            double foot_m = hypot(foot.x - point.x, foot.y - point.y);
            if (foot_m < *away_m) {
                *away_m = foot_m;
                best = foot;
            }
        }
    }
    return best;
}

static bool lies_on(const struct shape *line, struct point point)
{
    double away_m;
    nearest_of(line, point, &away_m);
    return away_m < close_m;
}

/* Where a line that comes from `before` and ends at `end` has to be led to; false when it is not near the
 * outline. */
static bool across(const struct shape *country, struct point before, struct point end, struct point *beyond)
{
    double away_m, last_m = hypot(end.x - before.x, end.y - before.y);
    struct point foot = nearest_of(country, end, &away_m);
    if (away_m > close_m || last_m == 0)
        return false;
    bool is_on = away_m < across_m; /* then the way to the foot is no direction: the line's own is one */
    struct point way = is_on ? (struct point){(end.x - before.x) / last_m, (end.y - before.y) / last_m}
                             : (struct point){(foot.x - end.x) / away_m, (foot.y - end.y) / away_m};
    double further_m = is_on ? 2 * across_m : away_m + across_m;
    *beyond = (struct point){end.x + way.x * further_m, end.y + way.y * further_m};
    return true;
}

void sides_reach(struct shape *line, const struct shape *country)
{
    struct shape reaching = {0};
    for (size_t i = 0; i < line->parts.count; i++) {
        const struct point *points = shape_points(line, i);
        uint32_t count = line->parts.items[i].point_count;
        bool is_ring = ring_is_closed(points, count);
        struct point beyond;
        shape_add_part(&reaching, false);
        if (!is_ring && across(country, points[1], points[0], &beyond))
            shape_add_point(&reaching, beyond);
        shape_add_points(&reaching, points, count);
        if (!is_ring && across(country, points[count - 2], points[count - 1], &beyond))
            shape_add_point(&reaching, beyond);
    }
    shape_fini(line);
    *line = reaching;
}

/* Tells the faces of the main part, of which one is held, from the others. Returns how much is beyond. */
static double sort_main(struct faces *faces, const struct shape *main, const struct sides_query *query)
{
    bool by_capital = query->capital != NULL && !lies_on(query->line, *query->capital);
    size_t held = faces->count;
    double held_m2 = -1, all_m2 = 0;
    locator_find(faces->locator, query->country, faces->inside);
    for (size_t i = 0; i < faces->count; i++)
        faces->zones[i] = faces->inside[i] ? SIDE_ISLAND : SIDE_OUTSIDE;
    locator_find(faces->locator, main, faces->inside);
    for (size_t i = 0; i < faces->count; i++) {
        if (faces->zones[i] == SIDE_OUTSIDE || !faces->inside[i])
            continue;
        faces->zones[i] = SIDE_BEYOND;
        double area_m2 = shape_area_m2(&faces->shapes[i]);
        all_m2 += area_m2;
        if (by_capital && contains(&faces->shapes[i], *query->capital))
            area_m2 = INFINITY;
        if (area_m2 > held_m2) {
            held_m2 = area_m2;
            held = i;
        }
    }
    if (held == faces->count)
        return 0;
    faces->zones[held] = SIDE_HELD;
    return all_m2 - shape_area_m2(&faces->shapes[held]);
}

static void gather(struct shape *shape, const struct faces *faces, enum side side)
{
    for (size_t i = 0; i < faces->count; i++)
        if (faces->zones[i] == side)
            shape_copy_parts(shape, &faces->shapes[i]);
}

/* The faces of one side together, for measuring distances to it. NULL when GEOS fails. */
static GEOSGeometry *side_geometry(struct geos *geos, const struct faces *faces, enum side side)
{
    struct shape all = {0};
    gather(&all, faces, side);
    GEOSGeometry *geometry = convert_lines(geos, &all);
    shape_fini(&all);
    return geometry;
}

/* Gives the other parts to the nearer side. */
static bool sort_islands(struct faces *faces, struct geos *geos)
{
    GEOSContextHandle_t handle = geos->handle;
    GEOSGeometry *held = side_geometry(geos, faces, SIDE_HELD),
                 *beyond = side_geometry(geos, faces, SIDE_BEYOND);
    const GEOSPreparedGeometry *to_held = held != NULL ? GEOSPrepare_r(handle, held) : NULL,
                               *to_beyond = beyond != NULL ? GEOSPrepare_r(handle, beyond) : NULL;
    bool done = to_held != NULL && to_beyond != NULL;
    for (size_t i = 0; done && i < faces->count; i++) {
        double held_m = 0, beyond_m = 0;
        if (faces->zones[i] != SIDE_ISLAND)
            continue;
        GEOSGeometry *island = convert_lines(geos, &faces->shapes[i]);
        done = island != NULL && GEOSPreparedDistance_r(handle, to_held, island, &held_m) == 1 &&
               GEOSPreparedDistance_r(handle, to_beyond, island, &beyond_m) == 1;
        faces->zones[i] = beyond_m < held_m ? SIDE_BEYOND : SIDE_HELD;
        geos_drop(geos, island);
    }
    if (to_held != NULL)
        GEOSPreparedGeom_destroy_r(handle, to_held);
    if (to_beyond != NULL)
        GEOSPreparedGeom_destroy_r(handle, to_beyond);
    geos_drop(geos, beyond);
    geos_drop(geos, held);
    return done;
}

bool sides_find(struct shape *beyond, struct geos *geos, const struct sides_query *query, struct error *error)
{
    struct linework linework = {0};
    struct faces faces = {0};
    struct shape main = {0};
    *beyond = (struct shape){0};
    linework_add(&linework, query->country);
    linework_add(&linework, query->line);
    bool done = faces_init(&faces, geos, &linework);
    main_part(&main, query);
    if (done && sort_main(&faces, &main, query) >= least_m2) {
        done = sort_islands(&faces, geos);
        if (done)
            gather(beyond, &faces, SIDE_BEYOND);
    }
    if (!done)
        geos_fail(geos, error);
    shape_fini(&main);
    faces_fini(&faces);
    linework_fini(&linework);
    return done;
}
