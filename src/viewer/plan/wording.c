#include "viewer/plan/wording.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

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

const char *wording_reference_name(const struct reply *tiers)
{
    const char *path = reply_string(tiers, tiers->summary->reference_path), *slash = strrchr(path, '/');
    if (tiers->summary->reference != REFERENCE_FILE || *path == '\0')
        return wording_reference_short(tiers->summary);
    return slash != NULL && slash[1] != '\0' ? slash + 1 : path;
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

const char *wording_illustrative(const struct plan *plan)
{
    return plan->sources.count > 0
               ? _("Every depth and every line here is illustrative: they are ours, the source gives none.")
               : _("Every depth and every line here is illustrative; no source gives any.");
}

const char *wording_border(const struct reply *reply, bool own_border)
{
    if (reply->summary->reference >= REFERENCE_FILE)
        return "";
    return own_border ? _("The outline is the one in the file that was given; it is no front line.")
                      : _("The line measured from is the internationally recognised border; it is not the front line.");
}

const char *wording_land_of_ukraine(const struct reply *reply)
{
    for (uint32_t i = 0; i < reply->warning_count; i++)
        if (reply->warnings[i].code == WARNING_LAND_OF_UKRAINE)
            return _("The file counts land of Ukraine to another country; here it is Ukraine's, as it is by "
                     "the internationally recognised border.");
    return "";
}

const char *wording_towns(bool own_border)
{
    return own_border
               ? _("Towns are those of 10,000 inhabitants and more, known for Ukraine and around it only; population is "
                   "the sum of theirs, mostly before 2022. Both are lower bounds.")
               : _("Towns are those of 10,000 inhabitants and more; population is the sum of theirs, mostly "
                   "before 2022. "
                   "For some towns no count is known, so both are lower bounds.");
}

void wording_tier_said_by(const struct plan_tier *tier, const char *language, char *out, size_t size)
{
    const char *who = plan_text_in(&tier->said_by, language), *of_brigades = plan_text_in(&tier->brigades_said_by, language);
    if (*who != '\0' && *of_brigades != '\0')
        snprintf(out, size, _("%s; of the brigades: %s"), who, of_brigades);
    else
        snprintf(out, size, "%s", *who != '\0' ? who : of_brigades);
}

const char *wording_brigades(const struct plan *plan)
{
    for (size_t i = 0; i < plan->tier_count; i++)
        if (plan->tiers[i].brigades_max > 0)
            return _("Kilometres for each brigade are arithmetic on an illustrative depth: the length of the "
                     "tier's outer edge "
                     "divided by the number of brigades.");
    return "";
}

bool wording_has_towns(const struct reply *ground, bool own_border)
{
    const struct layer *places = reply_layer_find(ground, LAYER_PLACES, 0);
    for (uint32_t i = 0; own_border && places != NULL && i < places->feature_count; i++)
        if (ground->features[places->first_feature + i].kind != FEATURE_TOWN_ABROAD)
            return true;
    return !own_border;
}
