#include "viewer/share/share_server.h"

#include "../cmocka_all.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "share_folder.h"
#include "some_view.h"
#include "viewer/share/share_client.h"

/* Time is what the tests say it is. */
enum { later_ms = 100000, clients_max = share_followers_max + 1 };

struct fixture {
    struct share_server *server;
    struct share_view view;
    int64_t now_ms;
    struct share_client *clients[clients_max];
    size_t client_count;
};

static void put(struct fixture *fixture, enum share_file kind, const char *text)
{
    struct error error = {0};
    if (!share_server_put(fixture->server, kind, text, strlen(text), &error))
        fail_msg("%s", error.text);
}

static int setup(void **state)
{
    static struct fixture fixture;
    struct error error = {0};
    const struct share_audience everyone = {.is_everyone = true};
    share_folder_begin();
    fixture = (struct fixture){.view = some_view(), .now_ms = later_ms};
    fixture.server = share_server_open("class", &everyone, &error);
    if (fixture.server == NULL)
        fail_msg("%s", error.text);
    put(&fixture, SHARE_PLAN, "a plan");
    *state = &fixture;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;
    for (size_t i = 0; i < fixture->client_count; i++)
        share_client_close(fixture->clients[i]);
    share_server_close(fixture->server);
    share_folder_end();
    return 0;
}

static struct share_client *join(struct fixture *fixture)
{
    struct error error = {0};
    struct share_client *client = share_client_open("class", 0, &error);
    if (client == NULL)
        fail_msg("%s", error.text);
    assert_true(fixture->client_count < clients_max);
    return fixture->clients[fixture->client_count++] = client;
}

/* What the loop does after each event. */
static void turn(struct fixture *fixture)
{
    share_server_tend(fixture->server, fixture->now_ms);
    share_server_show(fixture->server, &fixture->view, fixture->now_ms);
}

static void show(struct fixture *fixture, uint32_t selected)
{
    fixture->view.selected = selected;
    turn(fixture);
}

static enum share_progress read_news(struct share_client *client)
{
    struct error error = {0};
    return share_client_receive(client, &error);
}

static void sees(struct share_client *client, uint32_t selected)
{
    assert_int_equal(read_news(client), SHARE_NEWS);
    assert_int_equal(share_client_view(client)->selected, selected);
}

static bool is_woken(const struct fixture *fixture)
{
    struct pollfd ready = {.fd = share_server_fd(fixture->server), .events = POLLIN};
    return poll(&ready, 1, 0) > 0;
}

static void everyone_sees_the_latest_view(void **state)
{
    struct fixture *fixture = *state;
    turn(fixture);
    assert_int_equal(share_server_left_ms(fixture->server, fixture->now_ms), -1);
    struct share_client *one = join(fixture), *two = join(fixture);
    assert_true(is_woken(fixture));
    assert_null(share_client_view(one));
    show(fixture, 0);
    assert_int_equal(share_server_count(fixture->server), 2);
    sees(one, 0);
    sees(two, 0);
    assert_int_equal(read_news(one), SHARE_NOTHING);
    share_client_close(fixture->clients[--fixture->client_count]);
    assert_true(is_woken(fixture));
    fixture->now_ms += later_ms;
    show(fixture, 2);
    assert_int_equal(share_server_count(fixture->server), 1);
    sees(one, 2);
}

static void nothing_moves_and_nothing_costs(void **state)
{
    struct fixture *fixture = *state;
    struct share_client *client = join(fixture);
    show(fixture, 1);
    sees(client, 1);
    for (int i = 0; i < 10; i++) {
        fixture->now_ms += later_ms;
        turn(fixture);
        assert_false(is_woken(fixture));
        assert_int_equal(share_server_left_ms(fixture->server, fixture->now_ms), -1);
        assert_int_equal(read_news(client), SHARE_NOTHING);
    }
}

