#include "viewer/loop_parts.h"

#include <signal.h>
#include <stdio.h>

#include "base/clock.h"
#include "base/translate.h"
#include "viewer/begin.h"
#include "viewer/errands.h"
#include "viewer/idle.h"
#include "viewer/ui/files.h"
#include "viewer/ui/screen.h"
#include "viewer/ui/update.h"

/* Nobody has pressed a key for so long. */
static enum outcome idle_on(struct loop *loop)
{
    char text[sizeof loop->state->flash];
    switch (idle_take(&loop->idle, backend_now_ms(loop->backend))) {
    case IDLE_WARN:
        snprintf(text, sizeof text, _("Still there? This ends in %d s; any key keeps it."),
                 (idle_warning_ms(&loop->idle) + 500) / 1000);
        state_flash(loop->state, text);
        return OUTCOME_REDRAW;
    case IDLE_END:
        error_set(loop->error, _("nobody has pressed a key for %d s"), loop->idle.limit_ms / 1000);
        return OUTCOME_QUIT;
    case IDLE_NOTHING:
        break;
    }
    return OUTCOME_NOTHING;
}

/* Changes that were lost are wanted, or not. Those of another plan need a plan first. */
static enum outcome follow_recovery(struct loop *loop)
{
    struct state *state = loop->state;
    bool is_wanted = state->errand.kind == ERRAND_RECOVER;
    const char *other = loop->recovery != NULL ? recovery_other_plan(loop->recovery, state->plan) : NULL;
    state->errand = (struct errand){.kind = ERRAND_NONE};
    if (loop->recovery == NULL)
        return OUTCOME_REDRAW;
    if (!is_wanted) {
        recovery_refuse(loop->recovery);
    } else if (other != NULL) {
        state->errand = (struct errand){.kind = ERRAND_OPEN, .recovers = true};
        snprintf(state->errand.path, sizeof state->errand.path, "%s", other);
        return errands_can_open(state) ? OUTCOME_QUIT : OUTCOME_REDRAW;
    } else {
        recovery_take(loop->recovery, state);
        loop_follow_state(loop);
    }
    return OUTCOME_REDRAW;
}

/* A map that was followed has ended: this viewer goes on by itself from what is there. */
static void go_on_alone(struct loop *loop)
{
    const struct answers *answers = &loop->session->answers;
    if (answers->exact.reply.summary == NULL) {
        loop_ask(loop);
        return;
    }
    loop->asked = answers_choice(answers);
    loop->has_been_exact = true;
}

/* What comes from other viewers. */
static enum outcome attend(struct loop *loop)
{
    bool was_following = classroom_follows(loop->classroom);
    enum outcome outcome = classroom_attend(loop->classroom, loop->session, loop->state);
    if (was_following && !classroom_follows(loop->classroom))
        go_on_alone(loop);
    return outcome;
}

/* A time that was waited for has come; whose it is, each has to see for itself. */
static enum outcome tick(struct loop *loop)
{
    enum outcome (*const turns[])(struct loop *loop) = {idle_on, loop_give_up, attend};
    enum outcome outcome = OUTCOME_NOTHING;
    for (size_t i = 0; i < sizeof turns / sizeof *turns && outcome != OUTCOME_QUIT; i++) {
        enum outcome next = turns[i](loop);
        outcome = next > outcome ? next : outcome;
    }
    return outcome;
}

/* What the user wants done with files. */
static enum outcome follow_errand(struct loop *loop, enum outcome outcome)
{
    struct state *state = loop->state;
    if (state->errand.kind == ERRAND_NONE)
        return outcome;
    if (state->errand.kind == ERRAND_OPEN && classroom_follows(loop->classroom)) {
        const struct errand errand = state->errand;
        state->errand = (struct errand){.kind = ERRAND_NONE};
        files_failed(state, &errand, _("the plan is that of the map that you follow"));
        return OUTCOME_REDRAW;
    }
    if (state->errand.kind == ERRAND_OPEN)
        return errands_can_open(state) ? OUTCOME_QUIT : OUTCOME_REDRAW;
    if (state->errand.kind == ERRAND_RECOVER || state->errand.kind == ERRAND_FORGET)
        return follow_recovery(loop);
    errands_do(loop->session, state, loop->options, loop->recovery);
    return state->wants_to_leave ? OUTCOME_QUIT : OUTCOME_REDRAW;
}

