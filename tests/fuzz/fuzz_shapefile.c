/* A .shp and a .shx as anybody might send them: four bytes that say how long the .shp is, the .shp, the .shx. */
#include <string.h>

#include "engine/data/shapefile.h"
#include "fuzz.h"
#include "records_check.h"

static void take(const unsigned char *data, size_t size, size_t shp_size, enum geometry geometry)
{
    struct shapefile shapefile = {0};
    struct records records;
    struct error error = {0};
    const struct records_query query = {.geometry = geometry, .max_vertices = 100000};
    bytes_add(&shapefile.files.shp, data, shp_size);
    bytes_add(&shapefile.files.shx, data + shp_size, size - shp_size);
    if (shapefile_take(&records, &shapefile, &query, &error))
        records_check(&records);
    else
        hold(error.text[0] != '\0' && records.points.items == NULL);
    records_fini(&records);
    shapefile_fini(&shapefile);
}

int fuzz_one(const unsigned char *data, size_t size)
{
    uint32_t shp_size = 0;
    if (size < sizeof shp_size)
        return 0;
    memcpy(&shp_size, data, sizeof shp_size);
    data += sizeof shp_size;
    size -= sizeof shp_size;
    take(data, size, shp_size < size ? shp_size : size, GEOMETRY_LINES_OR_POLYGONS);
    take(data, size, shp_size < size ? shp_size : size, GEOMETRY_POINTS);
    return 0;
}
