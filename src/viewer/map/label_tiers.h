#pragma once
/* The labels of the tiers and of the rest: what the map is about, so they come before all others. */
#include "viewer/map/label_board.h"

/* One label for each tier and for the rest, as far as they are in view: inside the zone where the words fit
 * there, else outside the country with a leader, in ever shorter forms; at last the bare number. The selected
 * zone comes first. */
void label_tiers_put(struct label_board *board);
