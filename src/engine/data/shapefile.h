#pragma once
/* Reads a shapefile: its .shp, .shx, .dbf, .prj and .cpg. Nothing in them is believed: sizes, offsets and
 * coordinates are checked before shapelib sees them, and it gets them from memory. */
#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "engine/data/records.h"

struct shapefile_query {
    enum geometry geometry;    /* another kind in the file is an error */
    const char *const *fields; /* names of the wanted fields of the .dbf, without regard to case */
    size_t field_count;        /* 0: no .dbf is needed */
    size_t optional_count;     /* so many of them, the last ones, may be missing, and if these are all of them the
                                  whole .dbf; their text is "" then */
};

/* path names the .shp; the others lie beside it. Records without a shape are skipped and counted. A missing
 * .shx is made up from the .shp. false: error says in one sentence which file, what is wrong and what to do;
 * records is empty. */
bool shapefile_read(struct records *records, const char *path, const struct shapefile_query *query,
                    struct error *error);
