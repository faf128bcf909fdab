#pragma once
/* Towns: a marker with the name beside it. */
#include "viewer/map/label_board.h"

/* Puts the towns of the country on the board, or those abroad, that the last picture named and that can stay. */
void label_places_keep(struct label_board *board, bool abroad);

/* Puts the others on the board. How many there are depends on the scale, and
 * where each stands on its surroundings alone, also on those outside the view: panning by whole cells leaves
 * the towns that are well inside as they are. */
void label_places_put(struct label_board *board, bool abroad);

/* Whether a place is so important that the tiers' labels should not hide it: capitals and seats of regions.
 */
bool label_places_is_seat(const struct feature *place);

/* The cell of a place. */
struct pos label_places_pos(const struct label_board *board, const struct feature *place);

/* Where the name of a place in the view would stand as the board is now. false if nowhere. */
bool label_places_room(const struct label_board *board, const struct feature *place, struct label_room *room);
