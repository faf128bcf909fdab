#pragma once
/* The coordinates of one GeoJSON geometry while they are read: its type may come behind them, so that they
 * are kept as they are nested until it is known. */
#include "engine/data/parts.h"
#include "engine/data/records.h"

struct geojson_type { /* what stands under "type" */
    const char *name;
    bool is_geometry;
    enum geometry geometry;
    unsigned depth; /* of lists around the numbers of a place; 0: it has no coordinates of its own */
};

/* The type of that name, NULL if there is none. */
const struct geojson_type *geojson_type_find(const char *name, size_t length);

struct geojson_shape { /* zeroed is empty */
    struct {
        struct lonlat *items;
        size_t count, capacity;
    } places;
    struct {
        size_t *items;
        size_t count, capacity;
    } line_ends; /* how many places there are up to each line's end */
    struct {
        size_t *items;
        size_t count, capacity;
    } polygon_ends;   /* how many lines up to each polygon's */
    unsigned depth;   /* of the lists that numbers stand in; 0 before the first number */
    unsigned numbers; /* of the place at hand */
    double number[2];
    struct parts parts; /* while they are added to records */
};

void geojson_shape_fini(struct geojson_shape *shape);

/* A number in a list that lies so deep (1 for the outermost list). Numbers after a place's second are left
 * out. false: it lies deeper or less deep than those before. */
bool geojson_shape_number(struct geojson_shape *shape, unsigned depth, double number);

/* The end of a list. false: it was a place of less than two numbers. */
bool geojson_shape_close(struct geojson_shape *shape, unsigned depth);

/* Adds the geometry's parts, made fit as parts.h says, to the last record, and empties the shape. Holes of a ring that is
 * left out are, too. What is found in them is counted in the report for the record of that number. false, and the
 * sentence (without the file's name): the lists are nested in another way than the type wants. */
bool geojson_shape_take(struct geojson_shape *shape, const struct geojson_type *type, struct records *records,
                        struct report *report, size_t record, struct error *error);

/* Whether it would add a part. */
bool geojson_shape_is_empty(const struct geojson_shape *shape);
void geojson_shape_clear(struct geojson_shape *shape);
