#include "../cmocka_all.h"
#include "../full_disk.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "viewer/out/save.h"

static char folder[] = "save-test-XXXXXX";

static int enter_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) != NULL && chdir(folder) == 0 ? 0 : -1;
}

/* What each test leaves, it removes; only an empty folder can go. */
static int leave_folder(void **state)
{
    (void)state;
    return chdir("..") == 0 ? rmdir(folder) : -1;
}

static bool saves(const char *path, const char *text, bool force, struct error *error)
{
    struct out_file file = {.path = path};
    bytes_add_text(&file.bytes, text);
    bool saved = out_save_set(&file, 1, force, error);
    bytes_fini(&file.bytes);
    return saved;
}

static void holds(const char *path, const char *text)
{
    struct bytes bytes;
    assert_true(bytes_read_file(&bytes, path, 1 << 20, NULL));
    assert_string_equal(bytes_text(&bytes), text);
    bytes_fini(&bytes);
}

static int files_here(void)
{
    int count = 0;
    DIR *here = opendir(".");
    for (struct dirent *entry; (entry = readdir(here)) != NULL;)
        count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(here);
    return count;
}

static void writes_a_new_file(void **state)
{
    (void)state;
    struct stat status;
    mode_t mask = umask(027);
    assert_true(saves("new.txt", "whole\n", false, NULL));
    umask(mask);
    holds("new.txt", "whole\n");
    assert_int_equal(stat("new.txt", &status), 0);
    assert_int_equal(status.st_mode & 0777, 0640);
    assert_int_equal(status.st_nlink, 1);
    assert_int_equal(files_here(), 1);
    unlink("new.txt");
}

static void replaces_only_with_force(void **state)
{
    (void)state;
    struct error error;
    struct stat status;
    assert_true(saves("there.txt", "old", false, NULL));
    assert_int_equal(chmod("there.txt", 0604), 0);
    assert_false(saves("there.txt", "new", false, &error));
    assert_non_null(strstr(error.text, "there.txt: it is there already"));
    assert_non_null(strstr(error.text, "--force"));
    holds("there.txt", "old");
    assert_true(saves("there.txt", "new", true, &error));
    holds("there.txt", "new");
    assert_int_equal(stat("there.txt", &status), 0);
    assert_int_equal(status.st_mode & 0777, 0604);
    assert_int_equal(files_here(), 1);
    unlink("there.txt");
}

/* A reader that has the old file open goes on reading the old one: it was replaced, not written over. */
static void old_readers_keep_the_old_file(void **state)
{
    (void)state;
    char text[8] = "";
    assert_true(saves("read.txt", "old", false, NULL));
    FILE *reader = fopen("read.txt", "r");
    assert_non_null(reader);
    assert_true(saves("read.txt", "new and longer", true, NULL));
    assert_int_equal(fread(text, 1, sizeof text - 1, reader), 3);
    assert_string_equal(text, "old");
    fclose(reader);
    unlink("read.txt");
}

static void a_link_is_followed(void **state)
{
    (void)state;
    struct stat status;
    struct error error;
    assert_int_equal(mkdir("deep", 0700), 0);
    assert_true(saves("deep/real.txt", "old", false, NULL));
    assert_int_equal(symlink("deep/real.txt", "link.txt"), 0);
    assert_true(saves("link.txt", "new", true, NULL));
    holds("deep/real.txt", "new");
    assert_int_equal(lstat("link.txt", &status), 0);
    assert_true(S_ISLNK(status.st_mode));
    unlink("deep/real.txt");
    assert_false(saves("link.txt", "new", false, &error)); /* it leads nowhere now, but it is there */
    unlink("link.txt");
    assert_int_equal(rmdir("deep"), 0);
}

enum { disk_bytes = 4096 };

/* More than a full disk takes; the test frees it. */
static char *large_text(void)
{
    char *large = malloc(100000);
    memset(large, 'x', 99999);
    large[99999] = '\0';
    return large;
}

