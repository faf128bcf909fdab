#include "../cmocka_all.h"

#include <fcntl.h>
#include <math.h>
#include <shapefil.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/data/shapefile.h"
#include "fixture.h"

static const char *const fields[] = {"name", "name_uk"};
static const struct records_query polygons = {GEOMETRY_POLYGONS, fields, 2, 0, 0};
static const char wgs84[] = "GEOGCS[\"WGS84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],"
                            "PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.017453292519943295]]";

/* A ring with a hole, and a second record, in the folder that is the test's state. */
static void write_two_squares(const char *folder)
{
    struct lonlat points[10];
    const int sizes[] = {5, 5};
    struct fixture *fixture = fixture_open(folder, "two", SHPT_POLYGON, fields, 2);
    fixture_square(points, 30, 48, 2, 1);
    fixture_square(points + 5, 30.5, 48.5, 1, 0);
    fixture_add(fixture, points, sizes, 2, (const char *const[]){"First", "Перша"});
    fixture_square(points, 34, 48, 1, 1);
    fixture_add(fixture, points, sizes, 1, (const char *const[]){"Second", ""});
    fixture_close(fixture);
    fixture_write_text(folder, "two.prj", wgs84);
    fixture_write_text(folder, "two.cpg", "UTF-8");
}

static int set_up(void **state)
{
    *state = fixture_folder_new();
    write_two_squares(*state);
    return 0;
}

static int tear_down(void **state)
{
    fixture_folder_free(*state);
    return 0;
}

static bool read_it(struct records *records, const char *folder, const char *name,
                    const struct records_query *query, struct error *error)
{
    char *path = fixture_path(folder, name);
    bool done = shapefile_read(records, path, query, error);
    if (!done)
        assert_non_null(strstr(error->text, folder)); /* every sentence names the file */
    free(path);
    return done;
}

static void expect_failure(const char *folder, const char *name, const struct records_query *query,
                           const char *said)
{
    struct records records;
    struct error error = {0};
    assert_false(read_it(&records, folder, name, query, &error));
    if (strstr(error.text, said) == NULL)
        fail_msg("expected \"%s\" in: %s", said, error.text);
    assert_int_equal(records.records.count, 0);
    assert_null(records.points.items);
}

static void polygons_come_with_holes_and_texts(void **state)
{
    struct records records;
    struct error error;
    assert_true(read_it(&records, *state, "two.shp", &polygons, &error));
    assert_int_equal(records.records.count, 2);
    assert_int_equal(records.parts.count, 3);
    assert_false(records.parts.items[0].is_hole);
    assert_true(records.parts.items[1].is_hole);
    assert_string_equal(records_text(&records, 0, 0), "First");
    assert_string_equal(records_text(&records, 0, 1), "Перша");
    assert_string_equal(records_text(&records, 1, 1), "");
    assert_true(records.points.items[0].lon == 30 && records.points.items[0].lat == 48);
    assert_false(records.projection_assumed);
    assert_null(records.guessed);
    records_fini(&records);
}

static void lines_points_and_empty_shapes(void **state)
{
    const struct lonlat line[] = {{30, 48}, {31, 49}, {32, 48}, {33, 48}, {33, 49}};
    const int sizes[] = {3, 2}, one[] = {1};
    struct records records;
    struct error error;
    struct fixture *fixture = fixture_open(*state, "lines", SHPT_ARC, NULL, 0);
    fixture_add(fixture, line, sizes, 2, NULL);
    fixture_add(fixture, line, sizes, 0, NULL);
    fixture_close(fixture);
    assert_true(read_it(&records, *state, "lines.shp", &(struct records_query){.geometry = GEOMETRY_LINES},
                        &error));
    assert_int_equal(records.records.count, 1);
    assert_int_equal(records.parts.count, 2);
    assert_int_equal(records.skipped, 1);
    assert_true(records.projection_assumed);
    records_fini(&records);
    const char *const numbers[] = {"pop"};
    fixture = fixture_open(*state, "points", SHPT_POINT, numbers, 1);
    fixture_add(fixture, line, one, 1, (const char *const[]){"12345.5"});
    fixture_add(fixture, line, one, 1, (const char *const[]){"many"});
    fixture_add(fixture, line, one, 1, (const char *const[]){"1e999"});
    fixture_close(fixture);
    assert_true(read_it(&records, *state, "points.shp",
                        &(struct records_query){GEOMETRY_POINTS, numbers, 1, 0, 0}, &error));
    assert_true(records_number(&records, 0, 0) == 12345.5);
    assert_true(records_number(&records, 1, 0) == 0);
    assert_true(records_number(&records, 2, 0) == 0);
    records_fini(&records);
}

