#include "../cmocka_all.h"
#include "../full_disk.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/memory.h"
#include "own_folder.h"
#include "viewer/autosave.h"

struct place {
    struct plan plan;
    char *home, *folder; /* folder: where the files are */
    char *users_home;    /* as it was before the test */
    struct autosave autosave;
    struct autosave_found found;
};

static int set_up(void **state)
{
    struct place *place = memory_new(sizeof *place);
    place->home = own_folder_new();
    place->folder = memory_format("%s/deep/state/tiermap", place->home);
    place->users_home = memory_copy_text(getenv("HOME") != NULL ? getenv("HOME") : "/");
    char *base = memory_format("%s/deep/state", place->home);
    setenv("XDG_STATE_HOME", base, 1);
    free(base);
    *state = place;
    autosave_init(&place->autosave);
    return plan_open(&place->plan, TEST_DATA "/two-tiers.ini", NULL) ? 0 : -1;
}

static int tear_down(void **state)
{
    struct place *place = *state;
    autosave_fini(&place->autosave);
    autosave_found_fini(&place->found);
    int status = own_folder_free(place->home);
    plan_fini(&place->plan);
    setenv("HOME", place->users_home, 1);
    free(place->users_home);
    free(place->folder);
    free(place);
    return status;
}

static bool keep(struct autosave *autosave, const struct place *place, double first_km, const char *plan_path, struct error *error)
{
    const double outer_km[] = {first_km, 500};
    return autosave_keep(autosave, &place->plan, &(struct plan_changes){.outer_km = outer_km}, plan_path, error);
}

/* What a viewer leaves that ends without having saved. */
static void leave(const struct place *place, double first_km, const char *plan_path)
{
    struct error error = {0};
    struct autosave other;
    autosave_init(&other);
    if (!keep(&other, place, first_km, plan_path, &error))
        fail_msg("%s", error.text);
    autosave_fini(&other);
}

static bool finds(struct place *place)
{
    autosave_found_fini(&place->found);
    return autosave_find(&place->autosave, &place->found);
}

static double first_km_of(const char *path)
{
    struct plan plan;
    struct error error;
    if (!plan_open(&plan, path, &error))
        fail_msg("%s", error.text);
    double first_km = plan.tiers[0].outer_km;
    plan_fini(&plan);
    return first_km;
}

static int count_files(const struct place *place)
{
    int count = 0;
    DIR *dir = opendir(place->folder);
    for (const struct dirent *entry; dir != NULL && (entry = readdir(dir)) != NULL;)
        count += entry->d_name[0] != '.';
    if (dir != NULL)
        closedir(dir);
    return count;
}

/* The only file there. */
static char *only_file(const struct place *place)
{
    char *path = NULL;
    DIR *dir = opendir(place->folder);
    assert_int_equal(count_files(place), 1);
    for (const struct dirent *entry; (entry = readdir(dir)) != NULL;)
        if (entry->d_name[0] != '.')
            path = memory_format("%s/%s", place->folder, entry->d_name);
    closedir(dir);
    return path;
}

static void nothing_is_written_before_there_is_a_change(void **state)
{
    struct place *place = *state;
    assert_false(finds(place));
    autosave_discard(&place->autosave);
    assert_int_not_equal(access(place->folder, F_OK), 0);
}

