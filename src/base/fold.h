#pragma once
/* Text folded for comparing what a person types with names: two names that differ only in what people leave out or
 * write in several ways fold to the same bytes. */
#include <stddef.h>

/* Writes the folded text to out (size > 0, always ended with NUL, cut at the end of a whole character) and returns its
 * bytes: small letters without their marks (é, ł and й are e, l and и, ї is і, ґ is г), no apostrophes and no signs
 * that look like them, and one space where there is any run of spaces, hyphens and other signs, none at the ends. So
 * L'viv is "lviv", Київ "киів", Ivano-Frankivsk "ivano frankivsk"; Cyrillic stays Cyrillic. text is clean; bytes that
 * are no UTF-8 count as a space. */
size_t fold_text(const char *text, char *out, size_t size);
