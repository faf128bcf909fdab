#include "../cmocka_all.h"
#include "../model/plain_request.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "own_folder.h"
#include "viewer/kept.h"

static int set_up(void **state)
{
    *state = own_folder_new();
    return 0;
}

static int tear_down(void **state)
{
    return own_folder_free(*state);
}

static const char *const layers[] = {"ukraine", "neighbours", "oblasts", "water", "rivers", "places"};
static const char *const endings[] = {"shp", "shx", "dbf", "prj", "cpg"};

static void make_layers(const char *folder, const char *first_content)
{
    assert_int_equal(mkdir(folder, 0700), 0);
    for (size_t i = 0; i < sizeof layers / sizeof *layers; i++)
        for (size_t k = 0; k < sizeof endings / sizeof *endings; k++) {
            char *path = memory_format("%s/%s.%s", folder, layers[i], endings[k]);
            FILE *file = fopen(path, "w");
            fprintf(file, "%s %zu %zu", i + k == 0 ? first_content : "content", i, k);
            assert_int_equal(fclose(file), 0);
            free(path);
        }
}

static struct kept_keys keys_of(const struct request *request)
{
    struct kept_keys keys;
    assert_true(kept_keys_make(&keys, request));
    return keys;
}

static void expect_keys(const struct request *request, const struct kept_keys *before, bool same_ground, bool same_tiers,
                        const char *what)
{
    struct kept_keys keys = keys_of(request);
    if (kept_key_equal(keys.ground, before->ground) != same_ground || kept_key_equal(keys.tiers, before->tiers) != same_tiers)
        fail_msg("%s", what);
    struct kept_key tiers = kept_key_tiers(&keys, request);
    assert_true(kept_key_equal(tiers, keys.tiers));
}

static void change_byte(const char *path, long at)
{
    FILE *file = fopen(path, "r+");
    assert_non_null(file);
    fseek(file, at, SEEK_SET);
    int byte = fgetc(file);
    fseek(file, at, SEEK_SET);
    fputc(byte ^ 1, file);
    assert_int_equal(fclose(file), 0);
}

static void keys_tell_every_byte_of_the_layers(void **state)
{
    const char *work = *state;
    char *folder = memory_format("%s/layers", work), *copy = memory_format("%s/elsewhere", work);
    make_layers(folder, "content");
    make_layers(copy, "content");
    struct request request = plain_request(folder), elsewhere = plain_request(copy);
    struct kept_keys before = keys_of(&request);
    expect_keys(&elsewhere, &before, true, true, "the same layers in another folder");
    for (size_t i = 0; i < sizeof layers / sizeof *layers; i++)
        for (size_t k = 0; k < sizeof endings / sizeof *endings; k++) {
            char *path = memory_format("%s/%s.%s", folder, layers[i], endings[k]);
            for (long at = 0; at < 8; at += 7) {
                change_byte(path, at);
                expect_keys(&request, &before, false, false, path);
                change_byte(path, at);
            }
            assert_int_equal(truncate(path, 5), 0);
            expect_keys(&request, &before, false, false, path);
            unlink(path);
            struct kept_keys keys;
            assert_int_equal(kept_keys_make(&keys, &request), k != 0); /* without a .shp there is no layer */
            char *from = memory_format("%s/%s.%s", copy, layers[i], endings[k]);
            assert_int_equal(link(from, path), 0);
            unlink(from);
            free(from);
            free(path);
        }
    expect_keys(&request, &before, true, true, "all is as it was");
    free(folder);
    free(copy);
}