static void changes_are_kept_for_the_user_alone(void **state)
{
    struct place *place = *state;
    struct error error = {0};
    struct stat status;
    mode_t mask = umask(0);
    assert_true(keep(&place->autosave, place, 50, NULL, &error));
    assert_true(keep(&place->autosave, place, 60, NULL, &error)); /* in its place */
    umask(mask);
    char *path = only_file(place);
    assert_int_equal(stat(place->folder, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0700);
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_true(first_km_of(path) == 60);
    assert_true(place->plan.tiers[0].outer_km == 40);
    autosave_discard(&place->autosave);
    assert_int_equal(count_files(place), 0);
    free(path);
}

static void what_a_viewer_left_is_found_and_what_one_has_is_not(void **state)
{
    struct place *place = *state;
    struct error error = {0};
    struct autosave other;
    autosave_init(&other);
    assert_true(keep(&other, place, 50, "/home/of/plan.ini", &error));
    assert_false(finds(place));
    autosave_fini(&other);
    assert_true(finds(place));
    assert_string_equal(place->found.plan_path, "/home/of/plan.ini");
    assert_true(first_km_of(place->found.path) == 50);
    struct autosave_found twice;
    autosave_init(&other);
    assert_false(autosave_find(&other, &twice)); /* held by the one that found it */
    autosave_found_fini(&place->found);
    assert_true(autosave_find(&other, &twice));
    assert_true(twice.time_s > 0);
    autosave_found_fini(&twice);
    autosave_fini(&other);
}

static void a_killed_viewer_has_left_its_changes(void **state)
{
    struct place *place = *state;
    int ready[2];
    char byte;
    assert_int_equal(pipe(ready), 0);
    pid_t viewer = fork();
    if (viewer == 0) {
        struct error error;
        bool kept = keep(&place->autosave, place, 70, NULL, &error);
        if (write(ready[1], kept ? "+" : "-", 1) == 1)
            pause();
        _exit(1);
    }
    assert_int_equal(read(ready[0], &byte, 1), 1);
    assert_int_equal(byte, '+');
    assert_false(finds(place));
    kill(viewer, SIGKILL);
    assert_int_equal(waitpid(viewer, NULL, 0), viewer);
    assert_true(finds(place));
    assert_true(first_km_of(place->found.path) == 70);
    assert_null(place->found.plan_path);
    close(ready[0]);
    close(ready[1]);
}

static void without_a_folder_of_state_they_are_below_the_home(void **state)
{
    struct place *place = *state;
    struct error error = {0};
    unsetenv("XDG_STATE_HOME");
    setenv("HOME", place->home, 1);
    autosave_fini(&place->autosave);
    autosave_init(&place->autosave);
    assert_true(keep(&place->autosave, place, 50, NULL, &error));
    free(place->folder);
    place->folder = memory_format("%s/.local/state/tiermap", place->home);
    assert_int_equal(count_files(place), 1);
}

/* Sets when the only file was written. */
static char *date(const struct place *place, time_t time_s)
{
    char *path = only_file(place);
    const struct timespec times[2] = {{.tv_sec = time_s}, {.tv_sec = time_s}};
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
    return path;
}

static void the_newest_is_offered_first(void **state)
{
    struct place *place = *state;
    leave(place, 51, NULL);
    free(date(place, 2000));
    leave(place, 52, NULL);
    assert_true(finds(place));
    assert_true(first_km_of(place->found.path) == 52);
    unlink(place->found.path);
    assert_true(finds(place));
    assert_true(first_km_of(place->found.path) == 51);
    assert_int_equal(place->found.time_s, 2000);
}

static void what_was_found_can_be_gone_on_with(void **state)
{
    struct place *place = *state;
    struct error error = {0};
    leave(place, 50, "/a");
    assert_true(finds(place));
    autosave_adopt(&place->autosave, &place->found);
    assert_null(place->found.path);
    assert_int_equal(count_files(place), 1);
    struct autosave other;
    autosave_init(&other);
    assert_false(autosave_find(&other, &place->found)); /* it is in use again */
    assert_true(keep(&place->autosave, place, 80, "/a", &error));
    assert_false(autosave_find(&other, &place->found));
    char *path = only_file(place);
    assert_true(first_km_of(path) == 80);
    autosave_discard(&place->autosave);
    assert_int_equal(count_files(place), 0);
    autosave_fini(&other);
    free(path);
}

/* Whatever a path may be made of. */
static void the_path_of_the_plan_comes_back(void **state)
{
    struct place *place = *state;
    static char odd[4000];
    for (size_t i = 0; i < sizeof odd - 1; i++)
        odd[i] = (char)(i % 255 + 1);
    const char *const paths[] = {"/home/п/план.ini", "/a b/%41%/#= x", "/\n[plan]\n# x", "/\x80\xff", odd};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        leave(place, 50, paths[i]);
        assert_true(finds(place));
        assert_string_equal(place->found.plan_path, paths[i]);
        unlink(place->found.path);
    }
}

static void only_files_that_can_be_trusted_are_offered(void **state)
{
    struct place *place = *state;
    leave(place, 50, NULL);
    char *path = only_file(place), *aside = memory_format("%s/aside", place->home);
    assert_int_equal(chmod(path, 0640), 0);
    assert_false(finds(place));
    assert_int_equal(chmod(path, 0602), 0);
    assert_false(finds(place));
    assert_int_equal(chmod(path, 0600), 0);
    assert_int_equal(link(path, aside), 0); /* it has another name */
    assert_false(finds(place));
    assert_int_equal(unlink(path), 0);
    assert_int_equal(symlink(aside, path), 0);
    assert_false(finds(place));
    assert_int_equal(unlink(path), 0);
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_false(finds(place));
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rename(aside, path), 0);
    if (geteuid() == 0) {
        assert_int_equal(chown(path, 12345, 12345), 0);
        assert_false(finds(place));
        assert_int_equal(chown(path, 0, 0), 0);
    }
    assert_int_equal(chmod(place->folder, 0777), 0); /* anyone could have put it there */
    assert_false(finds(place));
    assert_int_equal(chmod(place->folder, 0700), 0);
    assert_true(finds(place)); /* it was none but these */
    free(aside);
    free(path);
}

