#include "../cmocka_all.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "engine_process.h"
#include "fixture.h"
#include "two_squares.h"
#include "model/reply.h"

/* What the engine's program answers, what it lets go, and what it says. */

/* One whole reply that is no failure. */
static void receive_answer(struct engine_process *engine, struct bytes *bytes, struct reply *reply)
{
    struct error error = {0};
    engine_process_receive(engine, bytes);
    if (!reply_open(reply, bytes->items, bytes->count, &error))
        fail_msg("%s", error.text);
}

static void it_answers_one_request_after_another(void **state)
{
    (void)state;
    struct engine_process engine;
    struct bytes bytes = {0}, two = {0};
    struct reply reply;
    struct request request = request_for(from_environment("TIERMAP_TEST_SHAPEFILES"), 41);
    engine_process_start(&engine);
    request.wanted = WANT_GROUND | WANT_DRAFT | WANT_EXACT;
    request.view = extent_empty();
    request.tolerance_m = 2000;
    engine_process_ask(&engine, &request);
    for (int i = 0; i < 3; i++) {
        static const uint32_t flags[] = {REPLY_GROUND | REPLY_EXACT, REPLY_TIERS, REPLY_TIERS | REPLY_EXACT};
        receive_answer(&engine, &bytes, &reply);
        assert_int_equal(reply.header->request_number, 41);
        assert_int_equal(reply.header->flags, flags[i]);
        if (i == 0)
            assert_string_equal(reply_string(&reply, reply.country->name), "Ukraine");
        if (i > 0) {
            assert_int_equal(reply.tier_count, 3);
            assert_true(reply.summary->reference_km > 1900);
            assert_true((reply.zones[0].area_km2 > 0) == (i == 2));
        }
        for (int role = 0; role < LAYER_ROLES; role++) {
            const struct layer *layer = reply_layer_find(&reply, (enum layer_role)role, 0);
            bool is_here = (role == LAYER_REFERENCE || role == LAYER_ZONES) == (i > 0);
            assert_true((layer != NULL) == is_here);
            if (!is_here)
                continue;
            assert_true(layer->feature_count > 0);
            const struct layer *coarse = reply_layer_find(&reply, (enum layer_role)role, 1e9);
            assert_true(role == LAYER_PLACES || i == 1 || coarse->level >= 5);
        }
    }
    /* Two at once, in pieces that are cut anywhere: the newer one takes the place of the older one. */
    request.wanted = WANT_EXACT;
    request.number = 42;
    request.outer_km[0] = 10;
    request_write(&request, &two);
    request.number = 43;
    request.tier_count = 2;
    request_write(&request, &two);
    engine_process_send(&engine, two.items, 9);
    engine_process_send(&engine, two.items + 9, two.count / 2 + 3);
    engine_process_send(&engine, two.items + 9 + two.count / 2 + 3, two.count - 9 - two.count / 2 - 3);
    receive_answer(&engine, &bytes, &reply);
    assert_int_equal(reply.header->request_number, 43);
    assert_int_equal(reply.tier_count, 2);
    assert_true(reply.zones[0].outer_km == 10);
    engine_process_end(&engine, 0);
    bytes_fini(&bytes);
    bytes_fini(&two);
}

/* However many come while it works, only the last one is answered whole, and what is not wanted any more is let go. */
static void a_newer_request_cancels_an_older_one(void **state)
{
    (void)state;
    struct engine_process engine;
    struct bytes bytes = {0};
    struct reply reply;
    struct request request = request_for(from_environment("TIERMAP_TEST_SHAPEFILES"), 0);
    uint32_t answered = 0, last = 0;
    engine_process_start(&engine);
    for (uint32_t i = 1; i <= 40; i++) {
        request.number = i;
        request.outer_km[0] = 10 + i / 4.0;
        engine_process_ask(&engine, &request);
    }
    while (last != 40) {
        receive_answer(&engine, &bytes, &reply);
        assert_true(reply.header->request_number > last);
        last = reply.header->request_number;
        answered++;
    }
    assert_true(answered < 40);
    request.number = 41;
    request.outer_km[0] = 24;
    engine_process_ask(&engine, &request);
    request.wanted = 0;
    request.number = 42;
    engine_process_ask(&engine, &request);
    request.wanted = WANT_EXACT;
    request.number = 43;
    request.outer_km[0] = 23;
    engine_process_ask(&engine, &request);
    do {
        receive_answer(&engine, &bytes, &reply);
        assert_int_not_equal(reply.header->request_number, 42);
    } while (reply.header->request_number != 43);
    engine_process_end(&engine, 0);
    bytes_fini(&bytes);
}

