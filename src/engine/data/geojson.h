#pragma once
/* Reads a GeoJSON file (RFC 7946). Nothing in it is believed: size, depth, structure and coordinates are
 * checked. */
#include <stdbool.h>

#include "base/error.h"
#include "engine/data/records.h"

/* One record a feature; a geometry that is no feature's is a record too. Geometries of another kind than the
 * query's are passed over; features in which nothing is left, or that are no features, are left out; of a file that is
 * cut off, what stands before. All that is in the records' report. A wanted field that no
 * feature has is an error. A "crs" member that names anything but WGS84 is refused. false: error says in one
 * sentence which file, what is wrong and what to do; records is empty but for its report. */
bool geojson_read(struct records *records, const char *path, const struct records_query *query,
                  struct error *error);

/* The same from memory. The sentence does not name the file. */
bool geojson_take(struct records *records, const struct bytes *text, const struct records_query *query,
                  struct error *error);
