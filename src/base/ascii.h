#pragma once
/* Plain letters for terminals that show nothing but ASCII. */
#include "base/bytes.h"

/* The letter or sign that is most like a code point: 'e' for an e with an accent, '-' for a dash, 'k' for a
 * Cyrillic one; '?' where none is. */
char ascii_of(uint32_t codepoint);

/* Puts such letters in the place of all others in clean text, two cells wide or one as they are. keeps_quotes: none becomes '"',
 * which would end a quoted field, but "'". */
void ascii_text(struct bytes *text, bool keeps_quotes);
