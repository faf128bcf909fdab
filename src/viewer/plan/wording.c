#include "viewer/plan/wording.h"

#include <assert.h>
#include <stdbool.h>

#include "base/translate.h"

const char *wording_reference(const struct summary *summary)
{
    switch (summary->reference) {
    case REFERENCE_RUSSIA:
        return _("the land border with Russia");
    case REFERENCE_RUSSIA_BELARUS:
        return _("the land borders with Russia and Belarus");
    case REFERENCE_WHOLE:
        return _("the whole outline of the country");
    case REFERENCE_DRAWN:
        return _("a line that the user drew");
    default:
        return summary->reading == READING_AREA ? _("the edge of an area of the user's own")
                                                : _("a line of the user's own");
    }
}

const char *wording_reference_short(const struct summary *summary)
{
    switch (summary->reference) {
    case REFERENCE_RUSSIA:
        return _("border with Russia");
    case REFERENCE_RUSSIA_BELARUS:
        return _("borders with Russia and Belarus");
    case REFERENCE_WHOLE:
        return _("whole outline");
    case REFERENCE_DRAWN:
        return _("drawn line");
    default:
        return summary->reading == READING_AREA ? _("own area") : _("own line");
    }
}

const char *wording_reading(const struct summary *summary)
{
    switch (summary->reading) {
    case READING_LINE_SPLIT:
        return _("The line splits the country: the tiers lie on the capital's side of it, and the land on the other "
                 "side is in no tier.");
    case READING_LINE_BOTH:
        return _("The line does not split the country: the tiers lie on both sides of it.");
    case READING_AREA:
        return _("The area is taken as not held: the tiers start at its edge, outside it, and the land inside is in "
                 "no tier.");
    default:
        return "";
    }
}

const char *wording_reading_short(const struct summary *summary)
{
    switch (summary->reading) {
    case READING_LINE_SPLIT:
        return _("the capital's side");
    case READING_LINE_BOTH:
        return _("both sides");
    case READING_AREA:
        return _("outside the area");
    default:
        return "";
    }
}

const char *wording_reading_key(const struct summary *summary)
{
    static const char *const keys[REFERENCE_READINGS] = {"border", "line-split", "line-both", "area"};
    return summary->reading < REFERENCE_READINGS ? keys[summary->reading] : "";
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
