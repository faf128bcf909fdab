#pragma once
/* The words of a frame, for tests. */
#include <stdbool.h>

#include "viewer/draw/frame.h"

/* The glyphs of one row, blanks at the end left off. Valid until the next call. */
const char *frame_text_row(const struct frame *frame, int row);
/* Whether words stand in a row of an area. */
bool frame_text_shows(const struct frame *frame, struct rect area, const char *words);
