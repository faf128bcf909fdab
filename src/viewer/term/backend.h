#pragma once
/* Where events come from and frames go: a terminal, or a script that plays without one. The loop is the same for both:
 *
 *   draw and backend_show; backend_wait for an event and act on it; then on all that backend_next still has; again.
 */
#include <stdbool.h>

#include "base/error.h"
#include "viewer/draw/frame.h"
#include "viewer/draw/picture.h"
#include "viewer/draw/theme.h"
#include "viewer/ui/event.h"

struct backend { /* begins each backend's own struct */
    const struct backend_calls *calls;
    struct error error; /* after EVENT_FAILED: why */
    int bytes_per_second; /* that what moves by itself should cost at most; 0: any number */
};

enum { wait_sources = 2 };

/* What is waited for besides keys and signals. */
struct wait {
    int fds[wait_sources]; /* EVENT_READABLE when there is something to read from one of them; -1: none */
    bool is_busy;          /* work that was asked for is not done yet */
    int timeout_ms;        /* EVENT_TICK after so long; -1: never */
    bool is_moving;        /* that is for something that moves, and comes to rest */
};

struct look { /* what a frame needs besides its cells */
    const struct theme *theme;
    bool mouse;      /* take the mouse from the terminal */
    bool is_repaint; /* what the screen shows is not to be trusted: send everything */
    struct picture picture; /* where the map lies: what has only moved needs not be sent again */
};

struct backend_calls {
    void (*size)(struct backend *backend, int *columns, int *rows);
    bool (*next)(struct backend *backend, struct event *event);
    void (*wait)(struct backend *backend, const struct wait *wait, struct event *event);
    size_t (*show)(struct backend *backend, const struct frame *frame, const struct look *look);
    bool (*is_ready)(struct backend *backend);
    int64_t (*now_ms)(struct backend *backend);
    void (*close)(struct backend *backend);
};

/* Cells of the screen, both >= 1. */
void backend_size(struct backend *backend, int *columns, int *rows);
/* Takes an event that is already there; false: there is none. Never waits. */
bool backend_next(struct backend *backend, struct event *event);
/* Waits until something happens. */
void backend_wait(struct backend *backend, const struct wait *wait, struct event *event);
/* Brings a frame of the screen's size to the screen. Gives the bytes that it took. */
size_t backend_show(struct backend *backend, const struct frame *frame, const struct look *look);
/* Whether it has taken all that it was sent, so that more would not have to wait. */
bool backend_is_ready(struct backend *backend);
/* Time as events tell it (EVENT_TICK's now_ms): the real one, or what a script lets pass. */
int64_t backend_now_ms(struct backend *backend);
/* Gives the terminal back as it was. NULL is allowed. */
void backend_close(struct backend *backend);
