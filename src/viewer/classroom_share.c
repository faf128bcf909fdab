#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/translate.h"
#include "viewer/classroom_parts.h"
#include "viewer/plan/plan_writer.h"

/* What cannot be shared whole is not shared at all. */
static void stop(struct classroom *room, struct state *state, const char *why)
{
    share_server_close(room->server);
    room->server = NULL;
    state->shared.role = SHARED_NOT;
    state_flash(state, why);
}

static void put(struct classroom *room, enum share_file kind, const void *data, size_t size, struct state *state)
{
    struct error error = {0};
    if (room->server == NULL)
        return;
    if (size > share_file_max(kind))
        stop(room, state, _("this map is too large to be shared"));
    else if (!share_server_put(room->server, kind, data, size, &error))
        stop(room, state, error.text);
}

void classroom_put_plan(struct classroom *room, const struct session *session, struct state *state)
{
    struct bytes text = {0};
    plan_write(&session->plan, NULL, &text);
    for (int i = 0; i < SHARE_FILES; i++)
        put(room, (enum share_file)i, NULL, 0, state);
    memset(room->put, 0, sizeof room->put);
    room->put_line = NULL;
    room->choice = state->choice;
    put(room, SHARE_PLAN, text.items, text.count, state);
    bytes_fini(&text);
}

static void put_answer(struct classroom *room, enum share_file kind, const struct answer *answer, struct state *state)
{
    if (room->put[kind] == answer->serial)
        return;
    room->put[kind] = answer->serial;
    put(room, kind, answer->blob.data, answer->blob.size, state);
}

static void put_line(struct classroom *room, const struct plan_line *line, struct state *state)
{
    if (room->put_line == line)
        return;
    room->put_line = line;
    put(room, SHARE_LINE, line != NULL ? line->items : NULL, line != NULL ? line->count * sizeof *line->items : 0, state);
}

/* Whether the tiers on the map are those of the choice, and not still those before it. */
static bool is_on_map(const struct answers *answers, const struct choice *choice)
{
    const struct answer *shown = answers->draft.serial != 0 ? &answers->draft : &answers->exact;
    const struct reply *tiers = &shown->reply;
    if (tiers->summary == NULL)
        return true;
    bool is_same = tiers->summary->reference == (uint32_t)choice->reference;
    for (uint32_t i = 0; i < tiers->tier_count; i++)
        is_same = is_same && tiers->zones[i].outer_km == choice->outer_km[i];
    return is_same;
}

static struct share_view view_of(const struct classroom *room, const struct state *state)
{
    static const enum share_hold holds[] = {
        [VIEW_FREE] = SHARE_PLACE, [VIEW_WHOLE] = SHARE_WHOLE, [VIEW_SELECTED] = SHARE_ZONE, [VIEW_STEP] = SHARE_STEP};
    /* Those who follow a flight are there before: so many screens could not keep up. */
    const struct camera *camera = state->tour.is_flying ? &state->tour.flight.to : &state->camera;
    struct share_view view = {
        .hold = holds[state->view],
        .columns = (uint32_t)camera->columns,
        .rows = (uint32_t)camera->rows,
        .centre = camera->centre,
        .metres_per_column = camera->metres_per_column,
        .selected = state->selected,
        .reference = room->choice.reference,
        .tier_count = (uint32_t)state->plan->tier_count,
        .tour_step = state->tour.is_on ? (int32_t)state->tour.step : -1,
        .is_waiting = state->is_waiting && choice_equal(&room->choice, &state->choice, state->plan->tier_count),
        .own_border = state->own_border,
        .owns_outline = state->owns_outline,
    };
    if (state->found.has_mark) {
        view.has_mark = true;
        view.mark = state->found.mark;
        snprintf(view.mark_name, sizeof view.mark_name, "%s", state->found.name);
    }
    memcpy(view.outer_km, room->choice.outer_km, state->plan->tier_count * sizeof *view.outer_km);
    return view;
}

bool classroom_tell(struct classroom *room, const struct session *session, struct state *state)
{
    if (room->server == NULL)
        return false;
    put_answer(room, SHARE_GROUND, &session->answers.ground, state);
    put_answer(room, SHARE_EXACT, &session->answers.exact, state);
    put_answer(room, SHARE_DRAFT, &session->answers.draft, state);
    if (is_on_map(&session->answers, &state->choice)) /* what is only asked for there is nothing to see of yet */
        room->choice = state->choice;
    put_line(room, room->choice.reference == REFERENCE_DRAWN ? room->choice.line : NULL, state);
    if (room->server == NULL)
        return true;
    const struct share_view view = view_of(room, state);
    share_server_show(room->server, &view, clock_now_ms());
    size_t before = state->shared.followers;
    state->shared.followers = share_server_count(room->server);
    return state->shared.followers != before;
}
