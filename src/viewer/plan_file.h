#pragma once
/* Saving a plan under a name that a person gave. */
#include "viewer/plan/plan_writer.h"

enum plan_saved {
    PLAN_SAVED,
    PLAN_IS_THERE, /* there is a file of that name, which was left as it is: ask, and save again with `replaces` */
    PLAN_NOT_SAVED
};

/* Writes the plan with its changes (NULL: as it is), whole or not at all. A symbolic link is followed, and a file that is
 * replaced keeps its permissions, and, if it is of this plan, all its lines but those that have changed. Unless it is saved,
 * error says the file's name and why, and nothing has changed. */
enum plan_saved plan_file_save(const char *path, const struct plan *plan, const struct plan_changes *changes, bool replaces,
                               struct error *error);
