/* Shapefiles with something wrong: what can be shown is read, and everything else is counted. */
#include "../cmocka_all.h"

#include <math.h>
#include <shapefil.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "engine/data/shapefile.h"
#include "fixture.h"
#include "two_squares.h"

static const struct records_query either = {.geometry = GEOMETRY_LINES_OR_POLYGONS},
                                  optional = {GEOMETRY_POLYGONS, two_squares_fields, 2, 2, 0};
static const unsigned char huge[] = {0x7F, 0xFF, 0xFF, 0xFF};

static int set_up(void **state)
{
    *state = fixture_folder_new();
    two_squares_write(*state);
    return 0;
}

static int tear_down(void **state)
{
    two_squares_forget();
    fixture_folder_free(*state);
    return 0;
}

static const struct records *take(const char *folder)
{
    return two_squares_take(folder, "two.shp", &two_squares_query);
}

static void a_file_that_is_cut_short_shows_what_is_there(void **state)
{
    two_squares_cut(*state, "two.shp", two_squares_size - 56);
    const struct records *records = take(*state);
    assert_int_equal(records->records.count, 1);
    assert_string_equal(records_text(records, 0, 0), "First");
    assert_int_equal(records->report.records, 2);
    FOUND(records, WARNING_RECORDS_DAMAGED, 1, WARNING_FILE_CUT, 56);
    two_squares_remove(*state, "two.shx");
    FOUND(take(*state), WARNING_RECORDS_DAMAGED, 1, WARNING_FILE_CUT, 56, WARNING_INDEX_MISSING, 1);
    two_squares_cut(*state, "two.shp", two_squares_first);
    two_squares_refused(*state, "two.shp", &two_squares_query, "cut short: 356 bytes");
    two_squares_write(*state);
    two_squares_cut(*state, "two.shp", two_squares_first + 50);
    two_squares_refused(*state, "two.shp", &two_squares_query, "cut short: 306 bytes");
}

static void the_beginning_need_not_be_believed(void **state)
{
    static const unsigned char no_type[] = {99, 0, 0, 0}, short_length[] = {0, 0, 0, 60}, boxes[32] = {0xFF};
    static const struct {
        size_t at, size;
        const unsigned char *bytes;
        bool is_found;
    } damages[] = {{0, 4, huge, true}, {24, 4, huge, true}, {24, 4, short_length, true}, {28, 4, huge, true}, {32, 4, no_type, false}, {36, 32, boxes, false}};
    for (size_t i = 0; i < sizeof damages / sizeof *damages; i++) {
        two_squares_write(*state);
        two_squares_patch(*state, "two.shp", damages[i].at, damages[i].bytes, damages[i].size);
        const struct records *records = take(*state);
        assert_int_equal(records->records.count, 2);
        FOUND(records, WARNING_HEADER_WRONG, damages[i].is_found);
    }
}

static void an_index_that_lies_is_not_believed(void **state)
{
    static const unsigned char swapped[] = {0, 0, 0, 160}; /* words to the second record */
    two_squares_patch(*state, "two.shx", 24, huge, 4); /* it claims 4 GB */
    FOUND(take(*state), WARNING_INDEX_WRONG, 1);
    two_squares_write(*state);
    two_squares_patch(*state, "two.shx", 104, huge, 4); /* a record that is longer than the file */
    FOUND(take(*state), WARNING_INDEX_WRONG, 1);
    two_squares_write(*state);
    two_squares_patch(*state, "two.shx", 100, swapped, 4);
    const struct records *records = take(*state);
    FOUND(records, WARNING_INDEX_WRONG, 1);
    assert_int_equal(records->records.count, 2);
    assert_string_equal(records_text(records, 0, 0), "First");
    two_squares_cut(*state, "two.shx", 108);
    FOUND(take(*state), WARNING_INDEX_WRONG, 1);
    fixture_write_text(*state, "two.shx", "short");
    FOUND(take(*state), WARNING_INDEX_WRONG, 1);
    two_squares_remove(*state, "two.shx");
    FOUND(take(*state), WARNING_INDEX_MISSING, 1);
}

