#pragma once
/* The parts that the plan divides the country into, and their numbers. */
#include <stdint.h>

enum { tiers_min = 2, tiers_max = 4, zones_max = tiers_max + 2 };

enum zone_kind {
    ZONE_TIER,   /* a band along the reference line */
    ZONE_REST,   /* the country beyond the last tier */
    ZONE_BEYOND, /* on the other side of the reference line, or inside a reference polygon */
    ZONE_KINDS
};

struct zone {
    uint32_t kind;             /* enum zone_kind */
    uint32_t tier;             /* tiers: 0 is the one at the line; else 0 */
    double inner_km, outer_km; /* tiers: distance of the edges from the reference line; else 0 */
    double area_km2;           /* geodesic, on WGS84 */
    double share;              /* of the country's area, 0 to 1 */
    double edge_km;            /* tiers: geodesic length of the outer edge inside the country; else 0 */
    double population;         /* of its towns */
    uint32_t town_count;       /* towns of 10,000 inhabitants and more */
    uint32_t first_region, region_count; /* indexes of the oblasts that it touches, see struct reply */
    uint32_t reserved;
};