static void letters_are_guessed_when_nothing_names_them(void **state)
{
    struct lonlat ring[5];
    const int size = 5;
    struct records records;
    struct error error;
    struct fixture *fixture = fixture_open(*state, "old", SHPT_POLYGON, fields, 2);
    fixture_square(ring, 30, 48, 1, 1);
    fixture_add(fixture, ring, &size, 1, (const char *const[]){"Kyiv", "\xCA\xE8\xBF\xE2"});
    fixture_close(fixture);
    assert_true(read_it(&records, *state, "old.shp", &polygons, &error));
    assert_string_equal(records_text(&records, 0, 1), "Київ");
    assert_string_equal(records.guessed, "CP1251");
    records_fini(&records);
    fixture_write_text(*state, "old.cpg", "ANSI 1251");
    assert_true(read_it(&records, *state, "old.shp", &polygons, &error));
    assert_string_equal(records_text(&records, 0, 1), "Київ");
    assert_null(records.guessed);
    records_fini(&records);
}

static void remove_file(const char *folder, const char *name)
{
    char *path = fixture_path(folder, name);
    assert_int_equal(unlink(path), 0);
    free(path);
}

static void a_missing_index_is_made_up(void **state)
{
    struct records records;
    struct error error;
    remove_file(*state, "two.shx");
    assert_true(read_it(&records, *state, "two.shp", &polygons, &error));
    assert_int_equal(records.records.count, 2);
    assert_string_equal(records_text(&records, 1, 0), "Second");
    records_fini(&records);
    char *path = fixture_path(*state, "two.shx");
    assert_int_not_equal(access(path, F_OK), 0); /* and not written */
    free(path);
}

/* UTM zone 36, north: 33 E is its middle, whose scale is 0.9996. */
static const char utm36[] =
    "PROJCS[\"WGS_1984_UTM_Zone_36N\",GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\","
    "6378137.0,"
    "298.257223563]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Transverse_"
    "Mercator\"],"
    "PARAMETER[\"False_Easting\",500000.0],PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\","
    "33.0],"
    "PARAMETER[\"Scale_Factor\",0.9996],PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]";

static void write_metres(const char *folder)
{
    struct lonlat ring[5];
    const int size = 5;
    struct fixture *fixture = fixture_open(folder, "metres", SHPT_POLYGON, fields, 2);
    fixture_square(ring, 500000, 5400000, 100000, 1);
    fixture_add(fixture, ring, &size, 1, (const char *const[]){"M", "M"});
    fixture_close(fixture);
}

static void the_projection_is_what_the_prj_says(void **state)
{
    struct records records;
    struct error error;
    write_metres(*state);
    expect_failure(*state, "metres.shp", &polygons, ".prj");
    fixture_write_text(*state, "metres.prj", utm36);
    if (!read_it(&records, *state, "metres.shp", &polygons, &error))
        fail_msg("%s", error.text);
    /* On the middle meridian: the meridian's arc is 5400000 / 0.9996 m long, which ends at 48.7529 N. */
    assert_true(fabs(records.points.items[0].lon - 33) < 1e-9);
    assert_true(fabs(records.points.items[0].lat - 48.7529) < 1e-3);
    assert_true(records.points.items[2].lon > 34.3 && records.points.items[2].lon < 34.5);
    records_fini(&records);
}

