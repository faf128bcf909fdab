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
#include "two_squares.h"

static int set_up(void **state)
{
    *state = fixture_folder_new();
    two_squares_write(*state);
    return 0;
}

static int tear_down(void **state)
{
    fixture_folder_free(*state);
    return 0;
}

static void polygons_come_with_holes_and_texts(void **state)
{
    struct records records;
    struct error error;
    assert_true(two_squares_read(&records, *state, "two.shp", &two_squares_query, &error));
    assert_int_equal(records.records.count, 2);
    assert_int_equal(records.parts.count, 3);
    assert_false(records.parts.items[0].is_hole);
    assert_true(records.parts.items[1].is_hole);
    assert_string_equal(records_text(&records, 0, 0), "First");
    assert_string_equal(records_text(&records, 0, 1), "Перша");
    assert_string_equal(records_text(&records, 1, 1), "");
    assert_true(records.points.items[0].lon == 30 && records.points.items[0].lat == 48);
    assert_int_equal(records.report.records, 2);
    assert_int_equal(records.report.points, 15);
    for (int code = 0; code < WARNING_CODES; code++)
        assert_int_equal(records.report.found[code], 0);
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
    assert_true(two_squares_read(&records, *state, "lines.shp", &(struct records_query){.geometry = GEOMETRY_LINES},
                        &error));
    assert_int_equal(records.records.count, 1);
    assert_int_equal(records.parts.count, 2);
    assert_int_equal(records.report.found[WARNING_RECORDS_EMPTY], 1);
    assert_int_equal(records.report.first[WARNING_RECORDS_EMPTY], 2);
    assert_int_equal(records.report.found[WARNING_PROJECTION_ASSUMED], 1);
    records_fini(&records);
    const char *const numbers[] = {"pop"};
    fixture = fixture_open(*state, "points", SHPT_POINT, numbers, 1);
    fixture_add(fixture, line, one, 1, (const char *const[]){"12345.5"});
    fixture_add(fixture, line, one, 1, (const char *const[]){"many"});
    fixture_add(fixture, line, one, 1, (const char *const[]){"1e999"});
    fixture_close(fixture);
    assert_true(two_squares_read(&records, *state, "points.shp",
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
    struct fixture *fixture = fixture_open(*state, "old", SHPT_POLYGON, two_squares_fields, 2);
    fixture_square(ring, 30, 48, 1, 1);
    fixture_add(fixture, ring, &size, 1, (const char *const[]){"Kyiv", "\xCA\xE8\xBF\xE2"});
    fixture_close(fixture);
    assert_true(two_squares_read(&records, *state, "old.shp", &two_squares_query, &error));
    assert_string_equal(records_text(&records, 0, 1), "Київ");
    assert_int_equal(records.report.found[WARNING_ENCODING_GUESSED], 1);
    assert_string_equal(records.report.encoding, "CP1251");
    records_fini(&records);
    fixture_write_text(*state, "old.cpg", "ANSI 1251");
    assert_true(two_squares_read(&records, *state, "old.shp", &two_squares_query, &error));
    assert_string_equal(records_text(&records, 0, 1), "Київ");
    assert_int_equal(records.report.found[WARNING_ENCODING_GUESSED], 0);
    records_fini(&records);
}

static void a_missing_index_is_made_up(void **state)
{
    struct records records;
    struct error error;
    two_squares_remove(*state, "two.shx");
    assert_true(two_squares_read(&records, *state, "two.shp", &two_squares_query, &error));
    assert_int_equal(records.records.count, 2);
    assert_string_equal(records_text(&records, 1, 0), "Second");
    records_fini(&records);
    char *path = fixture_path(*state, "two.shx");
    assert_int_not_equal(access(path, F_OK), 0); /* and not written */
    free(path);
}

static void write_metres(const char *folder)
{
    struct lonlat ring[5];
    const int size = 5;
    struct fixture *fixture = fixture_open(folder, "metres", SHPT_POLYGON, two_squares_fields, 2);
    fixture_square(ring, 500000, 5400000, 100000, 1);
    fixture_add(fixture, ring, &size, 1, (const char *const[]){"M", "M"});
    fixture_close(fixture);
}

static void the_projection_is_what_the_prj_says(void **state)
{
    struct records records;
    struct error error;
    write_metres(*state);
    two_squares_refused(*state, "metres.shp", &two_squares_query, ".prj");
    fixture_write_text(*state, "metres.prj", two_squares_utm36);
    if (!two_squares_read(&records, *state, "metres.shp", &two_squares_query, &error))
        fail_msg("%s", error.text);
    /* On the middle meridian: the meridian's arc is 5400000 / 0.9996 m long, which ends at 48.7529 N. */
    assert_true(fabs(records.points.items[0].lon - 33) < 1e-9);
    assert_true(fabs(records.points.items[0].lat - 48.7529) < 1e-3);
    assert_true(records.points.items[2].lon > 34.3 && records.points.items[2].lon < 34.5);
    records_fini(&records);
}

static void what_is_no_shapefile_is_refused_with_a_sentence(void **state)
{
    char longest[70001];
    two_squares_refused(*state, "none.shp", &two_squares_query, "none.shp");
    memset(longest, 'A', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    fixture_write_text(*state, "two.prj", longest);
    FOUND(two_squares_take(*state, "two.shp", &two_squares_query), WARNING_PROJECTION_UNKNOWN, 1);
    two_squares_forget();
    two_squares_write(*state);
    two_squares_cut(*state, "two.shp", 60);
    two_squares_refused(*state, "two.shp", &two_squares_query, "no shapefile");
    fixture_write_text(*state, "two.shp",
                       "name,lon,lat\nKyiv,30.5,50.4\nand much more that is no shapefile at all, but a table "
                       "somebody has given the wrong name, long enough to be one");
    two_squares_refused(*state, "two.shp", &two_squares_query, "no shapefile");
    two_squares_write(*state);
    two_squares_remove(*state, "two.dbf");
    two_squares_refused(*state, "two.shp", &two_squares_query, "two.dbf");
}

static void what_is_no_file_is_refused_at_once(void **state)
{
    char *pipe = fixture_path(*state, "pipe.shp"), *folder = fixture_path(*state, "folder.shp");
    assert_int_equal(mkfifo(pipe, 0600), 0); /* opening it for reading would wait for ever */
    assert_int_equal(mkdir(folder, 0700), 0);
    two_squares_refused(*state, "pipe.shp", &two_squares_query, "regular file");
    two_squares_refused(*state, "folder.shp", &two_squares_query, "regular file");
    free(pipe);
    free(folder);
}

static void the_wrong_kind_of_file_is_refused(void **state)
{
    static const char *const other[] = {"name", "iso"};
    two_squares_refused(*state, "two.shp", &(struct records_query){.geometry = GEOMETRY_LINES}, "no lines");
    two_squares_refused(*state, "two.shp", &(struct records_query){.geometry = GEOMETRY_POINTS}, "no points");
    two_squares_refused(*state, "two.shp", &(struct records_query){GEOMETRY_POLYGONS, other, 2, 0, 0}, "no field iso");
    fixture_close(fixture_open(*state, "empty", SHPT_POLYGON, NULL, 0));
    two_squares_refused(*state, "empty.shp", &(struct records_query){.geometry = GEOMETRY_POLYGONS},
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
        if (two_squares_read(&records, *state, "two.shp", &two_squares_query, &error))
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
        TEST(what_is_no_shapefile_is_refused_with_a_sentence),
        TEST(what_is_no_file_is_refused_at_once),
        TEST(the_wrong_kind_of_file_is_refused),
        TEST(no_damage_does_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
