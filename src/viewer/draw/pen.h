#pragma once
/* What a terminal writes a cell with: the one place where roles become the colours that a terminal has. */
#include "viewer/draw/colour_depth.h"
#include "viewer/draw/frame.h"
#include "viewer/draw/theme.h"

enum { pen_own = -1 /* the terminal's own colour */ };

struct pen {
    int ink, paper;      /* pen_own, an index of the palette, or with COLOUR_TRUE 0xRRGGBB */
    unsigned attributes; /* enum attribute */
};

/* The pen for a cell; depth is COLOUR_8 or more. Ink and paper depend on the cell's roles alone. */
struct pen pen_of(const struct cell *cell, const struct theme *theme, enum colour_depth depth);
