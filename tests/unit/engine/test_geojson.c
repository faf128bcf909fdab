#include "../cmocka_all.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "engine/data/geojson.h"
#include "engine/data/map_file.h"
#include "fixture.h"

static const char *const fields[] = {"name", "Side"};
static const struct records_query either = {.geometry = GEOMETRY_LINES_OR_POLYGONS},
                                  named = {GEOMETRY_LINES_OR_POLYGONS, fields, 2, 0, 0};

static int set_up(void **state)
{
    *state = fixture_folder_new();
    return 0;
}

static int tear_down(void **state)
{
    fixture_folder_free(*state);
    return 0;
}

static bool read_size(const char *folder, const char *text, size_t size, const struct records_query *query,
                      struct records *records, struct error *error)
{
    fixture_write(folder, "x.geojson", text, size);
    char *path = fixture_path(folder, "x.geojson");
    bool done = map_file_read(records, path, query, error);
    if (!done)
        assert_true(strncmp(error->text, path, strlen(path)) == 0); /* every sentence begins with the file */
    free(path);
    return done;
}

static struct records read_it(const char *folder, const char *text, const struct records_query *query)
{
    struct records records;
    struct error error = {0};
    if (!read_size(folder, text, strlen(text), query, &records, &error))
        fail_msg("%s", error.text);
    return records;
}

static void refuses_query(const char *folder, const char *text, const struct records_query *query,
                          const char *said)
{
    struct records records;
    struct error error = {0};
    assert_false(read_size(folder, text, strlen(text), query, &records, &error));
    if (strstr(error.text, said) == NULL)
        fail_msg("expected \"%s\" in: %s", said, error.text);
    assert_int_equal(records.records.count, 0);
    assert_null(records.points.items);
}

static void refuses(const char *folder, const char *text, const char *said)
{
    refuses_query(folder, text, &either, said);
}

static void a_place_is(const struct records *records, size_t at, double lon, double lat)
{
    assert_true(at < records->points.count);
    assert_true(records->points.items[at].lon == lon && records->points.items[at].lat == lat);
}

static void polygons_come_with_holes_and_texts(void **state)
{
    struct records records =
        read_it(*state,
                "\xEF\xBB\xBF{\"features\":[{\"properties\":{\"SIDE\":7.50,\"x\":{\"name\":\"inner\"},"
                "\"name\":\"\\u0414\\u043d\"},"
                "\"geometry\":{\"coordinates\":[[[[30,48],[34,48],[34,50],[30,48]],[[31,48.1],[33,48.1],[33,"
                "49],[31,48.1]]],"
                "[[[3.6e1,4800E-2,12.5],[37,48,0],[37,49,0],[3.6e+1,48.0,1]]]],\"type\":\"MultiPolygon\"},"
                "\"type\":\"Feature\"},"
                "{\"type\":\"Feature\",\"geometry\":null,\"properties\":null},"
                "{\"type\":\"Feature\",\"properties\":{\"name\":null,\"Side\":true},"
                "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[-1,-2],[0,0],[1,0],[-1,-2]]]}}],"
                "\"type\":\"FeatureCollection\",\"bbox\":[1,2,3,4]}",
                &named);
    assert_int_equal(records.geometry, GEOMETRY_POLYGONS);
    assert_int_equal(records.records.count, 2);
    assert_int_equal(records.parts.count, 4);
    assert_int_equal(records.report.found[WARNING_RECORDS_EMPTY], 1);
    assert_int_equal(records.report.first[WARNING_RECORDS_EMPTY], 2);
    assert_int_equal(records.report.records, 3);
    assert_int_equal(records.report.points, 16);
    const bool holes[] = {false, true, false, false};
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(records.parts.items[i].is_hole, holes[i]);
    assert_int_equal(records.records.items[0].part_count, 3);
    a_place_is(&records, 8, 36, 48);
    a_place_is(&records, 12, -1, -2);
    assert_string_equal(records_text(&records, 0, 0), "Дн");
    assert_string_equal(records_text(&records, 0, 1), "7.50");
    assert_string_equal(records_text(&records, 1, 0), "");
    assert_string_equal(records_text(&records, 1, 1), "true");
    records_fini(&records);
}

