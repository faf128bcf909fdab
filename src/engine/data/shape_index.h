#pragma once
/* Where the records of a .shp lie: by its .shx where that can be believed, else by walking through the .shp itself. */
#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/lonlat.h"
#include "engine/data/memory_file.h"
#include "engine/data/report.h"

enum { shape_file_size_max = 1 << 28 };

struct shape_entry { /* a record whose counts fit into it */
    size_t offset, size; /* in the .shp: where it begins; bytes of its content, after its 8 of its own */
    size_t row;          /* of the table, from 0 */
    int type;            /* as shapelib numbers them */
};

struct shape_index { /* zeroed is empty */
    struct {
        struct shape_entry *items;
        size_t count, capacity;
    } entries;
    size_t rows; /* records that there are, those that are damaged too */
};

/* Finds the records, and puts in the place of the .shx one that names just these, and at the .shp's beginning what fits
 * it: after this shapelib may read both. What is wrong with the files is counted. false: error says (without the path
 * before it) why this is no shapefile at all, or that it has more than the most records; index is empty. */
bool shape_index_make(struct shape_index *index, struct memory_files *files, size_t most, struct report *report,
                      struct error *error);
void shape_index_fini(struct shape_index *index);

/* The first place of a record, in the file's own unit; false: it has none. */
bool shape_index_place(const struct shape_index *index, const struct memory_files *files, size_t entry, struct lonlat *place);
