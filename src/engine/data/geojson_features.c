#include "engine/data/geojson_features.h"

#include <assert.h>
#include <string.h>
#include <strings.h>

#include "base/translate.h"

void geojson_features_init(struct geojson_features *features, const struct records_query *query)
{
    assert(query->field_count <= geojson_fields_max);
    *features = (struct geojson_features){.query = query};
    for (int i = 0; i < geojson_kinds; i++)
        features->found[i] =
            (struct records){.geometry = (enum geometry)i, .field_count = query->field_count};
}

void geojson_features_fini(struct geojson_features *features)
{
    for (int i = 0; i < geojson_kinds; i++)
        records_fini(&features->found[i]);
    for (int i = 0; i < geojson_fields_max; i++)
        bytes_fini(&features->values[i]);
}

bool geojson_features_have_room(const struct geojson_features *features, size_t count, struct error *error)
{
    const struct records *found = features->found;
    size_t others = found[GEOMETRY_POINTS].points.count + found[GEOMETRY_LINES].points.count;
    return records_has_room(&found[GEOMETRY_POLYGONS], others + count, features->query, error);
}

size_t geojson_features_field(const struct geojson_features *features, const char *name, size_t length)
{
    for (size_t i = 0; i < features->query->field_count; i++)
        if (strlen(features->query->fields[i]) == length &&
            strncasecmp(features->query->fields[i], name, length) == 0)
            return i;
    return geojson_fields_max;
}

void geojson_features_value(struct geojson_features *features, size_t field, const char *text, size_t length)
{
    struct bytes *value = &features->values[field];
    value->count = 0;
    bytes_add(value, text, length);
    features->seen[field] = true;
}

static bool is_wanted(const struct geojson_features *features, enum geometry kind)
{
    enum geometry wanted = features->query->geometry;
    return wanted == kind || (wanted == GEOMETRY_LINES_OR_POLYGONS && kind != GEOMETRY_POINTS);
}

bool geojson_features_geometry(struct geojson_features *features, struct geojson_shape *shape,
                               const struct geojson_type *type, struct error *error)
{
    struct records *records = &features->found[type->geometry];
    if (geojson_shape_is_empty(shape) || !is_wanted(features, type->geometry)) {
        geojson_shape_clear(shape);
        return true;
    }
    if (!features->has[type->geometry])
        records_add(records);
    features->has[type->geometry] = true;
    return geojson_shape_take(shape, type, records, error);
}

/* A record without parts (its rings were too short) is taken back. */
static bool end_record(struct geojson_features *features, enum geometry kind)
{
    struct records *records = &features->found[kind];
    if (!features->has[kind])
        return false;
    features->has[kind] = false;
    if (records->records.items[records->records.count - 1].part_count == 0) {
        records->records.count--;
        return false;
    }
    for (size_t i = 0; i < features->query->field_count; i++)
        records_add_value(records, bytes_text(&features->values[i]));
    return true;
}

void geojson_features_end(struct geojson_features *features)
{
    bool points = end_record(features, GEOMETRY_POINTS), lines = end_record(features, GEOMETRY_LINES),
         polygons = end_record(features, GEOMETRY_POLYGONS);
    features->count++;
    features->skipped += !points && !lines && !polygons;
    features->lines_only += lines && !polygons;
    for (size_t i = 0; i < features->query->field_count; i++)
        features->values[i].count = 0;
}

bool geojson_features_take(struct geojson_features *features, struct records *records, struct error *error)
{
    enum geometry kind = features->query->geometry;
    if (kind == GEOMETRY_LINES_OR_POLYGONS)
        kind = features->found[GEOMETRY_POLYGONS].records.count > 0 ? GEOMETRY_POLYGONS : GEOMETRY_LINES;
    if (features->found[kind].records.count == 0) {
        records_refuse_geometry(features->query->geometry, error);
        return false;
    }
    size_t needed = features->query->field_count - features->query->optional_count;
    for (size_t i = 0; i < needed; i++)
        if (!features->seen[i]) {
            error_set(error, _("none of its features has a property %s; name one that they have"),
                      features->query->fields[i]);
            return false;
        }
    *records = features->found[kind];
    records->skipped = features->skipped + (kind == GEOMETRY_POLYGONS ? features->lines_only : 0);
    features->found[kind] = (struct records){0};
    return true;
}
