#include "engine/answer.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/translate.h"
#include "engine/check.h"
#include "engine/compose.h"
#include "engine/line.h"
#include "engine/tiers/draft.h"

struct engine {
    struct geos *geos;
    struct ground ground;
    struct line line;
};

struct answering {
    struct engine *engine;
    const struct request *request; /* with the reference that was found for it, if nobody chose one */
    engine_take *take;
    void *data;
    bool is_delivered; /* so far */
};

struct engine *engine_new(void)
{
    struct engine *engine = memory_new(sizeof *engine);
    engine->geos = geos_new();
    return engine;
}

void engine_free(struct engine *engine)
{
    if (engine == NULL)
        return;
    line_fini(&engine->line);
    ground_fini(&engine->ground);
    geos_free(engine->geos);
    free(engine);
}

static bool hand_over(struct answering *answering, struct bytes *reply)
{
    answering->is_delivered = answering->take(answering->data, reply);
    bytes_fini(reply);
    return answering->is_delivered;
}

/* Has the line ready that the request is about, on the ground as it is. */
static bool prepare_line(struct engine *engine, const struct request *request, struct error *error)
{
    if ((request->wanted & WANT_GROUND) != 0 && !ground_weigh(&engine->ground, error))
        return false; /* before the line, which makes use of it */
    if (!line_fits(&engine->line, request)) {
        line_fini(&engine->line);
        if (!line_open(&engine->line, &engine->ground, engine->geos, request, error))
            return false;
    }
    line_reach(&engine->line, &engine->ground, request->outer_km[request->tier_count - 1]);
    return true;
}

/* Has the whole country in the place of a sketch. */
static bool finish(struct engine *engine, const struct request *request, struct error *error)
{
    if (!ground_finish(&engine->ground, engine->geos, error))
        return false;
    line_fini(&engine->line);
    return prepare_line(engine, request, error);
}

/* Has the files and the line ready that the request is about. A sketch is good for one look. */
static bool prepare(struct engine *engine, struct request *request, struct error *error)
{
    bool is_new = !ground_fits(&engine->ground, request);
    if (is_new) {
        line_fini(&engine->line);
        ground_fini(&engine->ground);
        if (!ground_open(&engine->ground, engine->geos, request, error))
            return false;
    }
    if (request->reference_is_open && request->border_path[0] != '\0')
        request->reference = engine->ground.fitting_reference;
    return engine->ground.is_sketch && !is_new ? finish(engine, request, error) : prepare_line(engine, request, error);
}

/* What a change of one depth needs: the ground and the edges of the other tiers. */
static bool warm_up(struct engine *engine, const struct request *request, struct error *error)
{
    return ground_weigh(&engine->ground, error) &&
           line_need_bands(&engine->line, &engine->ground, engine->geos, request, error);
}

static struct findings findings_of(const struct answering *answering, const struct shape *line,
                                   const struct zones *zones)
{
    return (struct findings){
        .request = answering->request,
        .ground = &answering->engine->ground,
        .reference = &answering->engine->line.reference,
        .line = line,
        .zones = zones,
        .reference_km = answering->engine->line.length_km,
    };
}

/* The ground is weighed already. */
static bool answer_ground(struct answering *answering)
{
    struct bytes reply = {0};
    ground_write(&answering->engine->ground, answering->request->number, &reply);
    return hand_over(answering, &reply);
}

static bool answer_draft(struct answering *answering, struct error *error)
{
    struct engine *engine = answering->engine;
    const struct request *request = answering->request;
    const struct draft_query query = {
        .country = &engine->ground.country,
        .reference = &engine->line.reference,
        .country_weights_m = engine->line.country_weights_m,
        .line_weights_m = engine->line.weights_m,
        .scale = &engine->line.scale,
        .bands = &engine->line.bands,
        .outer_km = request->outer_km,
        .tier_count = request->tier_count,
        .view = request->view,
        .tolerance_m = request->tolerance_m,
    };
    struct zones zones;
    struct shape line;
    if (!draft_divide(&zones, &line, engine->geos, &query, error))
        return false;
    struct findings findings = findings_of(answering, &line, &zones);
    struct bytes reply = {0};
    compose_draft(&findings, &reply);
    shape_fini(&line);
    zones_fini(&zones);
    return hand_over(answering, &reply);
}

