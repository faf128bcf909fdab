#pragma once
/* The interactive map: on a terminal, or played from a script. */
#include "viewer/classroom.h"
#include "viewer/options.h"
#include "viewer/session.h"

/* Both return the exit status; error says why it is not 0, and is empty after a signal. The session has no scene yet. */
int show_on_terminal(struct session *session, const struct options *options, struct classroom *classroom,
                     struct error *error);
int show_script(struct session *session, const struct options *options, struct classroom *classroom, struct error *error);
