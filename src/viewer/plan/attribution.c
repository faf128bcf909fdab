#include "viewer/plan/attribution.h"

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

const struct attribution *attribution_at(size_t index)
{
    return index < sizeof attributions / sizeof *attributions ? &attributions[index] : NULL;
}
