#include "engine/data/map_file.h"

#include <string.h>
#include <strings.h>

#include "engine/data/geojson.h"
#include "engine/data/shapefile.h"

static bool ends_with(const char *path, const char *ending)
{
    size_t length = strlen(path), end = strlen(ending);
    return length > end && strcasecmp(path + length - end, ending) == 0;
}

bool map_file_read(struct records *records, const char *path, const struct records_query *query,
                   struct error *error)
{
    bool is_geojson = ends_with(path, ".geojson") || ends_with(path, ".json");
    return is_geojson ? geojson_read(records, path, query, error)
                      : shapefile_read(records, path, query, error);
}
