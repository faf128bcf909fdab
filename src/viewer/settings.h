#pragma once
/* What the screen looks like, kept for the next start. */
#include "viewer/session.h"
#include "viewer/ui/state.h"

/* Writes what the view menu shows into the config file, without what the projector mode changes. false: error says why it cannot
 * be; the file is as it was. */
bool settings_keep(const struct session *session, const struct state *state, struct error *error);
