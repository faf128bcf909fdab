#pragma once
/* What an export is about: the ground and the tiers on it with the plan that was asked for, in a language. */
#include "base/bytes.h"
#include "model/reply.h"
#include "viewer/plan/plan.h"

struct out_subject {
    const struct reply *ground, *tiers; /* they fit each other; the tiers are exact */
    const struct plan *plan; /* with as many tiers as the reply */
    const char *language;    /* of the plan's texts and the oblasts' names: NULL for English, or "uk" */
    bool own_border;         /* the outline is from a file of the user's */
    bool owns_outline;       /* and nobody else is to be named for it */
};

/* What the plan is called, and that its depths are illustrative: "Draft plan (FT, Aug 2025): depths illustrative", with what is
 * to stand between the two. Appends it. */
void out_title(const struct out_subject *subject, const char *between, struct bytes *out);

/* Where a point of the map lies. Longitudes run on over 180 degrees on a map across that meridian, so that its shapes
 * stay in one piece. */
struct lonlat out_place(const struct reply *reply, struct point point);

/* What the tiers were measured from, as the command line calls it: "russia", or the path of a file. Borrowed. */
const char *out_reference_name(const struct out_subject *subject);

/* The name of a feature of the ground in the language, "" if it has none. Borrowed. */
const char *out_feature_name(const struct out_subject *subject, const struct feature *feature);

/* The zone's name and force in the plan's words; "" where there are none. Borrowed. */
const char *out_zone_name(const struct out_subject *subject, const struct zone *zone);
const char *out_zone_force(const struct out_subject *subject, const struct zone *zone);

/* The plan's tier that a zone shows, NULL if it is none. */
const struct plan_tier *out_zone_tier(const struct out_subject *subject, const struct zone *zone);

/* The names of the oblasts that the zone touches, with a separator between them. */
void out_zone_regions(const struct out_subject *subject, const struct zone *zone, const char *separator,
                      struct bytes *out);

enum { out_notes_max = 6, out_attributions_max = 8 };

/* What must be said beside numbers. Returns how many sentences. */
size_t out_notes(const struct out_subject *subject, const char *notes[out_notes_max]);

/* To whom is owed what was made of some layers (bits 1 << enum layer_role). Returns how many lines. */
size_t out_attributions(const struct out_subject *subject, unsigned layers,
                        const char *lines[out_attributions_max]);
