#pragma once
/* A frame as text: lines of UTF-8 that end with a newline, with colours or without. */
#include "viewer/draw/colour_depth.h"
#include "viewer/draw/frame.h"
#include "viewer/draw/theme.h"

/* Appends all lines. Blank cells at a line's end are left out where they are the terminal's own. Sequences
 * are SGR only, sent where something changes, and every line ends with the terminal's own colours. theme may
 * be NULL for COLOUR_NONE. */
void out_print(const struct frame *frame, const struct theme *theme, enum colour_depth depth,
               struct bytes *out);
