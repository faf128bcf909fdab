#include "engine/data/shapefile.h"

#include <math.h>
#include <shapefil.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/translate.h"
#include "engine/data/parts.h"
#include "engine/data/rings.h"
#include "engine/data/shape_index.h"
#include "engine/data/table.h"
#include "engine/geo/crs.h"

struct reader { /* everything that is open while one shapefile is read */
    struct shapefile *shapefile;
    struct shape_index index;
    SHPHandle shapes;
    struct table *table;
    struct crs *crs;
    struct places {
        struct lonlat *items;
        size_t count, capacity;
    } places;
    struct parts parts;
    struct {
        struct ring *items;
        size_t count, capacity;
    } rings;
    struct lonlat nowhere; /* a point that is nowhere, as the file has it */
    struct error projection; /* why the .prj is of no use; "" if it is */
};

static void reader_fini(struct reader *reader)
{
    if (reader->shapes != NULL)
        SHPClose(reader->shapes);
    table_close(reader->table);
    crs_close(reader->crs);
    shape_index_fini(&reader->index);
    parts_fini(&reader->parts);
    ARRAY_FINI(&reader->places);
    ARRAY_FINI(&reader->rings);
}

static bool is_kind(int shape_type, enum geometry geometry)
{
    switch (shape_type) {
    case SHPT_POINT:
    case SHPT_POINTZ:
    case SHPT_POINTM:
    case SHPT_MULTIPOINT:
    case SHPT_MULTIPOINTZ:
    case SHPT_MULTIPOINTM:
        return geometry == GEOMETRY_POINTS;
    case SHPT_ARC:
    case SHPT_ARCZ:
    case SHPT_ARCM:
        return geometry == GEOMETRY_LINES;
    case SHPT_POLYGON:
    case SHPT_POLYGONZ:
    case SHPT_POLYGONM:
    case SHPT_MULTIPATCH:
        return geometry == GEOMETRY_POLYGONS;
    default:
        return false;
    }
}

static bool has_kind(const struct shape_index *index, enum geometry geometry)
{
    for (size_t i = 0; i < index->entries.count; i++)
        if (is_kind(index->entries.items[i].type, geometry))
            return true;
    return false;
}

/* Nothing could be taken: says why. */
static void refuse_all(const struct records *records, size_t damaged, struct error *error)
{
    if (records->report.found[WARNING_FILE_CUT] > 0)
        error_set(error, _("it is cut short: %zu bytes are missing at its end, and no record is whole; copy or download it "
                           "again"),
                  records->report.found[WARNING_FILE_CUT]);
    else if (damaged > 0)
        error_set(error, _("all of its records are damaged; copy or download it again"));
    else
        error_set(error, _("it holds no shapes; give a file that has some"));
}

/* By the records: what the file says of itself at its beginning may be wrong. */
static bool choose_kind(const struct reader *reader, struct records *records, const struct records_query *query,
                        struct error *error)
{
    const struct shape_index *index = &reader->index;
    bool is_any = false;
    if (query->geometry == GEOMETRY_LINES_OR_POLYGONS)
        records->geometry = has_kind(index, GEOMETRY_POLYGONS) ? GEOMETRY_POLYGONS : GEOMETRY_LINES;
    if (has_kind(index, records->geometry))
        return true;
    for (size_t i = 0; i < index->entries.count; i++)
        is_any = is_any || index->entries.items[i].type != SHPT_NULL;
    if (is_any)
        records_refuse_geometry(query->geometry, error);
    else
        refuse_all(records, index->rows - index->entries.count, error);
    return false;
}

/* Whether the first place of every record could be one in degrees: in metres these lie within 180 m of where the
 * projection's axes meet. */
static bool are_degrees(const struct reader *reader)
{
    struct lonlat place;
    bool is_any = false;
    for (size_t i = 0; i < reader->index.entries.count; i++)
        if (shape_index_place(&reader->index, &reader->shapefile->files, i, &place)) {
            if (!lonlat_valid(place))
                return false;
            is_any = true;
        }
    return is_any;
}

