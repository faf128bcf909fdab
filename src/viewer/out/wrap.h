#pragma once
/* Paragraphs of plain text, broken at spaces into lines of a width. */
#include "base/bytes.h"

/* Appends clean text as lines of at most `width` cells that end with a newline; `first` stands before the
 * first line, `rest` before the others. A no-break space never is broken at, and becomes a space. */
void wrap_add(struct bytes *out, int width, const char *first, const char *rest, const char *text);
