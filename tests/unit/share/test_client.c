#include "viewer/share/share_client.h"

#include "../cmocka_all.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "share_folder.h"
#include "some_view.h"
#include "viewer/share/sealed.h"
#include "viewer/share/share_place.h"

/* A follower of something that means harm, or has a fault. */

enum { files_max = 16 };

struct fixture {
    struct share_place place;
    struct share_client *client;
    int fd; /* the other's end */
    int descriptors;
};

static int setup(void **state)
{
    static struct fixture fixture;
    struct error error = {0};
    const struct share_audience everyone = {.is_everyone = true};
    share_folder_begin();
    fixture.descriptors = open_descriptors();
    assert_true(share_place_make(&fixture.place, "class", &everyone, &error));
    fixture.client = share_client_open("class", 0, &error);
    assert_non_null(fixture.client);
    fixture.fd = accept4(fixture.place.listener, NULL, NULL, SOCK_CLOEXEC);
    assert_true(fixture.fd >= 0);
    *state = &fixture;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;
    if (fixture->fd >= 0)
        close(fixture->fd);
    share_client_close(fixture->client);
    share_place_remove(&fixture->place);
    assert_int_equal(open_descriptors(), fixture->descriptors); /* whatever came, nothing is left open */
    share_folder_end();
    return 0;
}

/* Sends bytes with descriptors, which are closed here. */
static void send_bytes(const struct fixture *fixture, const void *bytes, size_t size, const int *fds, size_t count)
{
    struct iovec content = {(void *)(uintptr_t)bytes, size};
    union { struct cmsghdr header; char room[CMSG_SPACE(files_max * sizeof(int))]; } control = {0};
    struct msghdr packet = {.msg_iov = &content, .msg_iovlen = 1};
    if (count > 0) {
        packet.msg_control = &control;
        packet.msg_controllen = CMSG_SPACE(count * sizeof *fds);
        control.header.cmsg_level = SOL_SOCKET;
        control.header.cmsg_type = SCM_RIGHTS;
        control.header.cmsg_len = CMSG_LEN(count * sizeof *fds);
        memcpy(CMSG_DATA(&control.header), fds, count * sizeof *fds);
    }
    assert_int_equal(sendmsg(fixture->fd, &packet, MSG_NOSIGNAL), size);
    for (size_t i = 0; i < count; i++)
        close(fds[i]);
}

static void send_message(const struct fixture *fixture, const struct share_message *message, const int *fds, size_t count)
{
    unsigned char bytes[share_message_size];
    share_message_write(message, bytes);
    send_bytes(fixture, bytes, sizeof bytes, fds, count);
}

static int sealed(const char *text)
{
    struct error error = {0};
    int fd = sealed_make(text, strlen(text), &error);
    assert_true(fd >= 0);
    return fd;
}

static const uint32_t all_three = 1u << SHARE_PLAN | 1u << SHARE_GROUND | 1u << SHARE_EXACT;

static void good_beginning(const struct fixture *fixture)
{
    struct error error = {0};
    const struct share_message message = some_message(all_three);
    const int fds[] = {sealed("plan"), sealed("ground"), sealed("tiers")};
    send_message(fixture, &message, fds, 3);
    assert_int_equal(share_client_receive(fixture->client, &error), SHARE_NEWS);
}

static void refuses(const struct fixture *fixture)
{
    struct error error = {0};
    assert_int_equal(share_client_receive(fixture->client, &error), SHARE_REFUSED);
    assert_non_null(strstr(error.text, "damaged"));
}

static void files_that_are_missing_are_missed(void **state)
{
    const struct fixture *fixture = *state;
    const struct share_message message = some_message(0); /* speaks of files that never came */
    send_message(fixture, &message, NULL, 0);
    refuses(fixture);
}

static void every_file_has_to_come(void **state)
{
    const struct fixture *fixture = *state;
    const struct share_message message = some_message(all_three);
    const int fds[] = {sealed("plan"), sealed("ground")};
    send_message(fixture, &message, fds, 2);
    refuses(fixture);
}

static void no_file_too_many(void **state)
{
    const struct fixture *fixture = *state;
    const struct share_message message = some_message(all_three);
    const int fds[] = {sealed("plan"), sealed("ground"), sealed("tiers"), sealed("more")};
    send_message(fixture, &message, fds, 4);
    refuses(fixture);
}

static void a_flood_of_descriptors_is_closed(void **state)
{
    const struct fixture *fixture = *state;
    const struct share_message message = some_message(all_three);
    int fds[files_max];
    for (int i = 0; i < files_max; i++)
        fds[i] = sealed("flood");
    send_message(fixture, &message, fds, files_max);
    refuses(fixture);
}

static void what_is_not_sealed_is_refused(void **state)
{
    const struct fixture *fixture = *state;
    const struct share_message message = some_message(all_three);
    const int fds[] = {sealed("plan"), open("/dev/zero", O_RDONLY | O_CLOEXEC), sealed("tiers")};
    send_message(fixture, &message, fds, 3);
    refuses(fixture);
}

