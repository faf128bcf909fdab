#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/translate.h"
#include "viewer/classroom_parts.h"
#include "viewer/plan/ini_lines.h"
#include "viewer/ui/follow.h"
#include "viewer/ui/tour.h"

enum { rejoin_ms = 1000 /* not more often */ };

static_assert((int)share_mark_size == (int)found_name_size, "every mark can be shared");
static_assert((int)share_plan_max == (int)ini_file_max, "what is written as a plan file can be shared");

/* ---- files ---- */

static bool map_file(const struct classroom *room, enum share_file kind, struct blob *blob)
{
    size_t size;
    int fd = share_client_file(room->client, kind, &size);
    *blob = (struct blob){0};
    return fd >= 0 && blob_map(blob, fd, size, 0);
}

bool classroom_take_plan(struct classroom *room, struct error *error)
{
    struct blob blob;
    struct plan plan;
    bool is_mapped = map_file(room, SHARE_PLAN, &blob);
    if (!is_mapped)
        error_set(error, "%s", _("the shared plan cannot be read"));
    bool is_plan = is_mapped && plan_read(&plan, _("the shared plan"), blob.data, blob.size, error);
    if (is_plan) {
        plan_fini(&plan);
        room->plan.count = 0;
        bytes_add(&room->plan, blob.data, blob.size);
        memset(room->taken, 0, sizeof room->taken);
        room->taken[SHARE_PLAN] = share_client_view(room->client)->serials[SHARE_PLAN];
    }
    blob_fini(&blob);
    return is_plan;
}

/* Whether another file of that kind is in force than the session has. */
static bool is_new(const struct classroom *room, enum share_file kind)
{
    uint32_t serial = share_client_view(room->client)->serials[kind];
    return serial != 0 && serial != room->taken[kind];
}

/* false: it is no reply that belongs here. */
static bool take_answer(struct classroom *room, enum share_file kind, struct session *session)
{
    struct answers *answers = &session->answers;
    const struct answer *const places[SHARE_FILES] = {
        [SHARE_GROUND] = &answers->ground, [SHARE_EXACT] = &answers->exact, [SHARE_DRAFT] = &answers->draft};
    struct blob blob;
    if (!is_new(room, kind))
        return true;
    if (kind == SHARE_GROUND) /* it ends everything that was made for another one */
        room->taken[SHARE_EXACT] = room->taken[SHARE_DRAFT] = 0;
    room->taken[kind] = share_client_view(room->client)->serials[kind];
    return map_file(room, kind, &blob) && answers_take(answers, &blob, room->choice.line, NULL) == places[kind];
}

/* The state keeps the line, as one that was drawn on its map. false: it is no line. */
static bool take_line(struct classroom *room, struct state *state)
{
    struct blob blob;
    if (share_client_view(room->client)->reference != REFERENCE_DRAWN) {
        room->choice.line = NULL;
        return true;
    }
    if (!is_new(room, SHARE_LINE))
        return room->choice.line != NULL;
    room->taken[SHARE_LINE] = share_client_view(room->client)->serials[SHARE_LINE];
    if (!map_file(room, SHARE_LINE, &blob))
        return false;
    const struct lonlat *places = blob.data;
    size_t count = blob.size / sizeof *places;
    bool is_line = blob.size % sizeof *places == 0 && count >= drawn_points_min;
    for (size_t i = 0; is_line && i < count; i++)
        is_line = lonlat_valid(places[i]);
    if (is_line)
        room->choice.line = state_own_line(state, places, count);
    blob_fini(&blob);
    return is_line;
}

static bool take_files(struct classroom *room, struct session *session, struct state *state)
{
    return share_client_view(room->client)->tier_count == session->plan.tier_count && take_line(room, state) &&
           take_answer(room, SHARE_GROUND, session) && take_answer(room, SHARE_EXACT, session) &&
           take_answer(room, SHARE_DRAFT, session);
}

/* ---- what is seen ---- */

