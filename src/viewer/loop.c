#include "viewer/loop.h"

#include <signal.h>
#include <stdio.h>

#include "base/clock.h"
#include "base/translate.h"
#include "viewer/begin.h"
#include "viewer/ui/screen.h"
#include "viewer/ui/update.h"

struct loop {
    struct session *session;
    struct state *state;
    struct backend *backend;
    const struct options *options;
    struct error *error;
    struct frame frame;
    struct choice asked;   /* what the session works on, or has shown */
    struct extent drafted; /* the view that a draft was asked for; empty: everything */
    bool is_second_try;
    bool has_been_exact;
    int status;
};

/* The state follows what the session has. */
static void follow_session(struct loop *loop)
{
    const struct scene *scene = loop->session->answers.scene;
    bool is_exact = !loop->session->is_waiting && loop->session->answers.exact.reply.summary != NULL;
    loop->state->is_waiting = loop->session->is_waiting;
    if (is_exact && !loop->has_been_exact)
        label_memory_forget(loop->state->memory); /* labels stay where exact tiers put them, not a first draft */
    loop->has_been_exact = loop->has_been_exact || is_exact;
    if (is_exact) /* a line that nobody chose was found by the engine */
        loop->state->choice.reference = loop->asked.reference = answers_choice(&loop->session->answers).reference;
    if (loop->state->scene == NULL && scene != NULL)
        begin_scene(loop->state, loop->session, loop->options);
    else
        state_set_scene(loop->state, scene);
}

/* What is chosen cannot be had: back to what is there. */
static void go_back(struct loop *loop, const char *why)
{
    struct session *session = loop->session;
    if (answers_drop_draft(&session->answers))
        loop->asked = loop->state->choice = answers_choice(&session->answers);
    state_set_message(loop->state, why); /* where there is no map */
    if (session->answers.scene != NULL)
        state_flash(loop->state, why);
    follow_session(loop);
}

/* Drafts are made a little larger than the view, so that it can move on while the exact picture is on its way. Before
 * there is a map nobody knows what the view will be. */
static struct look_at look_at(const struct state *state)
{
    if (state->scene == NULL)
        return (struct look_at){.view = extent_empty()};
    struct extent view = camera_extent(&state->camera);
    double margin_m = (view.max_x - view.min_x) / 6;
    return (struct look_at){extent_widen(view, margin_m), camera_metres_per_dot(&state->camera) / 2};
}

static void ask(struct loop *loop)
{
    struct error error = {0};
    struct look_at here = look_at(loop->state);
    loop->asked = loop->state->choice;
    loop->drafted = here.view;
    if (!session_ask(loop->session, &loop->asked, &here, &error))
        go_back(loop, error.text);
    follow_session(loop);
}

static bool is_beside_draft(const struct loop *loop)
{
    return loop->session->is_waiting && loop->state->scene != NULL && !extent_is_empty(loop->drafted) &&
           !extent_holds(loop->drafted, camera_extent(&loop->state->camera));
}

/* What the user has done may ask for another map, or for none any more. */
static void follow_state(struct loop *loop)
{
    struct state *state = loop->state;
    if (state->wants_back) {
        state->wants_back = false;
        session_hush(loop->session);
        go_back(loop, _("left as it was"));
    } else if (!choice_equal(&state->choice, &loop->asked, state->plan->tier_count)) {
        loop->is_second_try = false;
        ask(loop);
    } else if (is_beside_draft(loop)) {
        ask(loop);
    } else if (state->needs_engine) {
        session_warm_up(loop->session);
    }
    state->needs_engine = false;
}

/* The engine is gone while it was at work: it is started once more, and then no more for the same. Without a reason to
 * tell of, nobody is told. */
static void restart(struct loop *loop, const char *why, bool is_told)
{
    char text[sizeof loop->state->flash];
    if (loop->is_second_try) {
        go_back(loop, why);
        return;
    }
    snprintf(text, sizeof text, _("%.100s; started again"), why);
    loop->is_second_try = true;
    ask(loop);
    if (is_told && loop->session->is_waiting) /* else it could not be, and that has been said */
        state_flash(loop->state, text);
}

/* The engine is gone while it had nothing to do. */
static void say_gone(struct loop *loop, const char *why)
{
    char text[sizeof loop->state->flash];
    snprintf(text, sizeof text, _("%.100s; it starts again when it is needed"), why);
    state_flash(loop->state, text);
}

static enum outcome receive(struct loop *loop)
{
    struct error error = {0};
    enum outcome outcome = OUTCOME_NOTHING;
    for (;;) {
        bool was_waiting = loop->session->is_waiting;
        switch (session_receive(loop->session, &error)) {
        case LINK_PENDING:
            return outcome;
        case LINK_REPLY:
            follow_session(loop);
            outcome = OUTCOME_REDRAW;
            break; /* another one may have come with it */
        case LINK_REFUSED:
            go_back(loop, error.text);
            return OUTCOME_REDRAW;
        case LINK_ENDED:
            restart(loop, error.text, false);
            return OUTCOME_REDRAW;
        case LINK_BROKEN:
            if (was_waiting)
                restart(loop, error.text, true);
            else
                say_gone(loop, error.text);
            return OUTCOME_REDRAW;
        }
    }
}

/* Until the engine's time is over; -1 while it is not at work. */
static int engine_left_ms(const struct loop *loop)
{
    int64_t left_ms = loop->session->asked_ms + session_deadline_ms - clock_now_ms();
    return !loop->session->is_waiting ? -1 : left_ms > 0 ? (int)left_ms : 0;
}

/* The engine's time is over: it is stopped, and the map says so. */
static enum outcome give_up(struct loop *loop)
{
    if (engine_left_ms(loop) != 0)
        return OUTCOME_NOTHING;
    session_give_up(loop->session);
    go_back(loop, _("the engine took too long and was stopped"));
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
    enum outcome outcome = state_update(loop->state, event);
    follow_state(loop);
    return outcome;
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
        .is_busy = loop->session->is_waiting,
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
