#include "../cmocka_all.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/array.h"
#include "base/clock.h"
#include "fixture.h"
#include "model/reply.h"
#include "model/request.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define WITH_SANITIZER
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define WITH_SANITIZER
#endif

/* The engine as a program: started with a socket as descriptor 3, asked, answered. */

enum { deadline_ms = 120000 };

struct engine {
    pid_t pid;
    int fd;
    int said; /* what it prints, which must be nothing */
};

static const char *from_environment(const char *name)
{
    const char *value = getenv(name);
    assert_non_null(value);
    return value;
}

static void engine_start(struct engine *engine)
{
    int ends[2], said[2];
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), 0);
    assert_int_equal(pipe2(said, O_CLOEXEC), 0);
    const char *program = from_environment("TIERMAP_TEST_ENGINE");
    engine->pid = fork();
    if (engine->pid == 0) {
        int other = fcntl(ends[1], F_DUPFD, 10), out = fcntl(said[1], F_DUPFD, 10);
        dup2(out, STDOUT_FILENO);
        dup2(out, STDERR_FILENO);
        close(out);
        dup2(other, 3); /* without FD_CLOEXEC */
        close(other);
        execl(program, program, (char *)NULL);
        _exit(127);
    }
    close(ends[1]);
    close(said[1]);
    engine->fd = ends[0];
    engine->said = said[0];
}

/* Closes the socket; the program has to end by itself, with that status, and to have printed nothing. */
static void engine_end(struct engine *engine, int status)
{
    char text[256];
    int ended = 0;
    close(engine->fd);
    ssize_t length = read(engine->said, text, sizeof text - 1);
    if (length > 0)
        fail_msg("it printed: %.*s", (int)length, text);
    assert_int_equal(waitpid(engine->pid, &ended, 0), engine->pid);
    assert_true(WIFEXITED(ended));
    assert_int_equal(WEXITSTATUS(ended), status);
    close(engine->said);
}

static void send_all(int fd, const void *data, size_t size)
{
    for (size_t done = 0; done < size;) {
        ssize_t sent = send(fd, (const char *)data + done, size - done, MSG_NOSIGNAL);
        assert_true(sent > 0);
        done += (size_t)sent;
    }
}

/* One whole reply. */
static void receive(struct engine *engine, struct bytes *bytes)
{
    int64_t end_ms = clock_now_ms() + deadline_ms;
    bytes->count = 0;
    for (;;) {
        size_t length = reply_length(bytes->items, bytes->count);
        assert_true(length != SIZE_MAX);
        if (length > 0 && bytes->count >= length) {
            assert_int_equal(bytes->count, length);
            return;
        }
        struct pollfd wait = {.fd = engine->fd, .events = POLLIN};
        int left_ms = (int)(end_ms - clock_now_ms());
        assert_true(left_ms > 0 && poll(&wait, 1, left_ms) == 1);
        ARRAY_RESERVE(bytes, bytes->count + 65536);
        ssize_t got = recv(engine->fd, bytes->items + bytes->count, 65536, 0);
        assert_true(got > 0);
        bytes->count += (size_t)got;
    }
}

static struct request request_for(const char *folder, uint32_t number)
{
    return (struct request){
        .number = number,
        .wanted = WANT_EXACT,
        .reference = REFERENCE_RUSSIA,
        .tier_count = 3,
        .outer_km = {25, 75, 220},
        .layers_dir = folder,
        .border_path = "",
        .where_field = "",
        .where_value = "",
        .reference_path = "",
    };
}

static void ask(struct engine *engine, const struct request *request)
{
    struct bytes message = {0};
    request_write(request, &message);
    send_all(engine->fd, message.items, message.count);
    bytes_fini(&message);
}

