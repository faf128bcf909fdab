#include "engine/answer.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/translate.h"
#include "engine/compose.h"
#include "engine/geo/fit.h"
#include "engine/tiers/own_reference.h"

struct work { /* everything that one request needs */
    const struct request *request;
    struct geos *geos;
    struct layers layers;
    struct projection projection;
    struct degree_extent extent; /* of the country */
    struct shape country;
    struct reference reference;
    struct shape *regions;
    size_t region_count;
    struct zones zones;
    struct reply_builder builder;
};

/* Neighbours by their code, for the reference lines that have a name. */
static const char *const reference_neighbours[] = {"RUS", "BLR"};

static bool project(struct work *work, struct error *error)
{
    const struct records *records = &work->layers.of[LAYER_COUNTRY].records;
    const struct layer_source *regions = &work->layers.of[LAYER_REGIONS];
    struct degree_extent extent = degree_extent_of(records->points.items, records->points.count);
    struct summary *summary = &work->builder.summary;
    work->extent = extent;
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

/* Where the tiers of a line that splits the country lie. NULL when the places name no capital. */
static const struct point *capital_find(const struct work *work, struct point *room)
{
    const struct layer_source *places = &work->layers.of[LAYER_PLACES];
    for (size_t i = 0; i < places->features.count; i++) {
        const struct layer_feature *town = &places->features.items[i];
        if (town->kind != FEATURE_TOWN_CAPITAL)
            continue;
        const struct record *record = &places->records.records.items[town->record];
        const struct record_part *part = &places->records.parts.items[record->first_part];
        *room = projection_forward(&work->projection, places->records.points.items[part->first_point]);
        return room;
    }
    return NULL;
}

static bool find_own_reference(struct work *work, struct error *error)
{
    const struct request *request = work->request;
    struct point capital;
    const struct own_reference_query query = {
        .projection = &work->projection,
        .country = &work->country,
        .extent = work->extent,
        .capital = capital_find(work, &capital),
        .max_vertices = request->max_vertices,
    };
    return request->reference == REFERENCE_FILE
               ? own_reference_read(&work->reference, work->geos, &query, request->reference_path, error)
               : own_reference_draw(&work->reference, work->geos, &query, request->drawn,
                                    request->drawn_count, error);
}

static bool find_reference(struct work *work, struct error *error)
{
    const struct layer_source *neighbours = &work->layers.of[LAYER_NEIGHBOURS];
    uint32_t kind = work->request->reference;
    if (kind >= REFERENCE_FILE)
        return find_own_reference(work, error);
    if (kind == REFERENCE_WHOLE) {
        reference_whole(&work->reference.line, &work->country);
        return true;
    }
    struct shape others = {0};
    for (size_t i = 0; i < (kind == REFERENCE_RUSSIA ? 1 : 2); i++) {
        const struct layer_feature *other =
            layers_find(&work->layers, LAYER_NEIGHBOURS, reference_neighbours[i]);
        if (other != NULL)
            compose_record(&others, &neighbours->records, other->record, &work->projection);
    }
    bool done = reference_shared(&work->reference.line, work->geos, &work->country, &others, error);
    shape_fini(&others);
    if (done && work->reference.line.parts.count == 0) {
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
    if (!zones_divide(&work->zones, work->geos, &query, error))
        return false;
    uint32_t widest = query.tier_count - 1;
    bool has_land = work->request->reference < REFERENCE_FILE;
    for (uint32_t i = 0; i < query.tier_count; i++)
        has_land = has_land || work->zones.of[i].parts.count > 0;
    if (!has_land)
        error_set(error, _("%s: it lies further from the country than the last tier reaches (%g km)"),
                  work->request->reference == REFERENCE_FILE ? work->request->reference_path
                                                             : _("the drawn line"),
                  query.outer_km[widest]);
    return has_land;
}

static bool work_do(struct work *work, struct error *error)
{
    const struct request *request = work->request;
    if (request->border_path[0] != '\0') {
        error_set(error, _("%s: border files cannot be read yet; leave the option out"),
                  request->border_path);
        return false;
    }
    return layers_read(&work->layers, request->layers_dir, error) && project(work, error) &&
           find_reference(work, error) && divide(work, error);
}

static void work_fini(struct work *work)
{
    reply_builder_fini(&work->builder);
    zones_fini(&work->zones);
    for (size_t i = 0; i < work->region_count; i++)
        shape_fini(&work->regions[i]);
    free(work->regions);
    reference_fini(&work->reference);
    shape_fini(&work->country);
    layers_fini(&work->layers);
    geos_free(work->geos);
}

void answer(const struct request *request, struct bytes *out)
{
    struct work work = {.request = request, .geos = geos_new()};
    struct error error = {0};
    if (work_do(&work, &error)) {
        const struct findings findings = {
            .request = request,
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
