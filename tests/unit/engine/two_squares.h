#pragma once
/* A small shapefile of two records, and ways to damage it: what tests of damaged files begin with. */
#include <stddef.h>

#include "engine/data/records.h"

/* Polygons with the names below. */
extern const struct records_query two_squares_query;
extern const char *const two_squares_fields[2];

/* A .prj: UTM zone 36, north. 33 E is its middle, whose scale is 0.9996. */
extern const char two_squares_utm36[];

/* Where things lie in two.shp. */
enum {
    two_squares_first = 100,            /* the first record: an outline with a hole, ten points in all */
    two_squares_first_part_count = 144, /* in its content */
    two_squares_first_point_count = 148,
    two_squares_first_points = 160,
    two_squares_second = 320, /* the second: five points */
    two_squares_second_type = 328,
    two_squares_second_part_count = 364,
    two_squares_second_points = 376,
    two_squares_size = 456
};

/* Writes two.shp, .shx, .dbf, .prj and .cpg, with nothing wrong: "First", "Перша" and "Second", "". */
void two_squares_write(const char *folder);

/* Writes bytes over a file; cuts it off; removes it. */
void two_squares_patch(const char *folder, const char *name, size_t at, const void *bytes, size_t size);
void two_squares_cut(const char *folder, const char *name, size_t size);
void two_squares_remove(const char *folder, const char *name);

/* Reads a shapefile; what fails names it. */
bool two_squares_read(struct records *records, const char *folder, const char *name, const struct records_query *query,
                      struct error *error);
/* The same, which must not fail. The records are in memory until the next call, or two_squares_forget. */
const struct records *two_squares_take(const char *folder, const char *name, const struct records_query *query);
void two_squares_forget(void);
/* It has to be refused, and this be said. */
void two_squares_refused(const char *folder, const char *name, const struct records_query *query, const char *said);

/* Nothing but these was found: a code and its number, one after the other, ended by WARNING_CODES. */
void two_squares_found(const struct records *records, const size_t *codes_and_numbers);
#define FOUND(records, ...) two_squares_found((records), (const size_t[]){__VA_ARGS__, WARNING_CODES})