static void a_plan_too_large_is_refused(void **state)
{
    const struct fixture *fixture = *state;
    const struct share_message message = some_message(all_three);
    int large = memfd_create("test", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    assert_int_equal(ftruncate(large, share_plan_max + 1), 0);
    assert_int_equal(fcntl(large, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE), 0);
    const int fds[] = {large, sealed("ground"), sealed("tiers")};
    send_message(fixture, &message, fds, 3);
    refuses(fixture);
}

static void descriptors_come_only_with_what_speaks_of_them(void **state)
{
    const struct fixture *fixture = *state;
    const struct share_message full = {.kind = SHARE_FULL};
    struct error error = {0};
    good_beginning(fixture);
    const int fds[] = {sealed("stray")};
    send_message(fixture, &full, fds, 1);
    assert_int_equal(share_client_receive(fixture->client, &error), SHARE_REFUSED);
    assert_non_null(strstr(error.text, "as many"));
}

static void bytes_of_any_length_are_refused(void **state)
{
    const struct fixture *fixture = *state;
    unsigned char bytes[4000] = {0};
    const struct share_message message = some_message(0);
    good_beginning(fixture);
    share_message_write(&message, bytes);
    send_bytes(fixture, bytes, share_message_size + 1, NULL, 0);
    refuses(fixture);
    const int fds[] = {sealed("a"), sealed("b")};
    send_bytes(fixture, bytes, sizeof bytes, fds, 2);
    refuses(fixture);
    send_bytes(fixture, bytes, 3, NULL, 0);
    refuses(fixture);
}

/* The files of views that were passed over are there all the same, and those of no use are closed. */
static void only_the_latest_view_counts(void **state)
{
    const struct fixture *fixture = *state;
    struct share_message message = some_message(1u << SHARE_EXACT);
    struct error error = {0};
    size_t size;
    good_beginning(fixture);
    for (uint32_t i = 0; i < 5; i++) {
        const int fds[] = {sealed(i < 4 ? "old" : "the newest")};
        message.view.serials[SHARE_EXACT] = 10 + i;
        message.view.selected = i % 4;
        send_message(fixture, &message, fds, 1);
    }
    message.file_bits = 0;
    message.view.selected = 2;
    send_message(fixture, &message, NULL, 0);
    assert_int_equal(share_client_receive(fixture->client, &error), SHARE_NEWS);
    assert_int_equal(share_client_view(fixture->client)->selected, 2);
    assert_true(share_client_file(fixture->client, SHARE_EXACT, &size) >= 0 && size == strlen("the newest"));
    assert_int_equal(share_client_receive(fixture->client, &error), SHARE_NOTHING);
}

/* However fast it is told, it comes back to the keyboard. */
static void a_flood_of_views_has_an_end(void **state)
{
    struct fixture *fixture = *state;
    const struct share_message message = some_message(0);
    unsigned char bytes[share_message_size];
    struct error error = {0};
    int sent = 0, calls = 0;
    good_beginning(fixture);
    share_message_write(&message, bytes);
    while (send(fixture->fd, bytes, sizeof bytes, MSG_DONTWAIT | MSG_NOSIGNAL) > 0)
        sent++;
    assert_true(sent > 100);
    while (share_client_receive(fixture->client, &error) == SHARE_NEWS)
        calls++;
    assert_true(calls > 1);
}

static void the_first_view_is_waited_for(void **state)
{
    struct fixture *fixture = *state;
    struct error error = {0};
    assert_false(share_client_wait(fixture->client, 1, &error));
    assert_non_null(strstr(error.text, "does not answer"));
    close(fixture->fd);
    fixture->fd = -1;
    assert_false(share_client_wait(fixture->client, 60000, &error));
    assert_non_null(strstr(error.text, "ended"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(files_that_are_missing_are_missed, setup, teardown),
        cmocka_unit_test_setup_teardown(every_file_has_to_come, setup, teardown),
        cmocka_unit_test_setup_teardown(no_file_too_many, setup, teardown),
        cmocka_unit_test_setup_teardown(a_flood_of_descriptors_is_closed, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_not_sealed_is_refused, setup, teardown),
        cmocka_unit_test_setup_teardown(a_plan_too_large_is_refused, setup, teardown),
        cmocka_unit_test_setup_teardown(descriptors_come_only_with_what_speaks_of_them, setup, teardown),
        cmocka_unit_test_setup_teardown(bytes_of_any_length_are_refused, setup, teardown),
        cmocka_unit_test_setup_teardown(only_the_latest_view_counts, setup, teardown),
        cmocka_unit_test_setup_teardown(a_flood_of_views_has_an_end, setup, teardown),
        cmocka_unit_test_setup_teardown(the_first_view_is_waited_for, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
