#include "engine/answer.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/translate.h"
#include "engine/compose.h"
#include "engine/data/border.h"
#include "engine/data/surroundings.h"
#include "engine/geo/fit.h"
#include "engine/tiers/reference.h"
#include "engine/tiers/reference_choice.h"

struct work { /* everything that one request needs */
    struct request *request;
    struct geos *geos;
    struct layers layers;
    struct projection projection;
    struct shape country, reference;
    struct shape *regions;
    size_t region_count;
    struct zones zones;
    struct reply_builder builder;
};

/* Neighbours by their code, for the reference lines that have a name. */
static const char *const reference_neighbours[] = {"RUS", "BLR"};

/* The user's own country in the place of the bundled one. */
static bool take_border(struct work *work, struct error *error)
{
    struct request *request = work->request;
    const struct border_query query = {
        .path = request->border_path,
        .where_field = request->where_field,
        .where_value = request->where_value,
        .vertices_max = request->max_vertices > 0 ? request->max_vertices : vertices_usual_max,
    };
    struct layer_source country;
    double ukraine_share;
    if (request->border_path[0] == '\0')
        return true;
    if (!border_read(&country, work->geos, &query, error) ||
        !surroundings_fit(&work->layers, work->geos, &country, &ukraine_share, error))
        return false;
    if (ukraine_share > 0)
        *ARRAY_ADD(&work->builder.warnings) = (struct warning){
            WARNING_LAND_OF_UKRAINE, reply_builder_string(&work->builder, request->border_path), ukraine_share};
    if (request->reference_is_open)
        request->reference = reference_choose(&work->layers);
    return true;
}

static bool project(struct work *work, struct error *error)
{
    const struct records *records = &work->layers.of[LAYER_COUNTRY].records;
    const struct layer_source *regions = &work->layers.of[LAYER_REGIONS];
    struct degree_extent extent = degree_extent_of(records->points.items, records->points.count);
    struct summary *summary = &work->builder.summary;
    work->builder.projection = fit_conic(extent);
    summary->centre_lon = (extent.west + extent.east) / 2;
    summary->centre_lat = (extent.south + extent.north) / 2;
    if (!projection_init(&work->projection, work->builder.projection)) {
        error_set(error, _("%s: no map projection fits this country; give another outline"),
                  work->layers.of[LAYER_COUNTRY].path);
        return false;
    }
    for (size_t i = 0; i < records->records.count; i++)
        compose_record(&work->country, records, i, &work->projection);
    work->region_count = regions->features.count;
    work->regions = memory_new_items(work->region_count, sizeof *work->regions);
    for (size_t i = 0; i < work->region_count; i++)
        compose_record(&work->regions[i], &regions->records, regions->features.items[i].record,
                       &work->projection);
    return true;
}

static bool find_reference(struct work *work, struct error *error)
{
    const struct layer_source *neighbours = &work->layers.of[LAYER_NEIGHBOURS];
    uint32_t kind = work->request->reference;
    if (kind == REFERENCE_WHOLE) {
        reference_whole(&work->reference, &work->country);
        return true;
    }
    struct shape others = {0};
    for (size_t i = 0; i < (kind == REFERENCE_RUSSIA ? 1 : 2); i++) {
        const struct layer_feature *other =
            layers_find(&work->layers, LAYER_NEIGHBOURS, reference_neighbours[i]);
        if (other != NULL)
            compose_record(&others, &neighbours->records, other->record, &work->projection);
    }
    bool done = reference_shared(&work->reference, work->geos, &work->country, &others, error);
    shape_fini(&others);
    if (done && work->reference.parts.count == 0) {
        error_set(error, _("%s: the outline shares no edge with %s; choose another reference line"),
                  work->layers.of[LAYER_COUNTRY].path, reference_name(kind));
        done = false;
    }
    return done;
}

static bool divide(struct work *work, struct error *error)
{
    const struct zones_query query = {
        .projection = &work->projection,
        .country = &work->country,
        .regions = work->regions,
        .region_count = work->region_count,
        .reference = &work->reference,
        .outer_km = work->request->outer_km,
        .tier_count = work->request->tier_count,
    };
    return zones_divide(&work->zones, work->geos, &query, error);
}

static bool work_do(struct work *work, struct error *error)
{
    const struct request *request = work->request;
    if (request->reference >= REFERENCE_FILE) {
        error_set(error, _("%s: reference files cannot be read yet; leave the option out"), request->reference_path);
        return false;
    }
    return layers_read(&work->layers, request->layers_dir, error) && take_border(work, error) && project(work, error) &&
           find_reference(work, error) && divide(work, error);
}

static void work_fini(struct work *work)
{
    reply_builder_fini(&work->builder);
    zones_fini(&work->zones);
    for (size_t i = 0; i < work->region_count; i++)
        shape_fini(&work->regions[i]);
    free(work->regions);
    shape_fini(&work->reference);
    shape_fini(&work->country);
    layers_fini(&work->layers);
    geos_free(work->geos);
}

void answer(const struct request *request, struct bytes *out)
{
    struct request settled = *request;
    struct work work = {.request = &settled, .geos = geos_new()};
    struct error error = {0};
    if (work_do(&work, &error)) {
        const struct findings findings = {
            .request = &settled,
            .layers = &work.layers,
            .projection = &work.projection,
            .reference = &work.reference,
            .zones = &work.zones,
        };
        compose(&work.builder, &findings);
        reply_builder_write(&work.builder, out);
    } else {
        reply_write_failure(request->number, error.text, out);
    }
    work_fini(&work);
}
