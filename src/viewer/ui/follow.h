#pragma once
/* A shared map on the screen: what is said of it, and its key. */
#include "viewer/ui/actions.h"

/* Whether there is one, ours or another's. */
bool follow_is_there(const struct state *state, int unused);

/* Looks around alone, follows again; of a map that we share, says how to follow it. */
enum outcome follow_toggle(struct state *state, int unused);

/* Says that this user has tried to move a map that is followed, or to change its plan. */
void follow_say_held(struct state *state);
void follow_say_fixed(struct state *state);

/* What the title says: what to type to follow, and how many do; or what is followed. "" without a shared map. */
void follow_title(const struct state *state, char *text, size_t size);
