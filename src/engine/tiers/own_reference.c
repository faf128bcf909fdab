#include "engine/tiers/own_reference.h"

#include <math.h>

#include "base/array.h"
#include "base/translate.h"
#include "engine/data/degrees.h"
#include "engine/data/map_file.h"
#include "engine/geo/mend.h"
#include "engine/tiers/sides.h"
#include "model/request.h"

static const double least_m2 = 1e6, metres_per_degree = 111195, most_north = 89;

/* All ground that a tier can reach, and somewhat more, in degrees: longitudes run on beyond 180 as the country's do, but not
 * further than half round the Earth from the middle of the map, where the map is torn. */
static struct extent reach_of(const struct own_reference_query *query)
{
    struct degree_extent country = query->extent;
    double margin = depth_max_km * 1000 / metres_per_degree, middle = query->projection->parameters.lon_0;
    double south = fmax(country.south - margin, -most_north),
           north = fmin(country.north + margin, most_north);
    double across = margin / cos(fmin(fmax(fabs(south), fabs(north)), most_north) * (M_PI / 180));
    return (struct extent){fmax(country.west - across, middle - 180), south, fmin(country.east + across, middle + 180), north};
}

/* By how much a place's longitude may differ from that of the same place within reach. */
static const double turns[] = {0, -360, 360};
enum { turn_count = sizeof turns / sizeof *turns };

struct places {
    struct lonlat *items;
    size_t count, capacity;
};

static struct lonlat along(struct lonlat a, struct lonlat b, double share)
{
    return (struct lonlat){a.lon + (b.lon - a.lon) * share, a.lat + (b.lat - a.lat) * share};
}

/* Which shares of the way from a to b lie within the box (Y. Liang and B. Barsky, A new concept and method for line
 * clipping, 1984). false: none. */
static bool clip(struct lonlat a, struct lonlat b, struct extent box, double *begin, double *end)
{
    const double steps[] = {a.lon - b.lon, b.lon - a.lon, a.lat - b.lat, b.lat - a.lat};
    const double rooms[] = {a.lon - box.min_x, box.max_x - a.lon, a.lat - box.min_y, box.max_y - a.lat};
    *begin = 0;
    *end = 1;
    for (int i = 0; i < 4; i++) {
        if (steps[i] == 0 && rooms[i] < 0)
            return false;
        if (steps[i] < 0)
            *begin = fmax(*begin, rooms[i] / steps[i]);
        else if (steps[i] > 0)
            *end = fmin(*end, rooms[i] / steps[i]);
    }
    return *begin < *end;
}

static void end_run(struct places *run, struct shape *lines, const struct projection *projection)
{
    if (run->count > 1)
        shape_add_places(lines, projection, run->items, run->count, false);
    run->count = 0;
}

static struct lonlat turned(struct lonlat place, double turn)
{
    return (struct lonlat){place.lon + turn, place.lat};
}

/* What of a line, turned round the Earth, lies within the box; beyond it the map may have no place for it. */
static void add_turned(struct shape *lines, const struct own_reference_query *query,
                       const struct lonlat *places, size_t count, struct extent box, double turn)
{
    struct places run = {0};
    for (size_t i = 1; i < count; i++) {
        struct lonlat a = turned(places[i - 1], turn), b = turned(places[i], turn);
        double begin, end;
        bool is_there = clip(a, b, box, &begin, &end);
        if (!is_there || begin > 0)
            end_run(&run, lines, query->projection);
        if (is_there && run.count == 0)
            *ARRAY_ADD(&run) = begin > 0 ? along(a, b, begin) : a;
        if (is_there)
            *ARRAY_ADD(&run) = end < 1 ? along(a, b, end) : b;
        if (is_there && end < 1)
            end_run(&run, lines, query->projection);
    }
    end_run(&run, lines, query->projection);
    ARRAY_FINI(&run);
}

/* A line as it runs on over the 180th meridian: no step goes more than half round the Earth. */
static void run_on(struct places *line, const struct lonlat *places, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        double before = i > 0 ? line->items[i - 1].lon : places[i].lon;
        *ARRAY_ADD(line) = (struct lonlat){before + remainder(places[i].lon - before, 360), places[i].lat};
    }
}

static void add_within(struct shape *lines, const struct own_reference_query *query,
                       const struct lonlat *places, size_t count, struct extent box)
{
    bool is_across = box.min_x < -180 || box.max_x > 180; /* else a step round the Earth is a parallel */
    struct places line = {0};
    if (is_across)
        run_on(&line, places, count);
    for (int i = 0; i < turn_count; i++)
        add_turned(lines, query, is_across ? line.items : places, count, box, turns[i]);
    ARRAY_FINI(&line);
}

/* Whether every place lies outside the country's extent, but inside it with latitude and longitude exchanged.
 */