static void every_kind_of_geometry_is_read(void **state)
{
    static const char all[] =
        "{\"type\":\"GeometryCollection\",\"geometries\":["
        "{\"type\":\"Point\",\"coordinates\":[1,2]},{\"type\":\"MultiPoint\",\"coordinates\":[[3,4],[5,6]]},"
        "{\"type\":\"LineString\",\"coordinates\":[[7,8],[9,10],[11,12]]},"
        "{\"type\":\"GeometryCollection\",\"geometries\":["
        "{\"type\":\"MultiLineString\",\"coordinates\":[[[1,1],[2,2]],[],[[3,3]],[[4,4],[5,5]]]}]},"
        "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,0]]]},{\"type\":\"Polygon\","
        "\"coordinates\":[]}]}";
    struct records records = read_it(*state, all, &(struct records_query){.geometry = GEOMETRY_POINTS});
    assert_int_equal(records.records.count, 1);
    assert_int_equal(records.parts.count, 3);
    a_place_is(&records, 2, 5, 6);
    records_fini(&records);
    records = read_it(*state, all, &(struct records_query){.geometry = GEOMETRY_LINES});
    assert_int_equal(records.parts.count, 3); /* an empty line and one of one place are left out */
    assert_int_equal(records.parts.items[2].point_count, 2);
    a_place_is(&records, 6, 5, 5);
    records_fini(&records);
    records = read_it(*state, all, &(struct records_query){.geometry = GEOMETRY_POLYGONS});
    assert_int_equal(records.parts.count, 1);
    records_fini(&records);
}

static void polygons_win_over_lines(void **state)
{
    struct records records = read_it(
        *state,
        "{\"type\":\"FeatureCollection\",\"features\":["
        "{\"type\":\"Feature\",\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[7,8],[9,10]]}},"
        "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,0]]]"
        "}},"
        "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[7,8]}}]}",
        &either);
    assert_int_equal(records.geometry, GEOMETRY_POLYGONS);
    assert_int_equal(records.records.count, 1);
    assert_int_equal(records.report.found[WARNING_RECORDS_OTHER], 2);
    records_fini(&records);
    records = read_it(*state, "{\"type\":\"LineString\",\"coordinates\":[[7,8],[9,10]]}", &either);
    assert_int_equal(records.geometry, GEOMETRY_LINES);
    assert_int_equal(records.report.found[WARNING_RECORDS_OTHER], 0);
    records_fini(&records);
}

#define LINE(places) "{\"type\":\"LineString\",\"coordinates\":" places "}"

static void what_is_wrong_is_said(void **state)
{
    refuses(*state, "", "line 1 is no JSON");
    refuses(*state, "{\n\"type\": \"LineString\",\n\"coordinates\": [[1,2],[3,\n", "line 4 is no JSON");
    refuses(*state, "{\"type\":\"LineString\",}", "is no JSON");
    refuses(*state, "{\"type\":\"LineString\",\"coordinates\":[[NaN,2],[3,4]]}", "is no JSON");
    refuses(*state, "{\"a\":\"\xFF\"}", "no GeoJSON");
    refuses(*state, "[1,2]", "no GeoJSON");
    refuses(*state, "3", "no GeoJSON");
    refuses(*state, "{}", "no GeoJSON");
    refuses(*state, "{\"type\":\"Topology\\u001b[31m\"}", "no type 'Topology[31m'");
    refuses(*state, "{\"type\":\"FeatureCollection\",\"features\":{}}",
            "an object where GeoJSON wants a list");
    refuses(*state, "{\"type\":\"FeatureCollection\",\"features\":[[1]]}", "neither lines nor polygons");
    refuses(*state, "{\"type\":\"FeatureCollection\",\"features\":[]}", "neither lines nor polygons");
    refuses(*state, "{\"type\":\"Point\",\"coordinates\":[1,2]}", "neither lines nor polygons");
    refuses(*state, "{\"coordinates\":[[1,2],[3,4]]}", "no type that fits");
    refuses(*state, "{\"type\":\"Feature\",\"coordinates\":[[1,2],[3,4]]}", "no type that fits");
    refuses(*state, LINE("[[1,2],[3,4]],\"coordinates\":[[5,6]]"), "coordinates twice");
    refuses(*state, LINE("[[1,2],[[3,4]]]"), "nested unevenly");
    refuses(*state, LINE("[[[1,2],[3,4]]]"), "nested in another way than a LineString");
    refuses(*state, LINE("[[1,2],[3]]"), "less than two numbers");
    refuses(*state, LINE("[[1,2],[]]"), "less than two numbers");
    refuses(*state, LINE("[[1,2],[\"3\",4]]"), "no number");
    refuses(*state, LINE("[[1,2],[null,4]]"), "no number");
    refuses(*state, LINE("[[1,91],[3,90.1]]"), "no longitude and latitude (3, 90.1)");
    refuses(*state, LINE("[[1,1e999],[1e999,4]]"), "no longitude and latitude");
    refuses(*state, LINE("[[645000,5460000],[645000,5450000]]"), "degrees on WGS84");
    refuses(*state,
            "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":" LINE(
                "[[1,2],[3]]") "},{\"type\":\"Feature\",\"geometry\":" LINE("[[1,2],null]") "}]}",
            "less than two numbers");
    refuses_query(*state, LINE("[[1,2],[3,4]]"), &named, "none of its features has a property name");
    refuses_query(*state, LINE("[[1,2],[3,4],[5,6]]"),
                  &(struct records_query){.geometry = GEOMETRY_LINES, .max_vertices = 2},
                  "more than 2 points");
}

