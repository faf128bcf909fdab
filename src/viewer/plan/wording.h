#pragma once
/* Fixed sentences that belong to every plan and are shown by more than one view. */
#include "model/reply.h"
#include "model/request.h"
#include "viewer/plan/plan.h"

/* What the tiers are measured from: "the land border with Russia". */
const char *wording_reference(const struct summary *summary);
/* The same where room is tight: "border with Russia"; for a file, without its name. */
const char *wording_reference_short(const struct summary *summary);
/* The same of a reply's tiers, but a file by its name, without its folders. Borrowed. */
const char *wording_reference_name(const struct reply *tiers);

/* How a reference of the user's own was read: a sentence, and a few words; "" for borders. */
const char *wording_reading(const struct summary *summary);
const char *wording_reading_short(const struct summary *summary);
/* The same for programs: "border", "line-split", "line-both" or "area". */
const char *wording_reading_key(const struct summary *summary);

/* What must stand beside numbers, a sentence or two each. own_border: the outline is from a file of the user's. */

/* Every depth and line is ours; a plan without sources has none that could give any. */
const char *wording_illustrative(const struct plan *plan);
/* What the border drawn is, and that it is no front line; "" for a line of the user's own. */
const char *wording_border(const struct reply *reply, bool own_border);
/* That the user's file gives land of Ukraine to another country, which is not shown so; "" if it does not. */
const char *wording_land_of_ukraine(const struct reply *reply);
/* Which towns are counted, and how old the counts are. */
const char *wording_towns(bool own_border);
/* Who said what is shown of a tier: "FT; of the brigades: Andrii Yermak". "" when nobody is named. language may be NULL. */
void wording_tier_said_by(const struct plan_tier *tier, const char *language, char *out, size_t size);
/* Kilometres for each brigade are arithmetic; "" when the plan has no brigades. */
const char *wording_brigades(const struct plan *plan);

/* Whether towns are known where the country lies: outside Ukraine and its surroundings, none are. */
bool wording_has_towns(const struct reply *ground, bool own_border);
