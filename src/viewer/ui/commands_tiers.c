#include <math.h>
#include <stdio.h>

#include "base/bytes.h"
#include "base/number.h"
#include "base/translate.h"
#include "viewer/plan/wording.h"
#include "viewer/ui/amount.h"
#include "viewer/ui/commands.h"
#include "viewer/ui/quiz.h"

bool command_has_tier(const struct state *state, int unused)
{
    (void)unused;
    return state->selected < state->plan->tier_count;
}

bool command_has_zone(const struct state *state, int zone)
{
    /* Before there is a scene, the plan tells how many there will be. */
    int count = state->scene != NULL ? (int)state_zone_count(state) : (int)state->plan->tier_count + 1;
    return zone < count && !quiz_is_on(state, 0); /* whose answers have numbers too */
}

const char *commands_no_tier(const struct state *state)
{
    return state->selected == state->plan->tier_count ? _("the rest has no depth: select a tier, with its number")
                                                      : _("select a tier first, with its number");
}

enum outcome command_select(struct state *state, int zone)
{
    if (state->page != PAGE_PANEL)
        state_close_page(state);
    if (zone < (int)state_zone_count(state))
        state_select(state, (uint32_t)zone, state->selected == (uint32_t)zone || state->view == VIEW_SELECTED);
    return OUTCOME_REDRAW;
}

enum outcome command_cycle(struct state *state, int sign)
{
    int count = (int)state_zone_count(state);
    if (count == 0)
        return OUTCOME_NOTHING;
    int next = state->selected == no_zone ? (sign > 0 ? 0 : count - 1) : ((int)state->selected + sign + count) % count;
    if (state->page != PAGE_PANEL)
        state_close_page(state);
    state_select(state, (uint32_t)next, state->view == VIEW_SELECTED);
    return OUTCOME_REDRAW;
}

/* What the outer edge of a tier may be: the tiers keep their order, and each a kilometre at least. */
struct depths {
    double least, most; /* km */
};

static struct depths depths_allowed(const struct state *state, size_t tier)
{
    const double *outer_km = state->choice.outer_km;
    return (struct depths){tier > 0 ? outer_km[tier - 1] + 1 : 1,
                           tier + 1 < state->plan->tier_count ? outer_km[tier + 1] - 1 : depth_max_km};
}

/* Whether panel, strip or caption tell the depth of the selected tier. */
static bool is_depth_seen(const struct state *state)
{
    const struct layout *layout = &state->layout;
    bool is_caption = layout->caption.columns > 0 && !state->tour.is_on;
    bool is_beside = layout->panel.columns > 0 || layout->strip.columns > 0 || is_caption;
    return state->page == PAGE_PANEL || state->page == PAGE_COMPARE || (state->page == PAGE_NONE && is_beside);
}

/* A key that changes a number shows it, wherever that is. */
static void say_depth(struct state *state, size_t tier)
{
    char depths[number_size], text[sizeof state->flash];
    if (is_depth_seen(state))
        return;
    amount_depths(tier > 0 ? state->choice.outer_km[tier - 1] : 0, state->choice.outer_km[tier], depths);
    snprintf(text, sizeof text, _("tier %zu: %s (illustrative)"), tier + 1, depths);
    state_flash(state, text);
}

bool commands_set_depth(struct state *state, size_t tier, double outer_km, struct error *error)
{
    struct choice choice = state->choice;
    struct depths allowed = depths_allowed(state, tier);
    if (!(outer_km >= allowed.least && outer_km <= allowed.most)) {
        char least[number_size], most[number_size];
        error_set(error, _("between its neighbours: %s to %s km"), number_short(least, allowed.least),
                  number_short(most, allowed.most));
        return false;
    }
    choice.outer_km[tier] = outer_km;
    state_choose(state, &choice, -1);
    say_depth(state, tier);
    return true;
}

enum outcome command_depth(struct state *state, int km)
{
    size_t tier = state->selected;
    if (tier >= state->plan->tier_count) {
        state_flash(state, commands_no_tier(state));
        return OUTCOME_REDRAW;
    }
    struct choice choice = state->choice;
    struct depths allowed = depths_allowed(state, tier);
    double before = choice.outer_km[tier], wanted = fmax(fmin(before + km, allowed.most), allowed.least);
    if ((km < 0) != (wanted < before)) /* thinner than a kilometre already: neither way is right */
        wanted = before;
    choice.outer_km[tier] = wanted;
    state_choose(state, &choice, (int)tier);
    say_depth(state, tier);
    if (wanted == before)
        state_flash(state, km < 0 ? _("the tier cannot be thinner") : _("the tier cannot be deeper"));
    return OUTCOME_REDRAW;
}

enum outcome command_reference(struct state *state, int unused)
{
    (void)unused;
    struct choice choice = state->choice;
    unsigned next = choice.reference;
    do
        next = (next + 1) % REFERENCE_KINDS;
    while (!state->turns[next]);
    choice.reference = (enum reference_kind)next;
    choice.line = next == REFERENCE_DRAWN ? state->drawn : NULL;
    state_choose(state, &choice, -1);
    state_flash(state, wording_reference(&(struct summary){.reference = next}));
    return OUTCOME_REDRAW;
}

/* Says what is in force now. */
static enum outcome follow(struct state *state, const struct choice *choice, const char *none)
{
    char text[sizeof state->flash], number[number_size];
    struct bytes depths = {0};
    if (choice == NULL) {
        state_flash(state, none);
        return OUTCOME_REDRAW;
    }
    state->choice = *choice;
    for (size_t i = 0; i < state->plan->tier_count; i++)
        bytes_add_format(&depths, "%s%s", i > 0 ? " / " : "", number_short(number, choice->outer_km[i]));
    snprintf(text, sizeof text, _("depths %s km, from the %s"), bytes_text(&depths),
             wording_reference_short(&(struct summary){.reference = choice->reference}));
    bytes_fini(&depths);
    state_flash(state, text);
    return OUTCOME_REDRAW;
}

enum outcome command_undo(struct state *state, int unused)
{
    (void)unused;
    return follow(state, changes_undo(&state->changes), _("nothing to undo: the plan is as it was"));
}

enum outcome command_redo(struct state *state, int unused)
{
    (void)unused;
    return follow(state, changes_redo(&state->changes), _("nothing to do again"));
}