static void look(const struct classroom *room, struct state *state)
{
    static const enum view views[SHARE_HOLDS] = {
        [SHARE_PLACE] = VIEW_FREE, [SHARE_WHOLE] = VIEW_WHOLE, [SHARE_ZONE] = VIEW_SELECTED, [SHARE_STEP] = VIEW_STEP};
    const struct share_view *view = share_client_view(room->client);
    const struct camera camera = {view->centre, view->metres_per_column, (int)view->columns, (int)view->rows};
    tour_mirror(state, view->tour_step);
    bool has_step = view->hold != SHARE_STEP || state->tour.is_on;
    state_look_like(state, has_step ? views[view->hold] : VIEW_FREE, &camera, view->selected);
    state->found.has_mark = view->has_mark;
    if (view->has_mark) {
        state->found.mark = view->mark;
        snprintf(state->found.name, sizeof state->found.name, "%s", view->mark_name);
    }
}

/* A draft was drawn for what the other one sees; it is left out where this screen shows more of the country. */
static void judge_draft(const struct classroom *room, struct session *session, const struct state *state)
{
    const struct answer *draft = &session->answers.draft;
    if (draft->reply.summary == NULL)
        return;
    struct extent drawn = draft->reply.summary->view;
    struct extent seen = extent_common(camera_extent(&state->camera), scene_extent(session->answers.scene));
    bool is_beside = !extent_is_empty(drawn) && !extent_is_empty(seen) && !extent_holds(drawn, seen);
    bool is_gone = share_client_view(room->client)->serials[SHARE_DRAFT] == 0;
    if (is_gone || is_beside)
        answers_drop_draft(&session->answers); /* stays if there is nothing else */
}

static void take_choice(struct classroom *room, struct state *state)
{
    const struct share_view *view = share_client_view(room->client);
    room->choice.reference = (enum reference_kind)view->reference;
    memcpy(room->choice.outer_km, view->outer_km, sizeof room->choice.outer_km);
    state_choose(state, &room->choice, -1);
    state->saved = room->choice; /* nothing that this user could lose */
    state->turns[room->choice.reference] = true;
}

/* false: what came does not belong together. */
static bool apply(struct classroom *room, struct session *session, struct state *state)
{
    const struct share_view *view = share_client_view(room->client);
    bool was_exact = session->answers.exact.reply.summary != NULL;
    bool is_whole = take_files(room, session, state);
    state_set_scene(state, session->answers.scene); /* whatever came: the one before may be gone */
    if (!is_whole)
        return false;
    bool is_exact = session->answers.exact.reply.summary != NULL;
    if (is_exact && !was_exact)
        label_memory_forget(state->memory); /* labels stay where exact tiers put them */
    take_choice(room, state);
    state->own_border = view->own_border;
    state->owns_outline = view->owns_outline;
    state->is_waiting = view->is_waiting;
    if (state->shared.role == SHARED_FOLLOWED)
        look(room, state);
    judge_draft(room, session, state);
    state_set_scene(state, session->answers.scene);
    if (is_exact && !view->is_waiting)
        state_settle(state);
    return true;
}

/* ---- the end ---- */

static void leave(struct classroom *room, struct session *session, struct state *state, const char *why)
{
    share_client_close(room->client);
    room->client = NULL;
    state->shared.role = SHARED_ENDED;
    state->is_waiting = false;
    if (session->answers.exact.reply.summary != NULL) { /* a change that was under way is over */
        const struct choice choice = answers_choice(&session->answers);
        answers_drop_draft(&session->answers);
        state_set_scene(state, session->answers.scene);
        state_return(state, &choice);
        state->saved = choice;
    }
    state_flash(state, why);
}