static void it_answers_one_request_after_another(void **state)
{
    (void)state;
    struct engine engine;
    struct bytes bytes = {0}, two = {0};
    struct reply reply;
    struct error error;
    struct request request = request_for(from_environment("TIERMAP_TEST_SHAPEFILES"), 41);
    engine_start(&engine);
    request.wanted = WANT_GROUND | WANT_DRAFT | WANT_EXACT;
    request.view = extent_empty();
    request.tolerance_m = 2000;
    ask(&engine, &request);
    for (int i = 0; i < 3; i++) {
        static const uint32_t flags[] = {REPLY_GROUND | REPLY_EXACT, REPLY_TIERS, REPLY_TIERS | REPLY_EXACT};
        receive(&engine, &bytes);
        if (!reply_open(&reply, bytes.items, bytes.count, &error))
            fail_msg("%s", error.text);
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
    send_all(engine.fd, two.items, 9);
    send_all(engine.fd, two.items + 9, two.count / 2 + 3);
    send_all(engine.fd, two.items + 9 + two.count / 2 + 3, two.count - 9 - two.count / 2 - 3);
    receive(&engine, &bytes);
    assert_true(reply_open(&reply, bytes.items, bytes.count, &error));
    assert_int_equal(reply.header->request_number, 43);
    assert_int_equal(reply.tier_count, 2);
    assert_true(reply.zones[0].outer_km == 10);
    engine_end(&engine, 0);
    bytes_fini(&bytes);
    bytes_fini(&two);
}

/* However many come while it works, only the last one is answered whole, and what is not wanted any more is let go. */
static void a_newer_request_cancels_an_older_one(void **state)
{
    (void)state;
    struct engine engine;
    struct bytes bytes = {0};
    struct reply reply;
    struct error error;
    struct request request = request_for(from_environment("TIERMAP_TEST_SHAPEFILES"), 0);
    uint32_t answered = 0, last = 0;
    engine_start(&engine);
    for (uint32_t i = 1; i <= 40; i++) {
        request.number = i;
        request.outer_km[0] = 10 + i / 4.0;
        ask(&engine, &request);
    }
    while (last != 40) {
        receive(&engine, &bytes);
        if (!reply_open(&reply, bytes.items, bytes.count, &error))
            fail_msg("%s", error.text);
        assert_true(reply.header->request_number > last);
        last = reply.header->request_number;
        answered++;
    }
    assert_true(answered < 40);
    request.number = 41;
    request.outer_km[0] = 24;
    ask(&engine, &request);
    request.wanted = 0;
    request.number = 42;
    ask(&engine, &request);
    request.wanted = WANT_EXACT;
    request.number = 43;
    request.outer_km[0] = 23;
    ask(&engine, &request);
    do {
        receive(&engine, &bytes);
        assert_true(reply_open(&reply, bytes.items, bytes.count, &error));
        assert_int_not_equal(reply.header->request_number, 42);
    } while (reply.header->request_number != 43);
    engine_end(&engine, 0);
    bytes_fini(&bytes);
}

static void expect_sentence(struct engine *engine, const struct request *request, const char *file,
                            const char *said)
{
    struct bytes bytes = {0};
    struct reply reply;
    struct error error = {0};
    ask(engine, request);
    receive(engine, &bytes);
    assert_false(reply_open(&reply, bytes.items, bytes.count, &error));
    if (strstr(error.text, file) == NULL || strstr(error.text, said) == NULL)
        fail_msg("expected %s and \"%s\" in: %s", file, said, error.text);
    bytes_fini(&bytes);
}

static void its_sentences_say_which_file_and_what_to_do(void **state)
{
    (void)state;
    static const char *const names[] = {"ukraine", "neighbours", "oblasts", "water", "rivers", "places"};
    const char *bundled = from_environment("TIERMAP_TEST_SHAPEFILES");
    char *folder = fixture_folder_new(), *none = fixture_path(folder, "none");
    struct engine engine;
    size_t size;
    engine_start(&engine);
    struct request request = request_for(none, 1);
    expect_sentence(&engine, &request, "/none", "--data");
    request.layers_dir = folder;
    expect_sentence(&engine, &request, "ukraine.shp", "--data");
    for (size_t i = 0; i < 6; i++)
        fixture_copy(bundled, folder, names[i]);
    unsigned char *data = fixture_read(folder, "ukraine.shp", &size);
    fixture_write(folder, "ukraine.shp", data, size / 2);
    expect_sentence(&engine, &request, "ukraine.shp", "cut short");
    for (size_t i = 100; i < size; i++)
        data[i] = (unsigned char)(i * 2654435761u >> 7);
    fixture_write(folder, "ukraine.shp", data, size);
    expect_sentence(&engine, &request, "ukraine.shp", "damaged");
    for (size_t i = 0; i < 100; i++)
        data[i] = (unsigned char)(i * 2654435761u >> 7);
    fixture_write(folder, "ukraine.shp", data, size);
    expect_sentence(&engine, &request, "ukraine.shp", "no shapefile");
    fixture_write_text(folder, "ukraine.shp",
                       "Dear reader, this is a letter and no map. It goes on for a while, so that "
                       "it is as long as the header of a shapefile.");
    expect_sentence(&engine, &request, "ukraine.shp", "no shapefile");
    fixture_write_text(folder, "ukraine.shp", "short");
    expect_sentence(&engine, &request, "ukraine.shp", "no shapefile");
    fixture_copy(bundled, folder, "ukraine");
    fixture_write_text(folder, "rivers.prj", "nonsense");
    request.wanted = WANT_GROUND;
    expect_sentence(&engine, &request, "rivers.shp", ".prj");
    request.wanted = WANT_EXACT;
    fixture_copy(bundled, folder, "rivers");
    request.reference = REFERENCE_FILE;
    request.reference_path = "front.geojson";
    expect_sentence(&engine, &request, "front.geojson", "cannot open");
    char *own = fixture_path(folder, "own.geojson");
    fixture_write_text(folder, "own.geojson", "{\"type\":\"LineString\",\"coordinates\":[[-70,-20],[-71,-21]]}");
    request.reference_path = own;
    expect_sentence(&engine, &request, "own.geojson", "nowhere near the country");
    fixture_write_text(folder, "own.geojson", "{\"type\":\"LineString\",\"coordinates\":[[49.9,36.2],[48,35]]}");
    expect_sentence(&engine, &request, "own.geojson", "latitude before longitude");
    const struct lonlat drawn[] = {{19, 52}, {19, 51}};
    request.reference = REFERENCE_DRAWN;
    request.reference_path = "";
    request.drawn = drawn;
    request.drawn_count = 2;
    expect_sentence(&engine, &request, "the drawn line", "further from the country than the last tier reaches (220 km)");
    request.reference = REFERENCE_RUSSIA;
    request.drawn_count = 0;
    request.border_path = "poland.shp";
    expect_sentence(&engine, &request, "poland.shp", "cannot open it");
    request = request_for(bundled, 2); /* after all that it still works */
    struct bytes bytes = {0};
    struct reply reply;
    ask(&engine, &request);
    receive(&engine, &bytes);
    assert_true(reply_open(&reply, bytes.items, bytes.count, NULL));
    bytes_fini(&bytes);
    request.tier_count = 9; /* a viewer that sends such a thing is broken */
    expect_sentence(&engine, &request, "", "out of range");
    engine_end(&engine, 1);
    free(data);
    free(own);
    free(none);
    fixture_folder_free(folder);
}

static void what_is_no_request_ends_it(void **state)
{
    (void)state;
    struct engine engine;
    struct bytes bytes = {0};
    struct reply reply;
    struct error error = {0};
    engine_start(&engine);
    send_all(engine.fd, "GET / HTTP/1.1\r\n\r\n", 18);
    receive(&engine, &bytes);
    assert_false(reply_open(&reply, bytes.items, bytes.count, &error));
    assert_non_null(strstr(error.text, "no request"));
    engine_end(&engine, 1);
    engine_start(&engine);
    engine_end(&engine, 0); /* closed before anything was asked */
    bytes_fini(&bytes);
}

/* A number from a line of one of the program's files in /proc that begins with `name`; -1: "unlimited" or no line. */
static long long soft_limit(const struct engine *engine, const char *name)
{
    char path[64], line[256];
    long long limit = -1;
    snprintf(path, sizeof path, "/proc/%d/limits", (int)engine->pid);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file) != NULL)
        if (strncmp(line, name, strlen(name)) == 0 && sscanf(line + strlen(name), "%lld", &limit) != 1)
            limit = -1;
    fclose(file);
    return limit;
}

