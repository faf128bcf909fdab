#pragma once
/* Everything on the map that has a name, to be found by what a person types: towns, oblasts, rivers, waters,
 * countries, and what the plan names. Names count in all their languages, whichever is shown. The list is
 * made at the first search. */
#include "viewer/map/scene.h"

enum gazetteer_kind {
    GAZETTEER_TOWN, /* at home and abroad */
    GAZETTEER_REGION,
    GAZETTEER_RIVER,
    GAZETTEER_WATER,
    GAZETTEER_COUNTRY, /* the country itself and those around it */
    GAZETTEER_ZONE,    /* a tier, or the rest */
    GAZETTEER_FORCE,   /* who would hold a zone, or what would be contributed there */
    GAZETTEER_KINDS
};

struct gazetteer_entry {
    enum gazetteer_kind kind;
    const struct feature *feature; /* of the ground, the first with that name; NULL for what the plan names */
    const struct plan_text *text;  /* the name of what the plan names; else NULL */
    uint32_t zone;                 /* of what the plan names; else no_zone */
};

struct gazetteer; /* borrows the scene and the plan */

/* Both must stay good as long as it is used; the scene's tiers may change. */
struct gazetteer *gazetteer_new(const struct scene *scene, const struct plan *plan);
void gazetteer_free(struct gazetteer *gazetteer);

/* Fills found with at most `most` entries that fit what is typed, the best first: by how well it fits (enum
 * match; slips count only if nothing else fits), then by importance: the capital, tiers, seats of oblasts,
 * oblasts, countries, main rivers, waters, other rivers, what would be contributed, towns by inhabitants,
 * those abroad last. Returns how many; 0 when nothing is typed but signs. Borrowed, good as long as the
 * gazetteer is. */
size_t gazetteer_find(struct gazetteer *gazetteer, const char *typed, const struct gazetteer_entry *found[],
                      size_t most);

/* The entry's name in a language (NULL: English). Borrowed. */
const char *gazetteer_name(const struct gazetteer *gazetteer, const struct gazetteer_entry *entry,
                           const char *language);

/* Writes in a few words what it is: for a town its oblast, "capital", or, abroad, its country; "river",
 * "oblast", "tier 1". size >= 64. */
void gazetteer_detail(const struct gazetteer *gazetteer, const struct gazetteer_entry *entry,
                      const char *language, char *text, size_t size);

/* Where to go: a place on it, and its extent, which is that place alone for a town. Of the zone of a force,
 * the zone's; empty if that has no land. Metres. */
struct gazetteer_target {
    struct point point;
    struct extent extent;
};
struct gazetteer_target gazetteer_target(const struct gazetteer *gazetteer,
                                         const struct gazetteer_entry *entry);
