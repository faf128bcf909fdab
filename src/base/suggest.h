#pragma once
/* "Did you mean": the known word that a mistyped one was probably meant to be. */
#include <stddef.h>

/* How many insertions, removals, replacements and swaps of neighbouring bytes turn one word into the other
 * (optimal string alignment: no piece is edited twice). Words longer than 63 bytes count as far apart. */
int suggest_distance(const char *a, const char *b);

/* The nearest of count known words, the first of those equally near; NULL when all are too far to be meant.
 * Borrowed. */
const char *suggest_find(const char *word, const char *const *known, size_t count);
