#include "../cmocka_all.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "own_folder.h"
#include "viewer/kept.h"

static const struct kept_key key = {0x0123456789abcdef, 0xfedcba9876543210}, other_key = {0x0123456789abcdef, 1};
#define FILE_NAME "0123456789abcdeffedcba9876543210-1.reply"

struct place { /* a cache folder of the test's own */
    char *folder;
    char *cache; /* what XDG_CACHE_HOME names; the test's folder holds nothing else */
    struct kept kept;
};

static int set_up(void **state)
{
    static struct place place;
    place = (struct place){.folder = own_folder_new()};
    place.cache = memory_format("%s/deep/er", place.folder);
    setenv("XDG_CACHE_HOME", place.cache, 1);
    kept_init(&place.kept, NULL, true);
    *state = &place;
    return 0;
}

static int tear_down(void **state)
{
    struct place *place = *state;
    free(place->cache);
    kept_fini(&place->kept);
    return own_folder_free(place->folder);
}

static char *path_of(const struct place *place, const char *name)
{
    return memory_format("%s/tiermap/%s", place->cache, name);
}

static void store(const struct place *place, struct kept_key under, const char *text)
{
    struct blob blob = {.data = text, .size = strlen(text)};
    kept_store(&place->kept, KEPT_TIERS, under, &blob);
}

static bool is_found(const struct kept *kept, enum kept_kind kind, struct kept_key under, const char *text)
{
    struct blob blob;
    bool found = kept_find(kept, kind, under, &blob);
    if (found) {
        assert_int_equal(blob.size, strlen(text));
        assert_memory_equal(blob.data, text, blob.size);
        assert_int_equal((uintptr_t)blob.data % 8, 0);
    } else {
        assert_null(blob.data);
    }
    blob_fini(&blob);
    return found;
}

static int count_files(const struct place *place)
{
    char *folder = path_of(place, "");
    DIR *dir = opendir(folder);
    int count = 0;
    for (const struct dirent *entry; dir != NULL && (entry = readdir(dir)) != NULL;)
        count += entry->d_name[0] != '.';
    if (dir != NULL)
        closedir(dir);
    free(folder);
    return count;
}