static bool seems_swapped(struct degree_extent home, const struct lonlat *places, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        double lon = places[i].lon, lat = places[i].lat;
        bool is_home = lon > home.west && lon < home.east && lat > home.south && lat < home.north;
        if (is_home || !(lat > home.west && lat < home.east && lon > home.south && lon < home.north))
            return false;
    }
    return true;
}

static bool refuse_swapped(const struct own_reference_query *query, const struct lonlat *places, size_t count,
                           struct error *error)
{
    if (!seems_swapped(query->extent, places, count))
        return false;
    error_set(error, _("it seems to give latitude before longitude; swap them"));
    return true;
}

static bool refuse_far(struct error *error)
{
    error_set(error, _("it lies nowhere near the country; give one that is in it or beside it"));
    return false;
}

/* Lines are there: joins them and looks which side is held. */
static bool read_lines(struct reference *reference, struct geos *geos,
                       const struct own_reference_query *query, const struct shape *lines,
                       struct error *error)
{
    GEOSGeometry *parts = convert_lines(geos, lines);
    GEOSGeometry *cut = parts != NULL ? GEOSUnaryUnion_r(geos->handle, parts) : NULL;
    GEOSGeometry *merged = cut != NULL ? GEOSLineMerge_r(geos->handle, cut) : NULL;
    bool done = merged != NULL;
    if (done)
        convert_add(geos, merged, &reference->line);
    else
        geos_fail(geos, error);
    geos_drop(geos, merged);
    geos_drop(geos, cut);
    geos_drop(geos, parts);
    const struct sides_query sides = {query->country, &reference->line, query->capital};
    if (done && reference->line.parts.count == 0) {
        error_set(error, _("its line has no length; give one with two places or more"));
        done = false;
    }
    if (done)
        sides_reach(&reference->line, query->country);
    done = done && sides_find(&reference->beyond, geos, &sides, error);
    reference->reading = reference->beyond.parts.count > 0 ? READING_LINE_SPLIT : READING_LINE_BOTH;
    return done;
}

static bool read_line_records(struct reference *reference, struct geos *geos,
                              const struct own_reference_query *query, const struct records *records,
                              struct error *error)
{
    struct extent box = reach_of(query);
    struct shape lines = {0};
    for (size_t i = 0; i < records->parts.count; i++)
        add_within(&lines, query, records->points.items + records->parts.items[i].first_point,
                   records->parts.items[i].point_count, box);
    bool done = lines.parts.count > 0 ? read_lines(reference, geos, query, &lines, error) : refuse_far(error);
    shape_fini(&lines);
    return done;
}

static bool is_on_box(struct point a, struct point b, struct extent box)
{
    return (a.x == b.x && (a.x == box.min_x || a.x == box.max_x)) ||
           (a.y == b.y && (a.y == box.min_y || a.y == box.max_y));
}

/* What of a ring, in degrees, is an edge of the area, and not where it was cut off at the box. */
static void add_edges(struct shape *line, const struct projection *projection, const struct point *ring,
                      size_t count, struct extent box, struct places *run)
{
    run->count = 0;
    for (size_t i = 0; i <= count; i++) {
        if (i == count || (i > 0 && is_on_box(ring[i - 1], ring[i], box)))
            end_run(run, line, projection);
        if (i < count)
            *ARRAY_ADD(run) = (struct lonlat){ring[i].x, ring[i].y};
    }
}

/* Puts the joined area, in degrees, on the map, without its slivers. */
static void take_area(struct reference *reference, const struct projection *projection,
                      const struct shape *joined, struct extent box)
{
    struct places places = {0};
    bool has_outer = false;
    for (size_t i = 0; i < joined->parts.count; i++) {
        const struct point *ring = shape_points(joined, i);
        uint32_t count = joined->parts.items[i].point_count;
        bool is_hole = joined->parts.items[i].is_hole;
        struct shape on_map = {0};
        places.count = 0;
        for (uint32_t k = 0; k < count; k++)
            *ARRAY_ADD(&places) = (struct lonlat){ring[k].x, ring[k].y};
        shape_add_places(&on_map, projection, places.items, places.count, false);
        bool is_large = shape_area_m2(&on_map) >= least_m2;
        if (!is_hole)
            has_outer = is_large;
        report_add(&reference->report, WARNING_SLIVERS, !is_large, 0);
        if (is_large && has_outer) {
            shape_add_part(&reference->area, is_hole);
            shape_add_points(&reference->area, on_map.points.items, on_map.points.count);
            add_edges(&reference->line, projection, ring, count, box, &places);
        }
        shape_fini(&on_map);
    }
    ARRAY_FINI(&places);
}

