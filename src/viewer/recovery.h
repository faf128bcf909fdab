#pragma once
/* Changes that are in no file are kept while the map is used, and those that an earlier viewer lost are offered. */
#include "viewer/autosave.h"
#include "viewer/ui/state.h"

struct recovery {
    struct autosave autosave;
    struct autosave_found found;
    bool has_found;     /* and it was neither taken nor refused yet */
    char *plan_path;    /* of the plan in use, absolute; NULL: the bundled one */
    bool is_kept;       /* something is kept: the choice below */
    struct choice kept; /* its line is the state's */
    bool has_failed;    /* keeping does not work, which was said */
};

/* plan_path: as it was given; NULL for the bundled plan. */
void recovery_init(struct recovery *recovery, const char *plan_path);
/* What is kept stays for the next viewer, unless it was let go. */
void recovery_fini(struct recovery *recovery);

/* Another plan is in use, or the same in another file, whose changes are kept from now on. NULL: it is in no file. */
void recovery_turn_to(struct recovery *recovery, const char *plan_path);

/* Asks the user about changes of an earlier viewer, if there are any. */
void recovery_offer(struct recovery *recovery, struct state *state);

/* What has to be opened before the lost changes can be taken: their plan, or, if that is gone, cannot be read or has other
 * tiers by now, what was kept, which is a whole plan. NULL: they belong to the plan in use. Borrowed. */
const char *recovery_other_plan(const struct recovery *recovery, const struct plan *plan);

/* The user wants the lost changes, and their plan is in use: they become the state's choice, which can be undone. If what was
 * kept is itself in use, it is in no file yet, and is called as their plan was. */
void recovery_take(struct recovery *recovery, struct state *state);
/* The user does not want them: they are removed. */
void recovery_refuse(struct recovery *recovery);

/* Keeps what has changed, or lets go of what is in a file by now. */
void recovery_follow(struct recovery *recovery, struct state *state);
/* The user leaves the changes behind. */
void recovery_let_go(struct recovery *recovery);
