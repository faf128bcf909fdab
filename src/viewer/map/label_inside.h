#pragma once
/* Labels inside the zone that they name. */
#include "viewer/map/label_mask.h"
#include "viewer/map/label_texts.h"

struct label_inside {               /* what is looked for */
    const struct label_mask *zone;  /* its cells */
    const struct label_mask *seats; /* what hiding a cell costs, in hundredths */
    struct point near;              /* cells: where the label should be */
    double pull_column, pull_row;   /* cost of each cell away from there */
    int slant_max;                  /* cells that a line may be moved against the one before it */
};

/* The best place for a form, if it costs less than placing->cost: then placing is set and the result is true.
 * The lines after the first follow a slanting band: they may stand further to the left or right than the form
 * says. */
bool label_inside_find(const struct label_inside *search, const struct label_form *form,
                       struct label_placing *placing);
