#pragma once
/* The reference line of one ground, with what is kept about it from one request to the next. */
#include "engine/ground.h"
#include "engine/tiers/bands.h"
#include "engine/tiers/own_reference.h"

struct line {
    char *choice; /* which one, see line_fits */
    struct reference reference;
    double length_km;
    double *own_weights_m;                       /* of what follows, unless it is the ground's */
    const double *country_weights_m, *weights_m; /* of the points of the ground's country and of the line itself, for drafts */
    struct scale scale;        /* good for points within reach_m of it */
    double reach_m;
    struct nearness *nearness; /* see line_nearness */
    struct bands bands;
};

/* Finds the line that a request asks for. false: error says in one sentence what is wrong and what to do; line is
 * empty. */
bool line_open(struct line *line, struct ground *ground, struct geos *geos, const struct request *request,
               struct error *error);
void line_fini(struct line *line);

/* Whether it is the one that a request asks for. */
bool line_fits(const struct line *line, const struct request *request);

/* Has the exact edges of the request's tiers ready. false: as bands_need. */
bool line_need_bands(struct line *line, const struct ground *ground, struct geos *geos, const struct request *request,
                     struct error *error);

/* Makes its scale good for depths up to this one and for the whole country. */
void line_reach(struct line *line, const struct ground *ground, double depth_km);

/* That to it, as far as its scale is good; made when it is first asked for. Borrowed until line_reach. */
const struct nearness *line_nearness(struct line *line);
