#pragma once
/* Labels outside the country, in land abroad or in the sea, with a leader to the zone that they name: for
 * bands that are thinner than their words. */
#include "viewer/map/label_mask.h"
#include "viewer/map/label_texts.h"

struct label_callout;

/* Nothing outside costs less, whatever the form. */
static const double label_callout_cost_min = 9;

/* open: the cells where words may stand. seats: what it costs, in hundredths, to hide a cell of a capital or a
 * seat of a region. near: in cells, preferred when much else is equal. All are borrowed. */
struct label_callout *label_callout_new(const struct label_board *board, const struct label_mask *open,
                                        const struct label_mask *seats, uint32_t zone, struct point near);
void label_callout_free(struct label_callout *search);

/* The best place for a form, if it costs less than placing->cost: then placing is set and the result is true.
 */
bool label_callout_find(struct label_callout *search, const struct label_form *form,
                        struct label_placing *placing);
