#pragma once
/* How well what a person typed fits a name. Both are folded (fold_text), nothing is empty. */
#include <stdbool.h>

enum match {                  /* the better, the lower */
             MATCH_WHOLE,     /* it is the name */
             MATCH_BEGINNING, /* the name begins with it */
             MATCH_WORD,      /* a word of the name does */
             MATCH_WORDS,     /* each word typed begins a word of the names, in any order */
             MATCH_INSIDE,    /* it is somewhere in the name */
             MATCH_SOUND,     /* it sounds like the name: y is i, and neither an e nor another i behind it counts */
             MATCH_SLIP, /* the name begins with it but for one letter: too many, missing, another, or swapped
                            with the next */
             MATCH_SLIP_WORD, /* a word of the name does */
             MATCH_NONE
};

/* MATCH_WHOLE, MATCH_BEGINNING, MATCH_WORD, MATCH_INSIDE or MATCH_NONE. */
enum match match_name(const char *typed, const char *name);

/* Whether each word typed begins a word of the names, or is one of the kind words ("river", "tier 1"), of
 * which three letters are enough. names: count strings, one behind the other, each ended by NUL. */
bool match_words(const char *typed, const char *kind_words, const char *names, unsigned count);

/* MATCH_SOUND, MATCH_SLIP, MATCH_SLIP_WORD or MATCH_NONE; short words (less than four letters) have no slips. */
enum match match_slip(const char *typed, const char *name);
