#include "engine/serve.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include "base/array.h"
#include "base/translate.h"
#include "engine/answer.h"
#include "model/reply_builder.h"

enum { chunk_size = 4096 };

/* Waits for the next whole request. Its length, 0 at the end of the stream, SIZE_MAX when what came is none.
 */
static size_t receive(int fd, struct bytes *in)
{
    for (;;) {
        size_t length = request_length(in->items, in->count);
        if (length == SIZE_MAX || (length > 0 && in->count >= length))
            return length;
        ARRAY_RESERVE(in, in->count + chunk_size);
        ssize_t got = read(fd, in->items + in->count, chunk_size);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return got == 0 && in->count == 0 ? 0 : SIZE_MAX;
        in->count += (size_t)got;
    }
}

bool serve(int fd)
{
    struct bytes in = {0}, out = {0};
    bool whole = true;
    for (size_t length; whole && (length = receive(fd, &in)) > 0;) {
        struct request request;
        struct error error = {0};
        whole = length != SIZE_MAX;
        if (!whole)
            error_set(&error, _("the engine got a message that is no request"));
        out.count = 0;
        if (whole && request_read(&request, in.items, length, &error))
            answer(&request, &out);
        else
            reply_write_failure(0, error.text, &out);
        if (!bytes_write_fd(&out, fd, NULL))
            whole = false;
        if (whole) {
            memmove(in.items, in.items + length, in.count - length);
            in.count -= length;
        }
    }
    bytes_fini(&in);
    bytes_fini(&out);
    return whole;
}