static void what_cannot_be_read_is_as_good_as_damaged(void **state)
{
    static const char *const names[] = {"two.shx", "two.prj", "two.cpg", "two.dbf"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char *path = fixture_path(*state, names[i]);
        two_squares_remove(*state, names[i]);
        assert_int_equal(mkfifo(path, 0600), 0); /* opening it for reading would wait for ever */
        free(path);
    }
    two_squares_refused(*state, "two.shp", &two_squares_query, "two.dbf: it is not a regular file");
    FOUND(two_squares_take(*state, "two.shp", &optional), WARNING_INDEX_WRONG, 1, WARNING_PROJECTION_UNKNOWN, 1, WARNING_TABLE_DAMAGED, 1);
}

/* A small file whose index names one record many times would take a lot of memory and time. */
static void an_index_that_repeats_a_record_is_not_believed(void **state)
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
    const struct records *records = take(*state);
    assert_int_equal(records->records.count, 2);
    FOUND(records, WARNING_INDEX_WRONG, 1);
    memcpy(index + 108, index + 100, 8); /* once more than it should is once too much */
    fixture_write(*state, "two.shx", index, size);
    records = take(*state);
    assert_string_equal(records_text(records, 1, 0), "Second");
    assert_true(records->points.items[10].lon == 34);
    FOUND(records, WARNING_INDEX_WRONG, 1);
    free(longer);
    free(index);
}

static void write_many(const char *folder, int count)
{
    struct fixture *fixture = fixture_open(folder, "many", SHPT_POLYGON, two_squares_fields, 2);
    for (int i = 0; i < count; i++) {
        char name[20];
        struct lonlat ring[5];
        const int size = 5;
        snprintf(name, sizeof name, "Land %d", i + 1);
        fixture_square(ring, 20 + i, 48, 0.5, 1);
        fixture_add(fixture, ring, &size, 1, (const char *const[]){name, ""});
    }
    fixture_close(fixture);
    fixture_write_text(folder, "many.cpg", "UTF-8");
}

/* Without an index, the records behind a damaged one are found by their numbers, and keep their names. */
static void records_behind_a_damaged_one_are_found(void **state)
{
    enum { record_size = 136, second = 100 + record_size };
    static const size_t places[] = {second + 4 /* its length */, second + 8 /* its type */, second + 44 /* its parts */};
    for (size_t i = 0; i < 2 * sizeof places / sizeof *places; i++) {
        bool has_index = i % 2 == 0;
        write_many(*state, 4);
        two_squares_patch(*state, "many.shp", places[i / 2], huge, 4);
        if (!has_index)
            two_squares_remove(*state, "many.shx");
        const struct records *records = two_squares_take(*state, "many.shp", &two_squares_query);
        assert_int_equal(records->records.count, 3);
        assert_string_equal(records_text(records, 1, 0), "Land 3");
        assert_true(records->points.items[5].lon == 22);
        FOUND(records, WARNING_RECORDS_DAMAGED, 1, WARNING_INDEX_MISSING, !has_index, WARNING_PROJECTION_ASSUMED, 1);
        assert_int_equal(records->report.first[WARNING_RECORDS_DAMAGED], 2);
    }
}

static void points_that_are_nowhere_are_left_out(void **state)
{
    static const double values[] = {NAN, INFINITY, -INFINITY, 1e300, -1e39, 361};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        two_squares_write(*state);
        two_squares_patch(*state, "two.shp", two_squares_first_points + 16, &values[i], 8);
        const struct records *records = take(*state);
        assert_int_equal(records->points.count, 14);
        assert_true(records->points.items[0].lon == 30 && records->points.items[1].lat == 50);
        FOUND(records, WARNING_POINTS_NOWHERE, 1);
        assert_int_equal(records->report.first[WARNING_POINTS_NOWHERE], 1);
    }
    for (int i = 0; i < 5; i++) /* a record of which nothing is left */
        two_squares_patch(*state, "two.shp", two_squares_second_points + 16 * (size_t)i, &values[0], 8);
    const struct records *records = take(*state);
    assert_int_equal(records->records.count, 1);
    FOUND(records, WARNING_POINTS_NOWHERE, 6, WARNING_PARTS_SHORT, 1, WARNING_RECORDS_EMPTY, 1);
    for (int i = 0; i < 5; i++) /* and a file of which most is nowhere */
        two_squares_patch(*state, "two.shp", two_squares_first_points + 16 * (size_t)i, &values[3], 8);
    two_squares_refused(*state, "two.shp", &two_squares_query, "lie nowhere on the Earth");
}

