#include "engine/data/records.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/translate.h"

void records_fini(struct records *records)
{
    if (records == NULL)
        return;
    ARRAY_FINI(&records->records);
    ARRAY_FINI(&records->parts);
    ARRAY_FINI(&records->points);
    ARRAY_FINI(&records->values);
    bytes_fini(&records->strings);
    *records = (struct records){0};
}

const struct lonlat *records_places(const struct records *records, size_t record, size_t *count)
{
    const struct record *from = &records->records.items[record];
    const struct record_part *parts = records->parts.items + from->first_part;
    *count = 0;
    for (size_t i = 0; i < from->part_count; i++)
        *count += parts[i].point_count;
    return from->part_count > 0 ? records->points.items + parts[0].first_point : NULL;
}

const char *records_text(const struct records *records, size_t record, size_t field)
{
    assert(record < records->records.count && field < records->field_count);
    return (const char *)records->strings.items +
           records->values.items[record * records->field_count + field];
}

double records_number(const struct records *records, size_t record, size_t field)
{
    /* The engine never calls setlocale, so that strtod reads a point as a point. */
    double number = strtod(records_text(records, record, field), NULL);
    return isfinite(number) ? number : 0;
}

size_t records_cap(const struct records_query *query)
{
    return query->max_vertices > 0 ? query->max_vertices : vertices_max_usual;
}

bool records_has_room(const struct records *records, size_t count, const struct records_query *query,
                      struct error *error)
{
    size_t max = records_cap(query);
    if (count <= max && records->points.count <= max - count)
        return true;
    error_set(error, _("it has more than %zu points; simplify it, or raise the cap with --max-vertices"), max);
    return false;
}

void records_refuse_geometry(enum geometry geometry, struct error *error)
{
    static const char *const sentences[] = {
        [GEOMETRY_POINTS] = N_("it holds no points; give a file of points"),
        [GEOMETRY_LINES] = N_("it holds no lines; give a file of lines"),
        [GEOMETRY_POLYGONS] = N_("it holds no polygons; give a file of areas"),
        [GEOMETRY_LINES_OR_POLYGONS] = N_("it holds neither lines nor polygons; give a file that has some"),
    };
    error_set(error, "%s", _(sentences[geometry]));
}

bool records_are_somewhere(const struct records *records, struct lonlat nowhere, struct error *error)
{
    const struct report *report = &records->report;
    if (report->found[WARNING_POINTS_NOWHERE] * 2 <= report->points)
        return true;
    error_set(error, _("most of its numbers are no longitude and latitude (%g, %g); save it in degrees on WGS84"),
              nowhere.lon, nowhere.lat);
    return false;
}

bool records_refuse_nowhere(const struct records *records, struct lonlat nowhere, struct error *error)
{
    size_t count = records->report.found[WARNING_POINTS_NOWHERE];
    if (count == 0)
        return false;
    error_set(error, _("nothing is left of it without its points that lie nowhere on the Earth (%g, %g)"), nowhere.lon,
              nowhere.lat);
    return true;
}

void records_drop(struct records *records)
{
    assert(records->records.count > 0 && records->records.items[records->records.count - 1].part_count == 0);
    records->records.count--;
}

void records_add(struct records *records, size_t number)
{
    assert(records->values.count == records->records.count * records->field_count);
    *ARRAY_ADD(&records->records) = (struct record){.first_part = records->parts.count, .number = number};
}

void records_add_part(struct records *records, const struct lonlat *points, size_t count, bool is_hole)
{
    assert(records->records.count > 0 && count > 0);
    *ARRAY_ADD(&records->parts) = (struct record_part){
        .first_point = records->points.count,
        .point_count = count,
        .is_hole = is_hole,
    };
    records->records.items[records->records.count - 1].part_count++;
    ARRAY_RESERVE(&records->points, records->points.count + count);
    memcpy(records->points.items + records->points.count, points, count * sizeof *points);
    records->points.count += count;
}

void records_copy_parts(struct records *records, const struct records *others, size_t record)
{
    const struct record *from = &others->records.items[record];
    for (size_t i = 0; i < from->part_count; i++) {
        const struct record_part *part = &others->parts.items[from->first_part + i];
        records_add_part(records, others->points.items + part->first_point, part->point_count, part->is_hole);
    }
}

void records_move_parts(struct records *records, struct records *others)
{
    assert(records->records.count == 1 && records->parts.count == 0 && others->records.count == 1);
    records->records.items[0] = others->records.items[0];
    memcpy(&records->parts, &others->parts, sizeof records->parts);
    memcpy(&records->points, &others->points, sizeof records->points);
    memset(&others->parts, 0, sizeof others->parts);
    memset(&others->points, 0, sizeof others->points);
    others->records.count = 0;
}

void records_add_value(struct records *records, const char *text)
{
    *ARRAY_ADD(&records->values) = records->strings.count;
    bytes_add(&records->strings, text, strlen(text) + 1);
}