/* Of an engine that ends with the status when nothing more comes. */
static void expect_sentence_and_end(const struct request *request, const char *file, const char *said, int status)
{
    struct engine_process engine;
    struct bytes bytes = {0};
    struct reply reply;
    struct error error = {0};
    engine_process_start(&engine);
    engine_process_ask(&engine, request);
    engine_process_receive(&engine, &bytes);
    assert_false(reply_open(&reply, bytes.items, bytes.count, &error));
    if (strstr(error.text, file) == NULL || strstr(error.text, said) == NULL)
        fail_msg("expected %s and \"%s\" in: %s", file, said, error.text);
    engine_process_end(&engine, status);
    bytes_fini(&bytes);
}

static void expect_sentence(const struct request *request, const char *file, const char *said)
{
    expect_sentence_and_end(request, file, said, 0);
}

static void its_sentences_say_which_file_and_what_to_do(void **state)
{
    (void)state;
    static const char *const names[] = {"ukraine", "neighbours", "oblasts", "water", "rivers", "places"};
    const char *bundled = from_environment("TIERMAP_TEST_SHAPEFILES");
    char *folder = fixture_folder_new(), *none = fixture_path(folder, "none");
    size_t size;
    struct request request = request_for(none, 1);
    expect_sentence(&request, "/none", "--data");
    request.layers_dir = folder;
    expect_sentence(&request, "ukraine.shp", "--data");
    for (size_t i = 0; i < 6; i++)
        fixture_copy(bundled, folder, names[i]);
    unsigned char *data = fixture_read(folder, "ukraine.shp", &size);
    fixture_write(folder, "ukraine.shp", data, size / 2);
    expect_sentence(&request, "ukraine.shp", "cut short");
    for (size_t i = 100; i < size; i++)
        data[i] = (unsigned char)(i * 2654435761u >> 7);
    fixture_write(folder, "ukraine.shp", data, size);
    expect_sentence(&request, "ukraine.shp", "damaged");
    for (size_t i = 0; i < 100; i++)
        data[i] = (unsigned char)(i * 2654435761u >> 7);
    fixture_write(folder, "ukraine.shp", data, size);
    expect_sentence(&request, "ukraine.shp", "no shapefile");
    fixture_write_text(folder, "ukraine.shp",
                       "Dear reader, this is a letter and no map. It goes on for a while, so that "
                       "it is as long as the header of a shapefile.");
    expect_sentence(&request, "ukraine.shp", "no shapefile");
    fixture_write_text(folder, "ukraine.shp", "short");
    expect_sentence(&request, "ukraine.shp", "no shapefile");
    fixture_copy(bundled, folder, "ukraine");
    two_squares_remove(folder, "rivers.dbf");
    request.wanted = WANT_GROUND;
    expect_sentence(&request, "rivers.dbf", "it is missing");
    request.wanted = WANT_EXACT;
    fixture_copy(bundled, folder, "rivers");
    request.reference = REFERENCE_FILE;
    request.reference_path = "front.geojson";
    expect_sentence(&request, "front.geojson", "cannot open");
    char *own = fixture_path(folder, "own.geojson");
    fixture_write_text(folder, "own.geojson", "{\"type\":\"LineString\",\"coordinates\":[[-70,-20],[-71,-21]]}");
    request.reference_path = own;
    expect_sentence(&request, "own.geojson", "nowhere near the country");
    fixture_write_text(folder, "own.geojson", "{\"type\":\"LineString\",\"coordinates\":[[49.9,36.2],[48,35]]}");
    expect_sentence(&request, "own.geojson", "latitude before longitude");
    const struct lonlat drawn[] = {{19, 52}, {19, 51}};
    request.reference = REFERENCE_DRAWN;
    request.reference_path = "";
    request.drawn = drawn;
    request.drawn_count = 2;
    expect_sentence(&request, "the drawn line", "further from the country than the last tier reaches (220 km)");
    request.reference = REFERENCE_RUSSIA;
    request.drawn_count = 0;
    request.border_path = "poland.shp";
    expect_sentence(&request, "poland.shp", "cannot open it");
    request = request_for(bundled, 2);
    request.tier_count = 9; /* a viewer that sends such a thing is broken */
    expect_sentence_and_end(&request, "", "out of range", 1);
    free(data);
    free(own);
    free(none);
    fixture_folder_free(folder);
}