/* Whether any land is in a tier. Only a line of the user's own can lie too far away for that. */
static bool has_land(const struct request *request, const struct zones *zones, struct error *error)
{
    bool has_land = request->reference < REFERENCE_FILE;
    for (uint32_t i = 0; i < request->tier_count; i++)
        has_land = has_land || zones->of[i].parts.count > 0;
    if (!has_land)
        error_set(error, _("%s: it lies further from the country than the last tier reaches (%g km)"),
                  request->reference == REFERENCE_FILE ? request->reference_path : _("the drawn line"),
                  request->outer_km[request->tier_count - 1]);
    return has_land;
}

static bool answer_exact(struct answering *answering, struct error *error)
{
    struct engine *engine = answering->engine;
    const struct request *request = answering->request;
    struct ground *ground = &engine->ground;
    struct line *line = &engine->line;
    struct zones zones;
    if (!ground_weigh(ground, error) || geos_is_cancelled(engine->geos) ||
        !line_need_bands(line, ground, engine->geos, request, error))
        return false;
    struct zones_query query = {
        .country = &ground->country,
        .regions = ground->regions,
        .region_count = ground->region_count,
        .nearness = line_nearness(line),
        .cut = reference_cut(&line->reference),
        .beyond = line->reference.beyond.parts.count > 0 ? &line->reference.beyond : NULL,
        .outer_km = request->outer_km,
        .tier_count = request->tier_count,
    };
    for (uint32_t i = 0; i < request->tier_count; i++)
        query.edges[i] = bands_find(&line->bands, request->outer_km[i]);
    if (!zones_divide(&zones, engine->geos, &query, error))
        return false;
    outline_weights_place(&ground->outline, &ground->builder);
    struct findings findings = findings_of(answering, &line->reference.line, &zones);
    struct bytes reply = {0};
    bool done = has_land(request, &zones, error) && compose_exact(&findings, engine->geos, &reply);
    zones_fini(&zones);
    return done && !geos_is_cancelled(engine->geos) && hand_over(answering, &reply);
}

/* Where no draft can be made, there may still be the exact tiers, or their reason why not. */
static bool is_worth_going_on(const struct answering *answering)
{
    return (answering->request->wanted & WANT_EXACT) != 0 && answering->is_delivered &&
           !geos_is_cancelled(answering->engine->geos);
}

/* Of a draft that shows the whole country on a screen nobody has told the size of. */
static double tolerance_of(const struct ground *ground)
{
    enum { steps = 800 };
    struct extent extent = shape_extent(&ground->country);
    return fmax(extent.max_x - extent.min_x, extent.max_y - extent.min_y) / steps;
}

static bool answer_check(struct answering *answering, struct error *error)
{
    struct bytes reply = {0};
    return check_write(answering->engine->geos, answering->request, &reply, error) && hand_over(answering, &reply);
}

/* The request gets the reference and the tolerance that were found for it. */
static bool answer_map(struct answering *answering, struct request *request, struct error *error)
{
    struct engine *engine = answering->engine;
    bool done = prepare(engine, request, error);
    if (done && extent_is_empty(request->view))
        request->tolerance_m = tolerance_of(&engine->ground);
    if (done && (request->wanted & WANT_GROUND) != 0)
        done = answer_ground(answering);
    if (done && (request->wanted & WANT_DRAFT) != 0)
        done = answer_draft(answering, error) || is_worth_going_on(answering);
    if (done && engine->ground.is_sketch)
        done = finish(engine, request, error) && answer_ground(answering);
    if (done && (request->wanted & WANT_EXACT) != 0)
        done = answer_exact(answering, error);
    if (done && (request->wanted & WANT_WARM) != 0)
        warm_up(engine, request, error); /* what fails now fails again when it is wanted */
    return done;
}

bool engine_answer(struct engine *engine, const struct request *request, struct cancel *cancel, engine_take *take,
                   void *data)
{
    struct request settled = *request;
    struct answering answering = {engine, &settled, take, data, true};
    struct error error = {0};
    if (request->wanted == 0)
        return true;
    engine->geos->cancel = cancel;
    bool done = (request->wanted & WANT_CHECK) != 0 ? answer_check(&answering, &error)
                                                    : answer_map(&answering, &settled, &error);
    if (!done && answering.is_delivered && !geos_is_cancelled(engine->geos)) {
        struct bytes reply = {0};
        reply_write_failure(request->number, error.text, &reply);
        hand_over(&answering, &reply);
    }
    engine->geos->cancel = NULL;
    return answering.is_delivered;
}
