#pragma once
/* Names of rivers, beside their lines: each river that has a name once, when the map is near enough. */
#include "viewer/map/label_board.h"

/* Puts the names on the board that the last picture had and that can stay where they were. */
void label_rivers_keep(struct label_board *board);
/* Puts the others on the board. */
void label_rivers_put(struct label_board *board);
