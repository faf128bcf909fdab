#include "viewer/share/share_place.h"

#include "../cmocka_all.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "share_folder.h"

enum { nobody = 65534, patience_ms = 0 };

static const struct share_audience everyone = {.is_everyone = true};

static int setup(void **state)
{
    (void)state;
    share_folder_begin();
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    share_folder_end();
    return 0;
}

static mode_t mode_of(const char *name)
{
    struct stat status;
    return lstat(share_folder_path(name), &status) == 0 ? status.st_mode & 07777 : 0;
}

static bool is_there(const char *name)
{
    struct stat status;
    return lstat(share_folder_path(name), &status) == 0;
}

static void says_what_a_name_can_be(void **state)
{
    (void)state;
    static const char *const good[] = {"a", "7b", "geo-1_x.y", "географія", "0123456789012345678901234567890123456789"};
    static const char *const bad[] = {"", "a/b", "/tmp", "..", ".", "-a", "_a", "a b", "a\n", "a;b", "a'b", "\xff", "a\x7f", "a\u202eb",
                                      "01234567890123456789012345678901234567890"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        struct error error = {0};
        if (!share_name_check(good[i], &error))
            fail_msg("%s", error.text);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct error error = {0};
        if (share_name_check(bad[i], &error))
            fail_msg("takes '%s'", bad[i]);
        assert_string_not_equal(error.text, "");
    }
}

static void is_open_to_those_it_is_meant_for(void **state)
{
    (void)state;
    struct share_place place;
    struct error error = {0};
    struct stat status;
    struct share_audience audience;
    assert_true(share_audience_read(&audience, NULL, &error));
    assert_true(!audience.is_everyone && audience.group == getegid());
    assert_true(share_place_make(&place, "a", &audience, &error));
    assert_int_equal(mode_of("tiermap-a"), 0710);
    assert_int_equal(stat(share_folder_path("tiermap-a"), &status), 0);
    assert_true(status.st_gid == getegid() && status.st_uid == geteuid());
    share_place_remove(&place);
    assert_false(is_there("tiermap-a"));
    assert_true(share_audience_read(&audience, "all", &error) && audience.is_everyone);
    mode_t before = umask(0077);
    assert_true(share_place_make(&place, "a", &audience, &error));
    umask(before);
    assert_int_equal(mode_of("tiermap-a"), 0711);
    assert_int_equal(mode_of("tiermap-a/map"), 0666);
    share_place_remove(&place);
    assert_false(is_there("tiermap-a"));
    assert_false(share_audience_read(&audience, "no-such-group", &error));
    assert_non_null(strstr(error.text, "no-such-group"));
}

static void finds_what_is_shared(void **state)
{
    (void)state;
    struct share_place place;
    struct error error = {0};
    uid_t owner = 12345;
    int before = open_descriptors();
    assert_int_equal(share_place_connect("a", patience_ms, &owner, &error), -1);
    assert_non_null(strstr(error.text, "nobody shares"));
    assert_true(share_place_make(&place, "a", &everyone, &error));
    int fd = share_place_connect("a", patience_ms, &owner, &error);
    assert_true(fd >= 0);
    assert_int_equal(owner, geteuid());
    int accepted = accept(place.listener, NULL, NULL);
    assert_true(accepted >= 0);
    assert_int_equal(send(accepted, "x", 1, 0), 1);
    close(accepted);
    close(fd);
    share_place_remove(&place);
    assert_int_equal(open_descriptors(), before);
}

/* As it is left by a viewer that was killed; what another process holds is not taken. */
static void what_was_killed_is_taken_over(void **state)
{
    (void)state;
    struct share_place place;
    struct error error = {0};
    uid_t owner;
    int ready[2], end[2];
    char byte;
    assert_int_equal(pipe(ready), 0);
    assert_int_equal(pipe(end), 0);
    pid_t child = fork();
    if (child == 0) {
        close(end[1]);
        bool is_made = share_place_make(&place, "a", &everyone, &error);
        if (write(ready[1], is_made ? "y" : "n", 1) == 1 && read(end[0], &byte, 1) >= 0)
            _exit(0); /* leaves everything as it is */
        _exit(1);
    }
    assert_int_equal(read(ready[0], &byte, 1), 1);
    assert_int_equal(byte, 'y');
    assert_false(share_place_make(&place, "a", &everyone, &error));
    assert_non_null(strstr(error.text, "already"));
    close(end[0]);
    close(end[1]);
    assert_int_equal(waitpid(child, NULL, 0), child);
    assert_true(is_there("tiermap-a/map"));
    error = (struct error){0};
    assert_int_equal(share_place_connect("a", patience_ms, &owner, &error), -1);
    assert_non_null(strstr(error.text, "gone"));
    assert_true(share_place_make(&place, "a", &everyone, &error));
    share_place_remove(&place);
    assert_false(is_there("tiermap-a"));
    close(ready[0]);
    close(ready[1]);
}

