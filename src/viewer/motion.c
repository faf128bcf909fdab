#include "viewer/motion.h"

#include "viewer/ui/tour.h"

/* A picture that takes longer than this to send comes too late to be part of a movement. */
enum { late_ms = 200, longest_ms = 24 * 3600 * 1000 };

void motion_begin(struct motion *motion, struct state *state, struct backend *backend)
{
    motion->began_ms = backend_now_ms(backend);
    if (state->tour.is_flying && !backend_is_ready(backend))
        tour_give_up_flights(state);
}

bool motion_end(struct motion *motion, struct state *state, struct backend *backend, size_t sent)
{
    int64_t now_ms = backend_now_ms(backend), rate = backend->bytes_per_second;
    motion->free_ms = now_ms + (rate > 0 ? (int64_t)sent * 1000 / rate : 0);
    if (!state->tour.is_flying || now_ms - motion->began_ms <= late_ms)
        return false;
    tour_give_up_flights(state);
    return true;
}

int motion_left_ms(const struct motion *motion, const struct state *state, struct backend *backend)
{
    int64_t tick_ms = tour_tick_ms(state), now_ms = backend_now_ms(backend);
    if (tick_ms < 0)
        return -1;
    if (state->tour.is_flying && tick_ms < motion->free_ms)
        tick_ms = motion->free_ms;
    int64_t left_ms = tick_ms > now_ms ? tick_ms - now_ms : 0;
    return left_ms < longest_ms ? (int)left_ms : longest_ms;
}
