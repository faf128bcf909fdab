#pragma once
/* What is written to standard output and standard error, in letters that the locale has: where it is not UTF-8, bytes above 127
 * would be other letters, or command a terminal. */
#include <stdbool.h>

#include "base/bytes.h"

enum standard_kind {
    STANDARD_TEXT, /* for people: plain letters in the place of those that the locale lacks */
    STANDARD_CSV,  /* for programs, which expect UTF-8: plain letters only on a terminal */
    STANDARD_JSON  /* for programs: "\u2014" says a letter without loss */
};

/* Writes to standard output, and changes the bytes for that. false: error says why it could not. */
bool standard_put(struct bytes *bytes, enum standard_kind kind, struct error *error);

/* Writes one line to standard error, with the program's name before it. */
void standard_complain(const char *sentence);
