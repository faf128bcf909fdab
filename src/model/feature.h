#pragma once
/* What is on the map: layers of features, features of parts, parts of points; all of it flat, linked by
 * index, so that a reply can be used as it lies in memory. Coordinates are projected metres (see the reply's
 * projection). */
#include <stdint.h>

#include "base/point.h"

enum layer_role { /* what a layer is for */
    LAYER_COUNTRY,    /* polygons: the outline of the country */
    LAYER_NEIGHBOURS, /* polygons: other countries */
    LAYER_REGIONS,    /* polygons: oblasts */
    LAYER_WATER,      /* polygons: seas, lakes, reservoirs, limans */
    LAYER_RIVERS,     /* lines */
    LAYER_PLACES,     /* points: towns */
    LAYER_REFERENCE,  /* lines: what the tiers are measured from */
    LAYER_ZONES,      /* polygons: one feature for each zone, in the order of the zones; together they are the country */
    LAYER_ROLES
};

enum feature_kind {
    FEATURE_PLAIN,
    FEATURE_SEA, /* LAYER_WATER: */
    FEATURE_LIMAN,
    FEATURE_RESERVOIR,
    FEATURE_LAKE,
    FEATURE_DRAINED,      /* a reservoir that was there; drawn as land with a pattern */
    FEATURE_TOWN,         /* LAYER_PLACES: */
    FEATURE_TOWN_REGION,  /* seat of an oblast */
    FEATURE_TOWN_CAPITAL, /* capital of a state */
    FEATURE_TOWN_ABROAD,  /* any town outside the country */
    FEATURE_KINDS
};

static const uint32_t no_zone = UINT32_MAX;

/* One layer at one level of detail. */
struct layer {
    uint32_t role;  /* enum layer_role */
    uint32_t level; /* 0 is the most detailed */
    uint32_t first_feature, feature_count;
    double tolerance_m; /* lines are within this of level 0 */
};

struct feature {
    struct extent extent;
    uint32_t first_part, part_count;
    uint32_t name, name_local; /* strings: English; Ukrainian (the country's own language). 0 is "" */
    uint32_t code;             /* string: country code (a3), oblast code (ISO 3166-2), for towns that of their oblast */
    uint32_t kind;             /* enum feature_kind */
    uint32_t rank;             /* importance among its kind: 0 unknown, 1 first. Rivers: 1 main, 2 named, 3 others */
    uint32_t reserved;
    double size;               /* towns: inhabitants; polygons: km2 (0 where unknown); lines: km */
};

struct part { /* a ring (first point repeated at the end), a line, or a single point */
    uint32_t first_point, point_count;
    uint32_t is_hole; /* polygons: this ring is a hole of the nearest outer ring before it */
    uint32_t reserved;
};
