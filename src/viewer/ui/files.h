#pragma once
/* The prompts that name a file, and the questions around files: is one to be replaced, are changes to be saved. */
#include "viewer/ui/prompt.h"

bool files_accept_save(struct state *state, const char *text, int chosen, struct error *error);
bool files_accept_open(struct state *state, const char *text, int chosen, struct error *error);
bool files_accept_export(struct state *state, const char *text, int chosen, struct error *error);

bool files_answer_replace(struct state *state, struct key key);
bool files_answer_leave(struct state *state, struct key key);
bool files_answer_open(struct state *state, struct key key);
bool files_answer_recover(struct state *state, struct key key);

/* The question that is open, its keys first and a path last, in a form that fits so many cells; "" for other prompts. */
void files_question(const struct state *state, int cells, char *text, size_t size);

/* What the caller says of an errand that it has done. */
void files_done(struct state *state, const struct errand *errand);
/* A file that it writes is there already: may it be replaced? */
void files_exists(struct state *state, const struct errand *errand, const char *there);
/* It could not be done. */
void files_failed(struct state *state, const struct errand *errand, const char *why);
/* There are changes that an earlier run has lost: are they wanted? when: a date, for people. */
void files_offer(struct state *state, const char *when);
