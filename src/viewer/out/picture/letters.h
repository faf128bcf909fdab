#pragma once
/* The fonts of a picture, and how wide words in them are: by Pango, with the system's sans serif, the same
 * for every kind of file. */
#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

enum font {
    FONT_TITLE,
    FONT_SUBTITLE,
    FONT_TIER,  /* on the map: what a tier is called, */
    FONT_FORCE, /* and who holds it */
    FONT_REST,  /* what is behind them */
    FONT_REAR,
    FONT_CAPITAL,
    FONT_SEAT,
    FONT_TOWN,
    FONT_COUNTRY,
    FONT_WATER,
    FONT_RIVER,
    FONT_REGION,
    FONT_SCALE,
    FONT_HEADING, /* beside the map */
    FONT_NAME,
    FONT_TEXT,
    FONT_NOTE,
    FONT_SOURCE, /* at the foot */
    FONTS
};

struct font_style {
    double size; /* points */
    bool is_bold, is_slanted;
    double spacing; /* points between any two letters */
};

const struct font_style *font_style_at(enum font font);

struct letters;

/* language: of the words, NULL for English. NULL: error says that there is no font. */
struct letters *letters_new(const char *language, struct error *error);
void letters_free(struct letters *letters);

/* The name of the font that was found: "DejaVu Sans". Borrowed. */
const char *letters_family(const struct letters *letters);

/* Of clean text, in points. */
double letters_width(const struct letters *letters, enum font font, const char *text);

/* How far letters reach up and down from the line that they stand on; from line to line. */
double letters_ascent(const struct letters *letters, enum font font);
double letters_descent(const struct letters *letters, enum font font);
double letters_line(const struct letters *letters, enum font font);
/* The height of a capital letter. */
double letters_capital(const struct letters *letters, enum font font);

/* Bytes of the next line when clean text is broken into lines of at most `width` points; *next is where the
 * line after it begins. */
size_t letters_break(const struct letters *letters, enum font font, const char *text, double width,
                     const char **next);
