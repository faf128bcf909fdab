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

/* Finds or makes the edges for some depths, at most half of bands_max, good for points within an extent.
 * false: GEOS failed (error), or the work was cancelled (no error); what was made by then is kept. */
bool bands_need(struct bands *bands, const double *depths_km, size_t count, struct geos *geos,
                const struct shape *line, const struct nearness *nearness, struct extent within, struct error *error);