static void refused(const char *word)
{
    struct share_place place;
    struct error error = {0};
    int before = open_descriptors();
    if (share_place_make(&place, "a", &everyone, &error))
        fail_msg("shares although it must not: %s", word);
    if (strstr(error.text, word) == NULL)
        fail_msg("'%s' is not in: %s", word, error.text);
    assert_int_equal(open_descriptors(), before);
}

/* Nothing that lies in the way is followed, removed or changed. */
static void what_is_in_the_way_stays(void **state)
{
    (void)state;
    char path[160];
    strcpy(path, share_folder_path("tiermap-a"));
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL, 0644);
    assert_true(fd >= 0);
    close(fd);
    refused("in the way");
    assert_int_equal(mode_of("tiermap-a"), 0644);
    assert_int_equal(unlink(path), 0);

    assert_int_equal(mkdir(share_folder_path("elsewhere"), 0700), 0);
    assert_int_equal(symlink("elsewhere", path), 0);
    refused("in the way");
    assert_int_equal(mode_of("elsewhere"), 0700);
    assert_false(is_there("elsewhere/map"));
    assert_int_equal(unlink(path), 0);

    assert_int_equal(symlink("nowhere", path), 0);
    refused("in the way");
    assert_false(is_there("nowhere"));
    assert_int_equal(unlink(path), 0);

    assert_int_equal(mkdir(path, 0777), 0);
    strcpy(path, share_folder_path("tiermap-a/map"));
    assert_int_equal(mkdir(path, 0700), 0);
    refused("cannot be shared");
}

static void a_link_in_the_folder_leads_nowhere(void **state)
{
    (void)state;
    struct share_place place;
    struct error error = {0};
    int fd = open(share_folder_path("precious"), O_WRONLY | O_CREAT | O_EXCL, 0600);
    close(fd);
    assert_int_equal(mkdir(share_folder_path("tiermap-a"), 0777), 0);
    assert_int_equal(symlink("../precious", share_folder_path("tiermap-a/map")), 0);
    assert_true(share_place_make(&place, "a", &everyone, &error));
    assert_int_equal(mode_of("precious"), 0600);
    share_place_remove(&place);
    assert_true(is_there("precious"));
}

/* Where everybody can put something else in its place, nothing is shared, and nothing is believed. */
static void a_folder_for_everybody_has_to_be_sticky(void **state)
{
    (void)state;
    struct share_place place;
    struct error error = {0};
    uid_t owner;
    assert_true(share_place_make(&place, "b", &everyone, &error));
    assert_int_equal(chmod(share_folder_path("."), 0777), 0);
    refused("in the place of");
    assert_int_equal(share_place_connect("b", patience_ms, &owner, &error), -1);
    assert_non_null(strstr(error.text, "safely"));
    assert_int_equal(chmod(share_folder_path("."), 01777), 0);
    int fd = share_place_connect("b", patience_ms, &owner, &error);
    assert_true(fd >= 0);
    close(fd);
    assert_int_equal(chmod(share_folder_path("tiermap-b"), 0731), 0); /* others could have put the socket there */
    assert_int_equal(share_place_connect("b", patience_ms, &owner, &error), -1);
    assert_non_null(strstr(error.text, "safely"));
    share_place_remove(&place);

    assert_true(share_place_make(&place, "b", &everyone, &error));
    assert_int_equal(symlink("tiermap-b", share_folder_path("tiermap-c")), 0);
    assert_int_equal(share_place_connect("c", patience_ms, &owner, &error), -1);
    assert_non_null(strstr(error.text, "safely"));
    share_place_remove(&place);
}

