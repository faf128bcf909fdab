#pragma once
/* Names that spread over an area. */
#include "viewer/map/label_board.h"

enum label_areas {
    AREAS_ABROAD,  /* each neighbour once, in a roomy place of what is visible of it outside the country */
    AREAS_WATER,   /* each sea, and each lake and reservoir with a name that is large enough for it */
    AREAS_REGIONS, /* each oblast, when the map is near enough for their names to mean something */
    AREAS
};

/* Puts the names on the board that the last picture had and that can stay where they were. */
void label_areas_keep(struct label_board *board, enum label_areas areas);
/* Puts the others on the board. */
void label_areas_put(struct label_board *board, enum label_areas areas);
