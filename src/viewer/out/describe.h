#pragma once
/* The map and its source in sentences: for a screen reader, or as a handout. */
#include "base/bytes.h"
#include "viewer/out/subject.h"

/* Appends everything that the map tells: each fact with who said it, each caveat, each number, under headings
 * that are lines of their own between empty lines. Lines take at most `width` cells (20 at least). */
void out_describe(const struct out_subject *subject, int width, struct bytes *out);