static bool open_projection(struct reader *reader, struct records *records, struct error *error)
{
    struct bytes *prj = &reader->shapefile->prj;
    enum warning_code found = WARNING_CODES;
    if (prj->count > 0)
        reader->crs = crs_open(bytes_text(prj), &reader->projection);
    if (prj->count == 0)
        found = WARNING_PROJECTION_ASSUMED;
    else if (reader->crs == NULL)
        found = WARNING_PROJECTION_UNKNOWN;
    else if (crs_is_projected(reader->crs) && are_degrees(reader))
        found = WARNING_PROJECTION_WRONG;
    if (found == WARNING_CODES)
        return true;
    report_add(&records->report, found, 1, 0);
    crs_close(reader->crs);
    reader->crs = crs_open(NULL, error);
    return reader->crs != NULL;
}

static bool reader_open(struct reader *reader, struct records *records, const struct records_query *query,
                        struct error *error)
{
    SAHooks hooks;
    char name[memory_name_size];
    struct memory_files *files = &reader->shapefile->files;
    struct report *report = &records->report;
    memory_hooks_init(&hooks);
    memory_name(name, files);
    if (!shape_index_make(&reader->index, files, records_cap(query), report, error) ||
        !choose_kind(reader, records, query, error))
        return false;
    reader->shapes = SHPOpenLL(name, "rb", &hooks);
    if (reader->shapes == NULL) {
        error_set(error, _("it is damaged; copy or download it again"));
        return false;
    }
    const char *cpg = reader->shapefile->cpg.count > 0 ? bytes_text(&reader->shapefile->cpg) : NULL;
    reader->table = table_open(files, cpg, query, reader->index.rows, report, error);
    return reader->table != NULL && open_projection(reader, records, error);
}

/* The record's places in reader->places, in degrees. */
static void take_places(struct reader *reader, const SHPObject *shape)
{
    size_t count = (size_t)shape->nVertices;
    ARRAY_RESERVE(&reader->places, count);
    for (size_t i = 0; i < count; i++)
        reader->places.items[i] = (struct lonlat){shape->padfX[i], shape->padfY[i]};
    reader->places.count = count;
    if (crs_to_lonlat(reader->crs, reader->places.items, count) == 0)
        return;
    size_t bad = 0;
    while (!isnan(reader->places.items[bad].lon))
        bad++;
    reader->nowhere = (struct lonlat){shape->padfX[bad], shape->padfY[bad]};
}

/* A strip of triangles has every second of its points on the same side. */
static void unroll_strip(struct lonlat *places, size_t count)
{
    struct lonlat *copy = memory_new_items(count, sizeof *copy);
    memcpy(copy, places, count * sizeof *copy);
    for (size_t i = 0; i < count; i++)
        places[i % 2 == 0 ? i / 2 : count - 1 - i / 2] = copy[i];
    free(copy);
}

/* The lines or rings of the record in reader->parts; without parts, all of its points are one. */
static void gather_parts(struct reader *reader, const SHPObject *shape, struct report *report, size_t record)
{
    bool is_area = is_kind(shape->nSHPType, GEOMETRY_POLYGONS);
    parts_clear(&reader->parts);
    for (int i = 0; i < (shape->nParts > 0 ? shape->nParts : 1); i++) {
        int first = shape->nParts > 0 ? shape->panPartStart[i] : 0;
        int end = i + 1 < shape->nParts ? shape->panPartStart[i + 1] : shape->nVertices;
        if (first < 0 || first >= end || end > shape->nVertices)
            continue;
        struct lonlat *places = reader->places.items + first;
        bool is_strip = shape->nSHPType == SHPT_MULTIPATCH && shape->nParts > 0 && shape->panPartType[i] == SHPP_TRISTRIP;
        if (is_strip)
            unroll_strip(places, (size_t)(end - first));
        parts_add(&reader->parts, places, (size_t)(end - first), is_area, report, record);
    }
}

