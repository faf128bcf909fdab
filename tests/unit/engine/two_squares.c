#include "../cmocka_all.h"

#include <shapefil.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/data/shapefile.h"
#include "fixture.h"
#include "two_squares.h"

const char *const two_squares_fields[] = {"name", "name_uk"};
const struct records_query two_squares_query = {GEOMETRY_POLYGONS, two_squares_fields, 2, 0, 0};

static const char wgs84[] = "GEOGCS[\"WGS84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],"
                            "PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.017453292519943295]]";

const char two_squares_utm36[] =
    "PROJCS[\"WGS_1984_UTM_Zone_36N\",GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\","
    "6378137.0,"
    "298.257223563]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Transverse_"
    "Mercator\"],"
    "PARAMETER[\"False_Easting\",500000.0],PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\","
    "33.0],"
    "PARAMETER[\"Scale_Factor\",0.9996],PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]";

void two_squares_write(const char *folder)
{
    struct lonlat points[10];
    const int sizes[] = {5, 5};
    struct fixture *fixture = fixture_open(folder, "two", SHPT_POLYGON, two_squares_fields, 2);
    fixture_square(points, 30, 48, 2, 1);
    fixture_square(points + 5, 30.5, 48.5, 1, 0);
    fixture_add(fixture, points, sizes, 2, (const char *const[]){"First", "Перша"});
    fixture_square(points, 34, 48, 1, 1);
    fixture_add(fixture, points, sizes, 1, (const char *const[]){"Second", ""});
    fixture_close(fixture);
    fixture_write_text(folder, "two.prj", wgs84);
    fixture_write_text(folder, "two.cpg", "UTF-8");
}

void two_squares_patch(const char *folder, const char *name, size_t at, const void *bytes, size_t size)
{
    size_t length;
    unsigned char *data = fixture_read(folder, name, &length);
    assert_true(at + size <= length);
    memcpy(data + at, bytes, size);
    fixture_write(folder, name, data, length);
    free(data);
}

void two_squares_cut(const char *folder, const char *name, size_t size)
{
    size_t length;
    unsigned char *data = fixture_read(folder, name, &length);
    assert_true(size < length);
    fixture_write(folder, name, data, size);
    free(data);
}

void two_squares_remove(const char *folder, const char *name)
{
    char *path = fixture_path(folder, name);
    assert_int_equal(unlink(path), 0);
    free(path);
}

bool two_squares_read(struct records *records, const char *folder, const char *name, const struct records_query *query,
                      struct error *error)
{
    char *path = fixture_path(folder, name);
    bool done = shapefile_read(records, path, query, error);
    if (!done)
        assert_non_null(strstr(error->text, folder)); /* every sentence names the file */
    free(path);
    return done;
}

static struct records taken;

void two_squares_forget(void)
{
    records_fini(&taken);
}

const struct records *two_squares_take(const char *folder, const char *name, const struct records_query *query)
{
    struct error error = {0};
    two_squares_forget();
    if (!two_squares_read(&taken, folder, name, query, &error))
        fail_msg("%s", error.text);
    return &taken;
}

void two_squares_refused(const char *folder, const char *name, const struct records_query *query, const char *said)
{
    struct records records;
    struct error error = {0};
    assert_false(two_squares_read(&records, folder, name, query, &error));
    if (strstr(error.text, said) == NULL)
        fail_msg("expected \"%s\" in: %s", said, error.text);
    assert_int_equal(records.records.count, 0);
    assert_null(records.points.items);
}

void two_squares_found(const struct records *records, const size_t *codes_and_numbers)
{
    size_t expected[WARNING_CODES] = {0};
    for (const size_t *at = codes_and_numbers; *at != WARNING_CODES; at += 2)
        expected[at[0]] = at[1];
    for (int code = 0; code < WARNING_CODES; code++)
        if (records->report.found[code] != expected[code])
            fail_msg("code %d: found %zu, expected %zu", code, records->report.found[code], expected[code]);
}
