#pragma once
/* Zones for one look at the map, fast: line and outline as coarse as the look is, the line only as far as it reaches
 * into the view. */
#include "engine/tiers/bands.h"
#include "engine/tiers/reference.h"
#include "engine/tiers/zones.h"

struct draft_query {
    const struct shape *country;               /* whole and exact */
    const struct reference *reference;         /* the line whole and exact too */
    const double *country_weights_m, *line_weights_m; /* of the points of the country and the line, see arcs_weigh */
    const struct scale *scale;                 /* that distances from the line are measured by */
    const struct bands *bands;                 /* exact edges that are there already */
    const double *outer_km;
    uint32_t tier_count;
    struct extent view; /* empty: the whole country */
    double tolerance_m; /* lines may be off by this much */
};

/* Divides what of the country lies in the view and a little around it. *line becomes the coarse line. false: GEOS
 * failed (error), or the work was cancelled (no error); zones and line are empty. */
bool draft_divide(struct zones *zones, struct shape *line, struct geos *geos, const struct draft_query *query,
                  struct error *error);
