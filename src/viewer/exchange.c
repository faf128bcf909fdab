#include "viewer/exchange.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/socket.h>

#include "base/array.h"
#include "base/clock.h"
#include "base/translate.h"
#include "viewer/link.h"
#include "viewer/locate.h"

enum { deadline_ms = 60000, chunk_size = 64 << 10 };

static bool waits(void)
{
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}

/* Sends as much as the socket takes. false: nobody listens. */
static bool send_some(int fd, const struct bytes *message, size_t *sent)
{
    ssize_t count = send(fd, message->items + *sent, message->count - *sent, MSG_NOSIGNAL);
    *sent += count > 0 ? (size_t)count : 0;
    return count >= 0 || waits();
}

/* Takes in what is there. false: nobody answers. */
static bool receive_some(int fd, struct bytes *answer)
{
    ARRAY_RESERVE(answer, answer->count + chunk_size);
    ssize_t count = recv(fd, answer->items + answer->count, chunk_size, MSG_DONTWAIT);
    answer->count += count > 0 ? (size_t)count : 0;
    return count > 0 || (count < 0 && waits());
}

static bool talk(int fd, const struct bytes *message, size_t (*length_of)(const void *, size_t), struct bytes *answer,
                 struct error *error)
{
    int64_t end_ms = clock_now_ms() + deadline_ms;
    size_t sent = 0;
    for (;;) {
        size_t length = length_of(answer->items, answer->count);
        if (length == answer->count && length > 0)
            return true;
        int64_t left_ms = end_ms - clock_now_ms();
        struct pollfd ready = {.fd = fd, .events = (short)(POLLIN | (sent < message->count ? POLLOUT : 0))};
        if (left_ms <= 0 || length == SIZE_MAX || (length > 0 && answer->count > length) ||
            (poll(&ready, 1, (int)left_ms) < 0 && errno != EINTR))
            break;
        if (((ready.revents & POLLOUT) != 0 && !send_some(fd, message, &sent)) ||
            ((ready.revents & (POLLIN | POLLHUP)) != 0 && !receive_some(fd, answer)))
            break;
    }
    error_set(error, _("the engine gave no answer"));
    return false;
}

bool exchange(const struct bytes *message, size_t (*length_of)(const void *, size_t), struct bytes *answer, struct error *error)
{
    char *engine = locate_engine(error);
    struct link *link = engine != NULL ? link_open(engine, error) : NULL;
    bool done = link != NULL && talk(link_fd(link), message, length_of, answer, error);
    link_close(link);
    free(engine);
    if (!done)
        bytes_fini(answer);
    return done;
}
