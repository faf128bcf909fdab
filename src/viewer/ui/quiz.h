#pragma once
/* Questions about what the source says and does not say: one after the other, answered by numbers; why an answer is right
 * follows at once. The score is for this run of the program alone: nothing is stored or sent. */
#include "viewer/ui/actions.h"
#include "viewer/ui/document.h"

enum outcome quiz_toggle(struct state *state, int unused);  /* opens or closes them */
enum outcome quiz_answer(struct state *state, int answer);  /* from 0; the first one given counts */
enum outcome quiz_go(struct state *state, int sign);        /* to the next question, or back */

/* Whether the questions are open; and the one that is shown has that answer. */
bool quiz_is_on(const struct state *state, int unused);
bool quiz_has_answer(const struct state *state, int answer);

void quiz_build(struct document *document, const struct state *state);
