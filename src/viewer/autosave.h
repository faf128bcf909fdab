#pragma once
/* Unsaved changes outlive the viewer: a plan that was changed and not saved is kept in $XDG_STATE_HOME/tiermap (or
 * ~/.local/state/tiermap), one file for each viewer that runs, and the next viewer offers what one that is gone has left:
 * after a lost connection, a crash or a kill. A lock on the file tells that its viewer is still there. It is not
 * waited for the disk, so the last changes may be lost with the computer's power. */
#include <stdbool.h>
#include <stdint.h>

#include "viewer/plan/plan_writer.h"

enum { autosave_files_max = 16, autosave_name_size = 64 };

struct autosave {
    char *folder;                  /* NULL: the environment names none */
    char name[autosave_name_size]; /* of this viewer's file in the folder; "" while there is none */
    int fd;                        /* of it, locked */
};

/* What another viewer has left. */
struct autosave_found {
    char *path;      /* a plan that opens */
    char *plan_path; /* the plan that it was made from, as it was given to autosave_keep; NULL: none was */
    int64_t time_s;  /* when it was kept, seconds since 1970 */
    char name[autosave_name_size];
    int fd; /* locked: nobody else is offered it */
};

/* Writes nothing. */
void autosave_init(struct autosave *autosave);

/* Lets go of the file, which stays: for the next viewer, unless it was discarded. */
void autosave_fini(struct autosave *autosave);

/* Keeps the plan with its changes in the place of what was kept before. plan_path: where the plan was read, absolute; NULL
 * for none. false: error says why it cannot; what was kept before is still there. */
bool autosave_keep(struct autosave *autosave, const struct plan *plan, const struct plan_changes *changes,
                   const char *plan_path, struct error *error);

/* Nothing is unsaved any more: removes this viewer's file, if there is one. */
void autosave_discard(struct autosave *autosave);

/* The newest that a viewer which is gone has left, if it is a file of this user's that nobody else can read or write, and
 * opens as a plan. false: there is none. */
bool autosave_find(const struct autosave *autosave, struct autosave_found *found);

/* What was found is this viewer's own from now on: kept anew in its place, removed when it is discarded. found is empty
 * then. */
void autosave_adopt(struct autosave *autosave, struct autosave_found *found);

/* Leaves it for the next viewer. */
void autosave_found_fini(struct autosave_found *found);
