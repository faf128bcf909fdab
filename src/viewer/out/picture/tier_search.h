#pragma once
/* The best place for what is to be said of a tier or of the rest: inside it, or outside the country with a
 * line to it. */
#include "viewer/map/label_texts.h"
#include "viewer/out/picture/board.h"

/* A cost of 1 is a column of the screen's map; one is about as wide as this on paper. Points. */
static const double points_per_column = 5;

struct tier_form { /* one way to say it, measured: points */
    const struct label_form *form;
    enum font fonts[label_lines_max];
    double lefts[label_lines_max], widths[label_lines_max]; /* of the lines; the first begins at 0 */
    double width;
};

struct tier_place {
    const struct tier_form *form;       /* NULL: none was found */
    struct spot lines[label_lines_max]; /* where they begin */
    bool has_leader;
    struct spot from, to;
    double cost; /* as struct label_form counts it */
};

struct tier_search {
    const struct board *board;
    uint32_t zone;
    const char *name;      /* the zone's: a line that goes on with it is in the first line's font */
    enum font first, more; /* of the first line and of the others */
    struct label_form texts[label_forms_max];
    struct tier_form forms[label_forms_max];
    size_t form_count;
    struct spot near;      /* where it should stand */
    double pull_x, pull_y; /* cost of a point away from there */
    double right_end;      /* it may not reach further */
    double slant_max;      /* points that a line may be moved to follow a slanting band */
};

/* Measures the forms that texts holds. */
void tier_search_measure(struct tier_search *search);

/* The fonts' room for line i of a form at a place. */
struct box tier_line_box(const struct tier_search *search, const struct tier_form *form, int line,
                         struct spot at);
/* From one line down to the next. */
double tier_line_step(const struct tier_search *search);

/* tier_inside.c: a better place inside the zone, if there is one. */
void tier_search_inside(const struct tier_search *search, struct tier_place *best);
/* tier_outside.c: a better place outside the country. */
void tier_search_outside(const struct tier_search *search, struct tier_place *best);

/* What it costs that a box hides towns that matter. */
double tier_hiding_cost(const struct board *board, struct box box);
