#pragma once
/* A card to look at once, before a class sees the map: what this terminal and its font can show, what each row should look
 * like, and which option to use where it does not. */
#include "base/bytes.h"
#include "viewer/draw/colour_depth.h"
#include "viewer/draw/glyphs.h"
#include "viewer/draw/theme.h"

struct card_choice { /* what tiermap takes by itself */
    enum colour_depth depth; /* COLOUR_NONE: the card has no colours at all */
    enum glyph_set glyphs;
    bool ascii_only;           /* the locale can show nothing else: neither does the card */
    const struct theme *theme;
};

/* Appends lines of at most 78 columns, with SGR sequences and no others. */
void out_card(const struct card_choice *choice, const struct themes *themes, struct bytes *out);
