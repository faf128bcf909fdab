#include "viewer/plan/attribution.h"

#include "model/request.h"

#define LAYER(role) (1u << LAYER_##role)

static const struct attribution attributions[] = {
    {"Borders, coast and water © OpenStreetMap contributors, ODbL 1.0 (openstreetmap.org/copyright), via "
     "geo-maps",
     LAYER(COUNTRY) | LAYER(NEIGHBOURS) | LAYER(REGIONS) | LAYER(WATER) | LAYER(REFERENCE) | LAYER(ZONES)},
    {"Made with Natural Earth (oblast boundaries)", LAYER(REGIONS)},
    {"Rivers: GSHHG/WDBII 2.3.7, P. Wessel and W. H. F. Smith, LGPL-3+", LAYER(RIVERS)},
    {"Places © GeoNames, CC BY 4.0", LAYER(PLACES)},
};

unsigned attribution_layers(const struct reply *reply, bool own_border)
{
    unsigned there = 0;
    for (uint32_t i = 0; i < reply->layer_count; i++)
        if (reply->layers[i].feature_count > 0)
            there |= 1u << reply->layers[i].role;
    if (reply->summary != NULL && reply->summary->reference >= REFERENCE_FILE)
        there &= ~LAYER(REFERENCE); /* the user's own */
    return own_border ? there & ~(LAYER(COUNTRY) | LAYER(REFERENCE) | LAYER(ZONES)) : there;
}

const struct attribution *attribution_at(size_t index)
{
    return index < sizeof attributions / sizeof *attributions ? &attributions[index] : NULL;
}
