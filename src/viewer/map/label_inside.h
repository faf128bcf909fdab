#pragma once
/* Labels inside the zone that they name. */
#include "viewer/map/label_mask.h"
#include "viewer/map/label_texts.h"

struct inside_search {
    const struct label_mask *zone;  /* its cells */
    const struct label_mask *seats; /* what covering a cell costs, in hundredths: towns that should not be hidden */
    struct point near;              /* cells: where the label should be */
    double pull_column, pull_row;   /* cost of each cell away from there */
};

/* The best place for a form, if it costs less than placing->cost: then placing is set and the result is true. The lines after the first follow a
 * slanting band: they may stand further to the left or right than the form says. */
bool inside_find(const struct inside_search *search, const struct label_form *form, struct label_placing *placing);
