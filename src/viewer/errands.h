#pragma once
/* What the interactive map wants done with files: the plan saved, the map exported. The state hears how it went. */
#include "viewer/options.h"
#include "viewer/plan/plan_writer.h"
#include "viewer/recovery.h"
#include "viewer/session.h"
#include "viewer/ui/state.h"

/* What a choice changes of its plan, borrowed from it. A reference file of the user's is no part of a plan, nor is another
 * line then. */
struct plan_changes errands_changes(const struct choice *choice);

/* Saves, exports or keeps the settings, if the state wants that; other errands are left for whoever can begin anew. What is
 * changed after a save belongs to the saved file; recovery: NULL if changes are not kept. */
void errands_do(const struct session *session, struct state *state, const struct options *options, struct recovery *recovery);

/* Whether the plan that the state wants opened can be; the errand's path is then ready to be used. false: the state has
 * been told why not. */
bool errands_can_open(struct state *state);