#define FEATURES(features) "{\"type\":\"FeatureCollection\",\"features\":[" features "]}"
#define FEATURE(geometry) "{\"type\":\"Feature\",\"geometry\":" geometry "}"
#define GOOD FEATURE(LINE("[[1,2],[3,4]]"))

/* Nothing is left of it without what lies nowhere: that is why, and it is in the report. */
static void what_lies_nowhere_is_told(void **state)
{
    struct records records;
    struct error error;
    struct bytes text = {0};
    (void)state;
    bytes_add_text(&text, FEATURES(FEATURE("{\"type\":\"Polygon\",\"coordinates\":[[[1,2],[2,2],[400,3],[401,3],[1,2]]]}")));
    assert_false(geojson_take(&records, &text, &either, &error));
    assert_non_null(strstr(error.text, "lie nowhere on the Earth (401, 3)"));
    assert_int_equal(records.report.found[WARNING_POINTS_NOWHERE], 2);
    assert_null(records.points.items);
    bytes_fini(&text);
}

/* Only what is damaged is left out: one record of two lines' ends is always there. */
static void the_rest_of_a_damaged_file_is_shown(void **state)
{
    static const struct {
        const char *text;
        enum warning_code code;
        size_t number, first;
    } files[] = {
        {FEATURES(GOOD "," FEATURE(LINE("[[1,2],[3]]"))), WARNING_RECORDS_DAMAGED, 1, 2},
        {FEATURES(FEATURE(LINE("[[1,2],[3]]")) "," GOOD), WARNING_RECORDS_DAMAGED, 1, 1},
        {FEATURES(FEATURE(LINE("[[1,2],[\"3\",4]]")) "," GOOD), WARNING_RECORDS_DAMAGED, 1, 1},
        {FEATURES(FEATURE(LINE("[[1,2],{\"a\":[[3,4]]}]")) "," GOOD), WARNING_RECORDS_DAMAGED, 1, 1},
        {FEATURES(FEATURE(LINE("[[1,2],[[3,4],[5,6]]]")) "," GOOD), WARNING_RECORDS_DAMAGED, 1, 1},
        {FEATURES(FEATURE(LINE("[[[1,2],[3,4]]]")) "," GOOD), WARNING_RECORDS_DAMAGED, 1, 1},
        {FEATURES(FEATURE(LINE("[[1,2]],\"coordinates\":[[3,4]]")) "," GOOD), WARNING_RECORDS_DAMAGED, 1, 1},
        {FEATURES(FEATURE("{\"type\":\"Curve\",\"coordinates\":[[1,2],[3,4]]}") "," GOOD), WARNING_RECORDS_DAMAGED, 1, 1},
        {FEATURES("{\"geometry\":" LINE("[[1,2],[3,4]]") "}," GOOD), WARNING_RECORDS_DAMAGED, 1, 1},
        {FEATURES("{\"type\":\"Thing\"}," GOOD), WARNING_RECORDS_DAMAGED, 1, 1},
        {FEATURES("null,[[1,2],[3,4]],7," GOOD ",\"x\""), WARNING_RECORDS_DAMAGED, 4, 1},
        {FEATURES(GOOD "," FEATURE(LINE("[[1,2]]"))), WARNING_RECORDS_EMPTY, 1, 2},
        {FEATURES(GOOD "," FEATURE("{\"type\":\"Point\",\"coordinates\":[1,2]}")), WARNING_RECORDS_OTHER, 1, 2},
        {FEATURES(FEATURE(LINE("[[1,2],[361,5],[3,4],[5,-91]]"))), WARNING_POINTS_NOWHERE, 2, 1},
        {FEATURES(GOOD ",\n" GOOD "\n,{\"type\":\"Feature\",\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[1,2]"), WARNING_JSON_CUT, 3, 0},
        {GOOD GOOD, WARNING_JSON_CUT, 1, 0},
        {FEATURES(GOOD ",{\"type\":\"Feature\",\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[NaN,2],[3,4]]}}"), WARNING_JSON_CUT, 1, 0},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct records records = read_it(*state, files[i].text, &either);
        const struct report *report = &records.report;
        if (report->found[files[i].code] != files[i].number || report->first[files[i].code] != files[i].first)
            fail_msg("file %zu: found %zu, the first in record %zu", i, report->found[files[i].code], report->first[files[i].code]);
        a_place_is(&records, 0, 1, 2);
        a_place_is(&records, 1, 3, 4);
        assert_true(records.points.count == 2 * records.records.count);
        records_fini(&records);
    }
}

