#pragma once
/* The attributes of a shapefile: its .dbf, in the code page that its .cpg, its header or its letters tell. */
#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "engine/data/memory_file.h"
#include "engine/data/records.h"

struct table;

/* Opens the table of files in memory; cpg is the text of the .cpg, NULL if there is none. Where the query can do without
 * it, a table that is missing or of no use has no texts; that, and what else is wrong with it, is counted. NULL: error
 * says (without the path before it) what is wrong with one that is needed. shape_rows: how many rows it should have. */
struct table *table_open(struct memory_files *files, const char *cpg, const struct records_query *query, size_t shape_rows,
                         struct report *report, struct error *error);
void table_close(struct table *table);

/* Whether the row is marked as deleted. */
bool table_is_deleted(const struct table *table, size_t row);

/* The text of a wanted field as UTF-8, "" if it has none. Borrowed until the next call. Texts with bytes that mean nothing
 * are counted as found in that record. */
const char *table_text(struct table *table, size_t row, size_t field, struct report *report, size_t record);
