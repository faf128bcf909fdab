#include "../cmocka_all.h"

#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/sanitizer.h"
#include "engine_process.h"

/* How the engine's program limits itself, and when it ends without being told to. */

/* What the kernel says of one of the program's limits; -1: "unlimited", or no such limit. */
static long long soft_limit(const struct engine_process *engine, const char *name)
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
static unsigned long long open_descriptors(const struct engine_process *engine)
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
    struct engine_process engine;
    struct bytes bytes = {0};
    struct request request = request_for(from_environment("TIERMAP_TEST_SHAPEFILES"), 1);
    int stray = fcntl(STDERR_FILENO, F_DUPFD, 20); /* of the viewer's, and not closed on exec */
    assert_true(stray >= 20);
    engine_process_start(&engine);
    close(stray);
    engine_process_ask(&engine, &request);
    engine_process_receive(&engine, &bytes);
    assert_int_equal(open_descriptors(&engine) & ~7ULL, 1 << 3);
    assert_int_equal(soft_limit(&engine, "Max core file size"), 0);
    assert_int_equal(soft_limit(&engine, "Max file size"), 0);
    long long seconds = soft_limit(&engine, "Max cpu time");
    assert_true(seconds >= 60 && seconds <= 120);
    /* Sanitizers map more than any limit allows. */
    assert_true(HAS_SANITIZER || soft_limit(&engine, "Max address space") == 2LL << 30);
    request.max_vertices = 1 << 20; /* a user who allows more allows more memory too */
    request.number = 2;
    engine_process_ask(&engine, &request);
    engine_process_receive(&engine, &bytes);
    assert_true(HAS_SANITIZER || soft_limit(&engine, "Max address space") == (2LL << 30) + (2048LL << 20));
    assert_true(soft_limit(&engine, "Max cpu time") >= seconds); /* anew, from what was used by then */
    engine_process_end(&engine, 0);
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
        struct engine_process engine;
        struct bytes bytes = {0};
        struct request request = request_for(getenv("TIERMAP_TEST_SHAPEFILES"), 1);
        engine_process_start(&engine);
        engine_process_ask(&engine, &request);
        engine_process_receive(&engine, &bytes); /* it has come so far as to ask for its death by then */
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
    struct engine_process engine;
    struct bytes bytes = {0};
    struct request request = request_for(from_environment("TIERMAP_TEST_SHAPEFILES"), 1);
    engine_process_start(&engine);
    engine_process_ask(&engine, &request);
    engine_process_receive(&engine, &bytes);
    int64_t idle_from_ms = clock_now_ms();
    struct pollfd closed = {.fd = engine.fd, .events = POLLIN};
    assert_int_equal(poll(&closed, 1, engine_process_deadline_ms), 1);
    assert_int_equal(recv(engine.fd, bytes.items, 1, 0), 0); /* its end is closed, nothing was said */
    assert_true(clock_now_ms() - idle_from_ms > idle_ms - 2000);
    engine_process_end(&engine, 0);
    bytes_fini(&bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_limits_itself),
        cmocka_unit_test(it_dies_with_its_viewer),
        cmocka_unit_test(without_work_it_ends_by_itself),
    };
    signal(SIGPIPE, SIG_IGN);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
