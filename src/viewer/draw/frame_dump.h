#pragma once
/* A frame as text that a person can read and compare: the glyphs, then what each cell's ink, paper and attributes are. */
#include "viewer/draw/frame.h"

/* Appends the planes and a key to the letters at the end. Every row stands between bars, so that no blank at
 * its end is lost. A role always has the same letter; "." is the terminal's own colour, "-" no attribute; a
 * plane whose cells are all so is left out. */
void frame_dump(const struct frame *frame, struct bytes *out);
