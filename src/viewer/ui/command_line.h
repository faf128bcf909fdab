#pragma once
/* The prompt for any action by its name, with what it asks for behind it: "depth 60", "find Lviv", "whole". */
#include "viewer/ui/prompt.h"

void command_line_suggest(const struct state *state, const char *text, struct suggestions *suggestions);
bool command_line_accept(struct state *state, const char *text, int chosen, struct error *error);
