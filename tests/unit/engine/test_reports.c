/* What came out about the files reaches the reply. */
#include "../cmocka_all.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "engine_process.h"
#include "fixture.h"
#include "two_squares.h"

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

/* One request to an engine of its own, whose answer is no failure. */
static void ask(const struct request *request, struct bytes *bytes, struct reply *reply)
{
    struct engine_process engine;
    struct error error;
    engine_process_start(&engine);
    engine_process_ask(&engine, request);
    engine_process_receive(&engine, bytes);
    if (!reply_open(reply, bytes->items, bytes->count, &error))
        fail_msg("%s", error.text);
    engine_process_end(&engine, 0);
}

static const struct warning *warning_find(const struct reply *reply, enum warning_code code)
{
    for (uint32_t i = 0; i < reply->warning_count; i++)
        if (reply->warnings[i].code == (uint32_t)code)
            return &reply->warnings[i];
    fail_msg("no warning %d", (int)code);
    return NULL;
}

static void the_bundled_layers_have_no_fault(void **state)
{
    static const char *const names[] = {"ukraine.shp", "neighbours.shp", "oblasts.shp", "water.shp", "rivers.shp", "places.shp"};
    struct bytes bytes = {0};
    struct reply reply;
    (void)state;
    struct request request = request_for(from_environment("TIERMAP_TEST_SHAPEFILES"), 1);
    request.wanted = WANT_GROUND;
    ask(&request, &bytes, &reply);
    assert_int_equal(reply.warning_count, 0);
    assert_int_equal(reply.file_count, 6);
    for (uint32_t i = 0; i < 6; i++) {
        assert_string_equal(reply_string(&reply, reply.files[i].path), names[i]);
        assert_int_equal(reply.files[i].role, i);
        assert_true(reply.files[i].records > 0 && reply.files[i].points >= reply.files[i].records);
    }
    bytes_fini(&bytes);
}

static void a_damaged_border_is_shown_and_reported(void **state)
{
    struct bytes bytes = {0};
    struct reply reply;
    two_squares_write(*state);
    two_squares_cut(*state, "two.shp", two_squares_size - 56);
    fixture_write_text(*state, "two.prj", "nonsense");
    char *path = fixture_path(*state, "two.shp");
    struct request request = request_for(from_environment("TIERMAP_TEST_SHAPEFILES"), 1);
    request.wanted = WANT_GROUND;
    request.border_path = path;
    request.reference = REFERENCE_WHOLE;
    ask(&request, &bytes, &reply);
    assert_int_equal(reply.file_count, 7); /* Ukraine is a neighbour now */
    assert_string_equal(reply_string(&reply, reply.files[0].path), path);
    assert_int_equal(reply.files[0].records, 2);
    assert_string_equal(reply_string(&reply, reply.files[6].path), "ukraine.shp");
    assert_int_equal(warning_find(&reply, WARNING_RECORDS_DAMAGED)->number, 1);
    assert_int_equal(warning_find(&reply, WARNING_FILE_CUT)->number, 56);
    assert_int_equal(warning_find(&reply, WARNING_PROJECTION_UNKNOWN)->file, 0);
    bytes_fini(&bytes);
    free(path);
}

static void a_damaged_reference_is_reported_with_the_tiers(void **state)
{
    struct bytes bytes = {0};
    struct reply reply;
    fixture_write_text(*state, "bow.geojson",
                       "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":null},"
                       "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
                       "[[[37,48.6],[38.2,49.2],[38.2,48.6],[37,49.2],[37,48.6]]]}}]}");
    char *path = fixture_path(*state, "bow.geojson");
    struct request request = request_for(from_environment("TIERMAP_TEST_SHAPEFILES"), 1);
    request.reference = REFERENCE_FILE;
    request.reference_path = path;
    ask(&request, &bytes, &reply);
    assert_int_equal(reply.file_count, 1);
    assert_int_equal(reply.files[0].role, LAYER_REFERENCE);
    assert_int_equal(reply.warning_count, 2);
    assert_int_equal(warning_find(&reply, WARNING_RECORDS_EMPTY)->first, 1);
    assert_int_equal(warning_find(&reply, WARNING_GEOMETRY_MENDED)->number, 1);
    bytes_fini(&bytes);
    free(path);
}

static void check(const char *path, struct bytes *bytes, struct reply *reply)
{
    struct request request = request_for("", 1);
    bytes->count = 0;
    request.wanted = WANT_CHECK | WANT_EXACT; /* nothing else is answered */
    request.border_path = path;
    ask(&request, bytes, reply);
    assert_true(reply->country == NULL && reply->summary == NULL);
    assert_int_equal(reply->file_count, 1);
    assert_string_equal(reply_string(reply, reply->files[0].path), path);
}

static void a_file_is_checked_by_itself(void **state)
{
    struct bytes bytes = {0};
    struct reply reply;
    char *path = fixture_path(*state, "two.shp"), *bow = fixture_path(*state, "bow.json");
    two_squares_write(*state);
    check(path, &bytes, &reply);
    assert_int_equal(reply.warning_count, 0);
    assert_int_equal(reply.files[0].points, 15);
    two_squares_remove(*state, "two.dbf");
    check(path, &bytes, &reply);
    assert_int_equal(reply.warning_count, 1);
    warning_find(&reply, WARNING_TABLE_MISSING);
    fixture_write_text(*state, "two.shp", "no shapefile");
    check(path, &bytes, &reply);
    const char *why = reply_string(&reply, warning_find(&reply, WARNING_FILE_REFUSED)->detail);
    assert_int_equal(strncmp(why, "it is no shapefile", 18), 0); /* the path is said once */
    fixture_write_text(*state, "bow.json",
                       "{\"type\":\"Feature\",\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":["
                       "[[[37,48.6],[38.2,49.2],[38.2,48.6],[37,49.2],[37,48.6]]],[[[1,1],[2,1],[2,2],[1,1]]]]}}");
    check(bow, &bytes, &reply);
    assert_int_equal(warning_find(&reply, WARNING_GEOMETRY_MENDED)->number, 1);
    bytes_fini(&bytes);
    free(bow);
    free(path);
}

static void what_is_not_there_cannot_be_checked(void **state)
{
    struct engine_process engine;
    struct bytes bytes = {0};
    struct reply reply;
    struct error error = {0};
    struct request request = request_for("", 1);
    request.wanted = WANT_CHECK;
    const char *const paths[] = {*state, "/dev/zero", "", "none.shp"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        engine_process_start(&engine); /* one serves the files of its first request */
        request.border_path = paths[i];
        engine_process_ask(&engine, &request);
        engine_process_receive(&engine, &bytes);
        assert_false(reply_open(&reply, bytes.items, bytes.count, &error));
        assert_true(strstr(error.text, "not a regular file") != NULL || strstr(error.text, "cannot open it") != NULL);
        bytes_fini(&bytes);
        engine_process_end(&engine, 0);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(the_bundled_layers_have_no_fault),
        TEST(a_damaged_border_is_shown_and_reported),
        TEST(a_damaged_reference_is_reported_with_the_tiers),
        TEST(a_file_is_checked_by_itself),
        TEST(what_is_not_there_cannot_be_checked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
