#pragma once
/* Fixed sentences that belong to every plan and are shown by more than one view. */
#include "model/request.h"

/* What the tiers are measured from: "the land border with Russia". */
const char *wording_reference(enum reference_kind kind);
/* The same where room is tight: "border with Russia". */
const char *wording_reference_short(enum reference_kind kind);

enum wording_note {                       /* what must stand beside numbers */
                    WORDING_ILLUSTRATIVE, /* every depth and line is ours */
                    WORDING_NOT_FRONT,    /* a border is no front line; not for a line from a file */
                    WORDING_POPULATION,   /* which towns, and how old the counts are */
                    WORDING_BRIGADES,     /* kilometres for each brigade are arithmetic */
};
const char *wording_note(enum wording_note note);
