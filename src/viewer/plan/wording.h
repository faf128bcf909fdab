#pragma once
/* Fixed sentences that belong to every plan and are shown by more than one view. */
#include "model/reply.h"
#include "model/request.h"

/* What the tiers are measured from: "the land border with Russia". */
const char *wording_reference(const struct summary *summary);
/* The same where room is tight: "border with Russia"; for a file, without its name. */
const char *wording_reference_short(const struct summary *summary);

/* How a reference of the user's own was read: a sentence, and a few words; "" for borders. */
const char *wording_reading(const struct summary *summary);
const char *wording_reading_short(const struct summary *summary);
/* The same for programs: "border", "line-split", "line-both" or "area". */
const char *wording_reading_key(const struct summary *summary);

enum wording_note {                       /* what must stand beside numbers */
                    WORDING_ILLUSTRATIVE, /* every depth and line is ours */
                    WORDING_NOT_FRONT,    /* a border is no front line; not for a reference of the user's own */
                    WORDING_POPULATION,   /* which towns, and how old the counts are */
                    WORDING_BRIGADES,     /* kilometres for each brigade are arithmetic */
};
const char *wording_note(enum wording_note note);
