#pragma once
/* The choices that were made one after the other, for undo and redo. What a key held down changes is one step. */
#include "viewer/ui/choice.h"

enum { changes_max = 200 }; /* older ones are forgotten, but for the first */

struct changes {
    struct choice items[changes_max];
    size_t count, now; /* now < count: the one in force */
    int run, run_before; /* what the last event and the one before it changed over and over; -1: nothing */
};

/* Only the choice that everything began with. */
void changes_init(struct changes *changes, const struct choice *first);

/* Another event begins; what follows it is a step of its own unless it goes on with the same. */
void changes_next_event(struct changes *changes);

/* A new choice is in force; what was undone before is forgotten. run: what is changed, so that changes of the same by
 * events right after each other become one step; -1: always a step of its own. */
void changes_add(struct changes *changes, const struct choice *choice, int run);

/* The choice before or after the one in force, which it becomes. NULL: there is none. */
const struct choice *changes_undo(struct changes *changes);
const struct choice *changes_redo(struct changes *changes);

/* The engine has found the line that nobody chose: it stands in for `open` wherever that was. Depths that were changed
 * meanwhile stay changes. */
void changes_find_reference(struct changes *changes, enum reference_kind open, enum reference_kind found);

/* The choice in force could not be had, an earlier one is in force again; what came after it is forgotten. true: there was
 * none like it, so it is what everything began with from now on. */
bool changes_return(struct changes *changes, const struct choice *choice, size_t tier_count);

/* The choice that everything began with. */
const struct choice *changes_first(const struct changes *changes);
