#include "viewer/draw/pen.h"

static int colour_at(const struct colour *colour, enum colour_depth depth)
{
    if (colour->is_terminal)
        return pen_own;
    switch (depth) {
    case COLOUR_TRUE:
        return colour->red << 16 | colour->green << 8 | colour->blue;
    case COLOUR_256:
        return colour->index_256;
    default:
        return colour->is_terminal_16 ? pen_own : colour->index_16;
    }
}

/* With eight colours, bold stands for bright ink; ink that would vanish in its paper becomes black or white. */
static struct pen eight_colours(struct pen pen)
{
    bool differed = pen.ink != pen.paper;
    if (pen.ink >= 8)
        pen.attributes |= ATTRIBUTE_BOLD;
    pen.ink = pen.ink == pen_own ? pen_own : pen.ink & 7;
    pen.paper = pen.paper == pen_own ? pen_own : pen.paper & 7;
    if (differed && pen.ink != pen_own && pen.ink == pen.paper) {
        pen.ink = pen.paper == 7 ? 0 : 7;
        pen.attributes &= ~(unsigned)ATTRIBUTE_BOLD;
    }
    return pen;
}

struct pen pen_of(const struct cell *cell, const struct theme *theme, enum colour_depth depth)
{
    struct pen pen = {
        .ink = colour_at(&theme->colours[cell->ink], depth),
        .paper = colour_at(&theme->colours[cell->paper], depth),
        .attributes = cell->attributes,
    };
    if (depth == COLOUR_8)
        pen = eight_colours(pen);
    /* Many terminals show bold black as grey, which does not read on a coloured paper. */
    if (depth <= COLOUR_16 && pen.ink == 0)
        pen.attributes &= ~(unsigned)ATTRIBUTE_BOLD;
    return pen;
}