static void what_a_prj_says_wrongly_is_not_followed(void **state)
{
    static const char *const useless[] = {"this is no projection", "GEOGCS[", "/etc/hostname", "EPSG:4326"};
    for (size_t i = 0; i < sizeof useless / sizeof *useless; i++) {
        fixture_write_text(*state, "two.prj", useless[i]);
        FOUND(take(*state), WARNING_PROJECTION_UNKNOWN, 1);
    }
    fixture_write_text(*state, "two.prj", two_squares_utm36);
    const struct records *records = take(*state);
    FOUND(records, WARNING_PROJECTION_WRONG, 1);
    assert_true(records->points.items[0].lon == 30);
    two_squares_remove(*state, "two.prj");
    FOUND(take(*state), WARNING_PROJECTION_ASSUMED, 1);
    struct lonlat ring[5];
    const int size = 5;
    struct fixture *fixture = fixture_open(*state, "metres", SHPT_POLYGON, NULL, 0);
    fixture_square(ring, 500000, 5400000, 100000, 1);
    fixture_add(fixture, ring, &size, 1, NULL);
    fixture_close(fixture);
    two_squares_refused(*state, "metres.shp", &either, "it has no .prj");
    fixture_write_text(*state, "metres.prj", useless[0]);
    two_squares_refused(*state, "metres.shp", &either, "its .prj is not understood");
}

static void rings_are_closed_and_ordered(void **state)
{
    /* Open; its hole first; too short; of less than two places. */
    const struct lonlat rings[] = {{30.2, 48.2}, {30.8, 48.2}, {30.8, 48.8}, {30.2, 48.8}, {30, 48}, {30, 49}, {31, 49}, {31, 48},
                                   {35, 48}, {35, 49}, {36, 48}};
    const int sizes[] = {4, 4, 2, 1};
    struct fixture *fixture = fixture_open(*state, "rings", SHPT_POLYGON, NULL, 0);
    fixture_add(fixture, rings, sizes, 4, NULL);
    fixture_close(fixture);
    const struct records *records = two_squares_take(*state, "rings.shp", &either);
    assert_int_equal(records->parts.count, 2);
    assert_false(records->parts.items[0].is_hole);
    assert_true(records->parts.items[1].is_hole);
    assert_int_equal(records->parts.items[0].point_count, 5);
    assert_true(records->points.items[0].lon == 30 && records->points.items[4].lon == 30);
    FOUND(records, WARNING_RINGS_OPEN, 2, WARNING_PARTS_SHORT, 2, WARNING_PROJECTION_ASSUMED, 1);
    struct lonlat square[5];
    const int five = 5;
    fixture = fixture_open(*state, "turned", SHPT_POLYGON, NULL, 0);
    fixture_square(square, 30, 48, 1, 0);
    fixture_add(fixture, square, &five, 1, NULL);
    fixture_close(fixture);
    records = two_squares_take(*state, "turned.shp", &either);
    assert_false(records->parts.items[0].is_hole);
    FOUND(records, WARNING_RINGS_ASTRAY, 1, WARNING_PROJECTION_ASSUMED, 1);
}

static void records_of_other_kinds_are_skipped(void **state)
{
    static const unsigned char line[] = {3, 0, 0, 0}, none[] = {0, 0, 0, 0}, no_kind[] = {4, 0, 0, 0}, no_parts[] = {0, 0, 0, 0};
    two_squares_patch(*state, "two.shp", two_squares_second_type, line, 4);
    FOUND(take(*state), WARNING_RECORDS_OTHER, 1);
    FOUND(two_squares_take(*state, "two.shp", &either), WARNING_RECORDS_OTHER, 1);
    const struct records *records =
        two_squares_take(*state, "two.shp", &(struct records_query){.geometry = GEOMETRY_LINES});
    assert_int_equal(records->records.count, 1);
    FOUND(records, WARNING_RECORDS_OTHER, 1);
    two_squares_patch(*state, "two.shp", two_squares_second_type, none, 4);
    records = take(*state);
    FOUND(records, WARNING_RECORDS_EMPTY, 1);
    assert_int_equal(records->report.first[WARNING_RECORDS_EMPTY], 2);
    two_squares_patch(*state, "two.shp", two_squares_second_type, no_kind, 4);
    FOUND(take(*state), WARNING_RECORDS_DAMAGED, 1);
    two_squares_write(*state);
    two_squares_patch(*state, "two.shp", two_squares_second_part_count, no_parts, 4); /* its points are one part */
    assert_int_equal(take(*state)->records.count, 2);
}

