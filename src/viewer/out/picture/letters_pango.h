#pragma once
/* What letters are to Pango: for the file that draws with it. */
#include <pango/pangocairo.h>

#include "viewer/out/picture/letters.h"

/* A line of clean text, ready to be drawn; g_object_unref is the caller's. */
PangoLayout *letters_layout(const struct letters *letters, enum font font, const char *text);