static void what_is_no_plan_is_passed_over(void **state)
{
    struct place *place = *state;
    leave(place, 50, NULL);
    free(date(place, 2000));
    char *broken = memory_format("%s/unsaved-1-1.ini", place->folder), *other = memory_format("%s/notes.ini", place->folder);
    for (int i = 0; i < 2; i++) {
        FILE *file = fopen(i == 0 ? broken : other, "w");
        fputs("[plan]\ntitle = cut", file);
        fclose(file);
        chmod(i == 0 ? broken : other, 0600);
    }
    assert_true(finds(place));
    assert_true(first_km_of(place->found.path) == 50);
    free(broken);
    free(other);
}

static void there_are_never_many(void **state)
{
    struct place *place = *state;
    struct error error = {0};
    assert_true(keep(&place->autosave, place, 30, NULL, &error));
    char *part = memory_format("%s/unsaved-1-1.ini.part", place->folder), *other = memory_format("%s/notes.txt", place->folder);
    close(open(part, O_WRONLY | O_CREAT, 0600));
    close(open(other, O_WRONLY | O_CREAT, 0600));
    const struct timespec old[2] = {{.tv_sec = 1000}, {.tv_sec = 1000}};
    utimensat(AT_FDCWD, part, old, 0);
    utimensat(AT_FDCWD, other, old, 0);
    for (int i = 0; i < 2 * autosave_files_max; i++)
        leave(place, 41 + i, NULL);
    assert_int_equal(count_files(place), autosave_files_max + 2); /* this viewer's own, though it is the oldest; notes.txt */
    assert_int_not_equal(access(part, F_OK), 0);
    assert_int_equal(access(other, F_OK), 0);
    assert_true(finds(place));
    assert_true(first_km_of(place->found.path) == 40 + 2 * autosave_files_max);
    free(part);
    free(other);
}

static void what_cannot_be_kept_is_told(void **state)
{
    struct place *place = *state;
    struct error error = {0};
    assert_true(keep(&place->autosave, place, 50, NULL, &error));
    full_disk_begin(64);
    bool kept = keep(&place->autosave, place, 60, NULL, &error);
    full_disk_end();
    assert_false(kept);
    assert_non_null(strstr(error.text, "/tiermap: unsaved changes cannot be kept there: File too large"));
    char *path = only_file(place); /* no part of a new one */
    assert_true(first_km_of(path) == 50);
    free(path);
    assert_int_equal(chmod(place->folder, 0777), 0);
    assert_false(keep(&place->autosave, place, 60, NULL, &error));
    assert_non_null(strstr(error.text, "nobody else may write to it"));
    autosave_fini(&place->autosave);
    setenv("XDG_STATE_HOME", "/dev/null/none", 1);
    autosave_init(&place->autosave);
    assert_false(keep(&place->autosave, place, 60, NULL, &error));
    assert_non_null(strstr(error.text, "/dev/null/none/tiermap: unsaved changes cannot be kept there: Not a directory"));
    autosave_fini(&place->autosave);
    unsetenv("XDG_STATE_HOME");
    unsetenv("HOME");
    autosave_init(&place->autosave);
    assert_false(keep(&place->autosave, place, 60, NULL, &error));
    assert_non_null(strstr(error.text, "neither XDG_STATE_HOME nor HOME"));
    assert_false(finds(place));
    autosave_discard(&place->autosave);
}

static void a_folder_without_permission_is_told(void **state)
{
    struct place *place = *state;
    struct error error = {0};
    if (geteuid() == 0)
        skip(); /* root may write anywhere */
    leave(place, 50, NULL);
    assert_int_equal(chmod(place->folder, 0500), 0);
    assert_false(keep(&place->autosave, place, 60, NULL, &error));
    assert_non_null(strstr(error.text, "Permission denied"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(nothing_is_written_before_there_is_a_change),
        TEST(changes_are_kept_for_the_user_alone),
        TEST(what_a_viewer_left_is_found_and_what_one_has_is_not),
        TEST(a_killed_viewer_has_left_its_changes),
        TEST(without_a_folder_of_state_they_are_below_the_home),
        TEST(the_newest_is_offered_first),
        TEST(what_was_found_can_be_gone_on_with),
        TEST(the_path_of_the_plan_comes_back),
        TEST(only_files_that_can_be_trusted_are_offered),
        TEST(what_is_no_plan_is_passed_over),
        TEST(there_are_never_many),
        TEST(what_cannot_be_kept_is_told),
        TEST(a_folder_without_permission_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
