#include "engine/data/shapefile.h"

#include <assert.h>
#include <shapefil.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/translate.h"
#include "engine/data/codepage.h"
#include "engine/data/memory_file.h"
#include "engine/data/rings.h"
#include "engine/data/shapefile_check.h"
#include "engine/geo/crs.h"

enum { file_size_max = 1 << 28, fields_max = 16 };

struct reader { /* everything that is open while one shapefile is read */
    struct memory_files files;
    struct bytes prj, cpg;
    SHPHandle shapes;
    DBFHandle table;
    struct codepage *codepage;
    struct crs *crs;
    int columns[fields_max]; /* of the wanted fields in the table; negative: it has none */
    struct {
        struct lonlat *items;
        size_t count, capacity;
    } places;
    struct {
        struct ring *items;
        size_t count, capacity;
    } rings;
    struct bytes text;
};

static void reader_fini(struct reader *reader)
{
    if (reader->shapes != NULL)
        SHPClose(reader->shapes);
    if (reader->table != NULL)
        DBFClose(reader->table);
    codepage_close(reader->codepage);
    crs_close(reader->crs);
    bytes_fini(&reader->files.shp);
    bytes_fini(&reader->files.shx);
    bytes_fini(&reader->files.dbf);
    bytes_fini(&reader->prj);
    bytes_fini(&reader->cpg);
    bytes_fini(&reader->text);
    ARRAY_FINI(&reader->places);
    ARRAY_FINI(&reader->rings);
}

/* Reads the file beside path that has another ending, in small letters or capitals as path has them. */
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
        done = bytes_read_file(bytes, beside, max_size, error);
    else if (needed)
        error_set(error, _("%s: it is missing; a shapefile needs its %s beside the .shp"), beside, ending);
    free(beside);
    return done;
}

static bool read_files(struct reader *reader, const char *path, const struct records_query *query,
                       struct error *error)
{
    bool table = query->field_count > 0, needed = query->field_count > query->optional_count;
    return bytes_read_file(&reader->files.shp, path, file_size_max, error) &&
           read_beside(&reader->files.shx, path, ".shx", false, file_size_max, error) &&
           (!table || read_beside(&reader->files.dbf, path, ".dbf", needed, file_size_max, error)) &&
           read_beside(&reader->prj, path, ".prj", false, crs_text_max, error) &&
           read_beside(&reader->cpg, path, ".cpg", false, 4096, error);
}

static bool geometry_is(int shape_type, enum geometry geometry)
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
        return geometry == GEOMETRY_POLYGONS;
    default:
        return false;
    }
}

/* Says which fields there are: the name may only have been mistyped. */
static void refuse_field(const struct reader *reader, const char *field, struct error *error)
{
    enum { listed_max = 12 };
    struct bytes list = {0};
    int count = DBFGetFieldCount(reader->table);
    for (int i = 0; i < count && i < listed_max; i++) {
        char name[XBASE_FLDNAME_LEN_READ + 1] = "";
        DBFGetFieldInfo(reader->table, i, name, NULL, NULL);
        bytes_add_format(&list, "%s%s", i > 0 ? ", " : "", name);
    }
    error_set(error, _("its .dbf has no field %s, only %s%s; give the table that belongs to it, or another field"), field,
              bytes_text(&list), count > listed_max ? _(" and more") : "");
    bytes_fini(&list);
}

