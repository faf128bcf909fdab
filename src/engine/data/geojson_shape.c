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

static bool places_valid(const struct geojson_shape *shape, struct error *error)
{
    for (size_t i = 0; i < shape->places.count; i++)
        if (!lonlat_valid(shape->places.items[i])) {
            error_set(error,
                      _("it has a coordinate that is no longitude and latitude (%g, %g); save it in degrees "
                        "on WGS84"),
                      shape->places.items[i].lon, shape->places.items[i].lat);
            return false;
        }
    return true;
}

static bool take_polygons(const struct geojson_shape *shape, struct records *records, struct error *error)
{
    for (size_t polygon = 0, line = 0, place = 0; polygon < shape->polygon_ends.count; polygon++) {
        bool has_outer = false;
        for (bool is_hole = false; line < shape->polygon_ends.items[polygon]; is_hole = true) {
            const struct lonlat *ring = shape->places.items + place;
            size_t count = shape->line_ends.items[line] - place;
            place = shape->line_ends.items[line++];
            if (count < 4 || (is_hole && !has_outer))
                continue;
            if (ring[0].lon != ring[count - 1].lon || ring[0].lat != ring[count - 1].lat) {
                error_set(error, _("it has a ring that is not closed; repair it or copy it again"));
                return false;
            }
            records_add_part(records, ring, count, is_hole);
            has_outer = true;
        }
    }
    return true;
}

static void take_lines(const struct geojson_shape *shape, struct records *records)
{
    for (size_t line = 0, place = 0; line < shape->line_ends.count; line++) {
        size_t count = shape->line_ends.items[line] - place;
        if (count >= 2)
            records_add_part(records, shape->places.items + place, count, false);
        place = shape->line_ends.items[line];
    }
}

bool geojson_shape_take(struct geojson_shape *shape, const struct geojson_type *type, struct records *records,
                        struct error *error)
{
    bool done = true;
    if (shape->depth != 0 && shape->depth != type->depth) {
        error_set(error,
                  _("its coordinates are nested in another way than a %s wants; copy or save it again"),
                  type->name);
        done = false;
    }
    done = done && places_valid(shape, error);
    if (done && type->geometry == GEOMETRY_POLYGONS)
        done = take_polygons(shape, records, error);
    else if (done && type->geometry == GEOMETRY_LINES)
        take_lines(shape, records);
    else if (done)
        for (size_t i = 0; i < shape->places.count; i++)
            records_add_part(records, &shape->places.items[i], 1, false);
    geojson_shape_clear(shape);
    return done;
}