/* The first step goes out at once; of those that come too fast for so many to draw, the last. */
static void steps_go_at_the_pace_of_those_who_follow(void **state)
{
    struct fixture *fixture = *state;
    enum { count = 20, pace_ms = count * share_pace_ms };
    for (int i = 0; i < count; i++)
        join(fixture);
    show(fixture, 0);
    for (int i = 0; i < count; i++)
        sees(fixture->clients[i], 0);
    show(fixture, 1); /* those who have just come were not counted: they had nothing to draw before */
    sees(fixture->clients[0], 1);
    show(fixture, 2);
    assert_int_equal(read_news(fixture->clients[0]), SHARE_NOTHING);
    fixture->now_ms += pace_ms / 2;
    show(fixture, 3);
    assert_int_equal(read_news(fixture->clients[0]), SHARE_NOTHING);
    assert_int_equal(share_server_left_ms(fixture->server, fixture->now_ms), pace_ms / 2);
    fixture->now_ms += pace_ms / 2;
    turn(fixture);
    sees(fixture->clients[0], 3);
    assert_int_equal(share_server_left_ms(fixture->server, fixture->now_ms), -1);
    struct share_client *late = join(fixture);
    show(fixture, 4); /* who comes just now does not wait */
    sees(late, 4);
    assert_int_equal(read_news(fixture->clients[0]), SHARE_NOTHING);
}

static void a_file_is_sent_once(void **state)
{
    struct fixture *fixture = *state;
    struct share_client *client = join(fixture);
    size_t size;
    char text[32] = "";
    int before = open_descriptors();
    show(fixture, 0);
    sees(client, 0);
    int plan = share_client_file(client, SHARE_PLAN, &size);
    assert_int_equal(size, strlen("a plan"));
    assert_int_equal(pread(plan, text, sizeof text, 0), size);
    assert_string_equal(text, "a plan");
    assert_int_equal(share_client_file(client, SHARE_EXACT, &size), -1);
    put(fixture, SHARE_GROUND, "the ground");
    put(fixture, SHARE_EXACT, "the tiers");
    fixture->now_ms += later_ms;
    show(fixture, 1);
    sees(client, 1);
    assert_int_equal(share_client_file(client, SHARE_PLAN, &size), plan); /* the same descriptor: none came anew */
    assert_true(share_client_file(client, SHARE_EXACT, &size) >= 0 && size == strlen("the tiers"));
    put(fixture, SHARE_EXACT, "other tiers");
    fixture->now_ms += later_ms;
    turn(fixture);
    sees(client, 1);
    assert_true(share_client_file(client, SHARE_EXACT, &size) >= 0 && size == strlen("other tiers"));
    struct error error;
    assert_true(share_server_put(fixture->server, SHARE_EXACT, NULL, 0, &error));
    fixture->now_ms += later_ms;
    turn(fixture);
    sees(client, 1);
    assert_int_equal(share_client_file(client, SHARE_EXACT, &size), -1);
    share_client_close(fixture->clients[--fixture->client_count]);
    turn(fixture);
    assert_true(open_descriptors() <= before + 1); /* the ground, here */
}

/* Whoever does not read costs nobody anything, gets the latest when he does, and is let go in the end. */
static void a_slow_one_delays_nobody(void **state)
{
    struct fixture *fixture = *state;
    struct share_client *slow = join(fixture), *quick = join(fixture);
    for (uint32_t i = 0; i < 100; i++) {
        fixture->now_ms += 50;
        show(fixture, i % 4);
        sees(quick, i % 4);
    }
    assert_false(is_woken(fixture)); /* that there is no room for him wakes nobody */
    assert_int_equal(share_server_left_ms(fixture->server, fixture->now_ms), -1);
    assert_int_equal(read_news(slow), SHARE_NEWS);
    assert_true(share_client_view(slow)->selected <= 1); /* the first two: nothing piles up */
    assert_true(is_woken(fixture));
    fixture->now_ms += 50;
    turn(fixture);
    sees(slow, 3);
    assert_int_equal(read_news(slow), SHARE_NOTHING);
    assert_int_equal(share_server_count(fixture->server), 2);

    for (uint32_t i = 0; i < 4; i++) {
        fixture->now_ms += 50;
        show(fixture, i);
        sees(quick, i);
    }
    fixture->now_ms += share_patience_ms;
    show(fixture, 0);
    assert_int_equal(share_server_count(fixture->server), 1);
    sees(quick, 0);
    while (read_news(slow) == SHARE_NEWS)
        continue;
    assert_int_equal(read_news(slow), SHARE_ENDED);
}

