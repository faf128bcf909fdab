#include "engine/data/geojson_shape.h"

#include <string.h>

#include "base/array.h"
#include "base/translate.h"

static const struct geojson_type types[] = {
    {"Point", true, GEOMETRY_POINTS, 1},
    {"MultiPoint", true, GEOMETRY_POINTS, 2},
    {"LineString", true, GEOMETRY_LINES, 2},
    {"MultiLineString", true, GEOMETRY_LINES, 3},
    {"Polygon", true, GEOMETRY_POLYGONS, 3},
    {"MultiPolygon", true, GEOMETRY_POLYGONS, 4},
    {"GeometryCollection", true, GEOMETRY_POINTS, 0},
    {"Feature", false, GEOMETRY_POINTS, 0},
    {"FeatureCollection", false, GEOMETRY_POINTS, 0},
};

const struct geojson_type *geojson_type_find(const char *name, size_t length)
{
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (strlen(types[i].name) == length && memcmp(types[i].name, name, length) == 0)
            return &types[i];
    return NULL;
}

void geojson_shape_fini(struct geojson_shape *shape)
{
    ARRAY_FINI(&shape->places);
    ARRAY_FINI(&shape->line_ends);
    ARRAY_FINI(&shape->polygon_ends);
    parts_fini(&shape->parts);
}

void geojson_shape_clear(struct geojson_shape *shape)
{
    shape->places.count = shape->line_ends.count = shape->polygon_ends.count = 0;
    shape->depth = shape->numbers = 0;
}

bool geojson_shape_is_empty(const struct geojson_shape *shape)
{
    return shape->places.count == 0;
}

bool geojson_shape_number(struct geojson_shape *shape, unsigned depth, double number)
{
    if (shape->depth == 0)
        shape->depth = depth;
    if (shape->depth != depth)
        return false;
    if (shape->numbers < 2)
        shape->number[shape->numbers++] = number;
    return true;
}

static size_t end_of(const size_t *ends, size_t count)
{
    return count > 0 ? ends[count - 1] : 0;
}

bool geojson_shape_close(struct geojson_shape *shape, unsigned depth)
{
    size_t lines = shape->line_ends.count;
    if (depth == shape->depth && depth > 0) {
        if (shape->numbers < 2)
            return false;
        *ARRAY_ADD(&shape->places) = (struct lonlat){shape->number[0], shape->number[1]};
        shape->numbers = 0;
    } else if (depth + 1 == shape->depth && shape->places.count > end_of(shape->line_ends.items, lines)) {
        *ARRAY_ADD(&shape->line_ends) = shape->places.count;
    } else if (depth + 2 == shape->depth &&
               lines > end_of(shape->polygon_ends.items, shape->polygon_ends.count)) {
        *ARRAY_ADD(&shape->polygon_ends) = lines;
    }
    return true;
}

/* Where the parts that are made fit go, and what is found in them. */
struct taking {
    struct geojson_shape *shape;
    struct records *records;
    struct report *report;
    size_t record;
};

static bool take_part(const struct taking *taking, const struct lonlat *places, size_t count, bool is_ring, bool is_hole)
{
    struct parts *parts = &taking->shape->parts;
    parts_clear(parts);
    if (!parts_add(parts, places, count, is_ring, taking->report, taking->record))
        return false;
    const struct lonlat *fit = parts_at(parts, 0, &count);
    records_add_part(taking->records, fit, count, is_hole);
    return true;
}

static void take_polygons(const struct taking *taking)
{
    const struct geojson_shape *shape = taking->shape;
    for (size_t polygon = 0, line = 0, place = 0; polygon < shape->polygon_ends.count; polygon++) {
        bool has_outer = false;
        for (bool is_hole = false; line < shape->polygon_ends.items[polygon]; is_hole = true) {
            const struct lonlat *ring = shape->places.items + place;
            size_t count = shape->line_ends.items[line] - place;
            place = shape->line_ends.items[line++];
            if (is_hole && !has_outer)
                report_add(taking->report, WARNING_PARTS_SHORT, 1, taking->record);
            else
                has_outer = take_part(taking, ring, count, true, is_hole) || is_hole;
        }
    }
}

static void take_lines(const struct taking *taking)
{
    const struct geojson_shape *shape = taking->shape;
    for (size_t line = 0, place = 0; line < shape->line_ends.count; line++) {
        take_part(taking, shape->places.items + place, shape->line_ends.items[line] - place, false, false);
        place = shape->line_ends.items[line];
    }
}

static void take_points(const struct taking *taking)
{
    const struct geojson_shape *shape = taking->shape;
    for (size_t i = 0; i < shape->places.count; i++)
        if (lonlat_valid(shape->places.items[i]))
            records_add_part(taking->records, &shape->places.items[i], 1, false);
        else
            report_add(taking->report, WARNING_POINTS_NOWHERE, 1, taking->record);
}

bool geojson_shape_take(struct geojson_shape *shape, const struct geojson_type *type, struct records *records,
                        struct report *report, size_t record, struct error *error)
{
    const struct taking taking = {shape, records, report, record};
    bool done = shape->depth == 0 || shape->depth == type->depth;
    if (!done)
        error_set(error,
                  _("its coordinates are nested in another way than a %s wants; copy or save it again"),
                  type->name);
    else if (type->geometry == GEOMETRY_POLYGONS)
        take_polygons(&taking);
    else if (type->geometry == GEOMETRY_LINES)
        take_lines(&taking);
    else
        take_points(&taking);
    geojson_shape_clear(shape);
    return done;
}
