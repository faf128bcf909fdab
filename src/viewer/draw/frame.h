#pragma once
/* The unit that every view shares: a grid of cells. The painter fills it; curses, --print, tests and exports
 * take it. */
#include <stdint.h>

#include "base/bytes.h"
#include "viewer/draw/role.h"

enum attribute { ATTRIBUTE_BOLD = 1, ATTRIBUTE_UNDERLINE = 2, ATTRIBUTE_REVERSE = 4 };

struct cell {
    uint32_t codepoint[3]; /* a base and up to two marks; unused ones are 0; an empty cell is a space */
    uint8_t ink, paper;    /* enum role; ink of a space is ROLE_TERMINAL so that equal cells compare equal */
    uint8_t attributes;    /* enum attribute */
    uint8_t width;         /* 1, 2, or 0 for the right half of a wide character */
};

struct frame {
    int columns, rows;
    struct cell *cells; /* row after row */
};

struct rect { /* cells */
    int column, row, columns, rows;
};

/* All cells spaces on the terminal's own colours. columns and rows >= 1. */
void frame_init(struct frame *frame, int columns, int rows);
void frame_fini(struct frame *frame);

/* The cell at a position inside the frame. */
struct cell *frame_at(const struct frame *frame, int column, int row);

/* Fills a rectangle, cut to the frame, with spaces on a paper. */
void frame_fill(struct frame *frame, struct rect area, enum role paper);

/* Sets one glyph of width 1; ignored outside the frame. Halves of a wide character that it cuts become
 * spaces. */
void frame_set(struct frame *frame, int column, int row, uint32_t codepoint, enum role ink, enum role paper,
               unsigned attributes);

enum { keep_paper = -1 }; /* for frame_text: each cell keeps the paper that it has */

/* Writes clean text, cut at `cells` cells (at the frame's edge too; a wide character never is halved).
 * Returns the cells written. */
int frame_text(struct frame *frame, int column, int row, int cells, const char *text, enum role ink,
               int paper, unsigned attributes);
