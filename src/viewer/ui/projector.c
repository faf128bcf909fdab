#include "viewer/ui/projector.h"

#include "base/translate.h"

/* Made for bright rooms; where it cannot be used, the colours stay as they are. */
static const char theme_for_rooms[] = "high-contrast";

static void choose_theme(struct state *state)
{
    int found = state->themes != NULL ? themes_find(state->themes, theme_for_rooms) : -1;
    const struct theme_choice *choice = found >= 0 ? &state->themes->items[found] : NULL;
    if (choice != NULL && choice->error.text[0] == '\0' && theme_parts_tiers(&choice->theme, state->depth))
        state->theme = state->theme_in_use = (size_t)found;
}

static void begin(struct state *state)
{
    state->projector = (struct projector){true, {state->shows, state->theme, state->theme_in_use}};
    state->shows.rivers = state->shows.regions = state->shows.inset = state->shows.graticule = false;
    choose_theme(state);
}

static void end(struct state *state)
{
    state->projector.is_on = false;
    state->shows = state->projector.before.shows;
    state->theme = state->projector.before.theme;
    state->theme_in_use = state->projector.before.theme_in_use;
}

void projector_set(struct state *state, bool is_on)
{
    if (is_on == state->projector.is_on)
        return;
    if (is_on)
        begin(state);
    else
        end(state);
    label_memory_forget(state->memory);
    state_lay_out_in_place(state);
}

enum outcome projector_toggle(struct state *state, int unused)
{
    (void)unused;
    state_close_page(state);
    projector_set(state, !state->projector.is_on);
    state_flash(state, state->projector.is_on ? _("for a room: few names, strong colours; P: back") : _("as it was before"));
    return OUTCOME_REDRAW;
}
