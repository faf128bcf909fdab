#pragma once
/* The map for a room: fewer and larger things, strong colours, no panel; who would hold the selected tier stands under the
 * map. */
#include "viewer/ui/actions.h"

/* On or off, in which case everything is as it was, whatever it is now. */
void projector_set(struct state *state, bool is_on);

/* The same for a key: the other way round, and it says so. */
enum outcome projector_toggle(struct state *state, int unused);
