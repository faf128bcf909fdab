#pragma once
/* --kiosk: the map for anybody who comes, at a terminal or over SSH, and nothing else. */
#include <stdbool.h>

#include "base/error.h"
#include "viewer/options.h"

/* Whether it is asked for; before anything else is looked at. */
bool kiosk_is_asked(int argc, char **argv);

/* Keeps of the environment only what tells of the terminal and the language, and where maps are shared. */
void kiosk_forget_environment(void);

/* From now on no file can be written, and none read but those that the options name and the program is made of; no program
 * can be started but the engine, no connection made; for the engine too. false: error says why that cannot be had. */
bool kiosk_enter(const struct options *options, struct error *error);
