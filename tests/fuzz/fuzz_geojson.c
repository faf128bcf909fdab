/* A GeoJSON file as anybody might send it. */
#include "engine/data/geojson.h"
#include "fuzz.h"
#include "records_check.h"

static void take(const struct bytes *text, const struct records_query *query)
{
    struct records records;
    struct error error = {0};
    if (geojson_take(&records, text, query, &error))
        records_check(&records);
    else
        hold(error.text[0] != '\0' && records.points.items == NULL);
    records_fini(&records);
}

int fuzz_one(const unsigned char *data, size_t size)
{
    static const char *const fields[] = {"name", "name_uk"};
    struct bytes text = {0};
    bytes_add(&text, data, size); /* with an end that the sanitizer watches */
    take(&text, &(struct records_query){.geometry = GEOMETRY_LINES_OR_POLYGONS, .max_vertices = 100000});
    take(&text, &(struct records_query){GEOMETRY_POLYGONS, fields, 2, 2, 1000});
    take(&text, &(struct records_query){GEOMETRY_POINTS, fields, 2, 0, 0});
    bytes_fini(&text);
    return 0;
}
