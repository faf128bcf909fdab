#include "engine/geo/buffer.h"

#include <math.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "engine/geo/ellipsoid.h"

enum { piece_points = 100, quadrant_segments = 64 };
static const double piece_max_m = 60e3; /* from end to end */

struct piece {
    struct lonlat centre;
    struct shape line; /* metres in the piece's own projection */
};

struct buffer {
    struct projection projection;
    struct { struct piece *items; size_t count, capacity; } pieces;
};

/* Azimuthal equidistant about a centre: distance and direction are kept. */
static struct point equidistant_forward(struct lonlat centre, struct lonlat place)
{
    double azimuth = 0;
    double distance = ellipsoid_distance_m(centre, place, &azimuth);
    return (struct point){distance * sin(azimuth * (M_PI / 180)), distance * cos(azimuth * (M_PI / 180))};
}

static struct lonlat equidistant_inverse(struct lonlat centre, struct point point)
{
    return ellipsoid_go(centre, atan2(point.x, point.y) * (180 / M_PI), hypot(point.x, point.y));
}

static void add_piece(struct buffer *buffer, const struct point *points, size_t count)
{
    struct extent extent = extent_empty();
    for (size_t i = 0; i < count; i++)
        extent = extent_add_point(extent, points[i]);
    struct piece *piece = ARRAY_ADD(&buffer->pieces);
    *piece = (struct piece){.centre = projection_inverse(&buffer->projection, extent_centre(extent))};
    shape_add_part(&piece->line, false);
    for (size_t i = 0; i < count; i++)
        shape_add_point(&piece->line,
                        equidistant_forward(piece->centre, projection_inverse(&buffer->projection, points[i])));
}

/* How many of the points make the next piece. */
static size_t piece_length(const struct point *points, size_t count)
{
    struct extent extent = extent_empty();
    for (size_t i = 0; i < count; i++) {
        extent = extent_add_point(extent, points[i]);
        bool too_wide = hypot(extent.max_x - extent.min_x, extent.max_y - extent.min_y) > piece_max_m;
        if (i >= 2 && (i == piece_points || too_wide))
            return i;
    }
    return count;
}

struct buffer *buffer_new(const struct shape *line, const struct projection *projection)
{
    struct buffer *buffer = memory_new(sizeof *buffer);
    buffer->projection = *projection;
    for (size_t i = 0; i < line->parts.count; i++) {
        const struct point *points = shape_points(line, i);
        for (size_t left = line->parts.items[i].point_count; left > 1;) {
            size_t count = piece_length(points, left);
            add_piece(buffer, points, count);
            points += count - 1; /* the next piece begins where this one ends */
            left -= count - 1;
        }
    }
    return buffer;
}

void buffer_free(struct buffer *buffer)
{
    if (buffer == NULL)
        return;
    for (size_t i = 0; i < buffer->pieces.count; i++)
        shape_fini(&buffer->pieces.items[i].line);
    ARRAY_FINI(&buffer->pieces);
    free(buffer);
}

static GEOSGeometry *piece_buffer(const struct buffer *buffer, const struct piece *piece, struct geos *geos, double depth_m)
{
    struct shape flat = {0};
    GEOSGeometry *line = convert_lines(geos, &piece->line);
    GEOSGeometry *wide = line != NULL ? GEOSBuffer_r(geos->handle, line, depth_m, quadrant_segments) : NULL;
    if (wide != NULL)
        convert_add(geos, wide, &flat);
    geos_drop(geos, line);
    geos_drop(geos, wide);
    for (size_t i = 0; i < flat.points.count; i++)
        flat.points.items[i] = projection_forward(&buffer->projection,
                                                  equidistant_inverse(piece->centre, flat.points.items[i]));
    for (size_t i = 0; i < flat.parts.count; i++) { /* rings must close to the last bit */
        const struct part *part = &flat.parts.items[i];
        flat.points.items[part->first_point + part->point_count - 1] = flat.points.items[part->first_point];
    }
    GEOSGeometry *polygons = flat.parts.count > 0 ? convert_polygons(geos, &flat) : NULL;
    shape_fini(&flat);
    return polygons;
}

GEOSGeometry *buffer_make(const struct buffer *buffer, struct geos *geos, double depth_km, struct error *error)
{
    size_t count = buffer->pieces.count, made = 0;
    GEOSGeometry **items = memory_new_items(count, sizeof *items), *all = NULL, *joined = NULL;
    while (made < count && (items[made] = piece_buffer(buffer, &buffer->pieces.items[made], geos, depth_km * 1000)) != NULL)
        made++;
    if (made == count)
        all = GEOSGeom_createCollection_r(geos->handle, GEOS_GEOMETRYCOLLECTION, items, (unsigned)count);
    else
        for (size_t i = 0; i < made; i++)
            geos_drop(geos, items[i]);
    free(items);
    if (all != NULL)
        joined = GEOSUnaryUnion_r(geos->handle, all);
    geos_drop(geos, all);
    if (joined == NULL)
        geos_fail(geos, error);
    return joined;
}