/* Descriptors that it has open, as bits. */
static unsigned long long open_descriptors(const struct engine *engine)
{
    char path[64];
    unsigned long long open = 0;
    snprintf(path, sizeof path, "/proc/%d/fd", (int)engine->pid);
    DIR *dir = opendir(path);
    assert_non_null(dir);
    for (const struct dirent *entry; (entry = readdir(dir)) != NULL;)
        if (entry->d_name[0] != '.')
            open |= 1ULL << atoi(entry->d_name);
    closedir(dir);
    return open;
}

static void it_limits_itself(void **state)
{
    (void)state;
    struct engine engine;
    struct bytes bytes = {0};
    struct request request = request_for(from_environment("TIERMAP_TEST_SHAPEFILES"), 1);
    int stray = fcntl(STDERR_FILENO, F_DUPFD, 20); /* of the viewer's, and not closed on exec */
    assert_true(stray >= 20);
    engine_start(&engine);
    close(stray);
    ask(&engine, &request);
    receive(&engine, &bytes);
    assert_int_equal(open_descriptors(&engine) & ~7ULL, 1 << 3);
    assert_int_equal(soft_limit(&engine, "Max core file size"), 0);
    assert_int_equal(soft_limit(&engine, "Max file size"), 0);
    long long seconds = soft_limit(&engine, "Max cpu time"), memory = soft_limit(&engine, "Max address space");
    assert_true(seconds >= 60 && seconds <= 120);
#ifndef WITH_SANITIZER /* which maps more than any limit allows */
    assert_true(memory == 2LL << 30);
#endif
    request.max_vertices = 1 << 20; /* a user who allows more allows more memory too */
    request.number = 2;
    ask(&engine, &request);
    receive(&engine, &bytes);
#ifndef WITH_SANITIZER
    assert_true(soft_limit(&engine, "Max address space") == (2LL << 30) + (2048LL << 20));
#endif
    (void)memory;
    assert_true(soft_limit(&engine, "Max cpu time") >= seconds); /* anew, from what was used by then */
    engine_end(&engine, 0);
    bytes_fini(&bytes);
}