static bool table_open(struct reader *reader, struct records *records, const struct records_query *query,
                       struct error *error)
{
    SAHooks hooks;
    char name[memory_name_size];
    assert(query->field_count <= fields_max);
    memory_hooks_init(&hooks);
    memory_name(name, &reader->files);
    reader->table = DBFOpenLL(name, "rb", &hooks);
    if (reader->table == NULL) {
        error_set(error, _("its .dbf is damaged; copy or download it again"));
        return false;
    }
    for (size_t i = 0; i < query->field_count; i++) {
        reader->columns[i] = DBFGetFieldIndex(reader->table, query->fields[i]);
        if (reader->columns[i] < 0 && i < query->field_count - query->optional_count) {
            refuse_field(reader, query->fields[i], error);
            return false;
        }
    }
    const struct bytes *dbf = &reader->files.dbf;
    size_t header = (size_t)dbf->items[8] | (size_t)dbf->items[9] << 8;
    const char *codepage =
        codepage_named(reader->cpg.count > 0 ? bytes_text(&reader->cpg) : NULL, dbf->items[29]);
    if (codepage == NULL)
        codepage = records->guessed = codepage_guess(dbf->items + header, dbf->count - header);
    reader->codepage = codepage_open(codepage, error);
    return reader->codepage != NULL;
}

/* Not when only optional fields are asked for and there is no .dbf. */
static bool has_table(const struct reader *reader, const struct records_query *query)
{
    return query->field_count > query->optional_count || (query->field_count > 0 && reader->files.dbf.count > 0);
}

static bool reader_open(struct reader *reader, struct records *records, const struct records_query *query,
                        struct error *error)
{
    SAHooks hooks;
    char name[memory_name_size];
    int count = 0, type = 0;
    memory_hooks_init(&hooks);
    memory_name(name, &reader->files);
    if (!shapefile_check_shapes(&reader->files, error) ||
        (has_table(reader, query) && !shapefile_check_table(&reader->files, error)))
        return false;
    reader->shapes = SHPOpenLL(name, "rb", &hooks);
    if (reader->shapes == NULL) {
        error_set(error, _("it is damaged; copy or download it again"));
        return false;
    }
    SHPGetInfo(reader->shapes, &count, &type, NULL, NULL);
    if (query->geometry == GEOMETRY_LINES_OR_POLYGONS)
        records->geometry = geometry_is(type, GEOMETRY_LINES) ? GEOMETRY_LINES : GEOMETRY_POLYGONS;
    if (!geometry_is(type, records->geometry)) {
        records_refuse_geometry(query->geometry, error);
        return false;
    }
    if (has_table(reader, query) && !table_open(reader, records, query, error))
        return false;
    if (reader->table != NULL && DBFGetRecordCount(reader->table) < count) {
        error_set(error, _("its .dbf has %d rows for %d shapes; give the table that belongs to it"),
                  DBFGetRecordCount(reader->table), count);
        return false;
    }
    records->projection_assumed = reader->prj.count == 0;
    reader->crs = crs_open(reader->prj.count > 0 ? bytes_text(&reader->prj) : NULL, error);
    return reader->crs != NULL;
}

static bool places_of(struct reader *reader, const SHPObject *shape, bool assumed, struct error *error)
{
    size_t count = (size_t)shape->nVertices, bad = 0;
    reader->places.count = 0;
    ARRAY_RESERVE(&reader->places, count);
    for (size_t i = 0; i < count; i++)
        reader->places.items[i] = (struct lonlat){shape->padfX[i], shape->padfY[i]};
    reader->places.count = count;
    if (crs_to_lonlat(reader->crs, reader->places.items, count, &bad))
        return true;
    if (assumed)
        error_set(
            error,
            _("it has no .prj and its numbers are no degrees (%g, %g); add the .prj that belongs to it"),
            shape->padfX[bad], shape->padfY[bad]);
    else
        error_set(
            error,
            _("record %d has a coordinate that lies nowhere on the Earth (%g, %g); repair or copy it again"),
            shape->nShapeId + 1, shape->padfX[bad], shape->padfY[bad]);
    return false;
}

static void add_points(const struct reader *reader, struct records *records)
{
    for (size_t i = 0; i < reader->places.count; i++)
        records_add_part(records, &reader->places.items[i], 1, false);
}