/* Looks for the map again: it may only have lost patience with us while we were stopped. */
static bool join_again(struct classroom *room, struct state *state, int64_t now_ms, struct error *error)
{
    struct share_client *client = state->kiosk ? NULL : share_client_open(room->name, 0, error);
    if (state->kiosk)
        error_set(error, _("%s is not shared any more: start again to follow it"), room->name);
    if (client == NULL)
        return false;
    if (share_client_owner(client) != room->owner) { /* somebody else has taken the name */
        share_client_close(client);
        error_set(error, _("%s is shared by somebody else now: start again to follow it"), room->name);
        return false;
    }
    share_client_close(room->client);
    room->client = client;
    room->joined_ms = now_ms;
    memset(room->taken, 0, sizeof room->taken); /* its numbers begin anew */
    if (state->shared.role == SHARED_ENDED)
        state->shared.role = SHARED_FOLLOWED;
    return true;
}

void classroom_begin_following(struct classroom *room, struct session *session, struct state *state)
{
    if (!apply(room, session, state))
        leave(room, session, state, _("what came from the shared map is damaged; you go on alone"));
}

/* Another plan, if it is one. */
static enum outcome take_plan(struct classroom *room, struct session *session, struct state *state)
{
    struct error error = {0};
    if (classroom_take_plan(room, &error))
        state->errand = (struct errand){.kind = ERRAND_FOLLOW};
    else
        leave(room, session, state, error.text);
    return state->errand.kind == ERRAND_FOLLOW ? OUTCOME_QUIT : OUTCOME_REDRAW;
}

enum outcome classroom_receive(struct classroom *room, struct session *session, struct state *state)
{
    struct error error = {0};
    int64_t now_ms = clock_now_ms();
    switch (share_client_receive(room->client, &error)) {
    case SHARE_NOTHING:
        return OUTCOME_NOTHING;
    case SHARE_NEWS:
        if (is_new(room, SHARE_PLAN))
            return take_plan(room, session, state);
        classroom_begin_following(room, session, state);
        return OUTCOME_REDRAW;
    case SHARE_ENDED:
        if (now_ms - room->joined_ms < rejoin_ms || !join_again(room, state, now_ms, NULL))
            leave(room, session, state, _("the map is not shared any more; you go on alone"));
        return OUTCOME_REDRAW;
    case SHARE_REFUSED:
        leave(room, session, state, error.text);
        return OUTCOME_REDRAW;
    }
    return OUTCOME_NOTHING;
}

/* ---- what the user does ---- */

static void look_for_it(struct classroom *room, struct state *state)
{
    struct error error = {0};
    if (!join_again(room, state, clock_now_ms(), &error))
        state_flash(state, error.text);
}

static bool is_moved(const struct camera *a, const struct camera *b)
{
    return a->centre.x != b->centre.x || a->centre.y != b->centre.y || a->metres_per_column != b->metres_per_column;
}

enum outcome classroom_hold(struct classroom *room, struct state *state, struct rect map, enum outcome outcome)
{
    if (state->shared.wants_again) {
        state->shared.wants_again = false;
        look_for_it(room, state);
        return OUTCOME_REDRAW;
    }
    if (room->client == NULL || outcome == OUTCOME_QUIT || share_client_view(room->client) == NULL)
        return outcome;
    state->needs_engine = state->wants_back = false;
    if (!choice_equal(&state->choice, &room->choice, state->plan->tier_count)) {
        state_return(state, &room->choice);
        follow_say_fixed(state);
    }
    if (state->shared.role != SHARED_FOLLOWED || state->scene == NULL)
        return outcome;
    const struct camera camera = state->camera;
    uint32_t selected = state->selected;
    const struct tour tour = state->tour;
    look(room, state);
    bool is_same_room = memcmp(&map, &state->layout.map, sizeof map) == 0;
    bool is_other_step = tour.is_on != state->tour.is_on || tour.step != state->tour.step || tour.runs;
    if (is_other_step || (is_same_room && (is_moved(&camera, &state->camera) || selected != state->selected)))
        follow_say_held(state);
    return outcome;
}

bool classroom_is_waiting(const struct classroom *room, const struct state *state)
{
    return room->client != NULL && (state->scene == NULL || state->is_waiting || state_is_draft(state));
}
