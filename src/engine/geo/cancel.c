#include "engine/geo/cancel.h"

#include <poll.h>
#include <stddef.h>

void cancel_init(struct cancel *cancel, int fd)
{
    cancel->fd = fd;
    atomic_init(&cancel->is_wanted, false);
}

bool cancel_wanted(struct cancel *cancel)
{
    if (cancel == NULL)
        return false;
    if (!atomic_load(&cancel->is_wanted) && cancel->fd >= 0) {
        struct pollfd newer = {.fd = cancel->fd, .events = POLLIN};
        if (poll(&newer, 1, 0) == 1) /* a message, or the viewer is gone */
            atomic_store(&cancel->is_wanted, true);
    }
    return atomic_load(&cancel->is_wanted);
}
