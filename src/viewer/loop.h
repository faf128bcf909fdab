#pragma once
/* The map as it is used: waits for what happens, lets the state change, shows the frame that follows. The
 * same for a terminal and for a script. */
#include "viewer/options.h"
#include "viewer/session.h"
#include "viewer/term/backend.h"
#include "viewer/ui/state.h"

/* Runs until the user leaves, a signal says so or the terminal is gone. The state is begun, the session has
 * no scene yet. Returns the exit status; error (if it is not 0 and no signal) says why, for after the
 * terminal is given back. */
int loop_run(struct session *session, struct state *state, struct backend *backend, const struct options *options,
             struct error *error);
