#pragma once
/* The menu of what the map shows and how: layers, labels, signs, colours. */
#include "viewer/ui/prompt.h"

void view_menu_rows(const struct state *state, const char *text, struct suggestions *rows);
bool view_menu_answer(struct state *state, struct key key);