static enum outcome act(struct loop *loop, const struct event *event)
{
    switch (event->kind) {
    case EVENT_KEY:
    case EVENT_MOUSE:
        idle_use(&loop->idle, backend_now_ms(loop->backend));
        break;
    case EVENT_READABLE:
        if (event->source == SOURCE_CLASSROOM)
            return attend(loop);
        return loop->session->link != NULL ? loop_receive(loop) : OUTCOME_NOTHING;
    case EVENT_TICK: {
        enum outcome ours = tick(loop), moved = state_update(loop->state, event);
        return moved > ours ? moved : ours;
    }
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
    const struct rect map = loop->state->layout.map;
    enum outcome outcome = state_update(loop->state, event);
    outcome = classroom_hold(loop->classroom, loop->state, map, outcome);
    if (!classroom_follows(loop->classroom))
        loop_follow_state(loop);
    return follow_errand(loop, outcome);
}

static size_t send(struct loop *loop, bool is_repaint)
{
    struct state *state = loop->state;
    struct look look = {.theme = state_theme(state), .mouse = state->mouse, .is_repaint = is_repaint,
                        .picture = screen_picture(state)};
    if (loop->frame.columns != state->columns || loop->frame.rows != state->rows) {
        frame_fini(&loop->frame);
        frame_init(&loop->frame, state->columns, state->rows);
    }
    screen_draw(&loop->frame, state);
    return backend_show(loop->backend, &loop->frame, &look);
}

static void show(struct loop *loop, bool is_repaint)
{
    motion_begin(&loop->motion, loop->state, loop->backend);
    if (motion_end(&loop->motion, loop->state, loop->backend, send(loop, is_repaint)))
        send(loop, false);
}

/* The shorter of two times to wait, of which -1 is for ever. */
static int sooner(int a_ms, int b_ms)
{
    return a_ms < 0 ? b_ms : b_ms < 0 || a_ms < b_ms ? a_ms : b_ms;
}

/* Until something is to be done that nothing else tells of; -1: there is nothing. */
static int left_ms(const struct loop *loop)
{
    int idle_ms = idle_left_ms(&loop->idle, backend_now_ms(loop->backend));
    int ours_ms = sooner(sooner(loop_engine_left_ms(loop), idle_ms), classroom_left_ms(loop->classroom));
    return sooner(ours_ms, motion_left_ms(&loop->motion, loop->state, loop->backend));
}

/* The others see it when it is on this screen; then it is seen how many they are. */
static void tell(struct loop *loop)
{
    if (classroom_tell(loop->classroom, loop->session, loop->state))
        show(loop, false);
}

/* Waits, then takes in everything that has happened before anything is drawn. */
static enum outcome wait_and_act(struct loop *loop)
{
    const struct link *link = loop->session->link;
    struct wait wait = {
        .fds = {[SOURCE_ENGINE] = link != NULL ? link_fd(link) : -1, [SOURCE_CLASSROOM] = classroom_fd(loop->classroom)},
        .is_busy = loop->session->is_waiting || classroom_is_waiting(loop->classroom, loop->state),
        .timeout_ms = left_ms(loop),
        .is_moving = loop->state->tour.is_flying,
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
             struct recovery *recovery, struct classroom *classroom, struct error *error)
{
    struct loop loop = {
        .session = session,
        .state = state,
        .backend = backend,
        .options = options,
        .recovery = recovery,
        .classroom = classroom,
        .error = error,
    };
    idle_init(&loop.idle, options->idle_timeout_s, backend_now_ms(backend));
    classroom_begin(classroom, session, state);
    if (!classroom_follows(classroom))
        loop_ask(&loop);
    show(&loop, true);
    tell(&loop);
    while (!loop.is_over) {
        enum outcome outcome = wait_and_act(&loop);
        if (outcome == OUTCOME_QUIT)
            break;
        if (recovery != NULL && !classroom_follows(classroom)) /* else it is a plan of somebody else's */
            recovery_follow(recovery, state);
        if (outcome != OUTCOME_NOTHING)
            show(&loop, outcome == OUTCOME_REPAINT);
        tell(&loop);
    }
    frame_fini(&loop.frame);
    return loop.status;
}
