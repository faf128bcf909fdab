#pragma once
/* What the labels of tiers and of the rest say, in several forms, from long to short. */
#include "viewer/map/labels.h"

enum { label_lines_max = 3, label_forms_max = 14 };

struct label_line {
    char text[sizeof((struct label *)0)->text];
    int offset, width; /* cells; the offset is from the label's left edge */
};

struct label_form {
    struct label_line lines[label_lines_max];
    int line_count;
    int columns; /* of the whole block */
    double cost; /* how much worse than the full form, where a leader of one column costs 1 */
    double outside_cost; /* more of that where it stands outside its zone */
};

/* The forms of a tier's label, the best first, the last one the bare number; returns how many. large: its name in spaced
 * capitals. */
size_t label_texts_of_tier(struct label_form forms[label_forms_max], const struct plan *plan, uint32_t tier,
                           const char *language, bool large);
/* The same for what the plan says of the rear; 0 when it says nothing. */
size_t label_texts_of_rear(struct label_form forms[label_forms_max], const struct plan *plan,
                           const char *language);
/* The same for what the rest of the country is called. */
size_t label_texts_of_rest(struct label_form forms[label_forms_max], const struct plan *plan,
                           const char *language);
/* The same for what the whole country is called. */
size_t label_texts_of_country(struct label_form forms[label_forms_max], const struct reply *ground, const char *language);

/* One bar for each brigade, a hollow one for those that are more than the least number: "▮▮▮▮▯". */
void label_texts_badge(char *out, size_t size, const struct plan_tier *tier);

/* Where such a label stands. */
struct label_placing {
    const struct label_form *form;
    struct pos lines[label_lines_max]; /* of their first letters */
    bool has_leader;
    struct pos leader_from, leader_to;
    double cost;
};
