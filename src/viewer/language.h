#pragma once
/* Which language is spoken: the one asked for, else the config file's, else the environment's. */
#include "viewer/options.h"

/* Takes the locale of the environment into use, and the language that --lang or the environment names, so that a fault in the
 * options is told in it already. */
void language_begin(int argc, char **argv);

/* Takes the language of the options into use, with the environment's if they name none, and makes it theirs. A locale that
 * cannot show its letters has English, but in files for programs; false if the options asked for another one. */
bool language_take(struct options *options);

/* The language of what is written for people: that of the options if the locale can show it. NULL: English. */
const char *language_told(const struct options *options);
