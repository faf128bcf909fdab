#include "viewer/ui/follow.h"

#include <stdio.h>

#include "base/translate.h"

bool follow_is_there(const struct state *state, int unused)
{
    (void)unused;
    return state->shared.role != SHARED_NOT;
}

/* The first key of follow_toggle. */
static struct action_keys key_of(const struct state *state)
{
    size_t index = 0;
    while (action_at(index)->run != follow_toggle)
        index++;
    return action_keys_take(state, &index, true);
}

void follow_say_held(struct state *state)
{
    char text[sizeof state->flash];
    snprintf(text, sizeof text, _("you follow %s; %.16s lets you look around"), state->shared.name, key_of(state).text);
    state_flash(state, text);
}

void follow_say_fixed(struct state *state)
{
    char text[sizeof state->flash];
    snprintf(text, sizeof text, _("depths and lines are those of %s"), state->shared.name);
    state_flash(state, text);
}

enum outcome follow_toggle(struct state *state, int unused)
{
    struct shared *shared = &state->shared;
    char text[sizeof state->flash];
    (void)unused;
    switch (shared->role) {
    case SHARED_NOT:
        return OUTCOME_NOTHING;
    case SHARED_BY_US:
        follow_title(state, text, sizeof text);
        state_flash(state, text);
        break;
    case SHARED_FOLLOWED:
        shared->role = SHARED_ALONE;
        snprintf(text, sizeof text, _("look around; %.16s follows %s again"), key_of(state).text, shared->name);
        state_flash(state, text);
        break;
    case SHARED_ALONE:
        shared->role = SHARED_FOLLOWED;
        snprintf(text, sizeof text, _("following %s"), shared->name);
        state_flash(state, text);
        break;
    case SHARED_ENDED:
        shared->wants_again = true;
        break;
    }
    return OUTCOME_REDRAW;
}

void follow_title(const struct state *state, char *text, size_t size)
{
    const struct shared *shared = &state->shared;
    text[0] = '\0';
    switch (shared->role) {
    case SHARED_NOT:
        break;
    case SHARED_BY_US:
        snprintf(text, size, _("tiermap --follow %s · followers: %zu"), shared->name, shared->followers);
        break;
    case SHARED_FOLLOWED:
        snprintf(text, size, _("following %s"), shared->name);
        break;
    case SHARED_ALONE:
        snprintf(text, size, _("looking around; %s goes on"), shared->name);
        break;
    case SHARED_ENDED:
        snprintf(text, size, _("%s has ended"), shared->name);
        break;
    }
}
