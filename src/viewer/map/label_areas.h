#pragma once
/* Names that spread over an area: neighbours, seas and lakes, oblasts. */
#include "viewer/map/label_board.h"

/* Each neighbour once, in a roomy place of what is visible of it outside the country. */
void label_areas_put_neighbours(struct label_board *board);
/* Each sea, and each lake and reservoir with a name that is large enough for it. */
void label_areas_put_waters(struct label_board *board);
/* Each oblast, when the map is near enough for their names to mean something. */
void label_areas_put_regions(struct label_board *board);
