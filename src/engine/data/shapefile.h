#pragma once
/* Reads a shapefile: its .shp, .shx, .dbf, .prj and .cpg. Nothing in them is believed: sizes, offsets and
 * coordinates are checked before shapelib sees them, and it gets them from memory. What can be read is read; what is left
 * out, mended or assumed is in the records' report. */
#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "engine/data/memory_file.h"
#include "engine/data/records.h"

struct shapefile { /* the files of one, as they are; empty: there is none */
    struct memory_files files;
    struct bytes prj, cpg;
};

/* path names the .shp; the others lie beside it. A file without the query's kind of geometry is an error, and so
 * is a wanted field that the .dbf lacks; where no field is wanted, no .dbf is needed. false: error says in one sentence
 * which file, what is wrong and what to do; records is empty but for its report. */
bool shapefile_read(struct records *records, const char *path, const struct records_query *query,
                    struct error *error);

/* The same from memory; the files are changed. The sentence does not name them. */
bool shapefile_take(struct records *records, struct shapefile *shapefile, const struct records_query *query,
                    struct error *error);
void shapefile_fini(struct shapefile *shapefile);
