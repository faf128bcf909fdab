#include "viewer/ui/tour.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "base/translate.h"
#include "viewer/ui/caption.h"
#include "viewer/ui/tools.h"
#include "viewer/ui/tour_place.h"

/* Fifteen pictures a second: what moves is seen to move, and the line's rate stays bounded. */
enum { picture_ms = 66 };
/* How long a caption is there: to find it, and to read it aloud. */
enum { stay_least_ms = 4000, stay_character_ms = 70 };

/* The step that is shown. */
static const struct plan_step *step_at(const struct state *state)
{
    return &state->plan->tour.items[state->tour.step];
}

bool tour_is_on(const struct state *state, int unused)
{
    (void)unused;
    return state->tour.is_on && state->page == PAGE_NONE;
}

bool tour_runs(const struct state *state, int unused)
{
    return tour_is_on(state, unused) && state->tour.runs;
}

bool tour_waits(const struct state *state, int unused)
{
    return tour_is_on(state, unused) && !state->tour.runs;
}

bool tour_is_cut(const struct state *state, int unused)
{
    return tour_is_on(state, unused) && caption_scroll_max(state) > 0;
}

/* The zone of a tier's id or "rest"; no_zone for NULL, or one that this step does not show. */
static uint32_t zone_of(const struct state *state, const char *id)
{
    uint32_t rest = (uint32_t)state->plan->tier_count;
    for (uint32_t i = 0; id != NULL && i <= rest; i++)
        if (strcmp(id, i < rest ? state->plan->tiers[i].id : "rest") == 0)
            return i < state_zone_count(state) && !scene_hides(state->scene, i, tour_tiers_hidden(state)) ? i : no_zone;
    return no_zone;
}

static bool has_extent(const struct plan_step *step)
{
    return step->extent[0] < step->extent[2];
}

/* Where the step goes, in the map's room. */
static struct camera camera_of_step(const struct state *state)
{
    const struct plan_step *step = step_at(state);
    int columns = state->layout.map.columns > 1 ? state->layout.map.columns : 1;
    int rows = state->layout.map.rows > 1 ? state->layout.map.rows : 1;
    struct extent extent = extent_empty();
    if (has_extent(step))
        extent = tour_place_extent(state->scene, step->extent);
    else if (state->tour.has_place)
        extent = state->tour.place.around;
    else if (zone_of(state, step->tier) != no_zone)
        extent = scene_zone_extent(state->scene, zone_of(state, step->tier));
    return extent_is_empty(extent) ? scene_fit(state->scene, columns, rows) : camera_fit(extent, columns, rows);
}

void tour_follow(struct state *state)
{
    struct tour *tour = &state->tour;
    struct camera to = camera_of_step(state);
    bool is_same_room = to.columns == tour->flight.to.columns && to.rows == tour->flight.to.rows;
    tour->flight.to = to;
    tour->is_flying = tour->is_flying && is_same_room;
    if (!tour->is_flying)
        state->camera = to;
}

static bool is_same_view(const struct camera *a, const struct camera *b)
{
    return a->centre.x == b->centre.x && a->centre.y == b->centre.y && a->metres_per_column == b->metres_per_column;
}

/* Shows the step, from where the map is now. */
static void show(struct state *state)
{
    struct tour *tour = &state->tour;
    const struct plan_step *step = step_at(state);
    struct camera from = state->camera;
    tour->has_place = step->place != NULL && tour_place_find(state, step->place, &tour->place);
    state->selected = zone_of(state, step->highlight != NULL ? step->highlight : step->tier);
    state->view = VIEW_STEP;
    tour->scroll = 0;
    tour->since_ms = tour->began_ms = -1;
    tour->is_flying = false;
    tour_follow(state);
    tour->flight.from = from;
    if (tour->is_still || tour->is_slow || is_same_view(&from, &state->camera))
        return;
    tour->is_flying = true;
    state->camera = from;
}

static void begin(struct state *state)
{
    struct tour *tour = &state->tour;
    state_close_page(state);
    tool_leave(state);
    tour->before = (struct tour_before){state->camera, state->view, state->selected, state->choice};
    tour->step = 0;
    tour->runs = tour->is_slow = tour->has_place = false;
    tour->is_on = true;
    state->view = VIEW_FREE;
    state_lay_out_in_place(state);
}

enum outcome tour_toggle(struct state *state, int unused)
{
    struct error error = {0};
    (void)unused;
    if (state->scene == NULL)
        return OUTCOME_NOTHING;
    if (state->tour.is_on)
        return tour_leave(state, 0);
    if (state->plan->tour.count == 0 || !tour_check(state, &error)) {
        state_flash(state, state->plan->tour.count == 0 ? _("this plan has no tour") : error.text);
        return OUTCOME_REDRAW;
    }
    begin(state);
    show(state);
    return OUTCOME_REDRAW;
}

void tour_keep_choice(struct state *state)
{
    state->tour.before.choice = state->choice;
}

/* Depths and line that were tried. */
static void take_back_choice(struct state *state)
{
    const struct choice *before = &state->tour.before.choice;
    bool is_ours = state->shared.role == SHARED_NOT || state->shared.role == SHARED_BY_US;
    if (!is_ours || choice_equal(&state->choice, before, state->plan->tier_count))
        return;
    state_choose(state, before, -1);
    state_flash(state, _("depths and line are as before the tour; u brings back what was tried"));
}

