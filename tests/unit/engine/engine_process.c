#include "engine_process.h"

#include "../cmocka_all.h"
#include "../model/plain_request.h"

#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/array.h"
#include "base/clock.h"
#include "model/reply.h"

const char *from_environment(const char *name)
{
    const char *value = getenv(name);
    assert_non_null(value);
    return value;
}

void engine_process_start(struct engine_process *engine)
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
        unsetenv("LANGUAGE"); /* which its sentences would be in */
        execl(program, program, (char *)NULL);
        _exit(127);
    }
    close(ends[1]);
    close(said[1]);
    engine->fd = ends[0];
    engine->said = said[0];
}

void engine_process_end(struct engine_process *engine, int status)
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

void engine_process_send(struct engine_process *engine, const void *data, size_t size)
{
    for (size_t done = 0; done < size;) {
        ssize_t sent = send(engine->fd, (const char *)data + done, size - done, MSG_NOSIGNAL);
        assert_true(sent > 0);
        done += (size_t)sent;
    }
}

void engine_process_receive(struct engine_process *engine, struct bytes *bytes)
{
    int64_t end_ms = clock_now_ms() + engine_process_deadline_ms;
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

struct request request_for(const char *folder, uint32_t number)
{
    struct request request = plain_request(folder);
    request.number = number;
    request.wanted = WANT_EXACT;
    return request;
}

void engine_process_ask(struct engine_process *engine, const struct request *request)
{
    struct bytes message = {0};
    request_write(request, &message);
    engine_process_send(engine, message.items, message.count);
    bytes_fini(&message);
}
