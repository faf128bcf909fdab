#pragma once
/* Where a shared map can be found: a socket in a folder of its own, which only the right people can reach. The folder is
 * "tiermap-NAME" in $TIERMAP_SHARES, else in the system's folder for temporary files; whose it is cannot be feigned. */
#include <stdbool.h>
#include <sys/types.h>

#include "base/error.h"

enum { share_name_max = 40 }; /* bytes */

/* Who can follow besides the one who shares. */
struct share_audience {
    bool is_everyone;
    gid_t group; /* else those of this one */
};

/* Whether a shared map can be called that: letters, digits, '-', '_' and '.', the first one a letter or a digit. false: error
 * says what is wrong. */
bool share_name_check(const char *name, struct error *error);

/* "all", or the name of a group that this user belongs to; NULL: the user's own group. false: error says that there is no
 * such group, or that the user is not in it. */
bool share_audience_read(struct share_audience *audience, const char *text, struct error *error);

/* The name of a group or a user, its number if it has none; the caller frees it. */
char *share_group_name(gid_t group);
char *share_user_name(uid_t user);

/* Whether a group is the user's own and has nobody else in it, as far as the system tells. */
bool share_group_is_lonely(gid_t group);

struct share_place { /* of the one who shares */
    char *name;
    int base, folder; /* open folders; the inner one is locked as long as it is used */
    int listener;
};

/* Makes the folder and a socket that listens in it; what a viewer that was killed has left of that name is taken over. false:
 * error says why not (in use, taken by someone else, no permission); nothing is left behind. */
bool share_place_make(struct share_place *place, const char *name, const struct share_audience *audience,
                      struct error *error);

/* Removes both. */
void share_place_remove(struct share_place *place);

/* Connects to the map of that name; *owner is whose it is. Where many join at once it waits for its turn, so long at most.
 * -1: error says why not. The descriptor does not block. */
int share_place_connect(const char *name, int patience_ms, uid_t *owner, struct error *error);
