#include "viewer/ui/changes.h"

#include <string.h>

void changes_init(struct changes *changes, const struct choice *first)
{
    changes->items[0] = *first;
    changes->count = 1;
    changes->now = 0;
    changes->run = changes->run_before = -1;
}

void changes_next_event(struct changes *changes)
{
    changes->run_before = changes->run;
    changes->run = -1;
}

void changes_add(struct changes *changes, const struct choice *choice, int run)
{
    bool goes_on = run >= 0 && run == changes->run_before && changes->now > 0;
    if (!goes_on && changes->now + 1 == changes_max) {
        memmove(&changes->items[1], &changes->items[2], (changes_max - 2) * sizeof *changes->items);
        changes->now--;
    }
    changes->now += goes_on ? 0 : 1;
    changes->items[changes->now] = *choice;
    changes->count = changes->now + 1;
    changes->run = run;
}

const struct choice *changes_undo(struct changes *changes)
{
    return changes->now > 0 ? &changes->items[--changes->now] : NULL;
}

const struct choice *changes_redo(struct changes *changes)
{
    return changes->now + 1 < changes->count ? &changes->items[++changes->now] : NULL;
}

void changes_find_reference(struct changes *changes, enum reference_kind open, enum reference_kind found)
{
    for (size_t i = 0; i < changes->count; i++)
        if (changes->items[i].reference == open)
            changes->items[i].reference = found;
}

bool changes_return(struct changes *changes, const struct choice *choice, size_t tier_count)
{
    size_t at = changes->now + 1;
    while (at > 0 && !choice_equal(&changes->items[at - 1], choice, tier_count))
        at--;
    bool is_new = at == 0; /* forgotten since, when there were too many */
    if (is_new) {
        changes->items[0] = *choice;
        at = 1;
    }
    changes->now = at - 1;
    changes->count = at;
    return is_new;
}

const struct choice *changes_first(const struct changes *changes)
{
    return &changes->items[0];
}
