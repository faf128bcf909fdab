#include "../cmocka_all.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "made_up_reply.h"
#include "model/reply_builder.h"
#include "viewer/session.h"

/* The session with a stand-in for the engine, which sends what a test has written beforehand. */

enum { patience_ms = 60000, wanted = 7 };

struct stand_in {
    char program[40], data[40];
    struct session session;
};

/* Has been asked for request `wanted`; the stand-in sends those bytes, and then runs `after`. */
static void start(struct stand_in *stand_in, const struct bytes *sent, const char *after)
{
    struct error error = {0};
    *stand_in = (struct stand_in){.program = "/tmp/tiermap-engine-XXXXXX", .data = "/tmp/tiermap-replies-XXXXXX"};
    int fd = mkstemp(stand_in->data);
    assert_true(bytes_write_fd(sent, fd, &error));
    close(fd);
    fd = mkstemp(stand_in->program);
    assert_true(dprintf(fd, "#!/bin/sh\ncat %s >&3\n%s\n", stand_in->data, after) > 0);
    fchmod(fd, 0700);
    close(fd);
    struct session *session = &stand_in->session;
    if (!plan_open(&session->plan, TEST_DATA "/two-tiers.ini", &error))
        fail_msg("%s", error.text);
    session->answers.plan = &session->plan;
    session->link = link_open(stand_in->program, true, &error);
    assert_non_null(session->link);
    session->request.number = wanted;
    session->is_waiting = true;
}

static void end(struct stand_in *stand_in)
{
    session_fini(&stand_in->session);
    unlink(stand_in->program);
    unlink(stand_in->data);
}

/* As the loop does it: takes in all that is there whenever the descriptor says that something is. The last progress that
 * was not LINK_PENDING, once nothing is waited for. */
static enum link_progress run(struct session *session, int *replies, struct error *error)
{
    int64_t end_ms = clock_now_ms() + patience_ms;
    enum link_progress last = LINK_PENDING, progress;
    *replies = 0;
    do {
        struct pollfd ready = {.fd = link_fd(session->link), .events = POLLIN};
        int left_ms = (int)(end_ms - clock_now_ms());
        if (left_ms <= 0 || poll(&ready, 1, left_ms) != 1)
            fail_msg("the rest never came");
        while ((progress = session_receive(session, error)) != LINK_PENDING) {
            last = progress;
            *replies += progress == LINK_REPLY;
            if (progress != LINK_REPLY)
                return last;
        }
    } while (session->is_waiting);
    return last;
}

static void add(struct bytes *sent, uint32_t number, bool is_ground, double first_km, bool is_exact)
{
    const struct made_up made_up = {.lat_0 = 48, .outer_km = {first_km, 60}, .is_exact = is_exact, .number = number};
    if (is_ground)
        made_up_ground(&made_up, sent);
    else
        made_up_tiers(&made_up, sent);
}

/* However they are cut by the socket: no descriptor tells of a reply that came with the one before it. */
static void replies_that_come_together_are_all_taken(void **state)
{
    (void)state;
    struct stand_in stand_in;
    struct bytes sent = {0};
    struct error error = {0};
    int replies;
    add(&sent, 5, false, 1, true); /* to requests that are not wanted any more */
    add(&sent, 6, true, 0, false);
    add(&sent, wanted, true, 0, false);
    add(&sent, wanted, false, 20, false);
    add(&sent, wanted, false, 20, true);
    start(&stand_in, &sent, "exec sleep 100");
    assert_int_equal(run(&stand_in.session, &replies, &error), LINK_REPLY);
    assert_int_equal(replies, 3);
    assert_true(answers_choice(&stand_in.session.answers).outer_km[0] == 20);
    end(&stand_in);
    bytes_fini(&sent);
}

static void a_stale_refusal_is_not_ours(void **state)
{
    (void)state;
    struct stand_in stand_in;
    struct bytes sent = {0};
    struct error error = {0};
    int replies;
    reply_write_failure(wanted - 1, "the older one failed", &sent);
    add(&sent, wanted, true, 0, false);
    reply_write_failure(wanted, "the newer one failed", &sent);
    start(&stand_in, &sent, "exec sleep 100");
    assert_int_equal(run(&stand_in.session, &replies, &error), LINK_REFUSED);
    assert_string_equal(error.text, "the newer one failed");
    assert_false(stand_in.session.is_waiting);
    assert_non_null(stand_in.session.link); /* it is refused, not broken */
    end(&stand_in);
    bytes_fini(&sent);
}

static void what_comes_after_esc_is_left_out(void **state)
{
    (void)state;
    struct stand_in stand_in;
    struct bytes sent = {0};
    struct error error = {0};
    add(&sent, wanted, true, 0, false);
    add(&sent, wanted, false, 20, true);
    start(&stand_in, &sent, "exec sleep 100");
    session_hush(&stand_in.session);
    assert_false(stand_in.session.is_waiting);
    assert_int_equal(stand_in.session.request.number, wanted + 1);
    struct pollfd ready = {.fd = link_fd(stand_in.session.link), .events = POLLIN};
    assert_int_equal(poll(&ready, 1, patience_ms), 1);
    assert_int_equal(session_receive(&stand_in.session, &error), LINK_PENDING);
    assert_null(stand_in.session.answers.ground.reply.country);
    end(&stand_in);
    bytes_fini(&sent);
}

static enum link_progress how_it_ends(const char *after, bool is_waiting, struct error *error)
{
    struct stand_in stand_in;
    struct bytes none = {0};
    int replies;
    *error = (struct error){0};
    start(&stand_in, &none, after);
    stand_in.session.is_waiting = is_waiting;
    enum link_progress progress = LINK_PENDING;
    if (is_waiting) {
        progress = run(&stand_in.session, &replies, error);
    } else {
        struct pollfd ready = {.fd = link_fd(stand_in.session.link), .events = POLLIN};
        assert_int_equal(poll(&ready, 1, patience_ms), 1);
        progress = session_receive(&stand_in.session, error);
    }
    assert_null(stand_in.session.link);
    assert_false(stand_in.session.is_waiting);
    end(&stand_in);
    return progress;
}

static void an_engine_that_ends_is_told_from_one_that_is_stopped(void **state)
{
    (void)state;
    struct error error;
    assert_int_equal(how_it_ends("exit 0", false, &error), LINK_PENDING); /* it had nothing to do */
    assert_int_equal(how_it_ends("exit 0", true, &error), LINK_ENDED);
    assert_int_equal(how_it_ends("exit 1", true, &error), LINK_BROKEN);
    assert_non_null(strstr(error.text, "status 1"));
    assert_int_equal(how_it_ends("kill -9 $$", true, &error), LINK_BROKEN);
    assert_non_null(strstr(error.text, "Killed"));
    assert_int_equal(how_it_ends("kill -9 $$", false, &error), LINK_BROKEN);
    assert_non_null(strstr(error.text, "Killed"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(replies_that_come_together_are_all_taken),
        cmocka_unit_test(a_stale_refusal_is_not_ours),
        cmocka_unit_test(what_comes_after_esc_is_left_out),
        cmocka_unit_test(an_engine_that_ends_is_told_from_one_that_is_stopped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