static void write_other_kind(const char *folder, int type, const int *part_types, int part_count, int point_count)
{
    static const double x[] = {30, 30, 31, 31, 30, 30.1, 30.1, 30.5}, y[] = {48, 49, 49, 48, 48, 48.1, 48.5, 48.1},
                        z[] = {1, 2, 3, 4, 1, NAN, 1e300, 7};
    const int starts[] = {0, 5};
    char *path = fixture_path(folder, "other.shp");
    SHPHandle shapes = SHPCreate(path, type);
    SHPObject *shape = SHPCreateObject(type, -1, part_count, starts, part_types, point_count, x, y, z, z);
    SHPWriteObject(shapes, -1, shape);
    SHPDestroyObject(shape);
    SHPClose(shapes);
    free(path);
}

static void heights_measures_and_patches_are_passed_over(void **state)
{
    static const int flat[] = {SHPT_POLYGONZ, SHPT_POLYGONM, SHPT_ARCZ, SHPT_ARCM};
    for (size_t i = 0; i < sizeof flat / sizeof *flat; i++) {
        write_other_kind(*state, flat[i], NULL, 1, 5);
        const struct records *records = two_squares_take(*state, "other.shp", &either);
        assert_int_equal(records->points.count, 5);
        assert_int_equal(records->geometry, i < 2 ? GEOMETRY_POLYGONS : GEOMETRY_LINES);
        FOUND(records, WARNING_PROJECTION_ASSUMED, 1);
    }
    const int rings[] = {SHPP_OUTERRING, SHPP_TRIFAN};
    write_other_kind(*state, SHPT_MULTIPATCH, rings, 2, 8);
    const struct records *records = two_squares_take(*state, "other.shp", &either);
    assert_int_equal(records->parts.count, 2);
    const int strip[] = {SHPP_TRISTRIP};
    write_other_kind(*state, SHPT_MULTIPATCH, strip, 1, 4);
    records = two_squares_take(*state, "other.shp", &either);
    assert_int_equal(records->points.count, 5);
    /* Points 1 and 3 are on one side, 2 and 4 on the other. */
    assert_true(records->points.items[1].lon == 31 && records->points.items[1].lat == 49);
    assert_true(records->points.items[2].lon == 31 && records->points.items[2].lat == 48);
}

static void caps_are_kept(void **state)
{
    struct records_query query = {.geometry = GEOMETRY_POLYGONS, .max_vertices = 14};
    two_squares_refused(*state, "two.shp", &query, "more than 14 points");
    query.max_vertices = 1;
    two_squares_refused(*state, "two.shp", &query, "more than 1 records");
    query.max_vertices = 15;
    two_squares_take(*state, "two.shp", &query);
}

/* Whatever is changed in the files, they are read or refused with a sentence; the sanitizers look on. */
static void every_byte_may_be_wrong(void **state)
{
    static const unsigned char bytes[] = {0, 1, 0x7F, 0x80, 0xFF};
    size_t size, read_count = 0;
    unsigned char *data = fixture_read(*state, "two.shp", &size);
    for (size_t at = 0; at < size; at++)
        for (size_t i = 0; i < sizeof bytes; i++) {
            struct shapefile shapefile = {0};
            struct records records;
            struct error error = {0};
            bytes_add(&shapefile.files.shp, data, size);
            shapefile.files.shp.items[at] = bytes[i];
            bool is_read = shapefile_take(&records, &shapefile, &either, &error);
            assert_true(is_read || error.text[0] != '\0');
            assert_true(!is_read || records.report.found[WARNING_INDEX_MISSING] == 1);
            read_count += is_read;
            records_fini(&records);
            shapefile_fini(&shapefile);
        }
    assert_true(read_count > size * 4);
    free(data);
    FOUND(two_squares_take(*state, "two.shp", &optional), WARNING_INDEX_MISSING, 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_file_that_is_cut_short_shows_what_is_there),
        TEST(the_beginning_need_not_be_believed),
        TEST(an_index_that_lies_is_not_believed),
        TEST(what_cannot_be_read_is_as_good_as_damaged),
        TEST(an_index_that_repeats_a_record_is_not_believed),
        TEST(records_behind_a_damaged_one_are_found),
        TEST(points_that_are_nowhere_are_left_out),
        TEST(what_a_prj_says_wrongly_is_not_followed),
        TEST(rings_are_closed_and_ordered),
        TEST(records_of_other_kinds_are_skipped),
        TEST(heights_measures_and_patches_are_passed_over),
        TEST(caps_are_kept),
        TEST(every_byte_may_be_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
