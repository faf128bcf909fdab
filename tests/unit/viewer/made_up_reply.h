#pragma once
/* Replies about a square country with one town, in two tiers: what tests of the viewer hand to it in the engine's place. */
#include "base/bytes.h"

struct made_up {
    double lat_0; /* of the projection: tells one ground from another */
    double outer_km[2];
    bool is_exact;
    double drawn_m; /* a draft: drawn only so far from the middle; 0: everywhere */
    uint32_t number; /* of the request */
    uint32_t reference;
};

/* Each appends one reply. */
void made_up_ground(const struct made_up *made_up, struct bytes *out);
void made_up_tiers(const struct made_up *made_up, struct bytes *out);
