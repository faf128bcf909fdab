#include "engine/geo/buffer.h"

#include <math.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "engine/geo/hull.h"
#include "engine/geo/refine.h"

/* GEOS's time grows with the square of a piece's points, the time to join the pieces with their number. */
enum { piece_points = 25, quadrant_segments = 12 };
enum { group_pieces = 8 }; /* for one job: neighbours, so that most of the joining is done in it */
/* Of a line with more points than this a stretch so much of the depth across is as good as its hull: to 0.008 % of the
 * depth. */
enum { points_many = 20000 };
static const double across = 1.0 / 40;
/* How far a straight piece may leave the curve: 0.004 % of the depth, but no less than a metre, because no
 * border is known that well, and for less than six kilometres 0.016 %. */
static const double tolerance = 4e-5, tolerance_fine_m = 1, tolerance_most = 1.6e-4;

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
    bool is_ring = count > 3 && ring_is_closed(points, count);
    return is_ring ? count / 2 + 1 : count;
}

struct piece { /* of the line, to be buffered by itself */
    const struct point *points;
    size_t count;
};

struct rough {
    const struct nearness *nearness;
    double depth_m;
    struct {
        struct piece *items;
        size_t count, capacity;
    } pieces;
    GEOSGeometry **groups; /* each group_pieces of them joined */
};

static void cut_line(struct rough *rough, const struct shape *line)
{
    for (size_t i = 0; i < line->parts.count; i++) {
        const struct point *points = shape_points(line, i);
        for (size_t left = line->parts.items[i].point_count; left > 1;) {
            size_t count = piece_length(points, left);
            *ARRAY_ADD(&rough->pieces) = (struct piece){points, count};
            points += count - 1; /* the next piece begins where this one ends */
            left -= count - 1;
        }
    }
}

static bool buffer_group(void *data, size_t index, struct geos *geos, struct error *error)
{
    struct rough *rough = data;
    GEOSGeometry *pieces[group_pieces];
    size_t count = 0;
    for (size_t i = index * group_pieces; i < rough->pieces.count && count < group_pieces; i++) {
        const struct piece *piece = &rough->pieces.items[i];
        pieces[count++] = piece_buffer(geos, piece->points, piece->count, rough->nearness, rough->depth_m);
    }
    rough->groups[index] = geos_join(geos, pieces, count);
    if (rough->groups[index] == NULL)
        geos_fail(geos, error);
    return rough->groups[index] != NULL;
}

bool buffer_rough(struct shape *rings, struct geos *geos, const struct shape *line, const struct nearness *nearness,
                  double depth_m, struct error *error)
{
    struct rough rough = {.nearness = nearness, .depth_m = depth_m};
    struct shape far = {0};
    if (line->points.count > points_many)
        hull_thin(&far, line, depth_m * across);
    cut_line(&rough, far.parts.count > 0 ? &far : line);
    size_t group_count = (rough.pieces.count + group_pieces - 1) / group_pieces;
    rough.groups = memory_new_items(group_count, sizeof(GEOSGeometry *));
    bool done = parallel_for(geos, group_count, buffer_group, &rough, error);
    GEOSGeometry *joined = NULL;
    if (done) {
        joined = geos_join(geos, rough.groups, group_count);
        done = joined != NULL;
        if (done)
            convert_add(geos, joined, rings);
        else
            geos_fail(geos, error);
    } else {
        for (size_t i = 0; i < group_count; i++)
            geos_drop(geos, rough.groups[i]);
    }
    geos_drop(geos, joined);
    free(rough.groups);
    ARRAY_FINI(&rough.pieces);
    shape_fini(&far);
    return done;
}

bool buffer_edge(struct shape *rings, struct geos *geos, const struct shape *line,
                 const struct nearness *nearness, double depth_m, struct error *error)
{
    struct shape rough = {0};
    const struct refine_query query = {
        .nearness = nearness,
        .depth_m = depth_m,
        .tolerance_m = fmax(depth_m * tolerance, fmin(tolerance_fine_m, depth_m * tolerance_most)),
        .within = extent_empty(),
    };
    bool done = buffer_rough(&rough, geos, line, nearness, depth_m, error) && refine(rings, geos, &rough, &query);
    shape_fini(&rough);
    return done;
}
