#pragma once
/* The letters of a .dbf file: which code page it is in, and its text as UTF-8. */
#include <stdbool.h>
#include <stddef.h>

#include "base/bytes.h"
#include "base/error.h"

struct codepage;

/* What the content of the .cpg file (NULL if there is none) names, else what the language byte of the .dbf
 * header says, else NULL: the file does not tell. The name is one that iconv knows. */
const char *codepage_named(const char *cpg, unsigned char language_byte);

/* A guess from all text of the file: UTF-8 if it is valid, else CP1251 if its high bytes are Cyrillic letters
 * there, else Latin-1. */
const char *codepage_guess(const unsigned char *text, size_t size);

/* NULL and an error if iconv does not know the name. */
struct codepage *codepage_open(const char *name, struct error *error);
void codepage_close(struct codepage *codepage);

/* Replaces out by the text in UTF-8. Fields are cut at a number of bytes, so that half a character at the end
 * is normal and left out; any other byte that means nothing becomes U+FFFD. Returns how many did. */
size_t codepage_decode(const struct codepage *codepage, const char *text, size_t size, struct bytes *out);
