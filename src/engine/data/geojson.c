#include "engine/data/geojson.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <yajl/yajl_parse.h>

#include "base/array.h"
#include "base/translate.h"
#include "engine/data/geojson_features.h"

enum { file_size_max = 1 << 28, depth_max = 64, number_size = 512 };

/* What an object or a list of the file is; its outermost object is a collection until its type says more. */
enum place {
    IN_COLLECTION,
    IN_FEATURE,
    IN_GEOMETRY, /* the last object that has a type */
    IN_FEATURES, /* lists */
    IN_GEOMETRIES,
    IN_COORDINATES,
    IN_PROPERTIES,
    IN_CRS,
    IN_OTHER
};

enum key {
    KEY_OTHER,
    KEY_TYPE,
    KEY_FEATURES,
    KEY_GEOMETRY,
    KEY_GEOMETRIES,
    KEY_COORDINATES,
    KEY_PROPERTIES,
    KEY_CRS
};

static const char *const key_names[] = {
    "", "type", "features", "geometry", "geometries", "coordinates", "properties", "crs",
};

struct frame { /* an object or a list that is open */
    enum place place;
    enum key key;     /* whose value comes next */
    size_t field;     /* IN_PROPERTIES: the wanted field whose value comes next, else geojson_fields_max */
    bool is_crs_name; /* IN_CRS */
    unsigned depth;   /* IN_COORDINATES: 1 for the outermost list */
    const struct geojson_type *type;
};

struct reader {
    struct error *error;
    struct frame frames[depth_max];
    size_t frame_count;
    struct geojson_shape shape;
    struct geojson_features features;
    struct error damage; /* what was wrong with the first feature that is left out; "" if none is */
};

static bool is_object(enum place place)
{
    return place <= IN_GEOMETRY;
}

static bool refuse(struct reader *reader, const char *sentence)
{
    error_set(reader->error, "%s", sentence);
    return false;
}

/* The feature at hand is damaged, and left out; the file goes on. */
static bool spoil(struct reader *reader, const char *sentence)
{
    reader->features.is_damaged = true;
    geojson_shape_clear(&reader->shape);
    if (reader->damage.text[0] == '\0') {
        char number[40];
        error_set(&reader->damage, "%s", sentence);
        snprintf(number, sizeof number, _("feature %zu"), reader->features.report.records + 1);
        if (reader->features.report.records > 0)
            error_prefix(&reader->damage, number);
    }
    return true;
}

static struct frame *top(struct reader *reader)
{
    return reader->frame_count > 0 ? &reader->frames[reader->frame_count - 1] : NULL;
}

static bool push(struct reader *reader, struct frame frame)
{
    if (reader->frame_count == depth_max)
        return refuse(reader, _("it is nested far too deep for a map; copy or save it again"));
    reader->frames[reader->frame_count++] = frame;
    return true;
}

static int open_object(void *data)
{
    struct reader *reader = data;
    const struct frame *in = top(reader);
    struct frame frame = {.place = IN_OTHER, .field = geojson_fields_max};
    if (in == NULL)
        frame.place = IN_COLLECTION;
    else if (in->place == IN_FEATURES)
        frame.place = IN_FEATURE;
    else if (in->place == IN_GEOMETRIES || (is_object(in->place) && in->key == KEY_GEOMETRY))
        frame.place = IN_GEOMETRY;
    else if (is_object(in->place) && in->key == KEY_PROPERTIES)
        frame.place = IN_PROPERTIES;
    else if (in->place == IN_CRS || (is_object(in->place) && in->key == KEY_CRS))
        frame.place = IN_CRS;
    else if (in->place == IN_COORDINATES || (is_object(in->place) && in->key != KEY_OTHER)) {
        if (in->place != IN_COORDINATES && in->key != KEY_COORDINATES)
            return refuse(reader, _("it has an object where GeoJSON wants a list; copy or save it again"));
        spoil(reader, _("it has an object where GeoJSON wants a list; copy or save it again"));
    }
    return push(reader, frame);
}

static int open_list(void *data)
{
    struct reader *reader = data;
    const struct frame *in = top(reader);
    struct frame frame = {.place = IN_OTHER, .field = geojson_fields_max};
    if (in == NULL)
        return refuse(reader, _("it is JSON, but no GeoJSON; give a file of GeoJSON"));
    if (in->place == IN_COORDINATES) {
        frame.place = IN_COORDINATES;
        frame.depth = in->depth + 1;
    } else if (is_object(in->place) && in->key == KEY_COORDINATES) {
        if (!geojson_shape_is_empty(&reader->shape))
            spoil(reader, _("it has coordinates twice for one geometry; copy or save it again"));
        frame.place = IN_COORDINATES;
        frame.depth = 1;
    } else if (is_object(in->place) && in->key == KEY_FEATURES) {
        frame.place = IN_FEATURES;
    } else if (is_object(in->place) && in->key == KEY_GEOMETRIES) {
        frame.place = IN_GEOMETRIES;
    } else if (in->place == IN_FEATURES) {
        geojson_features_skip(&reader->features);
    } else if (in->place == IN_GEOMETRIES) {
        spoil(reader, _("it has a list where GeoJSON wants an object; copy or save it again"));
    }
    return push(reader, frame);
}

