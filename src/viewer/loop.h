#pragma once
/* The map as it is used: waits for what happens, lets the state change, shows the frame that follows. The
 * same for a terminal and for a script. */
#include "viewer/classroom.h"
#include "viewer/options.h"
#include "viewer/recovery.h"
#include "viewer/session.h"
#include "viewer/term/backend.h"
#include "viewer/ui/state.h"

/* Runs until the user leaves, wants another plan (the state's errand is ERRAND_OPEN or ERRAND_FOLLOW) or has left it alone for
 * too long, a signal says so or the terminal is gone. The state is begun, the session has no scene yet. recovery keeps what is
 * in no file; NULL: nothing does. Returns the exit status; error, if it says something, says why, for after the terminal is
 * given back. */
int loop_run(struct session *session, struct state *state, struct backend *backend, const struct options *options,
             struct recovery *recovery, struct classroom *classroom, struct error *error);
