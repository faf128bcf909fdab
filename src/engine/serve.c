#include "engine/serve.h"

#include <errno.h>
#include <poll.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include "base/array.h"
#include "base/translate.h"
#include "engine/answer.h"
#include "engine/limits.h"
#include "engine/make_shapefile.h"
#include "model/reply_builder.h"
#include "model/shapefile_order.h"

enum { chunk_size = 65536, idle_ms = 30000 };

enum stream { STREAM_REQUEST, STREAM_END, STREAM_BROKEN };

static bool has_more(int fd, int timeout_ms)
{
    struct pollfd ready = {.fd = fd, .events = POLLIN};
    int count;
    do
        count = poll(&ready, 1, timeout_ms);
    while (count < 0 && errno == EINTR);
    return count > 0;
}

static void drop(struct bytes *in, size_t length)
{
    memmove(in->items, in->items + length, in->count - length);
    in->count -= length;
}

/* Of a request, or of an order for a shapefile. */
static size_t message_length(const unsigned char *data, size_t size)
{
    size_t length = shapefile_order_length(data, size);
    return length == SIZE_MAX ? request_length(data, size) : length;
}

/* Waits until a whole request lies at the beginning of `in`, with its length; of several that are there, the last. */
static enum stream receive(int fd, struct bytes *in, size_t *length)
{
    size_t newest = 0;
    ARRAY_RESERVE(in, chunk_size); /* so that there is something to begin at */
    for (;;) {
        size_t next = message_length(in->items + newest, in->count - newest);
        if (next == SIZE_MAX)
            return STREAM_BROKEN;
        if (next > 0 && in->count - newest >= next) { /* whole */
            *length = next;
            drop(in, newest);
            newest = next;
            continue;
        }
        bool is_partial = in->count > newest;
        if (newest > 0 && !is_partial && !has_more(fd, 0))
            return STREAM_REQUEST;
        if (!has_more(fd, idle_ms))
            return is_partial ? STREAM_BROKEN : STREAM_END;
        ARRAY_RESERVE(in, in->count + chunk_size);
        ssize_t got = read(fd, in->items + in->count, chunk_size);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return got == 0 && in->count == newest ? STREAM_END : STREAM_BROKEN;
        in->count += (size_t)got;
    }
}

static bool send_reply(void *data, struct bytes *reply)
{
    const int *fd = data;
    return bytes_write_fd(reply, *fd, NULL);
}

static bool send_shapefile(int fd, const unsigned char *order, size_t length)
{
    struct bytes out = {0};
    make_shapefile(order, length, &out);
    bool is_sent = bytes_write_fd(&out, fd, NULL);
    bytes_fini(&out);
    return is_sent;
}

static void refuse(int fd, const char *sentence)
{
    struct bytes out = {0};
    reply_write_failure(0, sentence, &out);
    bytes_write_fd(&out, fd, NULL);
    bytes_fini(&out);
}

bool serve(int fd, struct sandbox *sandbox)
{
    struct bytes in = {0};
    struct engine *engine = engine_new();
    struct error error = {0};
    enum stream stream;
    size_t length = 0;
    bool is_whole = true;
    while (is_whole && (stream = receive(fd, &in, &length)) != STREAM_END) {
        struct request request;
        struct cancel cancel;
        if (stream == STREAM_BROKEN) {
            error_set(&error, _("the engine got a message that is no request"));
            is_whole = false;
        } else if (shapefile_order_length(in.items, in.count) == length) {
            sandbox_admits(sandbox, NULL);
            is_whole = send_shapefile(fd, in.items, length);
            drop(&in, length);
        } else if (!request_read(&request, in.items, length, &error)) {
            is_whole = false;
        } else if (!sandbox_admits(sandbox, &request)) {
            break; /* as if it had had nothing to do: whoever asks starts another one */
        } else {
            limits_renew(&request);
            cancel_init(&cancel, fd);
            is_whole = engine_answer(engine, &request, &cancel, send_reply, &fd);
            drop(&in, length);
        }
    }
    if (error.text[0] != '\0')
        refuse(fd, error.text);
    engine_free(engine);
    bytes_fini(&in);
    return is_whole;
}