/* Somebody else still holds the viewer's end of the socket, so that nothing but its death tells of it. */
static void it_dies_with_its_viewer(void **state)
{
    (void)state;
    enum { well_before_idleness_ends_it_ms = 20000 };
    struct pids { pid_t engine, holder; } pids = {0, 0};
    int told[2];
    assert_int_equal(pipe2(told, O_CLOEXEC), 0);
    pid_t viewer = fork();
    if (viewer == 0) {
        struct engine engine;
        struct bytes bytes = {0};
        struct request request = request_for(getenv("TIERMAP_TEST_SHAPEFILES"), 1);
        engine_start(&engine);
        ask(&engine, &request);
        receive(&engine, &bytes); /* it has come so far as to ask for its death by then */
        pids = (struct pids){engine.pid, fork()};
        if (pids.holder == 0 || write(told[1], &pids, sizeof pids) == sizeof pids)
            pause();
        _exit(1);
    }
    close(told[1]);
    assert_int_equal(read(told[0], &pids, sizeof pids), sizeof pids);
    int pidfd = (int)syscall(SYS_pidfd_open, pids.engine, 0U);
    assert_true(pidfd >= 0);
    kill(viewer, SIGKILL);
    assert_int_equal(waitpid(viewer, NULL, 0), viewer);
    struct pollfd ended = {.fd = pidfd, .events = POLLIN};
    assert_int_equal(poll(&ended, 1, well_before_idleness_ends_it_ms), 1);
    kill(pids.holder, SIGKILL);
    close(pidfd);
    close(told[0]);
}

/* Half a minute, which no test can shorten. */
static void without_work_it_ends_by_itself(void **state)
{
    (void)state;
    enum { idle_ms = 30000 };
    struct engine engine;
    struct bytes bytes = {0};
    struct request request = request_for(from_environment("TIERMAP_TEST_SHAPEFILES"), 1);
    engine_start(&engine);
    ask(&engine, &request);
    receive(&engine, &bytes);
    int64_t idle_from_ms = clock_now_ms();
    struct pollfd closed = {.fd = engine.fd, .events = POLLIN};
    assert_int_equal(poll(&closed, 1, deadline_ms), 1);
    assert_int_equal(recv(engine.fd, bytes.items, 1, 0), 0); /* its end is closed, nothing was said */
    assert_true(clock_now_ms() - idle_from_ms > idle_ms - 2000);
    engine_end(&engine, 0);
    bytes_fini(&bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_answers_one_request_after_another),
        cmocka_unit_test(a_newer_request_cancels_an_older_one),
        cmocka_unit_test(its_sentences_say_which_file_and_what_to_do),
        cmocka_unit_test(what_is_no_request_ends_it),
        cmocka_unit_test(it_limits_itself),
        cmocka_unit_test(it_dies_with_its_viewer),
        cmocka_unit_test(without_work_it_ends_by_itself),
    };
    signal(SIGPIPE, SIG_IGN);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
