#pragma once
/* A zone's label of the last picture, if it can stay where it was. */
#include "viewer/map/label_texts.h"
#include "viewer/map/label_board.h"

/* Sets placing when the label whose first line is board->kept.items[first] is that form, is wholly in view, and its
 * cells still are free and of the kind that they were: of its zone, or outside the country with a leader into the
 * zone. Else placing is left as it is. */
void label_kept_place(const struct label_board *board, const struct label_form *form, size_t first,
                      struct label_placing *placing);
