#pragma once
/* Pictures of what moves by itself: at a bounded rate, and none for a terminal that does not keep up. */
#include <stddef.h>

#include "viewer/term/backend.h"
#include "viewer/ui/state.h"

struct motion { /* zeroed to begin with */
    int64_t began_ms; /* of the last picture, the backend's time */
    int64_t free_ms;  /* from when on another one may follow */
};

/* A picture is about to be drawn. Where the terminal has not taken the one before, nothing moves any more. */
void motion_begin(struct motion *motion, struct state *state, struct backend *backend);

/* The picture is sent. true: that took so long that nothing moves any more, and the state has another picture. */
bool motion_end(struct motion *motion, struct state *state, struct backend *backend, size_t sent);

/* Until the state wants to know the time; -1: it does not. */
int motion_left_ms(const struct motion *motion, const struct state *state, struct backend *backend);
