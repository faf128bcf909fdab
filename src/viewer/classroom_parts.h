#pragma once
/* The two halves of a classroom, for its own files. */
#include "viewer/classroom.h"

/* ---- sharing ---- */

/* The plan's texts are to be shared; what was shared before belongs to another plan. */
void classroom_put_plan(struct classroom *room, const struct session *session, struct state *state);

/* ---- following ---- */

/* The texts of the plan of the latest view, which are a plan. */
bool classroom_take_plan(struct classroom *room, struct error *error);

void classroom_begin_following(struct classroom *room, struct session *session, struct state *state);
enum outcome classroom_receive(struct classroom *room, struct session *session, struct state *state);