/* All of the area is beyond, and slivers that it leaves of the country. *held_m2: what else it leaves. */
static bool find_beyond(struct reference *reference, struct geos *geos,
                        const struct own_reference_query *query, double *held_m2, struct error *error)
{
    struct shape held = {0};
    bool done = mend_subtract(&held, geos, query->country, &reference->area, error);
    shape_copy_parts(&reference->beyond, &reference->area);
    *held_m2 = 0;
    for (size_t i = 0, next; i < held.parts.count; i = next) {
        double area_m2 = 0;
        for (next = i; next < held.parts.count && (next == i || held.parts.items[next].is_hole); next++)
            area_m2 += (next == i ? 1 : -1) *
                       fabs(ring_area_m2(shape_points(&held, next), held.parts.items[next].point_count));
        for (size_t k = i; area_m2 < least_m2 && k < next; k++)
            shape_copy_part(&reference->beyond, &held, k);
        *held_m2 += area_m2 < least_m2 ? 0 : area_m2;
    }
    shape_fini(&held);
    return done;
}

/* Adds the polygons that reach into the box once they are turned round the Earth; as they are, all of them, so that every
 * one that has to be mended is counted. */
static void add_polygons_turned(struct shape *polygons, const struct shape *from, struct extent box, double turn)
{
    bool is_met = false;
    for (size_t i = 0; i < from->parts.count; i++) {
        const struct part *part = &from->parts.items[i];
        const struct point *ring = shape_points(from, i);
        struct extent extent = extent_empty();
        for (uint32_t k = 0; k < part->point_count; k++)
            extent = extent_add_point(extent, (struct point){ring[k].x + turn, ring[k].y});
        is_met = part->is_hole ? is_met : turn == 0 || extent_intersects(extent, box);
        if (is_met)
            shape_add_part(polygons, part->is_hole);
        for (uint32_t k = 0; is_met && k < part->point_count; k++)
            shape_add_point(polygons, (struct point){ring[k].x + turn, ring[k].y});
    }
}

static bool read_polygon_records(struct reference *reference, struct geos *geos,
                                 const struct own_reference_query *query, const struct records *records,
                                 struct error *error)
{
    struct extent box = reach_of(query);
    struct shape whole = {0}, polygons = {0}, joined = {0};
    double held_m2 = 0;
    size_t mended = 0;
    reference->reading = READING_AREA;
    for (size_t i = 0; i < records->records.count; i++)
        degrees_add_rings(&whole, records, i);
    for (int i = 0; i < turn_count; i++)
        add_polygons_turned(&polygons, &whole, box, turns[i]);
    bool done = mend_polygons(&joined, &mended, geos, &polygons, box, error);
    report_add(&reference->report, WARNING_GEOMETRY_MENDED, mended, 0);
    if (done && joined.parts.count == 0) {
        refuse_far(error);
        done = false;
    }
    if (done)
        take_area(reference, query->projection, &joined, box);
    if (done && reference->area.parts.count == 0) {
        error_set(error, _("its polygons hold less than 1 km2 each; give larger ones, or lines"));
        done = false;
    }
    done = done && find_beyond(reference, geos, query, &held_m2, error);
    if (done && (held_m2 == 0 || reference->line.parts.count == 0)) {
        error_set(error,
                  _("its area covers the whole country, and leaves nothing to divide; give a smaller one"));
        done = false;
    }
    shape_fini(&joined);
    shape_fini(&polygons);
    shape_fini(&whole);
    return done;
}

bool own_reference_read(struct reference *reference, struct geos *geos,
                        const struct own_reference_query *query, const char *path, struct error *error)
{
    const struct records_query wanted = {.geometry = GEOMETRY_LINES_OR_POLYGONS,
                                         .max_vertices = query->max_vertices};
    struct records records;
    *reference = (struct reference){0};
    if (!map_file_read(&records, path, &wanted, error))
        return false; /* the sentence names the file already */
    reference->report = records.report;
    bool done = !refuse_swapped(query, records.points.items, records.points.count, error);
    if (done)
        done = records.geometry == GEOMETRY_POLYGONS
                   ? read_polygon_records(reference, geos, query, &records, error)
                   : read_line_records(reference, geos, query, &records, error);
    if (!done) {
        error_prefix(error, path);
        reference_fini(reference);
    }
    records_fini(&records);
    return done;
}

bool own_reference_draw(struct reference *reference, struct geos *geos,
                        const struct own_reference_query *query, const struct lonlat *places, size_t count,
                        struct error *error)
{
    struct shape lines = {0};
    *reference = (struct reference){0};
    add_within(&lines, query, places, count, reach_of(query));
    bool done = !refuse_swapped(query, places, count, error);
    if (done)
        done = lines.parts.count > 0 ? read_lines(reference, geos, query, &lines, error) : refuse_far(error);
    if (!done) {
        error_prefix(error, _("the drawn line"));
        reference_fini(reference);
    }
    shape_fini(&lines);
    return done;
}
