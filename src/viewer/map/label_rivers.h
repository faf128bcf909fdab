#pragma once
/* Names of rivers, beside their lines. */
#include "viewer/map/label_board.h"

/* Each river that has a name once, when the map is near enough. */
void label_rivers_put(struct label_board *board);
