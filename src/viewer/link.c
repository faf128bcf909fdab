#include "viewer/link.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/array.h"
#include "base/clock.h"
#include "base/translate.h"
#include "model/reply.h"

enum { engine_fd = 3, reply_size_max = 512 << 20 };

struct link {
    pid_t engine;
    int fd;
    struct bytes incoming; /* the beginning of a reply */
};

static bool engine_start(struct link *link, const char *engine_path, bool is_sandboxed, int engine_end)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none, normal;
    char program[] = "tiermap-engine", option[] = "--no-sandbox", locale[] = "LC_ALL=C.UTF-8";
    char *const arguments[] = {program, is_sandboxed ? NULL : option, NULL};
    const char *translated = translate_language();
    char language[16];
    snprintf(language, sizeof language, "LANGUAGE=%s", translated != NULL ? translated : "en");
    char *const environment[] = {locale, language, NULL};
    sigemptyset(&none);
    sigemptyset(&normal);
    sigaddset(&normal, SIGPIPE);
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_RDONLY, 0);
    /* What the libraries might print must never reach the map; nor is anything opened to be written to. */
    if (getenv("TIERMAP_ENGINE_STDERR") == NULL)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, engine_end, engine_fd);
    /* A group of its own: keys that signal the viewer's group do not end it in the middle of an answer. */
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &normal);
    int failure = posix_spawn(&link->engine, engine_path, &actions, &attributes, arguments, environment);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    errno = failure;
    return failure == 0;
}

struct link *link_open(const char *engine_path, bool is_sandboxed, struct error *error)
{
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
        error_set(error, _("cannot make a socket for the engine: %s"), strerror(errno));
        return NULL;
    }
    struct link *link = memory_new(sizeof *link);
    link->fd = ends[0];
    bool started = fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0 && engine_start(link, engine_path, is_sandboxed, ends[1]);
    int why = errno;
    close(ends[1]);
    if (!started) {
        error_set(error, _("%s: cannot start it: %s"), engine_path, strerror(why));
        close(link->fd);
        free(link);
        return NULL;
    }
    return link;
}

void link_close(struct link *link)
{
    if (link == NULL)
        return;
    close(link->fd);
    if (link->engine > 0) {
        kill(link->engine, SIGKILL); /* it holds nothing that could be lost */
        while (waitpid(link->engine, NULL, 0) < 0 && errno == EINTR)
            continue;
    }
    bytes_fini(&link->incoming);
    free(link);
}

int link_fd(const struct link *link)
{
    return link->fd;
}

/* The engine has closed its end: says how it ended. One that is ending keeps its status when it is killed; one that only closed
 * its end must not be waited for. */
static enum link_progress engine_gone(struct link *link, struct error *error)
{
    int status = 0;
    pid_t ended;
    kill(link->engine, SIGKILL);
    do
        ended = waitpid(link->engine, &status, 0);
    while (ended < 0 && errno == EINTR);
    if (ended == link->engine) {
        link->engine = 0;
        if (WIFSIGNALED(status))
            error_set(error, _("the engine was stopped (%s)"), strsignal(WTERMSIG(status)));
        else
            error_set(error, _("the engine ended without an answer (status %d)"), WEXITSTATUS(status));
    } else {
        error_set(error, _("the engine is gone"));
    }
    return ended > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0 ? LINK_ENDED : LINK_BROKEN;
}

/* Why the engine takes nothing. */
static void say_unsent(struct link *link, struct error *error)
{
    struct pollfd end = {.fd = link->fd};
    if (poll(&end, 1, 0) > 0 && (end.revents & POLLHUP) != 0)
        engine_gone(link, error);
    else
        error_set(error, _("the engine does not listen"));
}

bool link_send(struct link *link, const struct request *request, struct error *error)
{
    struct bytes message = {0};
    request_write(request, &message);
    ssize_t sent = send(link->fd, message.items, message.count, MSG_NOSIGNAL);
    bool whole = sent == (ssize_t)message.count;
    bytes_fini(&message);
    if (!whole)
        say_unsent(link, error);
    return whole;
}

