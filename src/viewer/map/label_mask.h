#pragma once
/* Where in the view a room fits into cells that are good for something, and the best such place. */
#include "viewer/map/label_board.h"

struct label_mask { /* counts of good cells, so that any room is counted at once */
    int columns, rows;
    int *sums;              /* one column and one row more than the view */
    struct label_room room; /* the smallest that holds all good cells */
};

/* good: one byte for each cell of the view, row after row: 1 or 0, or other weights that label_mask_count
 * adds up. */
void label_mask_init(struct label_mask *mask, int columns, int rows, const unsigned char *good);
void label_mask_fini(struct label_mask *mask);

/* Whether all cells of a room are good; what hangs over the view's edge is not. For good of 1 and 0 only. */
bool label_mask_covers(const struct label_mask *mask, struct label_room room);

/* Good cells of a room, or the sum of their weights; what hangs over the view's edge counts 0. */
int label_mask_count(const struct label_mask *mask, struct label_room room);

struct label_wish {    /* for one line of words */
    int columns;       /* one more to each side must be good too */
    int free_steps;    /* of free room that there must be; a step is a row and two columns to each side */
    struct point near; /* cells: where its middle should be, anywhere on the ground */
    double pull;       /* cost of each column away from there, where a missing step of free room costs 1 */
};

/* The place of least cost; of equals the northernmost, then the westernmost. false when it fits nowhere. */
bool label_mask_find(const struct label_mask *mask, const struct label_wish *wish, struct pos *pos);