static void what_is_stored_is_found_again(void **state)
{
    struct place *place = *state;
    struct stat status;
    assert_false(is_found(&place->kept, KEPT_TIERS, key, ""));
    store(place, key, "some tiers");
    assert_true(is_found(&place->kept, KEPT_TIERS, key, "some tiers"));
    assert_false(is_found(&place->kept, KEPT_GROUND, key, ""));
    assert_false(is_found(&place->kept, KEPT_TIERS, other_key, ""));
    store(place, key, "better tiers");
    assert_true(is_found(&place->kept, KEPT_TIERS, key, "better tiers"));
    assert_int_equal(count_files(place), 1); /* nothing half-written is left */
    char *path = path_of(place, FILE_NAME), *folder = path_of(place, "");
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_int_equal(stat(folder, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0700);
    free(path);
    free(folder);
}

static void expect_after(struct place *place, const char *what, bool believed)
{
    if (is_found(&place->kept, KEPT_TIERS, key, "some tiers") != believed)
        fail_msg("%s: %s", what, believed ? "not believed" : "believed");
}

static void write_at(const char *path, off_t at, const void *data, size_t size)
{
    int fd = open(path, O_WRONLY);
    assert_int_equal(pwrite(fd, data, size, at), (ssize_t)size);
    close(fd);
}

/* Each is put where the kept file was. */
static void only_whole_files_of_the_users_own_are_believed(void **state)
{
    struct place *place = *state;
    store(place, key, "some tiers");
    char *path = path_of(place, FILE_NAME), *aside = path_of(place, "aside");
    expect_after(place, "as stored", true);
    chmod(path, 0620);
    expect_after(place, "open to the group's writing", false);
    chmod(path, 0602);
    expect_after(place, "open to everybody's writing", false);
    chmod(path, 0644);
    expect_after(place, "open to everybody's reading", true);
    if (geteuid() == 0) {
        assert_int_equal(chown(path, 12345, (gid_t)-1), 0);
        expect_after(place, "somebody else's", false);
        assert_int_equal(chown(path, 0, (gid_t)-1), 0);
    }
    rename(path, aside);
    assert_int_equal(symlink(aside, path), 0);
    expect_after(place, "a symbolic link", false);
    unlink(path);
    assert_int_equal(mkdir(path, 0700), 0);
    expect_after(place, "a folder", false);
    store(place, key, "some tiers"); /* nor does it get in the way */
    rmdir(path);
    assert_int_equal(mkfifo(path, 0600), 0);
    expect_after(place, "a pipe, on which a reader waits", false);
    unlink(path);
    rename(aside, path);
    expect_after(place, "back again", true);
    write_at(path, 0, "X", 1);
    expect_after(place, "another magic", false);
    write_at(path, 0, "T", 1);
    write_at(path, 8, "\0", 1);
    expect_after(place, "another kind", false);
    write_at(path, 8, "\1", 1);
    write_at(path, 16, "\0", 1);
    expect_after(place, "another key", false);
    write_at(path, 16, (const void *)&key, 1);
    expect_after(place, "with its key again", true);
    write_at(path, 50, "\0", 1);
    expect_after(place, "another byte in it", false);
    write_at(path, 50, "me ti", 1);
    expect_after(place, "with that byte again", true);
    assert_int_equal(truncate(path, 55), 0);
    expect_after(place, "cut within what it holds", false);
    assert_int_equal(truncate(path, 20), 0);
    expect_after(place, "cut within its head", false);
    assert_int_equal(truncate(path, 0), 0);
    expect_after(place, "empty", false);
    store(place, key, "some tiers");
    expect_after(place, "stored anew", true);
    free(path);
    free(aside);
}

static void touch(const struct place *place, const char *name, time_t when, off_t size)
{
    char *path = path_of(place, name);
    const struct timespec times[] = {{.tv_sec = when}, {.tv_sec = when}};
    int fd = open(path, O_WRONLY | O_CREAT, 0600);
    assert_true(fd >= 0);
    assert_int_equal(ftruncate(fd, size), 0); /* with a hole: it takes no room */
    assert_int_equal(futimens(fd, times), 0);
    close(fd);
    free(path);
}

static bool is_there(const struct place *place, const char *name)
{
    char *path = path_of(place, name);
    bool there = access(path, F_OK) == 0;
    free(path);
    return there;
}

static void the_oldest_go_when_there_are_too_many(void **state)
{
    static const char *const not_ours[] = {"mine.reply", "notes.txt", "0123456789abcdef0123456789abcdef-1.reply.bak",
                                           "0123456789ABCDEF0123456789abcdef-1.reply", "0123456789abcdef0123456789abcdef-1.reply.x.part"};
    struct place *place = *state;
    store(place, key, "some tiers");
    for (size_t i = 0; i < sizeof not_ours / sizeof *not_ours; i++)
        touch(place, not_ours[i], 1000, 100 << 20);
    for (int i = 0; i < 100; i++) {
        char name[64];
        snprintf(name, sizeof name, "%032x-%d.reply", i, i % 2);
        touch(place, name, 5000 + i, 10);
    }
    touch(place, "00000000000000000000000000000fff-0.reply.77.part", 4000, 10); /* of a viewer that was killed */
    store(place, other_key, "other tiers");
    for (size_t i = 0; i < sizeof not_ours / sizeof *not_ours; i++)
        if (!is_there(place, not_ours[i]))
            fail_msg("%s is gone", not_ours[i]);
    assert_int_equal(count_files(place), 64 + (int)(sizeof not_ours / sizeof *not_ours));
    assert_true(is_found(&place->kept, KEPT_TIERS, key, "some tiers"));
    assert_true(is_found(&place->kept, KEPT_TIERS, other_key, "other tiers"));
    assert_true(is_there(place, "00000000000000000000000000000063-1.reply"));
    assert_false(is_there(place, "00000000000000000000000000000000-0.reply"));
    assert_false(is_there(place, "00000000000000000000000000000fff-0.reply.77.part"));
}

static void the_oldest_go_when_they_are_too_large(void **state)
{
    struct place *place = *state;
    store(place, key, "some tiers");
    touch(place, "00000000000000000000000000000001-0.reply", 5001, 30 << 20);
    touch(place, "00000000000000000000000000000002-0.reply", 5002, 30 << 20);
    touch(place, "00000000000000000000000000000003-0.reply", 5003, 30 << 20);
    store(place, other_key, "other tiers");
    assert_false(is_there(place, "00000000000000000000000000000001-0.reply"));
    assert_true(is_there(place, "00000000000000000000000000000002-0.reply"));
    assert_true(is_there(place, "00000000000000000000000000000003-0.reply"));
    size_t size = (16 << 20) + 1; /* one alone that is too large to be kept */
    struct blob blob = {.data = calloc(1, size), .size = size};
    const struct kept_key large = {9, 9};
    kept_store(&place->kept, KEPT_TIERS, large, &blob);
    free((void *)(uintptr_t)blob.data);
    assert_false(is_found(&place->kept, KEPT_TIERS, large, ""));
}

static void use_makes_young(void **state)
{
    struct place *place = *state;
    store(place, key, "some tiers");
    touch(place, FILE_NAME, 10, sizeof "some tiers" - 1 + 48);
    assert_true(is_found(&place->kept, KEPT_TIERS, key, "some tiers"));
    for (int i = 0; i < 70; i++) {
        char name[64];
        snprintf(name, sizeof name, "%032x-0.reply", i);
        touch(place, name, 5000 + i, 10);
    }
    store(place, other_key, "other tiers");
    assert_true(is_found(&place->kept, KEPT_TIERS, key, "some tiers"));
}

/* Nobody is told, and nothing else changes. */
static void where_nothing_can_be_kept_nothing_is(void **state)
{
    struct place *place = *state;
    struct kept kept;
    static const char *const homes[] = {"/dev/null/none", "/proc/none", "relative/folder", ""};
    for (size_t i = 0; i < sizeof homes / sizeof *homes; i++) {
        setenv("XDG_CACHE_HOME", homes[i], 1);
        setenv("HOME", homes[i], 1);
        kept_init(&kept, memory_copy_text("/nonexistent"), true);
        struct blob blob = {.data = "x", .size = 1};
        kept_store(&kept, KEPT_TIERS, key, &blob);
        assert_false(is_found(&kept, KEPT_TIERS, key, ""));
        kept_fini(&kept);
    }
    setenv("XDG_CACHE_HOME", "relative", 1); /* which the specification of such folders says to pass over */
    setenv("HOME", place->folder, 1);
    kept_init(&kept, NULL, true);
    char *expected = memory_format("%s/.cache/tiermap", place->folder);
    assert_string_equal(kept.cache_dir, expected);
    free(expected);
    kept_fini(&kept);
    if (geteuid() == 0)
        return; /* to whom everything is open */
    store(place, key, "some tiers");
    char *folder = path_of(place, "");
    chmod(folder, 0500);
    store(place, other_key, "other tiers");
    assert_false(is_found(&place->kept, KEPT_TIERS, other_key, ""));
    assert_true(is_found(&place->kept, KEPT_TIERS, key, "some tiers"));
    free(folder);
}

/* Whoever installed it may be somebody else, but nobody else may write to it. */
static void bundled_ones_come_first(void **state)
{
    struct place *place = *state;
    struct blob blob = {.data = "bundled", .size = 7};
    struct kept kept;
    char *path = memory_format("%s/tiers.reply", place->folder);
    assert_true(kept_write(place->folder, KEPT_TIERS, key, &blob));
    assert_false(kept_write("/nonexistent", KEPT_TIERS, key, &blob));
    kept_init(&kept, memory_copy_text(place->folder), true);
    store(place, key, "the user's");
    store(place, other_key, "the user's");
    assert_true(is_found(&kept, KEPT_TIERS, key, "bundled"));
    assert_true(is_found(&kept, KEPT_TIERS, other_key, "the user's"));
    chmod(path, 0666);
    assert_true(is_found(&kept, KEPT_TIERS, key, "the user's"));
    free(path);
    kept_fini(&kept);
}

static void a_visitor_has_only_the_bundled_ones(void **state)
{
    struct place *place = *state;
    struct blob blob = {.data = "bundled", .size = 7};
    struct kept kept;
    assert_true(kept_write(place->folder, KEPT_TIERS, key, &blob));
    store(place, other_key, "the user's");
    kept_init(&kept, memory_copy_text(place->folder), false);
    assert_true(is_found(&kept, KEPT_TIERS, key, "bundled"));
    assert_false(is_found(&kept, KEPT_TIERS, other_key, ""));
    kept_store(&kept, KEPT_GROUND, key, &blob);
    kept_fini(&kept);
    assert_false(is_found(&place->kept, KEPT_GROUND, key, ""));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(what_is_stored_is_found_again),
        TEST(only_whole_files_of_the_users_own_are_believed),
        TEST(the_oldest_go_when_there_are_too_many),
        TEST(the_oldest_go_when_they_are_too_large),
        TEST(use_makes_young),
        TEST(where_nothing_can_be_kept_nothing_is),
        TEST(bundled_ones_come_first),
        TEST(a_visitor_has_only_the_bundled_ones),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
