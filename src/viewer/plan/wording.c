#include "viewer/plan/wording.h"

#include <assert.h>
#include <stdbool.h>

#include "base/translate.h"

const char *wording_reference(enum reference_kind kind)
{
    switch (kind) {
    case REFERENCE_RUSSIA:
        return _("the land border with Russia");
    case REFERENCE_RUSSIA_BELARUS:
        return _("the land borders with Russia and Belarus");
    case REFERENCE_WHOLE:
        return _("the whole outline of the country");
    default:
        return _("a line of the user's own");
    }
}

const char *wording_reference_short(enum reference_kind kind)
{
    switch (kind) {
    case REFERENCE_RUSSIA:
        return _("border with Russia");
    case REFERENCE_RUSSIA_BELARUS:
        return _("borders with Russia and Belarus");
    case REFERENCE_WHOLE:
        return _("whole outline");
    default:
        return _("own line");
    }
}

const char *wording_note(enum wording_note note)
{
    switch (note) {
    case WORDING_ILLUSTRATIVE:
        return _("Every depth and every line here is illustrative: they are ours, the source gives none.");
    case WORDING_NOT_FRONT:
        return _(
            "The line measured from is the internationally recognised border; it is not the front line.");
    case WORDING_POPULATION:
        return _("Towns are those of 10,000 inhabitants and more; population is the sum of theirs, mostly "
                 "before 2022. "
                 "For some towns no count is known, so both are lower bounds.");
    case WORDING_BRIGADES:
        return _("Kilometres for each brigade are arithmetic on an illustrative depth: the length of the "
                 "tier's outer edge "
                 "divided by the number of brigades.");
    }
    assert(false);
    return "";
}
