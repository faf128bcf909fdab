#pragma once
/* In what two plans differ, key by key. */
#include "viewer/plan/plan_keys.h"

enum plan_difference_kind { PLAN_CHANGED, PLAN_ONLY_BEFORE, PLAN_ONLY_AFTER };

struct plan_difference {
    enum plan_difference_kind kind;
    enum plan_section_id section;
    char name[plan_section_name_size]; /* "tier dmz" */
    const struct plan_key *key;        /* NULL: the whole section is in one of them only */
    char language[8];                  /* of a translation, "" for the text itself and what is none */
};

struct plan_differences { struct plan_difference *items; size_t count, capacity; }; /* ARRAY_FINI */

/* Appends all of them, in the order of the sections and keys. Sections are the same if their names and IDs are. */
void plan_differences_find(struct plan_differences *differences, const struct plan *before, const struct plan *after);

/* Whether it is something that a person changes on the map: a depth, or the reference line. */
bool plan_difference_is_of_map(const struct plan_difference *difference);
