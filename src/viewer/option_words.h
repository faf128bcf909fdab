#pragma once
/* The words that some options choose from; the config file knows the same ones. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "viewer/term/capabilities.h"

/* The place of a text among the words; -1: error says, after `what` ("--color"), which there are. */
int option_word_find(const char *what, const char *text, const char *const *words, int count, struct error *error);

/* Whether a word of the command line names an option ("--kiosk") by at least so many of its letters, dashes among them, as
 * getopt(3) takes the beginning of a name for the name. For the few options that count before all are read. */
bool option_is_named(const char *word, const char *name, size_t least);

/* false: as above, and the value is as it was. */
bool option_color_read(const char *what, const char *text, enum color_choice *color, struct error *error);
/* "auto" gives GLYPH_SETS: by the terminal. */
bool option_glyphs_read(const char *what, const char *text, enum glyph_set *glyphs, struct error *error);
/* language: a word that stays good for ever. */
bool option_language_read(const char *what, const char *text, const char **language, struct error *error);
/* Seconds from 0.1 to an hour. */
bool option_seconds_read(const char *what, const char *text, int64_t *ms, struct error *error);

/* The words that are read as these. Borrowed, for ever. */
const char *option_color_word(enum color_choice color);
const char *option_glyphs_word(enum glyph_set glyphs);
