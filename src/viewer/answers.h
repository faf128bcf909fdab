#pragma once
/* The map that has come so far: the ground, the tiers, exact and perhaps a draft of newer ones, and the scene of them. */
#include "viewer/blob.h"
#include "viewer/map/scene.h"
#include "viewer/ui/state.h"

struct answer {
    uint64_t serial; /* tells it from every other one of the session; 0: there is none */
    struct blob blob;
    struct reply reply; /* borrowed from the blob; empty while there is none */
};

struct answers {
    const struct plan *plan; /* borrowed */
    uint64_t serials;        /* given out so far */
    struct answer ground, exact, draft;
    const struct plan_line *line; /* that the exact tiers were measured from, if it was a drawn one; borrowed */
    struct scene *scene; /* of the draft if there is one, else of what is exact; NULL until there are ground and tiers */
};

void answers_fini(struct answers *answers);

/* Puts a reply, which is taken over, in its place; line: the drawn one that was asked for, or NULL. Exact tiers end the
 * draft; another ground ends everything, unless the tiers fit it too, as they do the ground itself after a sketch of it.
 * Gives the place, or NULL: the reply is a failure, damaged, or does not fit the ground (error, may be NULL). */
const struct answer *answers_take(struct answers *answers, struct blob *blob, const struct plan_line *line,
                                  struct error *error);

/* Whether there is a ground that is no sketch. */
bool answers_have_ground(const struct answers *answers);

/* Back to the exact tiers that were there before the draft; false: there are none. */
bool answers_drop_draft(struct answers *answers);

/* Shows the exact tiers, if they are those of a choice; false: they are not. */
bool answers_settle(struct answers *answers, const struct choice *choice);

/* The choice that the exact tiers show; there are some. */
struct choice answers_choice(const struct answers *answers);
