#pragma once
/* Leaves the needless out of what ncurses sends. For each change of colours it names ink, paper and attributes anew,
 * even before a blank whose ink nobody sees: more than half of all bytes of a coloured map. Everything that is no colour
 * or attribute goes through as it is, in its order. Only for terminals that follow ECMA-48 (SGR), which all with colours
 * do. */
#include <stdbool.h>

#include "base/bytes.h"

enum { squeeze_colours = 256 };

struct rendition {     /* how cells are drawn */
    int ink, paper;    /* number of a colour, or -1 for the terminal's own */
    unsigned attributes; /* bit 1 << SGR number: 1 bold, 4 underlined, 7 reversed */
};

struct squeeze {
    struct rendition sent;   /* what the terminal has been told */
    struct rendition wanted; /* what ncurses thinks that it has been told */
    bool is_known;           /* that `sent` is what the terminal really has */
    bool has_charset;        /* "ESC ( B" has been sent, which ncurses repeats ever again */
    int tints[squeeze_colours]; /* what the terminal is told in a colour's stead: 0xRRGGBB; -1: its number */
};

/* Says how a colour of 16 and more is told to a terminal with true colour; 0xRRGGBB, -1 by its number again. ncurses goes on
 * thinking that it is one of the palette, which stays as the user has it. */
void squeeze_tint(struct squeeze *squeeze, int colour, int rgb);

/* Nothing is known of what the terminal has been told; ncurses thinks that it has nothing special. */
void squeeze_init(struct squeeze *squeeze);

/* Somebody else has changed how the terminal draws. */
void squeeze_forget(struct squeeze *squeeze);

/* Appends to out what has to be sent of in. Sequences must be whole. */
void squeeze_bytes(struct squeeze *squeeze, const struct bytes *in, struct bytes *out);
