#pragma once
/* Reads a map file of the user's, whichever kind it is. */
#include "engine/data/records.h"

/* By the path's ending: .geojson and .json are GeoJSON, everything else is a shapefile. As shapefile_read and
 * geojson_read. */
bool map_file_read(struct records *records, const char *path, const struct records_query *query,
                   struct error *error);
