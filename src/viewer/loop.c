#include "viewer/loop.h"

#include <signal.h>

#include "base/clock.h"
#include "base/translate.h"
#include "viewer/begin.h"
#include "viewer/ui/screen.h"
#include "viewer/ui/update.h"

enum { engine_deadline_ms = 60000 };

struct loop {
    struct session *session;
    struct state *state;
    struct backend *backend;
    const struct options *options;
    struct error *error;
    struct frame frame;
    int64_t asked_ms; /* when the engine was asked */
    int status;
};

static void ask(struct loop *loop)
{
    struct error error = {0};
    loop->asked_ms = clock_now_ms();
    if (!session_ask(loop->session, &error))
        state_set_message(loop->state, error.text);
}

static enum outcome receive(struct loop *loop)
{
    struct error error = {0};
    switch (session_receive(loop->session, &error)) {
    case LINK_PENDING:
        return OUTCOME_NOTHING;
    case LINK_REPLY:
        begin_scene(loop->state, loop->session, loop->options);
        return OUTCOME_REDRAW;
    case LINK_BROKEN:
        state_set_message(loop->state, error.text);
        return OUTCOME_REDRAW;
    }
    return OUTCOME_NOTHING;
}

/* Until the engine's time is over; -1 while it is not at work. */
static int engine_left_ms(const struct loop *loop)
{
    int64_t left_ms = loop->asked_ms + engine_deadline_ms - clock_now_ms();
    return loop->session->link == NULL ? -1 : left_ms > 0 ? (int)left_ms : 0;
}

/* The engine's time is over: it is stopped, and the map's place says so. */
static enum outcome give_up(struct loop *loop)
{
    if (engine_left_ms(loop) != 0)
        return OUTCOME_NOTHING;
    session_give_up(loop->session);
    state_set_message(loop->state, _("the engine took too long and was stopped; press q to leave"));
    return OUTCOME_REDRAW;
}

static enum outcome act(struct loop *loop, const struct event *event)
{
    switch (event->kind) {
    case EVENT_READABLE:
        return loop->session->link != NULL ? receive(loop) : OUTCOME_NOTHING;
    case EVENT_TICK:
        return give_up(loop);
    case EVENT_SIGNAL:
        loop->status = 128 + event->signal_number;
        break;
    case EVENT_LOST:
        loop->status = 128 + SIGHUP;
        break;
    case EVENT_FAILED:
        loop->status = 1;
        *loop->error = loop->backend->error;
        return OUTCOME_QUIT;
    default:
        break;
    }
    return state_update(loop->state, event);
}

static void show(struct loop *loop, bool is_repaint)
{
    struct state *state = loop->state;
    struct look look = {.theme = state_theme(state), .mouse = state->mouse, .is_repaint = is_repaint,
                        .picture = screen_picture(state)};
    if (loop->frame.columns != state->columns || loop->frame.rows != state->rows) {
        frame_fini(&loop->frame);
        frame_init(&loop->frame, state->columns, state->rows);
    }
    screen_draw(&loop->frame, state);
    backend_show(loop->backend, &loop->frame, &look);
}

/* Waits, then takes in everything that has happened before anything is drawn. */
static enum outcome wait_and_act(struct loop *loop)
{
    const struct link *link = loop->session->link;
    struct wait wait = {
        .fd = link != NULL ? link_fd(link) : -1,
        .is_busy = link != NULL,
        .timeout_ms = engine_left_ms(loop),
    };
    struct event event = {0};
    backend_wait(loop->backend, &wait, &event);
    enum outcome outcome = act(loop, &event);
    while (outcome != OUTCOME_QUIT && backend_next(loop->backend, &event)) {
        enum outcome next = act(loop, &event);
        outcome = next > outcome ? next : outcome;
    }
    return outcome;
}

int loop_run(struct session *session, struct state *state, struct backend *backend, const struct options *options,
             struct error *error)
{
    struct loop loop = {
        .session = session,
        .state = state,
        .backend = backend,
        .options = options,
        .error = error,
    };
    ask(&loop);
    show(&loop, true);
    for (;;) {
        enum outcome outcome = wait_and_act(&loop);
        if (outcome == OUTCOME_QUIT)
            break;
        if (outcome != OUTCOME_NOTHING)
            show(&loop, outcome == OUTCOME_REPAINT);
    }
    frame_fini(&loop.frame);
    return loop.status;
}