enum outcome tour_leave(struct state *state, int unused)
{
    struct tour *tour = &state->tour;
    (void)unused;
    if (!tour->is_on)
        return OUTCOME_NOTHING;
    tour->is_on = tour->is_flying = tour->has_place = false;
    take_back_choice(state);
    state->camera = tour->before.camera;
    state->view = tour->before.view;
    state->selected = tour->before.selected < state_zone_count(state) ? tour->before.selected : no_zone;
    state_lay_out(state);
    return OUTCOME_REDRAW;
}

enum outcome tour_go(struct state *state, int sign)
{
    struct tour *tour = &state->tour;
    size_t count = state->plan->tour.count;
    if (!tour->is_on || state->scene == NULL)
        return OUTCOME_NOTHING;
    bool is_past_end = sign > 0 ? tour->step + 1 == count : tour->step == 0;
    if (is_past_end && !tour->loops) {
        state_flash(state, sign > 0 ? _("the tour ends here; Esc: back to the map as it was") : _("the tour begins here"));
        return OUTCOME_REDRAW;
    }
    tour->step = (tour->step + count + (size_t)sign) % count;
    show(state);
    return OUTCOME_REDRAW;
}

enum outcome tour_run(struct state *state, int runs)
{
    if (!state->tour.is_on)
        return OUTCOME_NOTHING;
    state->tour.runs = runs != 0;
    state->tour.since_ms = -1;
    state_flash(state, runs != 0 ? _("the tour goes on by itself; . stops it") : _("the tour waits: Space goes on"));
    return OUTCOME_REDRAW;
}

enum outcome tour_scroll(struct state *state, int lines)
{
    int max = caption_scroll_max(state), before = state->tour.scroll, scroll = before + lines;
    state->tour.scroll = scroll < 0 ? 0 : scroll < max ? scroll : max;
    return state->tour.scroll != before ? OUTCOME_REDRAW : OUTCOME_NOTHING;
}

static void land(struct state *state)
{
    if (!state->tour.is_flying)
        return;
    state->tour.is_flying = false;
    state->camera = state->tour.flight.to;
}

void tour_mirror(struct state *state, int step)
{
    struct tour *tour = &state->tour;
    if (step < 0 || (size_t)step >= state->plan->tour.count || state->scene == NULL) {
        tour_leave(state, 0);
        return;
    }
    bool was_on = tour->is_on;
    if (!was_on)
        begin(state);
    tour->runs = false;
    if (was_on && tour->step == (size_t)step)
        return;
    tour->step = (size_t)step;
    show(state);
    land(state);
}

void tour_touch(struct state *state)
{
    land(state);
    state->tour.since_ms = -1;
}

void tour_give_up_flights(struct state *state)
{
    state->tour.is_slow = true;
    land(state);
}

static int64_t stay_ms(const struct state *state)
{
    const struct plan_step *step = step_at(state);
    int64_t characters = text_width(plan_text_in(&step->title, state->language)) +
                         text_width(plan_text_in(&step->caption, state->language));
    return state->tour.stay_ms > 0 ? state->tour.stay_ms : stay_least_ms + stay_character_ms * characters;
}

/* Whether it goes on by itself after a while: not under what a person has opened over it. */
static bool goes_on(const struct state *state)
{
    bool has_next = state->tour.loops || state->tour.step + 1 < state->plan->tour.count;
    return tour_runs(state, 0) && has_next && state->prompt.id == PROMPT_NONE && state->tool.kind == TOOL_NONE;
}

static void fly(struct state *state, int64_t now_ms)
{
    struct tour *tour = &state->tour;
    int duration_ms = flight_duration_ms(&tour->flight);
    if (tour->began_ms < 0)
        tour->began_ms = now_ms;
    tour->last_ms = now_ms;
    if (now_ms - tour->began_ms >= duration_ms)
        land(state);
    else
        state->camera = flight_at(&tour->flight, (double)(now_ms - tour->began_ms) / duration_ms);
}

enum outcome tour_tick(struct state *state, int64_t now_ms)
{
    struct tour *tour = &state->tour;
    if (!tour->is_on || state->scene == NULL)
        return OUTCOME_NOTHING;
    if (tour->is_flying) {
        fly(state, now_ms);
        return OUTCOME_REDRAW;
    }
    if (!goes_on(state))
        return OUTCOME_NOTHING;
    if (tour->since_ms < 0)
        tour->since_ms = now_ms;
    if (now_ms - tour->since_ms < stay_ms(state))
        return OUTCOME_NOTHING;
    state->flash[0] = '\0'; /* what was said was about the step before */
    return tour_go(state, 1);
}

int64_t tour_tick_ms(const struct state *state)
{
    const struct tour *tour = &state->tour;
    if (!tour->is_on || state->scene == NULL)
        return -1;
    if (tour->is_flying)
        return tour->began_ms < 0 ? 0 : tour->last_ms + picture_ms;
    if (!goes_on(state))
        return -1;
    return tour->since_ms < 0 ? 0 : tour->since_ms + stay_ms(state);
}

uint32_t tour_tiers_hidden(const struct state *state)
{
    int count = (int)state->plan->tier_count;
    int shown = state->tour.is_on ? step_at(state)->tiers_shown : -1;
    return shown >= 0 && shown < count ? (uint32_t)(count - shown) : 0;
}

bool tour_hides_line(const struct state *state)
{
    return state->tour.is_on && step_at(state)->line_shown == 0;
}
