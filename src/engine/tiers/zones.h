#pragma once
/* Divides the country into tiers, rest and beyond. */
#include "engine/geo/convert.h"
#include "engine/geo/nearness.h"
#include "model/zone.h"

struct zones_query {
    const struct shape *country; /* polygons */
    const struct shape *regions; /* polygons, each one's own shape */
    size_t region_count;
    const struct nearness *nearness; /* to the reference line */
    const struct shape *edges[tiers_max]; /* of all ground within each depth of it, across the border too */
    const struct shape *cut, *beyond; /* lines that part land beyond from the rest, and polygons that hold it; NULL
                                         where there is none */
    const double *outer_km;
    uint32_t tier_count;
};

struct zones { /* by index: the tiers from the line outwards, the rest, beyond */
    struct shape of[zones_max];
    uint32_t count;
    double *region_km2; /* how much of each region lies in each zone: [zone * region_count + region]; measured
                           on the map, within 1 % */
    size_t region_count;
};

/* All lines (outlines of the country and its regions, edges of the bands, what parts the land beyond) are cut where
 * they cross and become faces; each face belongs to one zone by a point within it. So zones neither overlap nor leave gaps, and
 * neighbours share their edges point for point. false: GEOS failed (error), or the work was cancelled (no error);
 * zones is empty. */
bool zones_divide(struct zones *zones, struct geos *geos, const struct zones_query *query,
                  struct error *error);

/* What is known of a zone before it is measured: its kind, and which distances from the line it lies between. */
struct zone zones_number(uint32_t index, const double *outer_km, uint32_t tier_count);
void zones_fini(struct zones *zones);
