#pragma once
/* The numbers of each zone. */
#include "engine/tiers/zones.h"

struct town {
    struct point point;
    double population;
    bool is_home;  /* in the country, whose towns are counted */
    uint32_t zone; /* result: no_zone outside every zone */
};

struct statistics_query {
    const struct projection *projection;
    const struct zones *zones;
    const double *outer_km;
    uint32_t tier_count;
};

/* Fills numbers[0] to numbers[zones->count - 1], all but their regions, and the zone of every town. false: the work
 * was cancelled. */
bool statistics_measure(struct zone *numbers, struct geos *geos, const struct statistics_query *query,
                        struct town *towns, size_t town_count);

/* Whether a zone touches a region: it holds more than 1 km2 of it, so that lines which run along a region's
 * border do not count. */
bool statistics_touches(const struct zones *zones, uint32_t zone, size_t region);