/* An object with the geometry that its type says. false: it is none. */
static bool take_geometry(struct reader *reader, const struct frame *frame)
{
    const struct geojson_type *type = frame->type;
    struct error error;
    bool own_type = type != NULL && (type->is_geometry || frame->place != IN_GEOMETRY);
    bool fits = own_type && (type->depth > 0 || geojson_shape_is_empty(&reader->shape));
    if (!fits && frame->place == IN_COLLECTION)
        return refuse(reader, _("it is JSON, but no GeoJSON: an object has no type that fits; copy or save it again"));
    if (!fits)
        return spoil(reader, _("it has an object without a type that fits; copy or save it again"));
    if (type->depth > 0 && !reader->features.is_damaged &&
        !geojson_features_geometry(&reader->features, &reader->shape, type, &error))
        spoil(reader, error.text);
    return true;
}

static int close_object(void *data)
{
    struct reader *reader = data;
    const struct frame *frame = top(reader);
    if (is_object(frame->place)) {
        if (!take_geometry(reader, frame))
            return false;
        bool is_collection = frame->type != NULL && strcmp(frame->type->name, "FeatureCollection") == 0;
        if (frame->place != IN_GEOMETRY && !is_collection && !geojson_features_end(&reader->features, reader->error))
            return false;
    }
    reader->frame_count--;
    return true;
}

static int close_list(void *data)
{
    struct reader *reader = data;
    const struct frame *frame = top(reader);
    if (frame->place == IN_COORDINATES && !reader->features.is_damaged) {
        if (!geojson_shape_close(&reader->shape, frame->depth))
            spoil(reader, _("it has a place with less than two numbers; copy or save it again"));
        if (frame->depth == reader->shape.depth &&
            !geojson_features_have_room(&reader->features, reader->shape.places.count, reader->error))
            return false;
    }
    reader->frame_count--;
    return true;
}

static int take_key(void *data, const unsigned char *text, size_t length)
{
    struct reader *reader = data;
    struct frame *frame = top(reader);
    const char *name = (const char *)text;
    if (is_object(frame->place)) {
        frame->key = KEY_OTHER;
        for (enum key key = KEY_TYPE; key <= KEY_CRS; key++)
            if (strlen(key_names[key]) == length && memcmp(key_names[key], name, length) == 0)
                frame->key = key;
    } else if (frame->place == IN_PROPERTIES) {
        frame->field = geojson_features_field(&reader->features, name, length);
    } else if (frame->place == IN_CRS) {
        frame->is_crs_name = length == 4 && memcmp(name, "name", 4) == 0;
    }
    return true;
}

/* A value that is neither object nor list. */
static bool take_value(struct reader *reader, const char *text, size_t length)
{
    struct frame *frame = top(reader);
    if (frame == NULL)
        return refuse(reader, _("it is JSON, but no GeoJSON; give a file of GeoJSON"));
    if (frame->place == IN_COORDINATES)
        return spoil(reader, _("it has a coordinate that is no number; copy or save it again"));
    if (frame->place == IN_FEATURES)
        geojson_features_skip(&reader->features);
    if (frame->place == IN_PROPERTIES && frame->field < geojson_fields_max)
        geojson_features_value(&reader->features, frame->field, text, length);
    return true;
}

/* Names that files use for degrees on WGS84, longitude first. */
static bool is_wgs84(const char *name, size_t length)
{
    char text[80];
    if (length >= sizeof text)
        return false;
    memcpy(text, name, length);
    text[length] = '\0';
    bool is_epsg = strcasestr(text, "epsg") != NULL && length > 5 && strcmp(text + length - 5, ":4326") == 0;
    return is_epsg || strcasestr(text, "CRS84") != NULL;
}

