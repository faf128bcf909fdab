#include "engine/answer.h"

#include <math.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/translate.h"
#include "engine/data/layers.h"
#include "engine/geo/ellipsoid.h"
#include "engine/geo/fit.h"
#include "engine/tiers/reference.h"
#include "engine/tiers/zones.h"
#include "model/reply_builder.h"

struct work { /* everything that one request needs */
    const struct request *request;
    struct geos *geos;
    struct layers layers;
    struct projection projection;
    struct shape country, reference;
    struct zones zones;
    struct reply_builder builder;
};

/* Appends one record in projected metres. */
static void add_record(struct shape *shape, const struct work *work, const struct records *records, size_t index)
{
    const struct record *record = &records->records.items[index];
    for (size_t i = 0; i < record->part_count; i++) {
        const struct record_part *part = &records->parts.items[record->first_part + i];
        shape_add_places(shape, &work->projection, records->points.items + part->first_point, part->point_count,
                         part->is_hole);
    }
}

static bool project(struct work *work, struct error *error)
{
    const struct records *records = &work->layers.of[LAYER_COUNTRY].records;
    struct degree_extent extent = degree_extent_of(records->points.items, records->points.count);
    struct summary *summary = &work->builder.summary;
    work->builder.projection = fit_conic(extent);
    summary->centre_lon = (extent.west + extent.east) / 2;
    summary->centre_lat = (extent.south + extent.north) / 2;
    if (!projection_init(&work->projection, work->builder.projection)) {
        error_set(error, _("%s: no map projection fits this country"), work->layers.of[LAYER_COUNTRY].path);
        return false;
    }
    for (size_t i = 0; i < records->records.count; i++)
        add_record(&work->country, work, records, i);
    return true;
}

static bool find_reference(struct work *work, struct error *error)
{
    static const char *const codes[] = {"RUS", "BLR"};
    uint32_t kind = work->request->reference;
    if (kind == REFERENCE_WHOLE) {
        reference_whole(&work->reference, &work->country);
        return true;
    }
    struct shape others = {0};
    const struct layer_source *neighbours = &work->layers.of[LAYER_NEIGHBOURS];
    for (size_t i = 0; i < (kind == REFERENCE_RUSSIA ? 1 : 2); i++) {
        const struct layer_feature *other = layers_find(&work->layers, LAYER_NEIGHBOURS, codes[i]);
        if (other != NULL)
            add_record(&others, work, &neighbours->records, other->record);
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

static void add_shape(struct reply_builder *builder, const struct shape *shape)
{
    for (size_t i = 0; i < shape->parts.count; i++)
        reply_builder_part(builder, shape_points(shape, i), shape->parts.items[i].point_count,
                           shape->parts.items[i].is_hole);
}

static void add_layer(struct work *work, enum layer_role role)
{
    struct reply_builder *builder = &work->builder;
    const struct layer_source *source = &work->layers.of[role];
    reply_builder_layer(builder, role, 0, 0);
    for (size_t i = 0; i < source->features.count; i++) {
        const struct layer_feature *from = &source->features.items[i];
        struct shape shape = {0};
        add_record(&shape, work, &source->records, from->record);
        struct feature *feature = reply_builder_feature(builder);
        feature->name = reply_builder_string(builder, from->name);
        feature->name_local = reply_builder_string(builder, from->name_local);
        feature->code = reply_builder_string(builder, from->code);
        feature->kind = from->kind;
        feature->rank = from->rank;
        feature->size = role == LAYER_PLACES   ? from->population
                        : role == LAYER_RIVERS ? ellipsoid_length_km(&shape, &work->projection)
                                               : ellipsoid_area_km2(&shape, &work->projection);
        add_shape(builder, &shape);
        shape_fini(&shape);
    }
}

static void add_zones(struct work *work)
{
    struct reply_builder *builder = &work->builder;
    struct summary *summary = &builder->summary;
    double inner_km = 0;
    reply_builder_layer(builder, LAYER_ZONES, 0, 0);
    for (uint32_t i = 0; i < work->zones.count; i++) {
        bool is_tier = i < work->request->tier_count;
        struct zone zone = {
            .kind = is_tier ? ZONE_TIER : i == work->request->tier_count ? ZONE_REST : ZONE_BEYOND,
            .area_km2 = ellipsoid_area_km2(&work->zones.of[i], &work->projection),
        };
        zone.share = zone.area_km2 / summary->country_km2;
        if (is_tier) {
            zone.tier = i;
            zone.inner_km = inner_km;
            zone.outer_km = inner_km = work->request->outer_km[i];
        }
        struct feature *feature = reply_builder_feature(builder);
        feature->size = zone.area_km2;
        feature->zone = i;
        add_shape(builder, &work->zones.of[i]);
        *ARRAY_ADD(&builder->zones) = zone;
    }
}

static void put_together(struct work *work)
{
    struct reply_builder *builder = &work->builder;
    struct summary *summary = &builder->summary;
    const struct layer_feature *country = &work->layers.of[LAYER_COUNTRY].features.items[0];
    builder->request_number = work->request->number;
    builder->flags = REPLY_EXACT;
    summary->reference = work->request->reference;
    summary->country_name = reply_builder_string(builder, country->name);
    summary->country_name_local = reply_builder_string(builder, country->name_local);
    summary->country_km2 = ellipsoid_area_km2(&work->country, &work->projection);
    summary->reference_km = ellipsoid_length_km(&work->reference, &work->projection);
    for (int role = LAYER_COUNTRY; role < layer_files; role++)
        add_layer(work, (enum layer_role)role);
    reply_builder_layer(builder, LAYER_REFERENCE, 0, 0);
    reply_builder_feature(builder)->size = summary->reference_km;
    add_shape(builder, &work->reference);
    add_zones(work);
}

static bool work_do(struct work *work, struct error *error)
{
    const struct request *request = work->request;
    if (request->reference == REFERENCE_FILE || request->border_path[0] != '\0') {
        error_set(error, _("%s: border and reference files are not read yet; leave the option out"),
                  request->border_path[0] != '\0' ? request->border_path : request->reference_path);
        return false;
    }
    return layers_read(&work->layers, request->layers_dir, error) && project(work, error) &&
           find_reference(work, error) &&
           zones_divide(&work->zones, work->geos,
                        &(struct zones_query){&work->projection, &work->country, &work->reference, request->outer_km,
                                              request->tier_count},
                        error);
}

void answer(const struct request *request, struct bytes *out)
{
    struct work work = {.request = request, .geos = geos_new()};
    struct error error = {0};
    if (work_do(&work, &error)) {
        put_together(&work);
        reply_builder_write(&work.builder, out);
    } else {
        reply_write_failure(request->number, error.text, out);
    }
    reply_builder_fini(&work.builder);
    zones_fini(&work.zones);
    shape_fini(&work.reference);
    shape_fini(&work.country);
    layers_fini(&work.layers);
    geos_free(work.geos);
}
