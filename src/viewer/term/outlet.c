#include "viewer/term/outlet.h"

#include <errno.h>
#include <poll.h>
#include <sys/mman.h>
#include <unistd.h>

#include "viewer/term/signals.h"

/* Around a frame, which may move cells first and mend them then, and reach the terminal in pieces: one that knows this mode
 * (2026, synchronized output) shows only the end. Others are not sent it. */
#define AT_ONCE_BEGIN "\x1B[?2026h"
#define AT_ONCE_END "\x1B[?2026l"

bool outlet_open(struct outlet *outlet, int fd, bool shows_at_once)
{
    *outlet = (struct outlet){.fd = fd, .shows_at_once = shows_at_once};
    int memory = memfd_create("screen", MFD_CLOEXEC);
    outlet->file = memory >= 0 ? fdopen(memory, "w+") : NULL;
    if (outlet->file == NULL && memory >= 0)
        close(memory);
    squeeze_init(&outlet->squeeze);
    return outlet->file != NULL;
}

void outlet_close(struct outlet *outlet)
{
    if (outlet->file != NULL)
        fclose(outlet->file);
    outlet->file = NULL;
}

/* A terminal that is gone shows itself when we read. */
void outlet_write(int fd, const struct bytes *bytes)
{
    for (size_t done = 0; done < bytes->count && !signals_ask_to_end();) {
        ssize_t count = write(fd, bytes->items + done, bytes->count - done);
        if (count > 0) {
            done += (size_t)count;
        } else if (count < 0 && errno == EAGAIN) {
            struct pollfd polled = {.fd = fd, .events = POLLOUT};
            if (poll(&polled, 1, -1) > 0 && !(polled.revents & POLLOUT))
                return;
        } else if (count == 0 || errno != EINTR) {
            return;
        }
    }
}

/* Empties the memory file; ncurses writes from its beginning again. */
static void take(const struct outlet *outlet, struct bytes *taken)
{
    int memory = fileno(outlet->file);
    unsigned char buffer[8192];
    lseek(memory, 0, SEEK_SET);
    for (ssize_t count; (count = read(memory, buffer, sizeof buffer)) > 0;)
        bytes_add(taken, buffer, (size_t)count);
    lseek(memory, 0, SEEK_SET);
    if (ftruncate(memory, 0) != 0)
        taken->count = 0; /* cannot be with a memory file; a frame that is missing is better than one that grows for ever */
}

size_t outlet_send(struct outlet *outlet, const struct bytes *before, bool is_thinned)
{
    struct bytes in = {0}, out = {0};
    take(outlet, &in);
    bool is_marked = outlet->shows_at_once && before->count + in.count > 0;
    if (is_marked)
        bytes_add_text(&out, AT_ONCE_BEGIN);
    bytes_add(&out, before->items, before->count);
    if (is_thinned)
        squeeze_bytes(&outlet->squeeze, &in, &out);
    else
        bytes_add(&out, in.items, in.count);
    if (is_marked)
        bytes_add_text(&out, AT_ONCE_END);
    outlet_write(outlet->fd, &out);
    size_t count = out.count;
    bytes_fini(&in);
    bytes_fini(&out);
    return count;
}
