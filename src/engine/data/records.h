#pragma once
/* What one map file holds: records of points, lines or polygons with their attributes as text, in memory of
 * our own. */
#include <stdbool.h>
#include <stddef.h>

#include "base/bytes.h"
#include "base/error.h"
#include "base/lonlat.h"
#include "engine/data/report.h"

enum geometry {
    GEOMETRY_POINTS,
    GEOMETRY_LINES,
    GEOMETRY_POLYGONS,
    GEOMETRY_LINES_OR_POLYGONS /* to ask for, only: polygons if the file holds any, else lines */
};

enum { vertices_max_usual = 2000000 }; /* that a file may have, unless more are asked for */

struct records_query { /* what to read from a map file */
    enum geometry geometry;
    const char *const *fields; /* names of the wanted attributes, without regard to case */
    size_t field_count;
    size_t optional_count; /* so many of them, the last ones, may be missing, and if these are all of them a
                              shapefile's whole .dbf; their text is "" then */
    size_t max_vertices; /* 0: vertices_max_usual */
};

struct record_part { /* a point, a line, or a ring whose first point is repeated at the end */
    size_t first_point, point_count;
    bool is_hole; /* of the nearest outer ring before it */
};

struct record {
    size_t first_part, part_count;
    size_t number; /* in the file, from 1; 0: it is of no file */
};

struct records { /* zeroed is empty */
    enum geometry geometry;
    struct {
        struct record *items;
        size_t count, capacity;
    } records;
    struct {
        struct record_part *items;
        size_t count, capacity;
    } parts;
    struct {
        struct lonlat *items;
        size_t count, capacity;
    } points; /* degrees on WGS84; of lines and rings they may go round the Earth (lonlat_is_somewhere) */
    size_t field_count;
    struct {
        size_t *items;
        size_t count, capacity;
    } values;                /* offsets in strings: field_count for each record */
    struct bytes strings;    /* UTF-8, each ended by NUL; not yet cleaned for a terminal */
    struct report report;    /* what came out about the file */
};

void records_fini(struct records *records);

/* All places of a record, its parts' one behind the other. Borrowed until a part is added. */
const struct lonlat *records_places(const struct records *records, size_t record, size_t *count);

/* The text of a record's field, "" when it is empty. Borrowed until a record is added. */
const char *records_text(const struct records *records, size_t record, size_t field);

/* The number in a record's field whatever the locale; 0 when it is none or not finite. */
double records_number(const struct records *records, size_t record, size_t field);

/* Whether so many points more are within the query's cap; else the sentence for that. */
bool records_has_room(const struct records *records, size_t count, const struct records_query *query,
                      struct error *error);

/* How many points, and as many records, the query allows. */
size_t records_cap(const struct records_query *query);

/* The sentence for a file that holds nothing of the kind that was asked for. */
void records_refuse_geometry(enum geometry geometry, struct error *error);

/* The sentence for a file of which nothing is left where some of its points lie nowhere; one of these is named. false: none
 * do. */
bool records_refuse_nowhere(const struct records *records, struct lonlat nowhere, struct error *error);

/* Whether most of a file's points have places on the Earth; else the sentence for that, with one that has none, as it
 * stands in the file. */
bool records_are_somewhere(const struct records *records, struct lonlat nowhere, struct error *error);

/* Adding: a record first, then its parts, and exactly field_count values. */
void records_add(struct records *records, size_t number);
void records_add_part(struct records *records, const struct lonlat *points, size_t count, bool is_hole);
void records_add_value(struct records *records, const char *text);

/* Takes back the last record, which has no parts and no values. */
void records_drop(struct records *records);

/* The parts of a record of others, as they are, for the last record. */
void records_copy_parts(struct records *records, const struct records *others, size_t record);

/* The parts of the only record of others, moved, for the only record, which has none yet. */
void records_move_parts(struct records *records, struct records *others);
