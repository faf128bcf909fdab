#pragma once
/* Replies kept in files, so that nobody has to work them out again: those about the bundled data, made when the program
 * was built, and those of a user, in $XDG_CACHE_HOME/tiermap. A file begins with what it is and its key. */
#include "viewer/blob.h"
#include "viewer/kept_key.h"

enum kept_kind { KEPT_GROUND, KEPT_TIERS, KEPT_KINDS };

struct kept {
    char *bundled_dir; /* NULL: there is none */
    char *cache_dir;   /* NULL: nothing is kept for the user */
};

/* bundled_dir (may be NULL) is taken over. for_user: the user's own ones count too, unless the environment names no folder for
 * them. */
void kept_init(struct kept *kept, char *bundled_dir, bool for_user);
void kept_fini(struct kept *kept);

/* Maps a reply with that key. false: there is none, or none that is to be believed: those of the user have to belong to
 * the user alone, the bundled ones must not be open to everybody's writing. It still has to be checked as every reply. */
bool kept_find(const struct kept *kept, enum kept_kind kind, struct kept_key key, struct blob *blob);

/* Keeps a reply for the user, whole or not at all, and lets the oldest ones go when there are too many. What fails is
 * not kept, and nobody needs to know. */
void kept_store(const struct kept *kept, enum kept_kind kind, struct kept_key key, const struct blob *blob);

/* Writes a reply to a folder as a bundled one; for the build. */
bool kept_write(const char *folder, enum kept_kind kind, struct kept_key key, const struct blob *blob);