static int take_string(void *data, const unsigned char *text, size_t length)
{
    struct reader *reader = data;
    struct frame *frame = top(reader);
    const char *string = (const char *)text;
    if (frame != NULL && is_object(frame->place) && frame->key == KEY_TYPE) {
        frame->type = geojson_type_find(string, length);
        if (frame->type != NULL)
            return true;
        struct error error;
        error_set(&error, _("it is JSON, but no GeoJSON: there is no type '%.*s'"), length < 40 ? (int)length : 40, string);
        return frame->place == IN_COLLECTION ? refuse(reader, error.text) : spoil(reader, error.text);
    }
    if (frame != NULL && frame->place == IN_CRS && frame->is_crs_name && !is_wgs84(string, length)) {
        error_set(reader->error, _("its coordinates are in %.*s; save it in degrees on WGS84 (EPSG:4326)"),
                  length < 80 ? (int)length : 80, string);
        return false;
    }
    return take_value(reader, string, length);
}

static int take_number(void *data, const char *text, size_t length)
{
    struct reader *reader = data;
    struct frame *frame = top(reader);
    char copy[number_size];
    if (frame == NULL || frame->place != IN_COORDINATES)
        return take_value(reader, text, length);
    if (reader->features.is_damaged)
        return true;
    if (length >= sizeof copy)
        return spoil(reader, _("it has a number that is far too long; copy or save it again"));
    memcpy(copy, text, length);
    copy[length] = '\0';
    double number = strtod(copy, NULL); /* the engine never calls setlocale: a point is a point */
    if (!geojson_shape_number(&reader->shape, frame->depth, number))
        return spoil(reader, _("its coordinates are nested unevenly; copy or save it again"));
    return true;
}

static int take_boolean(void *data, int value)
{
    return take_value(data, value ? "true" : "false", value ? 4 : 5);
}

static int take_null(void *data)
{
    return take_value(data, "", 0);
}

static const yajl_callbacks callbacks = {
    .yajl_null = take_null,
    .yajl_boolean = take_boolean,
    .yajl_number = take_number,
    .yajl_string = take_string,
    .yajl_start_map = open_object,
    .yajl_map_key = take_key,
    .yajl_end_map = close_object,
    .yajl_start_array = open_list,
    .yajl_end_array = close_list,
};

static size_t line_of(const struct bytes *text, size_t at)
{
    size_t line = 1;
    for (size_t i = 0; i < at && i < text->count; i++)
        line += text->items[i] == '\n';
    return line;
}

/* Whether it is a file of which something can be taken; a part at its end may be missing. */
static bool parse(struct reader *reader, const struct bytes *text)
{
    static const unsigned char mark[] = {0xEF, 0xBB, 0xBF}; /* of UTF-8 */
    size_t skip = text->count >= sizeof mark && memcmp(text->items, mark, sizeof mark) == 0 ? sizeof mark : 0;
    struct report *report = &reader->features.report;
    yajl_handle handle = yajl_alloc(&callbacks, NULL, reader);
    yajl_config(handle, yajl_dont_validate_strings, 1); /* letters that mean nothing cost a name, not the map */
    yajl_status status = yajl_status_ok;
    if (text->count > skip) /* of an empty file there are no bytes to point at */
        status = yajl_parse(handle, text->items + skip, text->count - skip);
    size_t read = skip + yajl_get_bytes_consumed(handle);
    if (status == yajl_status_ok)
        status = yajl_complete_parse(handle);
    yajl_free(handle);
    if (status == yajl_status_error && report->records > 0) {
        geojson_features_break(&reader->features);
        report_add(report, WARNING_JSON_CUT, line_of(text, read), 0);
        return true;
    }
    if (status == yajl_status_error)
        error_set(reader->error,
                  _("line %zu is no JSON, or the file is cut off there; copy or save it again"),
                  line_of(text, read));
    return status == yajl_status_ok;
}

bool geojson_take(struct records *records, const struct bytes *text, const struct records_query *query, struct error *error)
{
    struct reader reader = {.error = error};
    const struct report *report = &reader.features.report;
    *records = (struct records){0};
    geojson_features_init(&reader.features, query);
    bool is_parsed = parse(&reader, text);
    bool done = is_parsed && geojson_features_take(&reader.features, records, error);
    if (is_parsed && !done && report->found[WARNING_RECORDS_DAMAGED] == report->records && error != NULL &&
        reader.damage.text[0] != '\0')
        *error = reader.damage; /* that is why there is nothing */
    if (!done)
        records->report = *report;
    geojson_features_fini(&reader.features);
    geojson_shape_fini(&reader.shape);
    return done;
}

bool geojson_read(struct records *records, const char *path, const struct records_query *query,
                  struct error *error)
{
    struct bytes text = {0};
    *records = (struct records){0};
    bool is_read = bytes_read_file(&text, path, file_size_max, error); /* else the sentence names the file already */
    bool done = is_read && geojson_take(records, &text, query, error);
    if (is_read && !done)
        error_prefix(error, path);
    bytes_fini(&text);
    return done;
}
