#pragma once
/* What an event changes. */
#include "viewer/ui/actions.h"
#include "viewer/ui/event.h"

/* Changes the state and says what follows from it. Pure: no clock, no files, no terminal. EVENT_READABLE changes nothing here:
 * what is read is the caller's. */
enum outcome state_update(struct state *state, const struct event *event);
