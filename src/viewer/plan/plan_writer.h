#pragma once
/* Writes a plan as a file: what plan_open reads of it is the same plan. */
#include "base/bytes.h"
#include "viewer/plan/plan.h"

/* What a person has changed on the map; all borrowed. A zeroed one changes nothing. */
struct plan_changes {
    const double *outer_km;    /* of all tiers; NULL: the plan's */
    const char *reference;     /* a reference line by its name; NULL: the plan's, unless one was drawn */
    const struct lonlat *line; /* a drawn one, if reference is NULL */
    size_t line_count;         /* 0, or two places and more */
    bool drops_reference;      /* it is measured from what no plan can say: if there is neither, no line is named */
};

/* Appends the plan, as it is (changes NULL) or with changes; the plan itself stays as it is. Comments of the file that it was
 * read from are not in it. A text that says what another key says when it is not given (short_name: name) is left out. */
void plan_write(const struct plan *plan, const struct plan_changes *changes, struct bytes *out);

/* Appends the same in the words of a file that holds this plan but for what a person changes on the map: its lines, comments
 * among them, with new ones for what has changed. false: it is no such file, and nothing is appended. */
bool plan_write_over(struct bytes *file, const struct plan *plan, const struct plan_changes *changes, struct bytes *out);