static void a_full_disk_leaves_the_old_file(void **state)
{
    (void)state;
    struct error error = {0};
    char *large = large_text();
    assert_true(saves("full.txt", "old", false, NULL));
    full_disk_begin(disk_bytes);
    bool saved = saves("full.txt", large, true, &error);
    bool saved_new = saves("fresh.txt", large, false, NULL);
    full_disk_end();
    assert_false(saved);
    assert_false(saved_new);
    assert_non_null(strstr(error.text, "full.txt: cannot write it: File too large"));
    holds("full.txt", "old");
    assert_int_equal(files_here(), 1); /* neither a part of the new one nor fresh.txt */
    free(large);
    unlink("full.txt");
}

static bool saves_set(const char *first, const char *second, bool force, struct error *error)
{
    struct out_file files[2] = {{"set.a", {0}}, {"set.b", {0}}};
    bytes_add_text(&files[0].bytes, first);
    bytes_add_text(&files[1].bytes, second);
    bool saved = out_save_set(files, 2, force, error);
    bytes_fini(&files[0].bytes);
    bytes_fini(&files[1].bytes);
    return saved;
}

static void a_set_is_written_whole_or_not_at_all(void **state)
{
    (void)state;
    struct error error = {0};
    char *large = large_text();
    assert_true(saves_set("one", "two", false, NULL));
    assert_int_equal(files_here(), 2);
    assert_true(saves_set("three", "four", true, NULL));
    holds("set.a", "three");
    holds("set.b", "four");
    assert_int_equal(files_here(), 2);
    unlink("set.a");
    assert_false(saves_set("five", "six", false, &error)); /* one of them is there */
    assert_non_null(strstr(error.text, "set.b: it is there already"));
    holds("set.b", "four");
    assert_int_equal(files_here(), 1);
    assert_true(saves("set.a", "three", false, NULL));
    full_disk_begin(disk_bytes);
    bool saved = saves_set("short", large, true, &error); /* the second one has no room */
    full_disk_end();
    assert_false(saved);
    assert_non_null(strstr(error.text, "set.b: cannot write it: File too large"));
    holds("set.a", "three");
    holds("set.b", "four");
    assert_int_equal(files_here(), 2);
    /* the second one cannot be moved to its place: a folder came to be there */
    unlink("set.b");
    assert_int_equal(mkdir("set.b", 0700), 0);
    assert_false(saves_set("seven", "eight", true, &error));
    assert_non_null(strstr(error.text, "set.b: it is not a regular file"));
    holds("set.a", "three");
    assert_int_equal(files_here(), 2);
    rmdir("set.b");
    unlink("set.a");
    free(large);
}

static void places_that_take_no_file_are_refused(void **state)
{
    (void)state;
    struct error error;
    assert_false(saves("nowhere/file.txt", "x", false, &error));
    assert_non_null(strstr(error.text, "nowhere/file.txt: cannot write it: No such file"));
    assert_false(saves(".", "x", true, &error));
    assert_non_null(strstr(error.text, "not a regular file"));
    assert_false(saves("/dev/full", "x", true, &error));
    assert_non_null(strstr(error.text, "not a regular file"));
    assert_false(saves("", "x", false, &error));
    assert_int_equal(files_here(), 0);
}

static void a_folder_without_permission_leaves_the_old_file(void **state)
{
    (void)state;
    struct error error;
    if (geteuid() == 0)
        skip(); /* root may write anywhere */
    assert_int_equal(mkdir("locked", 0700), 0);
    assert_true(saves("locked/file.txt", "old", false, NULL));
    assert_int_equal(chmod("locked", 0500), 0);
    assert_false(saves("locked/file.txt", "new", true, &error));
    assert_non_null(strstr(error.text, "locked/file.txt: cannot write it: Permission denied"));
    holds("locked/file.txt", "old");
    chmod("locked", 0700);
    unlink("locked/file.txt");
    rmdir("locked");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_a_new_file),
        cmocka_unit_test(replaces_only_with_force),
        cmocka_unit_test(old_readers_keep_the_old_file),
        cmocka_unit_test(a_link_is_followed),
        cmocka_unit_test(a_full_disk_leaves_the_old_file),
        cmocka_unit_test(a_set_is_written_whole_or_not_at_all),
        cmocka_unit_test(places_that_take_no_file_are_refused),
        cmocka_unit_test(a_folder_without_permission_leaves_the_old_file),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