static void a_prj_that_makes_no_sense_is_refused(void **state)
{
    char *longest = malloc(70001);
    memset(longest, 'A', 70000);
    longest[70000] = '\0';
    fixture_write_text(*state, "two.prj", "this is no projection");
    expect_failure(*state, "two.shp", &polygons, ".prj is not understood");
    fixture_write_text(*state, "two.prj", "/etc/hostname");
    expect_failure(*state, "two.shp", &polygons, ".prj is not understood");
    fixture_write_text(*state, "two.prj", longest);
    expect_failure(*state, "two.shp", &polygons, "two.prj");
    free(longest);
}

/* Writes bytes over a file of the fixture. */
static void patch(const char *folder, const char *name, size_t at, const void *bytes, size_t size)
{
    size_t length;
    unsigned char *data = fixture_read(folder, name, &length);
    assert_true(at + size <= length);
    memcpy(data + at, bytes, size);
    fixture_write(folder, name, data, length);
    free(data);
}

static void cut(const char *folder, const char *name, size_t size)
{
    size_t length;
    unsigned char *data = fixture_read(folder, name, &length);
    assert_true(size < length);
    fixture_write(folder, name, data, size);
    free(data);
}

static void damaged_files_are_refused_with_a_sentence(void **state)
{
    static const unsigned char huge[] = {0x7F, 0xFF, 0xFF, 0xFF};
    static const double nan_value = NAN, huge_value = 1e300;
    expect_failure(*state, "none.shp", &polygons, "none.shp");
    cut(*state, "two.shp", 200);
    expect_failure(*state, "two.shp", &polygons, "cut short");
    cut(*state, "two.shp", 60);
    expect_failure(*state, "two.shp", &polygons, "no shapefile");
    fixture_write_text(*state, "two.shp",
                       "name,lon,lat\nKyiv,30.5,50.4\nand much more that is no shapefile at all, but a table "
                       "somebody has given the wrong name, long enough to be one");
    expect_failure(*state, "two.shp", &polygons, "no shapefile");
    write_two_squares(*state);
    patch(*state, "two.shx", 24, huge, 4); /* an index that claims 4 GB */
    expect_failure(*state, "two.shp", &polygons, "cut short");
    write_two_squares(*state);
    patch(*state, "two.shx", 104, huge, 4); /* a record that is longer than the file */
    expect_failure(*state, "two.shp", &polygons, "record 1");
    write_two_squares(*state);
    patch(*state, "two.shp", 148, huge, 4); /* a count of points or parts that cannot be */
    expect_failure(*state, "two.shp", &polygons, "record 1");
    write_two_squares(*state);
    patch(*state, "two.shp", 160, &nan_value, 8);
    expect_failure(*state, "two.shp", &polygons, "record 1");
    write_two_squares(*state);
    patch(*state, "two.shp", 160, &huge_value, 8);
    expect_failure(*state, "two.shp", &polygons, "nowhere on the Earth");
    write_two_squares(*state);
    cut(*state, "two.dbf", 150);
    expect_failure(*state, "two.shp", &polygons, "cut short");
    write_two_squares(*state);
    patch(*state, "two.dbf", 4, huge, 4); /* two thousand million rows */
    expect_failure(*state, "two.shp", &polygons, "rows");
    write_two_squares(*state);
    remove_file(*state, "two.dbf");
    expect_failure(*state, "two.shp", &polygons, "two.dbf");
}

/* A small file whose index names one record many times would take a lot of memory and time. */
static void an_index_that_repeats_a_record_is_refused(void **state)
{
    size_t size;
    unsigned char *index = fixture_read(*state, "two.shx", &size);
    unsigned char *longer = malloc(100 + 1000 * 8);
    memcpy(longer, index, 108);
    for (int i = 1; i < 1000; i++)
        memcpy(longer + 100 + i * 8, index + 100, 8);
    longer[26] = (100 + 1000 * 8) / 2 >> 8;
    longer[27] = (unsigned char)((100 + 1000 * 8) / 2);
    fixture_write(*state, "two.shx", longer, 100 + 1000 * 8);
    expect_failure(*state, "two.shp", &polygons, "another file");
    free(longer);
    free(index);
}