static void keys_tell_every_choice(void **state)
{
    const char *work = *state;
    char *folder = memory_format("%s/layers", work), *file = memory_format("%s/own.shp", work),
         *beside = memory_format("%s/own.prj", work);
    make_layers(folder, "content");
    FILE *own = fopen(file, "w");
    fputs("a line or a land", own);
    fclose(own);
    const struct request plain = plain_request(folder);
    struct kept_keys before = keys_of(&plain);
    struct request request = plain;
    request.number = 9;
    request.wanted = WANT_DRAFT;
    request.tolerance_m = 3;
    expect_keys(&request, &before, true, true, "what does not change the answer");
    for (int i = 0; i < 3; i++) {
        request = plain;
        request.outer_km[i] += 1e-9;
        expect_keys(&request, &before, true, false, "a depth");
    }
    request = plain;
    request.tier_count = 2;
    expect_keys(&request, &before, true, false, "fewer tiers");
    request = plain;
    request.reference = REFERENCE_WHOLE;
    expect_keys(&request, &before, true, false, "the reference");
    request = plain;
    request.max_vertices = 5;
    expect_keys(&request, &before, false, false, "the cap");
    struct lonlat drawn[] = {{30, 50}, {31, 51}, {32, 52}};
    request = plain;
    request.reference = REFERENCE_DRAWN;
    request.drawn = drawn;
    request.drawn_count = 3;
    struct kept_keys with_drawn = keys_of(&request);
    for (int i = 0; i < 3; i++) {
        drawn[i].lat += 1e-12;
        expect_keys(&request, &with_drawn, true, false, "a drawn point");
        drawn[i].lat -= 1e-12;
        drawn[i].lon += 1e-12;
        expect_keys(&request, &with_drawn, true, false, "a drawn point");
        drawn[i].lon -= 1e-12;
    }
    request.drawn_count = 2;
    expect_keys(&request, &with_drawn, true, false, "a point fewer");
    request = plain;
    request.border_path = file;
    struct kept_keys with_border = keys_of(&request);
    assert_false(kept_key_equal(with_border.ground, before.ground));
    request.where_field = "iso";
    request.where_value = "PL";
    struct kept_keys with_where = keys_of(&request);
    assert_false(kept_key_equal(with_where.ground, with_border.ground));
    request.where_value = "PT";
    expect_keys(&request, &with_where, false, false, "another value");
    request.where_field = "isoP";
    request.where_value = "L";
    expect_keys(&request, &with_where, false, false, "letters that move from one word to the next");
    request = plain;
    request.border_path = file;
    request.reference_is_open = true;
    expect_keys(&request, &with_border, true, false, "a reference that nobody chose");
    request.reference_is_open = false;
    change_byte(file, 3);
    expect_keys(&request, &with_border, false, false, "a byte of the border");
    change_byte(file, 3);
    own = fopen(beside, "w");
    fclose(own);
    expect_keys(&request, &with_border, false, false, "a file beside it");
    free(folder);
    free(file);
    free(beside);
}

/* The engine reads a line once; what it answers must not be taken for an answer about what the file holds later. */
static void the_line_is_the_one_that_was_there_at_first(void **state)
{
    const char *work = *state;
    char *folder = memory_format("%s/layers", work), *file = memory_format("%s/own.geojson", work);
    make_layers(folder, "content");
    FILE *own = fopen(file, "w");
    fputs("a line", own);
    fclose(own);
    struct request request = plain_request(folder);
    request.reference = REFERENCE_FILE;
    request.reference_path = file;
    struct kept_keys before = keys_of(&request);
    change_byte(file, 2);
    assert_true(kept_key_equal(kept_key_tiers(&before, &request), before.tiers));
    expect_keys(&request, &before, true, false, "a byte of the line");
    request.reference = REFERENCE_RUSSIA; /* for which the file is of no concern */
    struct kept_key tiers = kept_key_tiers(&before, &request);
    struct kept_keys after = keys_of(&request);
    assert_true(kept_key_equal(tiers, after.tiers));
    unlink(file);
    struct kept_keys keys;
    assert_false(kept_keys_make(&keys, &request));
    free(folder);
    free(file);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(keys_tell_every_byte_of_the_layers),
        TEST(keys_tell_every_choice),
        TEST(the_line_is_the_one_that_was_there_at_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
