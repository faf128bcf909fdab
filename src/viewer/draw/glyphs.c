#include "viewer/draw/glyphs.h"

#include <assert.h>

static const struct glyphs sets[GLYPH_SETS] = {
    [GLYPHS_BRAILLE] =
        {
            .name = "braille",
            .fallback = GLYPHS_HALF,
            .line_columns = 2,
            .line_rows = 4,
            .fill_columns = 2,
            .fill_rows = 2,
            .town = 0x2022, /* bullet */
            .seat = 0x2022,
            .capital = 0x2605,    /* black star */
            .leader_end = 0x25E6, /* white bullet: no town */
            .cursor = 0x253C,     /* box drawings light vertical and horizontal */
            .vertex = 0x25CB,     /* white circle */
            .mark = 0x25CF,       /* black circle */
            .bar_begin = 0x28C7,  /* braille: left column and bottom row */
            .bar_middle = 0x28C0, /* braille: bottom row */
            .bar_end = 0x28F8,    /* braille: bottom row and right column */
            .badge = 0x25AE,      /* black vertical rectangle */
            .badge_maybe = 0x25AF,
        },
    [GLYPHS_HALF] =
        {
            .name = "half",
            .fallback = GLYPHS_ASCII,
            .line_columns = 1,
            .line_rows = 2,
            .fill_columns = 1,
            .fill_rows = 2,
            .town = 0x2022,
            .seat = 0x2022,
            .capital = 0x25CF,
            .leader_end = 0x25E6,
            .cursor = 0x253C,
            .vertex = 0x25CB,
            .mark = 0x25CF,
            .bar_begin = 0x2514,   /* box drawings light up and right */
            .bar_middle = 0x2500,  /* light horizontal */
            .bar_end = 0x2518,     /* light up and left */
            .badge = 0x258C,       /* left half block: with its gap it can be counted */
            .badge_maybe = 0x2502, /* box drawings light vertical */
        },
    [GLYPHS_ASCII] =
        {
            .name = "ascii",
            .fallback = GLYPHS_ASCII,
            .line_columns = 1,
            .line_rows = 1,
            .fill_columns = 1,
            .fill_rows = 1,
            .town = '*', /* a letter would be read as the name's */
            .seat = '*',
            .capital = '@',
            .leader_end = '.',
            .cursor = '+',
            .vertex = 'o',
            .mark = 'X',
            .bar_begin = '|',
            .bar_middle = '_',
            .bar_end = '|',
            .badge = '#',
            .badge_maybe = '-',
        },
};

const struct glyphs *glyphs_at(enum glyph_set set)
{
    assert(set < GLYPH_SETS);
    return &sets[set];
}

uint32_t glyphs_braille(unsigned dots)
{
    /* Braille numbers its dots down the columns, and the fourth row, which came later, last. */
    static const uint8_t bits[8] = {0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80};
    uint32_t pattern = 0;
    for (int i = 0; i < 8; i++)
        if (dots >> i & 1)
            pattern |= bits[i];
    return pattern == 0 ? ' ' : 0x2800 + pattern;
}
