#include "viewer/plan/attribution.h"

#include "model/request.h"

#define LAYER(role) (1u << LAYER_##role)

static const struct attribution attributions[] = {
    {"Borders, coast and water © OpenStreetMap contributors, ODbL 1.0 (openstreetmap.org/copyright), via "
     "geo-maps and geo-tz",
     LAYER(COUNTRY) | LAYER(NEIGHBOURS) | LAYER(REGIONS) | LAYER(WATER) | LAYER(RIVERS) | LAYER(REFERENCE) |
         LAYER(ZONES)},
    {"Made with Natural Earth (oblast boundaries, rivers)", LAYER(REGIONS) | LAYER(RIVERS)},
    {"Rivers and Kamianske Reservoir: GSHHG/WDBII 2.3.7, P. Wessel and W. H. F. Smith, LGPL-3+",
     LAYER(RIVERS) | LAYER(WATER)},
    {"Smaller rivers: European Flood Awareness System, via ECMWF Magics 4.13.0, Apache License 2.0",
     LAYER(RIVERS)},
    {"Places © GeoNames, CC BY 4.0", LAYER(PLACES) | LAYER(REGIONS)},
};

unsigned attribution_layers(const struct reply *reply, bool owns_outline)
{
    unsigned there = 0;
    for (uint32_t i = 0; i < reply->layer_count; i++)
        if (reply->layers[i].feature_count > 0)
            there |= 1u << reply->layers[i].role;
    if (reply->summary != NULL && reply->summary->reference >= REFERENCE_FILE)
        there &= ~LAYER(REFERENCE); /* the user's own */
    return owns_outline ? there & ~(LAYER(COUNTRY) | LAYER(REFERENCE) | LAYER(ZONES)) : there;
}

const struct attribution *attribution_at(size_t index)
{
    return index < sizeof attributions / sizeof *attributions ? &attributions[index] : NULL;
}
