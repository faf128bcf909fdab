#pragma once
/* What the state wants done that it cannot do itself, since it touches files. The caller does it and says how it went. */
#include <stdbool.h>

#include "viewer/ui/line_edit.h"

enum errand_kind {
    ERRAND_NONE,
    ERRAND_SAVE,     /* the plan as it is now, into a file */
    ERRAND_OPEN,     /* another plan */
    ERRAND_EXPORT,   /* the map or its numbers, by the file's ending */
    ERRAND_SETTINGS, /* what the screen looks like, into the config file */
    ERRAND_RECOVER,  /* the changes that were lost with an earlier run */
    ERRAND_FORGET,   /* those changes are not wanted */
    ERRAND_FOLLOW    /* the plan of the map that is followed, which is another one now */
};

struct errand {
    enum errand_kind kind;
    char path[line_edit_size];
    bool replaces; /* a file that is there */
    bool recovers; /* the changes that were lost are of the plan that is opened */
    bool leaves;   /* the program ends when it is done */
};
