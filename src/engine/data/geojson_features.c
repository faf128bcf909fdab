#include "engine/data/geojson_features.h"

#include <assert.h>
#include <string.h>
#include <strings.h>

#include "base/translate.h"
#include "engine/data/codepage.h"

void geojson_features_init(struct geojson_features *features, const struct records_query *query)
{
    assert(query->field_count <= geojson_fields_max);
    *features = (struct geojson_features){.query = query, .codepage = codepage_open("UTF-8", NULL)};
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
    codepage_close(features->codepage);
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
    size_t bad = codepage_decode(features->codepage, text, length, &features->values[field]);
    report_add(&features->report, WARNING_TEXTS_DAMAGED, bad > 0, features->report.records + 1);
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
        features->has_other = features->has_other || !geojson_shape_is_empty(shape);
        geojson_shape_clear(shape);
        return true;
    }
    if (!features->has[type->geometry])
        records_add(records, features->report.records + 1);
    features->has[type->geometry] = true;
    features->report.points += shape->places.count;
    for (size_t i = 0; i < shape->places.count; i++)
        if (!lonlat_is_somewhere(shape->places.items[i]))
            features->nowhere = shape->places.items[i];
    return geojson_shape_take(shape, type, records, &features->report, features->report.records + 1, error);
}

/* Takes back what has been added of a record. */
static void drop_record(struct records *records)
{
    struct record *record = &records->records.items[records->records.count - 1];
    if (record->part_count > 0)
        records->points.count = records->parts.items[record->first_part].first_point;
    records->parts.count = record->first_part;
    record->part_count = 0;
    records_drop(records);
}

/* Whether anything is there of that kind, and wanted. */
static bool end_record(struct geojson_features *features, enum geometry kind)
{
    struct records *records = &features->found[kind];
    if (!features->has[kind])
        return false;
    features->has[kind] = false;
    if (features->is_damaged || records->records.items[records->records.count - 1].part_count == 0) {
        drop_record(records);
        return false;
    }
    for (size_t i = 0; i < features->query->field_count; i++)
        records_add_value(records, bytes_text(&features->values[i]));
    return true;
}

bool geojson_features_end(struct geojson_features *features, struct error *error)
{
    struct report *report = &features->report;
    bool points = end_record(features, GEOMETRY_POINTS), lines = end_record(features, GEOMETRY_LINES),
         polygons = end_record(features, GEOMETRY_POLYGONS);
    report->records++;
    if (!points && !lines && !polygons)
        report_add(report,
                   features->is_damaged  ? WARNING_RECORDS_DAMAGED
                   : features->has_other ? WARNING_RECORDS_OTHER
                                         : WARNING_RECORDS_EMPTY,
                   1, report->records);
    if (lines && !polygons && features->lines_only++ == 0)
        features->first_lines_only = report->records;
    for (size_t i = 0; i < features->query->field_count; i++)
        features->values[i].count = 0;
    features->has_other = features->is_damaged = false;
    if (report->records <= records_cap(features->query))
        return true;
    error_set(error, _("it has more than %zu records; give a smaller file, or raise the cap with --max-vertices"),
              records_cap(features->query));
    return false;
}

void geojson_features_skip(struct geojson_features *features)
{
    report_add(&features->report, WARNING_RECORDS_DAMAGED, 1, ++features->report.records);
}

void geojson_features_break(struct geojson_features *features)
{
    for (int kind = 0; kind < geojson_kinds; kind++)
        if (features->has[kind]) {
            features->has[kind] = false;
            drop_record(&features->found[kind]);
        }
}

bool geojson_features_take(struct geojson_features *features, struct records *records, struct error *error)
{
    enum geometry kind = features->query->geometry;
    if (kind == GEOMETRY_LINES_OR_POLYGONS)
        kind = features->found[GEOMETRY_POLYGONS].records.count > 0 ? GEOMETRY_POLYGONS : GEOMETRY_LINES;
    struct records *found = &features->found[kind];
    found->report = features->report;
    if (!records_are_somewhere(found, features->nowhere, error))
        return false;
    if (found->records.count == 0) {
        if (!records_refuse_nowhere(found, features->nowhere, error))
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
    if (kind == GEOMETRY_POLYGONS)
        report_add(&found->report, WARNING_RECORDS_OTHER, features->lines_only, features->first_lines_only);
    *records = *found;
    *found = (struct records){0};
    return true;
}