static enum link_progress whole_reply(struct link *link, link_length *length_of, struct bytes *reply, struct error *error)
{
    size_t length = length_of(link->incoming.items, link->incoming.count);
    if (length > reply_size_max) {
        error_set(error, _("the engine's answer is damaged"));
        return LINK_BROKEN;
    }
    if (length == 0 || link->incoming.count < length)
        return LINK_PENDING;
    if (link->incoming.count == length) {
        *reply = link->incoming;
        link->incoming = (struct bytes){0};
    } else { /* the next one has begun to arrive */
        bytes_add(reply, link->incoming.items, length);
        link->incoming.count -= length;
        memmove(link->incoming.items, link->incoming.items + length, link->incoming.count);
    }
    return LINK_REPLY;
}

/* How much may come: of a reply whose length is known the rest of it, so that it has exactly the room that it needs. */
static size_t wanted_size(const struct link *link, link_length *length_of)
{
    enum { beginning = 4096 };
    size_t length = length_of(link->incoming.items, link->incoming.count);
    return length > link->incoming.count ? length - link->incoming.count : beginning;
}

static enum link_progress receive(struct link *link, link_length *length_of, struct bytes *reply, struct error *error)
{
    for (;;) {
        enum link_progress progress = whole_reply(link, length_of, reply, error);
        if (progress != LINK_PENDING)
            return progress;
        size_t wanted = wanted_size(link, length_of);
        ARRAY_RESERVE(&link->incoming, link->incoming.count + wanted);
        ssize_t got = recv(link->fd, link->incoming.items + link->incoming.count, wanted, 0);
        if (got > 0)
            link->incoming.count += (size_t)got;
        else if (got < 0 && errno == EINTR)
            continue;
        else if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
            return LINK_PENDING;
        else
            return engine_gone(link, error);
    }
}

enum link_progress link_receive(struct link *link, struct bytes *reply, struct error *error)
{
    return receive(link, reply_length, reply, error);
}

/* Until the socket is ready. false: it is not until then. */
static bool wait_until(const struct link *link, short events, int64_t end_ms)
{
    int64_t left_ms = end_ms - clock_now_ms();
    struct pollfd ready = {.fd = link->fd, .events = events};
    return left_ms > 0 && poll(&ready, 1, (int)left_ms) != 0;
}

static bool wait_for(struct link *link, link_length *length_of, int deadline_ms, struct bytes *reply, struct error *error)
{
    int64_t end_ms = clock_now_ms() + deadline_ms;
    for (;;) {
        enum link_progress progress = receive(link, length_of, reply, error);
        if (progress != LINK_PENDING)
            return progress == LINK_REPLY;
        if (!wait_until(link, POLLIN, end_ms)) {
            error_set(error, _("the engine took more than %d seconds and was stopped"), deadline_ms / 1000);
            return false;
        }
    }
}

bool link_wait(struct link *link, int deadline_ms, struct bytes *reply, struct error *error)
{
    return wait_for(link, reply_length, deadline_ms, reply, error);
}

static bool send_whole(const struct link *link, const struct bytes *message, int64_t end_ms)
{
    size_t sent = 0;
    while (sent < message->count && wait_until(link, POLLOUT, end_ms)) {
        ssize_t count = send(link->fd, message->items + sent, message->count - sent, MSG_NOSIGNAL);
        if (count < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR)
            break;
        sent += count > 0 ? (size_t)count : 0;
    }
    return sent == message->count;
}

bool link_exchange(struct link *link, const struct bytes *message, link_length *length_of, int deadline_ms,
                   struct bytes *answer, struct error *error)
{
    if (send_whole(link, message, clock_now_ms() + deadline_ms))
        return wait_for(link, length_of, deadline_ms, answer, error);
    say_unsent(link, error);
    return false;
}
