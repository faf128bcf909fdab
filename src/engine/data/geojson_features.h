#pragma once
/* The features of a GeoJSON file as records, by their kind of geometry: which kind is wanted may turn out
 * only at the file's end. */
#include "engine/data/geojson_shape.h"

enum { geojson_fields_max = 16, geojson_kinds = GEOMETRY_POLYGONS + 1 };

struct geojson_features {
    const struct records_query *query;
    struct records found[geojson_kinds]; /* only the kinds that may be wanted get any */
    struct report report;
    bool has[geojson_kinds];                  /* the feature at hand has parts of that kind */
    bool has_other, is_damaged;               /* it has a shape that is not wanted; nothing of it is */
    size_t lines_only, first_lines_only;      /* features with lines but no polygon; the first of them */
    struct lonlat nowhere;                    /* a point that is nowhere */
    struct codepage *codepage;
    struct bytes values[geojson_fields_max];
    bool seen[geojson_fields_max]; /* some feature has the field */
};

/* The query is borrowed; it has at most geojson_fields_max fields. */
void geojson_features_init(struct geojson_features *features, const struct records_query *query);
void geojson_features_fini(struct geojson_features *features);

/* Whether so many places more are within the query's cap; else the sentence for that. */
bool geojson_features_have_room(const struct geojson_features *features, size_t count, struct error *error);

/* A property of the feature at hand, if it is wanted: its field, else geojson_fields_max; and its value. */
size_t geojson_features_field(const struct geojson_features *features, const char *name, size_t length);
void geojson_features_value(struct geojson_features *features, size_t field, const char *text, size_t length);

/* A geometry of the feature at hand; as geojson_shape_take. */
bool geojson_features_geometry(struct geojson_features *features, struct geojson_shape *shape,
                               const struct geojson_type *type, struct error *error);

/* The feature at hand is complete, and left out if it is damaged. false: there are more than the query's cap. */
bool geojson_features_end(struct geojson_features *features, struct error *error);

/* Something stands in a feature's place that is none. */
void geojson_features_skip(struct geojson_features *features);

/* The file ends within the feature at hand, if one has begun: nothing of it is taken. */
void geojson_features_break(struct geojson_features *features);

/* Hands the wanted records over. false, and the sentence: there are none, or none has a wanted field. */
bool geojson_features_take(struct geojson_features *features, struct records *records, struct error *error);
