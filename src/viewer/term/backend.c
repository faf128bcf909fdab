#include "viewer/term/backend.h"

#include <stddef.h>

void backend_size(struct backend *backend, int *columns, int *rows)
{
    backend->calls->size(backend, columns, rows);
}

bool backend_next(struct backend *backend, struct event *event)
{
    *event = (struct event){0};
    return backend->calls->next(backend, event);
}

void backend_wait(struct backend *backend, const struct wait *wait, struct event *event)
{
    *event = (struct event){0};
    backend->calls->wait(backend, wait, event);
}

size_t backend_show(struct backend *backend, const struct frame *frame, const struct look *look)
{
    return backend->calls->show(backend, frame, look);
}

bool backend_is_ready(struct backend *backend)
{
    return backend->calls->is_ready(backend);
}

int64_t backend_now_ms(struct backend *backend)
{
    return backend->calls->now_ms(backend);
}

void backend_close(struct backend *backend)
{
    if (backend != NULL)
        backend->calls->close(backend);
}
