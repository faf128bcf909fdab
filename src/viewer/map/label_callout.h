#pragma once
/* Labels outside the country, in land abroad or in the sea, with a leader to the zone that they name: for bands that are thinner than their words. */
#include "viewer/map/label_mask.h"
#include "viewer/map/label_texts.h"

struct callout_search;

/* Nothing outside costs less, whatever the form. */
static const double callout_cost_min = 7;

/* open: the cells where words may stand. near: in cells, preferred when much else is equal. */
struct callout_search *callout_search_new(const struct label_board *board, const struct label_mask *open, uint32_t zone, struct point near);
void callout_search_free(struct callout_search *search);

/* The best place for a form, if it costs less than placing->cost: then placing is set and the result is true. */
bool callout_find(struct callout_search *search, const struct label_form *form, struct label_placing *placing);
