#pragma once
/* What one set of input files gives: everything that stays as it is while the plan changes. Kept by the engine from one
 * request to the next; layers are read when they are first needed. */
#include "engine/data/layers.h"
#include "engine/geo/fit.h"
#include "engine/levels.h"
#include "engine/tiers/statistics.h"
#include "model/reply_builder.h"
#include "model/request.h"

struct ground {
    char *files; /* which ones, see ground_fits */
    struct layers layers;
    struct degree_extent extent; /* of the country */
    struct projection projection;
    struct shape country;
    bool is_sketch; /* the country is a coarse copy so far, for a first look: see ground_finish */
    double ukraine_share; /* which part of Ukraine a border of the user's lost */
    enum reference_kind fitting_reference; /* of a border of the user's: for who has not chosen one */
    /* What follows is there after ground_weigh. */
    bool is_weighed;
    struct reply_builder builder; /* the reply about it */
    struct outline_weights outline;
    struct shape *regions;
    size_t region_count;
    uint32_t first_region; /* features of the reply */
    struct town *towns;    /* in the order of the places' layer */
    size_t town_count;
};

/* Reads the country and fits a projection to it. Of a country of very many vertices there may be only a sketch, if that
 * will do for what the request wants first. false: error says in one sentence which file, what is wrong and what
 * to do; ground is empty. */
bool ground_open(struct ground *ground, struct geos *geos, const struct request *request, struct error *error);
void ground_fini(struct ground *ground);

/* Puts the country itself in the place of the sketch; it has to be weighed anew then. false: cancelled (no error), or GEOS
 * failed; the sketch is still there. */
bool ground_finish(struct ground *ground, struct geos *geos, struct error *error);

/* Whether it was made from the files that a request names. */
bool ground_fits(const struct ground *ground, const struct request *request);

/* Reads what is still missing and makes the levels of detail, once. false as above; the ground stays as it was. */
bool ground_weigh(struct ground *ground, struct error *error);

/* Appends the reply about a ground that is weighed. */
void ground_write(struct ground *ground, uint32_t request_number, struct bytes *out);