/* Rings in an order in which holes follow their outline. */
static void add_rings(struct reader *reader, struct records *records, size_t record)
{
    reader->rings.count = 0;
    for (size_t i = 0; i < reader->parts.ends.count; i++) {
        struct ring *ring = ARRAY_ADD(&reader->rings);
        *ring = (struct ring){0};
        ring->points = parts_at(&reader->parts, i, &ring->count);
    }
    size_t astray = rings_sort(reader->rings.items, reader->rings.count);
    report_add(&records->report, WARNING_RINGS_ASTRAY, astray, record);
    for (size_t i = 0; i < reader->rings.count; i++)
        records_add_part(records, reader->rings.items[i].points, reader->rings.items[i].count,
                         reader->rings.items[i].is_hole);
}

/* Adds the record with what there is of it. false: there is nothing. */
static bool add_shape(struct reader *reader, struct records *records, const SHPObject *shape, size_t record)
{
    struct report *report = &records->report;
    take_places(reader, shape);
    records_add(records, record);
    if (records->geometry == GEOMETRY_POINTS) {
        for (size_t i = 0; i < reader->places.count; i++)
            if (lonlat_valid(reader->places.items[i]))
                records_add_part(records, &reader->places.items[i], 1, false);
            else
                report_add(report, WARNING_POINTS_NOWHERE, 1, record);
    } else {
        gather_parts(reader, shape, report, record);
        if (records->geometry == GEOMETRY_POLYGONS)
            add_rings(reader, records, record);
        for (size_t i = 0; records->geometry == GEOMETRY_LINES && i < reader->parts.ends.count; i++) {
            size_t count;
            const struct lonlat *line = parts_at(&reader->parts, i, &count);
            records_add_part(records, line, count, false);
        }
    }
    if (records->records.items[records->records.count - 1].part_count > 0)
        return true;
    records_drop(records);
    return false;
}

/* Adds the record, or counts why it is left out. false: it is too large for the query's cap. */
static bool take_shape(struct reader *reader, struct records *records, const struct records_query *query,
                       const SHPObject *shape, const struct shape_entry *entry, struct error *error)
{
    struct report *report = &records->report;
    size_t record = entry->row + 1;
    if (shape == NULL) {
        report_add(report, WARNING_RECORDS_DAMAGED, 1, record);
        return true;
    }
    if (!records_has_room(records, (size_t)shape->nVertices, query, error))
        return false;
    report->points += (size_t)shape->nVertices;
    if (!add_shape(reader, records, shape, record)) {
        report_add(report, WARNING_RECORDS_EMPTY, 1, record);
        return true;
    }
    for (size_t i = 0; i < query->field_count; i++)
        records_add_value(records, table_text(reader->table, entry->row, i, report, record));
    return true;
}

static bool read_record(struct reader *reader, struct records *records, const struct records_query *query, size_t index,
                        struct error *error)
{
    const struct shape_entry *entry = &reader->index.entries.items[index];
    struct report *report = &records->report;
    bool is_deleted = table_is_deleted(reader->table, entry->row);
    if (is_deleted || !is_kind(entry->type, records->geometry)) {
        report_add(report,
                   is_deleted                   ? WARNING_RECORDS_DELETED
                   : entry->type == SHPT_NULL ? WARNING_RECORDS_EMPTY
                                                : WARNING_RECORDS_OTHER,
                   1, entry->row + 1);
        return true;
    }
    SHPObject *shape = SHPReadObject(reader->shapes, (int)index);
    bool done = take_shape(reader, records, query, shape, entry, error);
    if (shape != NULL)
        SHPDestroyObject(shape);
    return done;
}

