#pragma once
/* Puts the tiers that the engine found into a reply. */
#include "engine/ground.h"
#include "engine/tiers/reference.h"
#include "engine/tiers/zones.h"

struct findings { /* all borrowed */
    const struct request *request;
    const struct ground *ground;
    const struct reference *reference;
    const struct shape *line; /* the reference's, exact or coarse */
    const struct zones *zones;
    double reference_km;
};

/* Appends the exact reply; the ground is weighed. false: the work was cancelled, and nothing is appended. */
bool compose_exact(const struct findings *findings, struct geos *geos, struct bytes *out);

/* Appends a draft: one level of detail, no numbers but the depths. */
void compose_draft(const struct findings *findings, struct bytes *out);
