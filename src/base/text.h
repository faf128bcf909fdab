#pragma once
/* Text from outside made safe for a terminal, and measured in cells. All text inside the program is valid UTF-8. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Copies length bytes into out (out_size > 0, always ended with NUL, cut at the end of a whole character). Invalid UTF-8 becomes
 * U+FFFD; white space becomes a space; control, format (bidi, zero width), surrogate, private and unassigned code
 * points are dropped; at most two combining marks stay on a base, none without a base. Returns the bytes written. */
size_t text_clean(char *out, size_t out_size, const char *in, size_t length);

/* Whether length bytes are UTF-8 throughout. */
bool text_is_utf8(const char *in, size_t length);

/* The same as text_clean, on the heap. */
char *text_clean_new(const char *in, size_t length);

/* One character as it is shown: a base code point, up to two marks, and how many cells it takes (1 or 2). */
struct text_character {
    uint32_t codepoint[3]; /* unused ones are 0 */
    int width;
};

/* Takes the next character from *text, which is moved behind it. false at the end. Text must be clean. */
bool text_next(const char **text, struct text_character *character);

/* The same letters as capitals. Cut at the end of a whole character. */
void text_capitals(char *out, size_t out_size, const char *text);

/* The same with a space between any two, as maps write the names of areas. */
void text_spaced_capitals(char *out, size_t out_size, const char *text);

/* Cells that clean text takes. */
int text_width(const char *text);

/* Bytes of the longest beginning of clean text that takes at most `cells` cells. */
size_t text_fit(const char *text, int cells);

/* Bytes of the next line when clean text is broken at spaces into lines of at most `cells` cells (>= 2); *next is where the line
 * after it begins. A word longer than a line is broken anywhere. '\n' cannot occur in clean text. */
size_t text_break(const char *text, int cells, const char **next);

/* Whether a text is longer than an ending and ends with it, byte by byte: ".ini". */
bool text_ends_with(const char *text, const char *ending);
