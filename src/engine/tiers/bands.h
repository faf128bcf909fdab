#pragma once
/* The exact edges of all ground within a distance of one line, kept from one request to the next: when the depth of a
 * tier changes, the edges of the others are there. */
#include "engine/geo/buffer.h"

enum { bands_max = 8 };

struct bands { /* zeroed is empty */
    struct band {
        double depth_km; /* 0: free */
        struct shape edge;
        unsigned used; /* when it was last asked for; grows */
    } of[bands_max];
    unsigned clock;
};

void bands_fini(struct bands *bands);

/* The edge for a depth if it is there, else NULL. Borrowed until the next bands_need. */
const struct shape *bands_find(const struct bands *bands, double depth_km);

struct bands_query {
    const struct shape *line;
    const double *weights_m; /* of its points, see arcs_weigh; of a line with very many of them those are left out that
                                make less difference than a hundredth of a per cent of the depth. NULL: of none */
    const struct scale *scale; /* that distances from it are measured by */
    struct extent within;            /* the edges are wanted for points here */
};

/* Finds or makes the edges for some depths, at most half of bands_max. false: GEOS failed (error), or the work was
 * cancelled (no error); what was made by then is kept. */
bool bands_need(struct bands *bands, const double *depths_km, size_t count, struct geos *geos,
                const struct bands_query *query, struct error *error);
