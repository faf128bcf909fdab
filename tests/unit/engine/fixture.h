#pragma once
/* Small map files in a folder of the test's own. */
#include <stddef.h>

#include "base/lonlat.h"

/* A new empty folder; removed with all that is in it. */
char *fixture_folder_new(void);
void fixture_folder_free(char *folder);

/* "folder/name"; the test frees it. */
char *fixture_path(const char *folder, const char *name);

/* Writes a file as it is. */
void fixture_write(const char *folder, const char *name, const void *data, size_t size);
void fixture_write_text(const char *folder, const char *name, const char *text);

/* Reads a whole file; the test frees it. */
unsigned char *fixture_read(const char *folder, const char *name, size_t *size);

/* Copies the files of one shapefile from another folder. */
void fixture_copy(const char *from, const char *to, const char *name);

/* A shapefile (.shp, .shx, .dbf) being written by shapelib. Fields are texts of 40 bytes. */
struct fixture;

struct fixture *fixture_open(const char *folder, const char *name, int shape_type, const char *const *fields,
                             size_t field_count);
/* part_sizes: points of each part; values: one for each field. No points: a record without a shape. */
void fixture_add(struct fixture *fixture, const struct lonlat *points, const int *part_sizes, int part_count,
                 const char *const *values);
void fixture_close(struct fixture *fixture);

/* A square ring of five points, clockwise as shapefiles want their outer rings, or counterclockwise. */
void fixture_square(struct lonlat ring[5], double west, double south, double size, int clockwise);
