#pragma once
/* Brings frames to ncurses' screen: only cells that have changed since the last one. ncurses then finds the cheapest bytes. */
#include <stdbool.h>
#include <stdio.h>

#include "viewer/draw/colour_depth.h"
#include "viewer/draw/frame.h"
#include "viewer/draw/picture.h"
#include "viewer/draw/theme.h"
#include "viewer/term/outlet.h"

enum { painter_pairs_max = 1024 };

struct painter {
    void *screen; /* ncurses' */
    void *run;    /* room for a row of ncurses' characters */
    struct outlet outlet;
    int columns, rows; /* of ncurses' screen */
    struct frame shown;     /* what the screen shows; no cells: nothing is known */
    struct picture picture; /* where its map lies */
    const struct theme *theme;
    enum colour_depth depth; /* that is used */
    struct pair { int ink, paper; } pairs[painter_pairs_max]; /* colour numbers; pair number i + 1 */
    int pair_count, pair_limit;
    int tints[ROLES], tint_count; /* with COLOUR_TRUE: 0xRRGGBB of the colours from tints_begin on */
    int memo[ROLES][ROLES]; /* pair of ink and paper + 1; 0: not looked up yet */
};

struct painter_terminal {
    const char *name; /* of a terminfo entry */
    FILE *input;
    int fd; /* to write to */
    int columns, rows;
    bool shows_at_once; /* it knows DEC mode 2026, synchronized output */
};

/* Starts ncurses for a terminal, with as many colours of `depth` as it has; terminfo's 256 may be true colour. false: it cannot
 * be used; nothing has been sent. */
bool painter_open(struct painter *painter, const struct painter_terminal *terminal, enum colour_depth depth);

/* Frees what is held. Sends nothing: restore.h gives the terminal back. */
void painter_close(struct painter *painter);

/* The terminal has another size. */
void painter_resize(struct painter *painter, int columns, int rows);

/* What the terminal shows, and with which colours it draws, is not to be trusted: everything is sent with the
 * next frame. */
void painter_forget(struct painter *painter);

/* Sends a frame of the screen's size. picture: where its map lies. Gives the bytes that were sent. */
size_t painter_show(struct painter *painter, const struct frame *frame, const struct picture *picture,
                    const struct theme *theme);
