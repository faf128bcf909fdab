#pragma once
/* When a map that nobody uses any more ends: after so long without a key, with a warning before. */
#include <stdint.h>

enum { idle_seconds_max = 7 * 24 * 3600 };

struct idle { /* times as the backend tells them */
    int64_t used_ms;   /* of the last key */
    int64_t warned_ms; /* -1: not since then */
    int limit_ms;      /* 0: it never ends */
};

enum idle_step { IDLE_NOTHING, IDLE_WARN, IDLE_END };

/* limit_s: 0 for never, at most idle_seconds_max. */
void idle_init(struct idle *idle, int limit_s, int64_t now_ms);

/* A key or the mouse was used. */
void idle_use(struct idle *idle, int64_t now_ms);

/* How long before the end the warning comes: half a minute, a third where all of it is shorter. */
int idle_warning_ms(const struct idle *idle);

/* Until there is something to do; -1: there never is. */
int idle_left_ms(const struct idle *idle, int64_t now_ms);

/* What is to do now. However late it is, the warning comes first, and the end its time after it. */
enum idle_step idle_take(struct idle *idle, int64_t now_ms);
