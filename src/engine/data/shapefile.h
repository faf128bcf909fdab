#pragma once
/* Reads a shapefile: its .shp, .shx, .dbf, .prj and .cpg. Nothing in them is believed: sizes, offsets and
 * coordinates are checked before shapelib sees them, and it gets them from memory. */
#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "engine/data/records.h"

/* path names the .shp; the others lie beside it. Another kind of geometry than the query's is an error, and so
 * is a wanted field that the .dbf lacks; where no field is wanted, no .dbf is needed. Records without a shape are
 * skipped and counted. A missing .shx is made up from the .shp. false: error says in one sentence which file,
 * what is wrong and what to do; records is empty. */
bool shapefile_read(struct records *records, const char *path, const struct records_query *query,
                    struct error *error);
