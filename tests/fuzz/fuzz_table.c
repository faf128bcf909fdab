/* A .cpg and a .dbf as anybody might send them, beside three points that are good: the .cpg up to its first zero byte, then
 * the .dbf. */
#include <string.h>

#include "engine/data/shapefile.h"
#include "fuzz.h"
#include "records_check.h"

enum { points = 3, record_size = 28, header_size = 100 };

static void put_four(struct bytes *bytes, uint32_t number, bool is_big_endian)
{
    unsigned char four[4];
    for (int i = 0; i < 4; i++)
        four[i] = (unsigned char)(number >> (is_big_endian ? 24 - 8 * i : 8 * i));
    bytes_add(bytes, four, sizeof four);
}

static void make_points(struct bytes *shp)
{
    static const double place[2] = {30.5, 50.45};
    static const unsigned char nothing[64];
    put_four(shp, 9994, true);
    bytes_add(shp, nothing, 20);
    put_four(shp, (header_size + points * record_size) / 2, true);
    put_four(shp, 1000, false);
    put_four(shp, 1, false);
    bytes_add(shp, nothing, 64);
    for (uint32_t i = 1; i <= points; i++) {
        put_four(shp, i, true);
        put_four(shp, (record_size - 8) / 2, true);
        put_four(shp, 1, false);
        bytes_add(shp, place, sizeof place);
    }
}

static void take(const char *cpg, const unsigned char *dbf, size_t size, size_t optional)
{
    static const char *const fields[] = {"name", "name_uk", "pop"};
    struct shapefile shapefile = {0};
    struct records records;
    struct error error = {0};
    const struct records_query query = {GEOMETRY_POINTS, fields, 3, optional, 0};
    make_points(&shapefile.files.shp);
    bytes_add_text(&shapefile.cpg, cpg);
    bytes_add(&shapefile.files.dbf, dbf, size);
    bool is_read = shapefile_take(&records, &shapefile, &query, &error);
    if (is_read)
        records_check(&records);
    else /* where no field is needed, a table can do no harm, but that its rows are marked as deleted */
        hold(error.text[0] != '\0' && (optional != 3 || strstr(error.text, "no shapes") != NULL));
    records_fini(&records);
    shapefile_fini(&shapefile);
}

int fuzz_one(const unsigned char *data, size_t size)
{
    const unsigned char *end = size > 0 ? memchr(data, '\0', size) : NULL;
    if (end == NULL)
        return 0;
    const char *cpg = (const char *)data;
    size -= (size_t)(end + 1 - data);
    take(cpg, end + 1, size, 3);
    if (size > 0)
        take(cpg, end + 1, size, 0);
    return 0;
}
