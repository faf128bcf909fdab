#pragma once
/* The engine's answers on the bundled data, opened, with its most detailed layers at hand. */
#include "base/bytes.h"
#include "model/reply.h"
#include "model/request.h"

enum { tier_count = 3, rest = 3, beyond = 4 };

static const double bundled_outer_km[] = {25, 75, 220};

struct bundled {
    struct bytes ground_bytes, tiers_bytes;
    struct reply ground, tiers;
    const struct layer *country, *neighbours, *regions, *places, *reference, *zones;
};

/* Asks for the three tiers with the default depths; the test fails if there is no answer. */
void bundled_ask(struct bundled *bundled, enum reference_kind reference);
void bundled_fini(struct bundled *bundled);

/* The reply that holds a layer. */
const struct reply *bundled_reply(const struct bundled *bundled, const struct layer *layer);

/* The same for any request; number and layers_dir are filled in. */
void bundled_answer(struct bundled *bundled, const struct request *request);

/* A feature of a layer; the one with that English name that is not abroad; where a town lies. */
const struct feature *bundled_at(const struct bundled *bundled, const struct layer *layer, uint32_t index);
const struct feature *bundled_find(const struct bundled *bundled, const struct layer *layer,
                                   const char *name);
struct point bundled_place(const struct bundled *bundled, const char *town);

/* The zone that the true distance to the reference line says, on the country's side of it. */
uint32_t bundled_zone_by_distance(const struct bundled *bundled, struct point point);