static void rings_are_made_fit(void **state)
{
    struct records records = read_it(*state,
                                     FEATURES(FEATURE("{\"type\":\"MultiPolygon\",\"coordinates\":["
                                                      "[[[0,0],[5,0],[5,5]],[[1,1],[2,1],[2,2],[1,1]]],"
                                                      "[[[9,9],[8,8]],[[8,8],[8,9],[9,9],[8,8]]]]}")),
                                     &either);
    assert_int_equal(records.parts.count, 2); /* the second outline is too short, and so its hole goes too */
    assert_int_equal(records.parts.items[0].point_count, 4);
    a_place_is(&records, 3, 0, 0);
    assert_true(records.parts.items[1].is_hole);
    assert_int_equal(records.report.found[WARNING_RINGS_OPEN], 1);
    assert_int_equal(records.report.found[WARNING_PARTS_SHORT], 2);
    records_fini(&records);
}

static void letters_that_mean_nothing_cost_no_more(void **state)
{
    struct records records = read_it(*state,
                                     "{\"type\":\"Feature\",\"properties\":{\"name\":\"K\xC3\xBFiv\",\"side\":\"\xCA\xE8\xBF\xE2\"},\"geometry\":" LINE(
                                         "[[1,2],[3,4]]") "}",
                                     &named);
    assert_string_equal(records_text(&records, 0, 0), "K\xC3\xBFiv");
    assert_int_equal(records.report.found[WARNING_TEXTS_DAMAGED], 1);
    records_fini(&records);
}

static void only_degrees_on_wgs84_are_taken(void **state)
{
#define CRS(name)                                                                                            \
    "{\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"" name                                           \
    "\"}},\"type\":\"LineString\",\"coordinates\":[[1,2],[3,4]]}"
    static const char *const taken[] = {
        CRS("urn:ogc:def:crs:OGC:1.3:CRS84"), CRS("EPSG:4326"), CRS("urn:ogc:def:crs:EPSG::4326"),
        "{\"crs\":null,\"type\":\"LineString\",\"coordinates\":[[1,2],[3,4]]}"};
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++) {
        struct records records = read_it(*state, taken[i], &either);
        assert_int_equal(records.points.count, 2);
        records_fini(&records);
    }
    refuses(*state, CRS("urn:ogc:def:crs:EPSG::3857"), "in urn:ogc:def:crs:EPSG::3857; save it in degrees");
    refuses(*state, CRS("EPSG:14326"), "save it in degrees");
}

/* Lists without an end, a name without an end, a number without an end: each is refused, and soon. */
static void hostile_files_are_refused(void **state)
{
    enum { size = 1 << 20 };
    static const char start[] = "{\"type\":\"LineString\",\"coordinates\":[[";
    struct records records;
    struct error error;
    char *text = malloc(size);
    const struct {
        char fill;
        const char *said;
    } floods[] = {{'[', "nested far too deep"}, {'1', "is no JSON"}, {' ', "is no JSON"}};
    for (size_t i = 0; i < sizeof floods / sizeof *floods; i++) {
        memset(text, floods[i].fill, size);
        memcpy(text, start, sizeof start - 1);
        assert_false(read_size(*state, text, size, &either, &records, &error));
        assert_non_null(strstr(error.text, floods[i].said));
    }
    memset(text, '1', size);
    memcpy(text, start, sizeof start - 1);
    memcpy(text + size - 11, ",2],[3,4]]}", 11);
    assert_false(read_size(*state, text, size, &either, &records, &error));
    assert_non_null(strstr(error.text, "number that is far too long"));
    /* Every beginning of a good file is refused; so is every byte of it turned into a zero. */
    static const char good[] =
        "{\"type\":\"Feature\",\"properties\":{\"name\":\"a\"},\"geometry\":" LINE("[[1,2],[3,4]]") "}";
    for (size_t length = 0; length < sizeof good - 1; length++)
        assert_false(read_size(*state, good, length, &either, &records, &error));
    for (size_t at = 0; at < sizeof good - 1; at++) {
        memcpy(text, good, sizeof good);
        text[at] = '\0';
        assert_false(read_size(*state, text, sizeof good - 1, &either, &records, &error));
    }
    free(text);
    char *path = memory_format("%s", (const char *)*state);
    assert_false(geojson_read(&records, path, &either, &error)); /* a folder */
    assert_non_null(strstr(error.text, "not a regular file"));
    free(path);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(polygons_come_with_holes_and_texts),
        TEST(every_kind_of_geometry_is_read),
        TEST(polygons_win_over_lines),
        TEST(what_is_wrong_is_said),
        TEST(what_lies_nowhere_is_told),
        TEST(the_rest_of_a_damaged_file_is_shown),
        TEST(rings_are_made_fit),
        TEST(letters_that_mean_nothing_cost_no_more),
        TEST(only_degrees_on_wgs84_are_taken),
        TEST(hostile_files_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