static void what_is_no_file_is_refused_at_once(void **state)
{
    char *pipe = fixture_path(*state, "pipe.shp"), *folder = fixture_path(*state, "folder.shp");
    assert_int_equal(mkfifo(pipe, 0600), 0); /* opening it for reading would wait for ever */
    assert_int_equal(mkdir(folder, 0700), 0);
    expect_failure(*state, "pipe.shp", &polygons, "regular file");
    expect_failure(*state, "folder.shp", &polygons, "regular file");
    free(pipe);
    free(folder);
}

static void the_wrong_kind_of_file_is_refused(void **state)
{
    static const char *const other[] = {"name", "iso"};
    const struct lonlat open_ring[] = {{30, 48}, {30, 49}, {31, 49}, {31, 48}};
    const int size = 4;
    expect_failure(*state, "two.shp", &(struct records_query){.geometry = GEOMETRY_LINES}, "no lines");
    expect_failure(*state, "two.shp", &(struct records_query){.geometry = GEOMETRY_POINTS}, "no points");
    expect_failure(*state, "two.shp", &(struct records_query){GEOMETRY_POLYGONS, other, 2, 0, 0}, "no field iso");
    struct fixture *fixture = fixture_open(*state, "open", SHPT_POLYGON, NULL, 0);
    fixture_add(fixture, open_ring, &size, 1, NULL);
    fixture_close(fixture);
    expect_failure(*state, "open.shp", &(struct records_query){.geometry = GEOMETRY_POLYGONS},
                   "not closed");
    fixture_close(fixture_open(*state, "empty", SHPT_POLYGON, NULL, 0));
    expect_failure(*state, "empty.shp", &(struct records_query){.geometry = GEOMETRY_POLYGONS},
                   "no shapes");
}

/* Whatever is changed in the files, they are read or refused with a sentence; nothing is printed; the
 * sanitizers look on. */
static void no_damage_does_harm(void **state)
{
    static const char *const names[] = {"two.shp", "two.shx", "two.dbf"};
    unsigned char *data[3];
    size_t sizes[3];
    char *said = fixture_path(*state, "said");
    int kept = dup(STDERR_FILENO), file = open(said, O_CREAT | O_RDWR | O_TRUNC, 0600), read_count = 0,
        refused = 0;
    for (int i = 0; i < 3; i++)
        data[i] = fixture_read(*state, names[i], &sizes[i]);
    fflush(stderr);
    dup2(file, STDERR_FILENO);
    srand(5);
    for (int round = 0; round < 1500; round++) {
        struct records records;
        struct error error = {0};
        int which = rand() % 3;
        unsigned char *copy = malloc(sizes[which]);
        memcpy(copy, data[which], sizes[which]);
        for (int i = rand() % 3; i >= 0; i--)
            copy[(size_t)rand() % sizes[which]] = (unsigned char)(rand() % 3 == 0 ? 0xFF : rand());
        fixture_write(*state, names[which], copy,
                      rand() % 4 == 0 ? (size_t)rand() % sizes[which] : sizes[which]);
        if (read_it(&records, *state, "two.shp", &polygons, &error))
            read_count++;
        else
            refused += error.text[0] != '\0';
        records_fini(&records);
        fixture_write(*state, names[which], data[which], sizes[which]);
        free(copy);
    }
    fflush(stderr);
    dup2(kept, STDERR_FILENO);
    assert_int_equal(lseek(file, 0, SEEK_END), 0);
    assert_int_equal(read_count + refused, 1500);
    assert_true(read_count > 100 && refused > 100);
    for (int i = 0; i < 3; i++)
        free(data[i]);
    close(file);
    close(kept);
    free(said);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(polygons_come_with_holes_and_texts),
        TEST(lines_points_and_empty_shapes),
        TEST(letters_are_guessed_when_nothing_names_them),
        TEST(a_missing_index_is_made_up),
        TEST(the_projection_is_what_the_prj_says),
        TEST(a_prj_that_makes_no_sense_is_refused),
        TEST(damaged_files_are_refused_with_a_sentence),
        TEST(an_index_that_repeats_a_record_is_refused),
        TEST(what_is_no_file_is_refused_at_once),
        TEST(the_wrong_kind_of_file_is_refused),
        TEST(no_damage_does_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
