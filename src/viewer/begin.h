#pragma once
/* The state that a view begins with: what the command line asks for and what the terminal can show. */
#include "viewer/options.h"
#include "viewer/session.h"
#include "viewer/ui/state.h"

/* Before there is a map. Borrows the session's plan. */
void begin_state(struct state *state, const struct session *session, const struct options *options,
                 const struct capabilities *capabilities, int columns, int rows);

/* The session's first scene: shows it where --center, --width and --tier say. */
void begin_scene(struct state *state, const struct session *session, const struct options *options);
