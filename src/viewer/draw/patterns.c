#include "viewer/draw/patterns.h"

struct pattern {
    uint8_t dots[8];     /* 8 x 8 dots; the highest bit is the leftmost */
    uint32_t shade;      /* in half blocks, every cell; 0 means sign */
    char sign;           /* in ASCII; 0: none */
    uint8_t sign_at[4];  /* 4 x 4 cells; bit 3 is the leftmost */
};

/* The nearer to the line, the denser. The rest of the country and the land abroad stay plain. */
static const struct pattern patterns[ROLES] = {
    [ROLE_TIER_1] = {{0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF}, 0x2593, '1', {0xF, 0xF, 0xF, 0xF}},
    [ROLE_TIER_2] = {{0xAA, 0x55, 0xAA, 0x55, 0xAA, 0x55, 0xAA, 0x55}, 0x2592, '2', {0xA, 0x5, 0xA, 0x5}},
    [ROLE_TIER_3] = {{0x88, 0x00, 0x22, 0x00, 0x88, 0x00, 0x22, 0x00}, 0x2591, '3', {0x8, 0x2, 0x8, 0x2}},
    [ROLE_TIER_4] = {{0x80, 0x00, 0x00, 0x00, 0x08, 0x00, 0x00, 0x00}, 0, '4', {0x8, 0x0, 0x2, 0x0}},
    [ROLE_BEYOND] = {{0x80, 0x40, 0x20, 0x10, 0x08, 0x04, 0x02, 0x01}, 0, 'x', {0x8, 0x2, 0x8, 0x2}},
    [ROLE_SEA] = {{0x00, 0x00, 0x00, 0xE0, 0x00, 0x00, 0x00, 0x0E}, 0, '~', {0x8, 0x0, 0x2, 0x0}},
    [ROLE_LAKE] = {{0x00, 0x00, 0x00, 0xE0, 0x00, 0x00, 0x00, 0x0E}, 0, '~', {0xA, 0x5, 0xA, 0x5}},
};

/* The remainder that is never negative, for a divisor that is a power of two. */
static unsigned wrap(int number, unsigned divisor)
{
    return (unsigned)number & (divisor - 1);
}

bool pattern_has_dot(enum role paper, int x, int y)
{
    return patterns[paper].dots[wrap(y, 8)] >> (7 - wrap(x, 8)) & 1;
}

uint32_t pattern_sign(enum glyph_set set, enum role paper, int column, int row)
{
    const struct pattern *pattern = &patterns[paper];
    if (set != GLYPHS_ASCII && pattern->shade != 0)
        return pattern->shade;
    bool is_here = pattern->sign_at[wrap(row, 4)] >> (3 - wrap(column, 4)) & 1;
    return is_here ? (uint32_t)pattern->sign : ' ';
}

uint32_t pattern_glyph_at(enum glyph_set set, enum role paper, int column, int row)
{
    if (set != GLYPHS_BRAILLE)
        return pattern_sign(set, paper, column, row);
    unsigned dots = 0;
    for (int i = 0; i < 8; i++)
        dots |= (unsigned)pattern_has_dot(paper, column * 2 + i % 2, row * 4 + i / 2) << i;
    return glyphs_braille(dots);
}