static void what_they_send_is_not_read(void **state)
{
    struct fixture *fixture = *state;
    struct share_client *client = join(fixture);
    show(fixture, 0);
    for (int i = 0; i < 1000; i++)
        assert_true(send(share_client_fd(client), "hello", 5, MSG_NOSIGNAL | MSG_DONTWAIT) < 0 && errno == EPIPE);
    assert_false(is_woken(fixture));
    sees(client, 0);
}

static void those_who_come_and_go_take_little_time(void **state)
{
    struct fixture *fixture = *state;
    int let_in = 0;
    for (int i = 0; i < 300; i++) {
        struct error error = {0};
        struct share_client *client = share_client_open("class", 0, &error);
        if (client == NULL) /* more wait than the kernel lets */
            break;
        turn(fixture);
        let_in += share_client_receive(client, &error) == SHARE_NEWS;
        share_client_close(client);
        turn(fixture);
    }
    assert_int_equal(let_in, 100);
    assert_int_equal(share_server_count(fixture->server), 0);
    assert_false(is_woken(fixture)); /* although some wait */
    assert_int_equal(share_server_left_ms(fixture->server, fixture->now_ms), 1000);
    struct share_client *client = NULL;
    enum share_progress progress = SHARE_NOTHING;
    for (int i = 0; i < 10 && progress == SHARE_NOTHING; i++) { /* those who have gone are before it */
        fixture->now_ms += 1000;
        turn(fixture);
        while (is_woken(fixture))
            turn(fixture);
        client = client == NULL ? join(fixture) : client;
        progress = read_news(client);
    }
    assert_int_equal(progress, SHARE_NEWS);
}

static void there_is_an_end_to_those_who_can_follow(void **state)
{
    struct fixture *fixture = *state;
    struct error error = {0};
    for (int i = 0; i < share_followers_max; i++) {
        join(fixture);
        fixture->now_ms += later_ms;
        turn(fixture);
    }
    assert_int_equal(share_server_count(fixture->server), share_followers_max);
    struct share_client *one_more = join(fixture);
    turn(fixture);
    assert_int_equal(share_client_receive(one_more, &error), SHARE_REFUSED);
    assert_non_null(strstr(error.text, "as many follow"));
    assert_int_equal(share_server_count(fixture->server), share_followers_max);
}

static void its_end_is_told(void **state)
{
    struct fixture *fixture = *state;
    struct error error = {0};
    struct share_client *client = join(fixture);
    show(fixture, 3);
    share_server_close(fixture->server);
    fixture->server = NULL;
    sees(client, 3); /* the last view still comes */
    assert_int_equal(read_news(client), SHARE_ENDED);
    assert_null(share_client_open("class", 0, &error));
    assert_non_null(strstr(error.text, "nobody shares"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(everyone_sees_the_latest_view, setup, teardown),
        cmocka_unit_test_setup_teardown(nothing_moves_and_nothing_costs, setup, teardown),
        cmocka_unit_test_setup_teardown(steps_go_at_the_pace_of_those_who_follow, setup, teardown),
        cmocka_unit_test_setup_teardown(a_file_is_sent_once, setup, teardown),
        cmocka_unit_test_setup_teardown(a_slow_one_delays_nobody, setup, teardown),
        cmocka_unit_test_setup_teardown(what_they_send_is_not_read, setup, teardown),
        cmocka_unit_test_setup_teardown(those_who_come_and_go_take_little_time, setup, teardown),
        cmocka_unit_test_setup_teardown(there_is_an_end_to_those_who_can_follow, setup, teardown),
        cmocka_unit_test_setup_teardown(its_end_is_told, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