static void a_long_path_does_no_harm(void **state)
{
    (void)state;
    struct share_place place;
    struct error error = {0};
    uid_t owner;
    char path[400] = "";
    for (int i = 0; i < 10; i++) {
        strcat(path, i > 0 ? "/" : "");
        strcat(path, "a-folder-with-a-long-name");
        assert_int_equal(mkdir(share_folder_path(path), 0700), 0);
    }
    char *whole = realpath(share_folder_path(path), NULL);
    assert_true(strlen(whole) > 200);
    setenv("TIERMAP_SHARES", whole, 1);
    assert_true(share_place_make(&place, "0123456789012345678901234567890123456789", &everyone, &error));
    int fd = share_place_connect("0123456789012345678901234567890123456789", patience_ms, &owner, &error);
    assert_true(fd >= 0);
    close(fd);
    share_place_remove(&place);
    free(whole);
    setenv("TIERMAP_SHARES", "/nonexistent", 1);
    assert_false(share_place_make(&place, "a", &everyone, &error));
    assert_non_null(strstr(error.text, "/nonexistent"));
}

/* What somebody who is neither the sharer nor in the group can do. */
static bool stranger_connects(struct error *error)
{
    int ends[2], status;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        uid_t owner;
        if (setgroups(0, NULL) != 0 || setresgid(nobody, nobody, nobody) != 0 || setresuid(nobody, nobody, nobody) != 0)
            _exit(2);
        int fd = share_place_connect("a", patience_ms, &owner, error);
        _exit(write(ends[1], error, sizeof *error) == (ssize_t)sizeof *error ? fd < 0 : 2);
    }
    assert_int_equal(read(ends[0], error, sizeof *error), sizeof *error);
    close(ends[0]);
    close(ends[1]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) < 2);
    return WEXITSTATUS(status) == 0;
}

/* Needs more than one user, so it says something only where the tests are root's. */
static void strangers_are_kept_out(void **state)
{
    (void)state;
    struct share_place place;
    struct error error = {0};
    const struct share_audience group = {.group = getegid()}, theirs = {.group = nobody};
    uid_t owner;
    if (geteuid() != 0)
        skip();
    /* Absolute paths may lead through folders that are closed to strangers. */
    char *real = realpath(share_folder_path("."), NULL), base[] = "/var/tmp/share-test-XXXXXX";
    assert_non_null(mkdtemp(base));
    assert_int_equal(chmod(base, 01777), 0);
    setenv("TIERMAP_SHARES", base, 1);
    assert_true(share_place_make(&place, "a", &group, &error));
    assert_false(stranger_connects(&error));
    assert_non_null(strstr(error.text, "group"));
    share_place_remove(&place);
    error = (struct error){0};
    assert_true(share_place_make(&place, "a", &theirs, &error));
    if (!stranger_connects(&error))
        fail_msg("%s", error.text);
    share_place_remove(&place);
    assert_true(share_place_make(&place, "a", &everyone, &error));
    if (!stranger_connects(&error))
        fail_msg("%s", error.text);
    share_place_remove(&place);

    char path[64];
    snprintf(path, sizeof path, "%s/tiermap-a", base);
    assert_int_equal(mkdir(path, 0711), 0);
    assert_int_equal(chown(path, nobody, nobody), 0);
    refused("taken");
    assert_int_equal(rmdir(path), 0);

    /* Somebody else's socket in our folder is not ours. */
    assert_int_equal(mkdir(path, 0711), 0);
    assert_true(share_place_make(&place, "a", &everyone, &error));
    assert_int_equal(chown(path, nobody, nobody), 0);
    assert_int_equal(share_place_connect("a", patience_ms, &owner, &error), -1);
    assert_non_null(strstr(error.text, "safely"));
    share_place_remove(&place);

    assert_int_equal(chown(base, nobody, nobody), 0); /* whose owner could replace what is in it */
    refused("in the place of");
    assert_int_equal(rmdir(base), 0);
    setenv("TIERMAP_SHARES", real, 1);
    free(real);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(says_what_a_name_can_be),
        cmocka_unit_test_setup_teardown(is_open_to_those_it_is_meant_for, setup, teardown),
        cmocka_unit_test_setup_teardown(finds_what_is_shared, setup, teardown),
        cmocka_unit_test_setup_teardown(what_was_killed_is_taken_over, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_in_the_way_stays, setup, teardown),
        cmocka_unit_test_setup_teardown(a_link_in_the_folder_leads_nowhere, setup, teardown),
        cmocka_unit_test_setup_teardown(a_folder_for_everybody_has_to_be_sticky, setup, teardown),
        cmocka_unit_test_setup_teardown(a_long_path_does_no_harm, setup, teardown),
        cmocka_unit_test_setup_teardown(strangers_are_kept_out, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
