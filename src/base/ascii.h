#pragma once
/* Plain letters for terminals that show nothing but ASCII. */
#include <stdint.h>

/* The letter or sign that is most like a code point: 'e' for an e with an accent, '-' for a dash, 'k' for a
 * Cyrillic one; '?' where none is. */
char ascii_of(uint32_t codepoint);