/* The lines or rings of a record in reader->rings; those too short to be one are left out. */
static void gather_parts(struct reader *reader, const SHPObject *shape, bool polygons)
{
    reader->rings.count = 0;
    for (int i = 0; i < shape->nParts; i++) {
        int first = shape->panPartStart[i];
        int end = i + 1 < shape->nParts ? shape->panPartStart[i + 1] : shape->nVertices;
        size_t count = end > first ? (size_t)(end - first) : 0;
        if (count >= (polygons ? 4 : 2))
            *ARRAY_ADD(&reader->rings) = (struct ring){reader->places.items + first, count, false};
    }
    if (polygons)
        rings_sort(reader->rings.items, reader->rings.count);
}

static void add_parts(const struct reader *reader, struct records *records)
{
    for (size_t i = 0; i < reader->rings.count; i++)
        records_add_part(records, reader->rings.items[i].points, reader->rings.items[i].count,
                         reader->rings.items[i].is_hole);
}

/* Every ring has to end where it begins; a writer that left that out is helped. */
static bool rings_closed(const struct reader *reader, const SHPObject *shape)
{
    for (int i = 0; i < shape->nParts; i++) {
        int first = shape->panPartStart[i];
        int end = i + 1 < shape->nParts ? shape->panPartStart[i + 1] : shape->nVertices;
        if (end - first > 1 && memcmp(&reader->places.items[first], &reader->places.items[end - 1],
                                      sizeof *reader->places.items) != 0)
            return false;
    }
    return true;
}

static bool read_record(struct reader *reader, struct records *records, const struct records_query *query,
                        int index, struct error *error)
{
    SHPObject *shape = SHPReadObject(reader->shapes, index);
    bool done = false;
    if (shape == NULL) {
        error_set(error, _("record %d is damaged; copy or download it again"), index + 1);
        return false;
    }
    bool empty = shape->nSHPType == SHPT_NULL || shape->nVertices == 0;
    if (!empty && !geometry_is(shape->nSHPType, records->geometry)) {
        error_set(error, _("record %d is of another kind than the file says; copy or download it again"),
                  index + 1);
        goto out;
    }
    if (!records_has_room(records, (size_t)shape->nVertices, query, error) ||
        !places_of(reader, shape, records->projection_assumed, error))
        goto out;
    if (records->geometry == GEOMETRY_POLYGONS && !rings_closed(reader, shape)) {
        error_set(error, _("record %d has a ring that is not closed; repair it or copy it again"), index + 1);
        goto out;
    }
    if (records->geometry != GEOMETRY_POINTS) {
        gather_parts(reader, shape, records->geometry == GEOMETRY_POLYGONS);
        empty = reader->rings.count == 0;
    }
    if (empty) {
        records->skipped++;
        done = true;
        goto out;
    }
    records_add(records);
    if (records->geometry == GEOMETRY_POINTS)
        add_points(reader, records);
    else
        add_parts(reader, records);
    for (size_t i = 0; i < query->field_count; i++) {
        bool is_there = reader->table != NULL && reader->columns[i] >= 0;
        const char *raw = is_there ? DBFReadStringAttribute(reader->table, index, reader->columns[i]) : NULL;
        reader->text.count = 0;
        if (raw != NULL)
            codepage_decode(reader->codepage, raw, strlen(raw), &reader->text);
        records_add_value(records, bytes_text(&reader->text));
    }
    done = true;
out:
    SHPDestroyObject(shape);
    return done;
}

bool shapefile_read(struct records *records, const char *path, const struct records_query *query,
                    struct error *error)
{
    struct reader reader = {0};
    bool done = false;
    *records = (struct records){.geometry = query->geometry, .field_count = query->field_count};
    if (!read_files(&reader, path, query, error))
        goto out; /* the sentence names the file already */
    done = reader_open(&reader, records, query, error);
    int count = 0;
    if (done)
        SHPGetInfo(reader.shapes, &count, NULL, NULL, NULL);
    for (int i = 0; done && i < count; i++)
        done = read_record(&reader, records, query, i, error);
    if (done && records->records.count == 0) {
        error_set(error, _("it holds no shapes; give a file that has some"));
        done = false;
    }
    if (!done)
        error_prefix(error, path);
out:
    reader_fini(&reader);
    if (!done)
        records_fini(records);
    return done;
}
