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

void backend_show(struct backend *backend, const struct frame *frame, const struct look *look)
{
    backend->calls->show(backend, frame, look);
}

void backend_close(struct backend *backend)
{
    if (backend != NULL)
        backend->calls->close(backend);
}
