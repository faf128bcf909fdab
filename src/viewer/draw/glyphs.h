#pragma once
/* The glyph sets: what a terminal's font can show, from dots of braille down to plain ASCII. One table row
 * for each. */
#include <stdbool.h>
#include <stdint.h>

enum glyph_set { GLYPHS_BRAILLE, GLYPHS_HALF, GLYPHS_ASCII, GLYPH_SETS };

struct glyphs {
    const char *name;            /* for --glyphs */
    enum glyph_set fallback;     /* what to use where the font lacks this set; the last one is its own */
    int line_columns, line_rows; /* picture elements that a line can take in a cell */
    int fill_columns, fill_rows; /* picture elements of a fill's edge in a cell */
    uint32_t town, seat, capital, leader_end; /* markers */
    uint32_t cursor, vertex, mark;            /* of a tool, of a path; of what was looked for */
    uint32_t bar_begin, bar_middle, bar_end;  /* scale bar */
    uint32_t badge, badge_maybe;              /* one brigade; one that may come or not */
};

/* The row of a set. Borrowed, for ever. */
const struct glyphs *glyphs_at(enum glyph_set set);

/* The braille pattern with these dots, bit y * 2 + x; 0 gives a space. */
uint32_t glyphs_braille(unsigned dots);
