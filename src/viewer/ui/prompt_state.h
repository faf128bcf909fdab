#pragma once
/* What of a prompt belongs to the state. */
#include <stddef.h>

#include "viewer/ui/line_edit.h"

enum prompt_id {
    PROMPT_NONE,
    PROMPT_FIND,
    PROMPT_GO,
    PROMPT_DEPTH,
    PROMPT_COMMAND,
    PROMPT_SAVE,
    PROMPT_OPEN,
    PROMPT_EXPORT,
    PROMPT_VIEW,    /* a menu: layers and labels */
    PROMPT_REPLACE, /* questions from here on: a file that is there */
    PROMPT_LEAVE,   /* with changes that are not saved */
    PROMPT_DISCARD, /* those, for another plan */
    PROMPT_RECOVER, /* changes of an earlier run */
    PROMPTS
};

struct prompt {
    enum prompt_id id;
    struct line_edit edit;
    int chosen;     /* suggestion, -1: none */
    size_t recalled; /* so many lines back; 0: none of the earlier ones */
    char note[512]; /* what is wrong with the line; "" when nothing is */
};

/* Lines that were given to a prompt before, the newest last. */
struct prompt_past {
    char **items;
    size_t count, capacity;
};
