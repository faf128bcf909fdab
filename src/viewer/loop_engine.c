#include "viewer/loop_parts.h"

#include <stdio.h>

#include "base/clock.h"
#include "base/text.h"
#include "base/translate.h"
#include "viewer/begin.h"

enum { said_max = 100 }; /* cells of what the engine said, before what comes of it */

/* The first map is there. */
static void begin(struct loop *loop)
{
    begin_scene(loop->state, loop->session, loop->options);
    if (begin_tour(loop->state, loop->options, loop->error))
        return;
    loop->is_over = true;
    loop->status = 1;
}

/* Whoever gives a damaged file has to know that not all of it is on the map. */
static void say_found(struct loop *loop)
{
    const struct answers *answers = &loop->session->answers;
    if (answers->ground.reply.warning_count + answers->exact.reply.warning_count > 0)
        state_flash(loop->state, _("left out, mended or assumed in the map's files: D tells what"));
}

/* The state follows what the session has. */
void loop_follow_session(struct loop *loop)
{
    const struct scene *scene = loop->session->answers.scene;
    bool is_exact = !loop->session->is_waiting && loop->session->answers.exact.reply.summary != NULL;
    loop->state->is_waiting = loop->session->is_waiting;
    if (is_exact && !loop->has_been_exact) {
        label_memory_forget(loop->state->memory); /* labels stay where exact tiers put them, not a first draft */
        say_found(loop);
    }
    loop->has_been_exact = loop->has_been_exact || is_exact;
    const enum reference_kind found = is_exact ? answers_choice(&loop->session->answers).reference : loop->asked.reference;
    if (found != loop->asked.reference) { /* the engine found the line that nobody chose */
        state_find_reference(loop->state, loop->asked.reference, found);
        loop->asked.reference = found;
    }
    if (loop->state->scene == NULL && scene != NULL)
        begin(loop);
    else
        state_set_scene(loop->state, scene);
    if (is_exact)
        state_settle(loop->state);
}

/* What is chosen cannot be had: back to what is there. */
void loop_go_back(struct loop *loop, const char *why)
{
    struct session *session = loop->session;
    if (answers_drop_draft(&session->answers)) {
        loop->asked = answers_choice(&session->answers);
        state_return(loop->state, &loop->asked);
    }
    state_set_message(loop->state, why); /* where there is no map */
    if (session->answers.scene != NULL)
        state_flash(loop->state, why);
    loop_follow_session(loop);
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

void loop_ask(struct loop *loop)
{
    struct error error = {0};
    struct look_at here = look_at(loop->state);
    loop->asked = loop->state->choice;
    loop->drafted = here.view;
    if (!session_ask(loop->session, &loop->asked, &here, &error))
        loop_go_back(loop, error.text);
    loop_follow_session(loop);
}

static bool is_beside_draft(const struct loop *loop)
{
    return loop->session->is_waiting && loop->state->scene != NULL && !extent_is_empty(loop->drafted) &&
           !extent_holds(loop->drafted, camera_extent(&loop->state->camera));
}

/* What the user has done may ask for another map, or for none any more. */
void loop_follow_state(struct loop *loop)
{
    struct state *state = loop->state;
    if (state->wants_back) {
        state->wants_back = false;
        session_hush(loop->session);
        loop_go_back(loop, _("left as it was"));
    } else if (!choice_equal(&state->choice, &loop->asked, state->plan->tier_count)) {
        loop->is_second_try = false;
        loop_ask(loop);
    } else if (is_beside_draft(loop)) {
        loop_ask(loop);
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
        loop_go_back(loop, why);
        return;
    }
    snprintf(text, sizeof text, _("%.*s; started again"), (int)text_fit(why, said_max), why);
    loop->is_second_try = true;
    loop_ask(loop);
    if (is_told && loop->session->is_waiting) /* else it could not be, and that has been said */
        state_flash(loop->state, text);
}

/* The engine is gone while it had nothing to do. */
static void say_gone(struct loop *loop, const char *why)
{
    char text[sizeof loop->state->flash];
    snprintf(text, sizeof text, _("%.*s; it starts again when it is needed"), (int)text_fit(why, said_max), why);
    state_flash(loop->state, text);
}

enum outcome loop_receive(struct loop *loop)
{
    struct error error = {0};
    enum outcome outcome = OUTCOME_NOTHING;
    for (;;) {
        bool was_waiting = loop->session->is_waiting;
        switch (session_receive(loop->session, &error)) {
        case LINK_PENDING:
            return outcome;
        case LINK_REPLY:
            loop_follow_session(loop);
            outcome = OUTCOME_REDRAW;
            break; /* another one may have come with it */
        case LINK_REFUSED:
            loop_go_back(loop, error.text);
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
int loop_engine_left_ms(const struct loop *loop)
{
    int64_t left_ms = loop->session->asked_ms + session_deadline_ms - clock_now_ms();
    return !loop->session->is_waiting ? -1 : left_ms > 0 ? (int)left_ms : 0;
}

/* The engine's time is over: it is stopped, and the map says so. */
enum outcome loop_give_up(struct loop *loop)
{
    if (loop_engine_left_ms(loop) != 0)
        return OUTCOME_NOTHING;
    session_give_up(loop->session);
    loop_go_back(loop, _("the engine took too long and was stopped"));
    return OUTCOME_REDRAW;
}