static void write_into(const char *path, const char *text)
{
    FILE *file = fopen(path, "r+");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

/* What cannot be done does not end it, other files do. */
static void it_serves_one_set_of_files(void **state)
{
    (void)state;
    static const char line[] = "{\"type\":\"LineString\",\"coordinates\":[[33,52],[33.5,50],[33,47]]}";
    const char *bundled = from_environment("TIERMAP_TEST_SHAPEFILES");
    char *folder = fixture_folder_new(), *own = fixture_path(folder, "own.geojson"), *other = fixture_path(folder, "other");
    struct engine_process engine;
    struct bytes bytes = {0};
    struct reply reply;
    struct error error;
    struct request request = request_for(bundled, 1);
    for (int round = 0; round < 3; round++) {
        fixture_write_text(folder, "own.geojson", "no line yet");
        request.reference_path = own;
        request.reference = REFERENCE_FILE;
        engine_process_start(&engine);
        engine_process_ask(&engine, &request);
        engine_process_receive(&engine, &bytes);
        assert_false(reply_open(&reply, bytes.items, bytes.count, &error));
        write_into(own, line);
        engine_process_ask(&engine, &request);
        receive_answer(&engine, &bytes, &reply);
        assert_int_equal(reply.summary->reference, REFERENCE_FILE);
        request.reference = REFERENCE_RUSSIA;
        engine_process_ask(&engine, &request);
        receive_answer(&engine, &bytes, &reply);
        assert_int_equal(reply.summary->reference, REFERENCE_RUSSIA);
        if (round == 0) {
            request.border_path = own;
        } else if (round == 1) { /* another one of that name */
            fixture_write_text(folder, "other", line);
            assert_int_equal(rename(other, own), 0);
        } else {
            request.layers_dir = folder;
        }
        engine_process_ask(&engine, &request);
        struct pollfd closed = {.fd = engine.fd, .events = POLLIN};
        assert_int_equal(poll(&closed, 1, engine_process_deadline_ms), 1);
        assert_int_equal(recv(engine.fd, bytes.items, 1, 0), 0);
        engine_process_end(&engine, 0);
        request = request_for(bundled, 2);
    }
    bytes_fini(&bytes);
    free(other);
    free(own);
    fixture_folder_free(folder);
}

static void what_is_no_request_ends_it(void **state)
{
    (void)state;
    struct engine_process engine;
    struct bytes bytes = {0};
    struct reply reply;
    struct error error = {0};
    engine_process_start(&engine);
    engine_process_send(&engine, "GET / HTTP/1.1\r\n\r\n", 18);
    engine_process_receive(&engine, &bytes);
    assert_false(reply_open(&reply, bytes.items, bytes.count, &error));
    assert_non_null(strstr(error.text, "no request"));
    engine_process_end(&engine, 1);
    engine_process_start(&engine);
    engine_process_end(&engine, 0); /* closed before anything was asked */
    bytes_fini(&bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_answers_one_request_after_another),
        cmocka_unit_test(a_newer_request_cancels_an_older_one),
        cmocka_unit_test(its_sentences_say_which_file_and_what_to_do),
        cmocka_unit_test(it_serves_one_set_of_files),
        cmocka_unit_test(what_is_no_request_ends_it),
    };
    signal(SIGPIPE, SIG_IGN);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
