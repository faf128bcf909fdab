#include "../cmocka_all.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/reply_builder.h"
#include "viewer/link.h"

/* Stand-ins for the engine: what the viewer must live through. */
static struct link *open_with(const char *script, char path[static 32])
{
    strcpy(path, "/tmp/tiermap-engine-XXXXXX");
    int fd = mkstemp(path);
    assert_int_equal(dprintf(fd, "#!/bin/sh\n%s\n", script), (int)strlen(script) + 11);
    fchmod(fd, 0700);
    close(fd);
    struct error error;
    struct link *link = link_open(path, true, &error);
    assert_non_null(link);
    return link;
}

static void expect_failure(const char *script, int deadline_ms, const char *said)
{
    char path[32];
    struct error error = {0};
    struct bytes reply = {0};
    struct link *link = open_with(script, path);
    assert_false(link_wait(link, deadline_ms, &reply, &error));
    if (strstr(error.text, said) == NULL)
        fail_msg("%s: %s", script, error.text);
    link_close(link);
    unlink(path);
    bytes_fini(&reply);
}

static void a_broken_engine_is_told(void **state)
{
    (void)state;
    expect_failure("exit 7", 20000, "status 7");
    expect_failure("kill -KILL $$", 20000, "Killed");
    expect_failure("kill -SEGV $$", 20000, "Segmentation");
    expect_failure("printf '%s' 'this is no reply at all, and it is longer than a header: "
                   "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' >&3; sleep 100",
                   20000, "damaged");
    expect_failure("exec 3>&-; exec sleep 100", 20000, "stopped");
    expect_failure("exec sleep 100", 50, "seconds");
}

/* One that died before it was asked: what is said is how it ended, not only that it does not listen. */
static void a_dead_engine_is_told(const char *script, const char *said)
{
    char path[32];
    struct error error = {0};
    struct request request = {.layers_dir = "", .border_path = "", .reference_path = ""};
    struct bytes answer = {0}, message = {0};
    for (int is_order = 0; is_order < 2; is_order++) {
        struct link *link = open_with(script, path);
        struct pollfd end = {.fd = link_fd(link)};
        assert_int_equal(poll(&end, 1, 20000), 1);
        request_write(&request, &message);
        bool is_sent = is_order ? link_exchange(link, &message, reply_length, 20000, &answer, &error)
                                : link_send(link, &request, &error);
        assert_false(is_sent);
        if (strstr(error.text, said) == NULL)
            fail_msg("%s: %s", script, error.text);
        link_close(link);
        unlink(path);
        bytes_fini(&message);
    }
}

static void what_ended_before_it_was_asked_is_told(void **state)
{
    (void)state;
    a_dead_engine_is_told("exit 7", "status 7");
    a_dead_engine_is_told("kill -KILL $$", "Killed");
}

static void a_missing_engine_is_told(void **state)
{
    (void)state;
    struct error error = {0};
    assert_null(link_open("/nonexistent/engine", true, &error));
    assert_non_null(strstr(error.text, "/nonexistent/engine"));
}

/* An echo: replies that come in one stream are told apart. */
static void replies_are_told_apart(void **state)
{
    (void)state;
    char path[32];
    struct error error = {0};
    struct bytes one = {0}, both = {0}, reply = {0};
    char data[32] = "/tmp/tiermap-replies-XXXXXX", script[64];
    reply_write_failure(1, "first", &one);
    reply_write_failure(1, "first", &both);
    reply_write_failure(2, "the second one", &both);
    int fd = mkstemp(data);
    assert_true(bytes_write_fd(&both, fd, &error));
    close(fd);
    snprintf(script, sizeof script, "exec cat %s >&3", data);
    struct link *link = open_with(script, path);
    assert_true(link_wait(link, 20000, &reply, &error));
    assert_int_equal(reply.count, one.count);
    assert_memory_equal(reply.items, one.items, one.count);
    bytes_fini(&reply);
    assert_true(link_wait(link, 20000, &reply, &error));
    assert_memory_equal(reply.items, both.items + one.count, both.count - one.count);
    link_close(link);
    unlink(path);
    unlink(data);
    bytes_fini(&reply);
    bytes_fini(&one);
    bytes_fini(&both);
}

/* A long reply takes no more memory than it has bytes. */
static void a_long_reply_has_just_its_room(void **state)
{
    (void)state;
    char path[32];
    struct error error = {0};
    struct bytes sent = {0}, reply = {0};
    struct reply_builder builder = {.flags = REPLY_GROUND};
    char data[32] = "/tmp/tiermap-replies-XXXXXX", script[64];
    for (int i = 0; i < 40000; i++)
        *ARRAY_ADD(&builder.points) = (struct point){i, -i};
    reply_builder_write(&builder, &sent);
    int fd = mkstemp(data);
    assert_true(bytes_write_fd(&sent, fd, &error));
    close(fd);
    snprintf(script, sizeof script, "exec cat %s >&3", data);
    struct link *link = open_with(script, path);
    assert_true(link_wait(link, 20000, &reply, &error));
    assert_int_equal(reply.count, sent.count);
    assert_memory_equal(reply.items, sent.items, sent.count);
    assert_int_equal(reply.capacity, sent.count);
    link_close(link);
    unlink(path);
    unlink(data);
    reply_builder_fini(&builder);
    bytes_fini(&reply);
    bytes_fini(&sent);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_broken_engine_is_told),
        cmocka_unit_test(what_ended_before_it_was_asked_is_told),
        cmocka_unit_test(a_missing_engine_is_told),
        cmocka_unit_test(replies_are_told_apart),
        cmocka_unit_test(a_long_reply_has_just_its_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