/* Whether most points are somewhere; else the sentence fits the .prj. */
static bool are_somewhere(const struct reader *reader, const struct records *records, struct error *error)
{
    const struct report *report = &records->report;
    if (records_are_somewhere(records, reader->nowhere, error))
        return true;
    if (reader->projection.text[0] != '\0' && error != NULL)
        *error = reader->projection;
    else if (report->found[WARNING_PROJECTION_ASSUMED] > 0)
        error_set(error, _("it has no .prj and its numbers are no degrees (%g, %g); add the .prj that belongs to it"),
                  reader->nowhere.lon, reader->nowhere.lat);
    else
        error_set(error, _("by its .prj most of its points lie nowhere on the Earth (%g, %g); add the .prj that belongs to it"),
                  reader->nowhere.lon, reader->nowhere.lat);
    return false;
}

bool shapefile_take(struct records *records, struct shapefile *shapefile, const struct records_query *query,
                    struct error *error)
{
    struct reader reader = {.shapefile = shapefile};
    *records = (struct records){.geometry = query->geometry, .field_count = query->field_count};
    bool done = reader_open(&reader, records, query, error);
    for (size_t i = 0; done && i < reader.index.entries.count; i++)
        done = read_record(&reader, records, query, i, error);
    done = done && are_somewhere(&reader, records, error);
    if (done && records->records.count == 0) {
        if (!records_refuse_nowhere(records, reader.nowhere, error))
            refuse_all(records, records->report.found[WARNING_RECORDS_DAMAGED], error);
        done = false;
    }
    reader_fini(&reader);
    if (!done) {
        struct report report = records->report;
        records_fini(records);
        records->report = report;
    }
    return done;
}

/* Reads the file beside path that has another ending, in small letters or capitals as path has them. One that is not needed
 * and cannot be read is as good as a damaged one. */
static bool read_beside(struct bytes *bytes, const char *path, const char *ending, bool needed,
                        size_t max_size, struct error *error)
{
    size_t length = strlen(path);
    bool has_ending = length > 4 && strcasecmp(path + length - 4, ".shp") == 0;
    char *beside = memory_format("%.*s%s", (int)(has_ending ? length - 4 : length), path, ending);
    if (has_ending && path[length - 1] == 'P')
        for (char *at = beside + length - 3; *at != '\0'; at++)
            *at = (char)(*at - 'a' + 'A');
    bool missing = access(beside, F_OK) != 0, done = missing && !needed;
    if (!missing)
        done = bytes_read_file(bytes, beside, max_size, needed ? error : NULL);
    if (!missing && !needed && !done) {
        bytes_add_text(bytes, "?");
        done = true;
    } else if (missing && needed) {
        error_set(error, _("%s: it is missing; a shapefile needs its %s beside the .shp"), beside, ending);
    }
    free(beside);
    return done;
}

static bool read_files(struct shapefile *shapefile, const char *path, const struct records_query *query,
                       struct error *error)
{
    bool table = query->field_count > 0, needed = query->field_count > query->optional_count;
    return bytes_read_file(&shapefile->files.shp, path, shape_file_size_max, error) &&
           read_beside(&shapefile->files.shx, path, ".shx", false, shape_file_size_max, error) &&
           (!table || read_beside(&shapefile->files.dbf, path, ".dbf", needed, shape_file_size_max, error)) &&
           read_beside(&shapefile->prj, path, ".prj", false, crs_text_max, error) &&
           read_beside(&shapefile->cpg, path, ".cpg", false, 4096, error);
}

bool shapefile_read(struct records *records, const char *path, const struct records_query *query,
                    struct error *error)
{
    struct shapefile shapefile = {0};
    *records = (struct records){.geometry = query->geometry, .field_count = query->field_count};
    bool is_read = read_files(&shapefile, path, query, error); /* else the sentence names the file already */
    bool done = is_read && shapefile_take(records, &shapefile, query, error);
    if (is_read && !done)
        error_prefix(error, path);
    shapefile_fini(&shapefile);
    return done;
}

void shapefile_fini(struct shapefile *shapefile)
{
    bytes_fini(&shapefile->files.shp);
    bytes_fini(&shapefile->files.shx);
    bytes_fini(&shapefile->files.dbf);
    bytes_fini(&shapefile->prj);
    bytes_fini(&shapefile->cpg);
}
