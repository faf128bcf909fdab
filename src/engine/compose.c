#include "engine/compose.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/translate.h"
#include "engine/geo/ellipsoid.h"
#include "engine/levels.h"
#include "engine/tiers/statistics.h"

void compose_record(struct shape *shape, const struct records *records, size_t record,
                    const struct projection *projection)
{
    const struct record *from = &records->records.items[record];
    for (size_t i = 0; i < from->part_count; i++) {
        const struct record_part *part = &records->parts.items[from->first_part + i];
        shape_add_places(shape, projection, records->points.items + part->first_point, part->point_count,
                         part->is_hole);
    }
}

static void add_shape(struct reply_builder *builder, const struct shape *shape)
{
    for (size_t i = 0; i < shape->parts.count; i++)
        reply_builder_part(builder, shape_points(shape, i), shape->parts.items[i].point_count,
                           shape->parts.items[i].is_hole);
}

static void add_layer(struct reply_builder *builder, const struct findings *findings, enum layer_role role)
{
    const struct layer_source *source = &findings->layers->of[role];
    reply_builder_layer(builder, role, 0, 0);
    for (size_t i = 0; i < source->features.count; i++) {
        const struct layer_feature *from = &source->features.items[i];
        struct shape shape = {0};
        compose_record(&shape, &source->records, from->record, findings->projection);
        struct feature *feature = reply_builder_feature(builder);
        feature->name = reply_builder_string(builder, from->name);
        feature->name_local = reply_builder_string(builder, from->name_local);
        feature->code = reply_builder_string(builder, from->code);
        feature->kind = from->kind;
        feature->rank = from->rank;
        feature->size = role == LAYER_PLACES   ? from->population
                        : role == LAYER_RIVERS ? ellipsoid_length_km(&shape, findings->projection)
                                               : ellipsoid_area_km2(&shape, findings->projection);
        add_shape(builder, &shape);
        shape_fini(&shape);
    }
}

static const struct layer *layer_of(const struct reply_builder *builder, enum layer_role role)
{
    const struct layer *layer = builder->layers.items;
    while (layer->role != role)
        layer++;
    return layer;
}

/* The numbers of each zone; towns learn the zone that they are in. */
static void add_numbers(struct reply_builder *builder, const struct findings *findings)
{
    const struct zones *zones = findings->zones;
    const struct layer *places = layer_of(builder, LAYER_PLACES), *regions = layer_of(builder, LAYER_REGIONS);
    struct town *towns = memory_new_items(places->feature_count, sizeof *towns);
    struct zone numbers[zones_max];
    for (uint32_t i = 0; i < places->feature_count; i++) {
        const struct feature *feature = &builder->features.items[places->first_feature + i];
        const struct part *part = &builder->parts.items[feature->first_part];
        towns[i] = (struct town){
            .point = builder->points.items[part->first_point],
            .population = feature->size,
            .is_home = feature->kind != FEATURE_TOWN_ABROAD,
        };
    }
    statistics_measure(numbers,
                       &(struct statistics_query){findings->projection, zones, findings->request->outer_km,
                                                  findings->request->tier_count,
                                                  builder->summary.country_km2},
                       towns, places->feature_count);
    for (uint32_t i = 0; i < places->feature_count; i++)
        builder->features.items[places->first_feature + i].zone = towns[i].zone;
    for (uint32_t i = 0; i < zones->count; i++) {
        numbers[i].first_region = (uint32_t)builder->regions.count;
        for (uint32_t region = 0; region < zones->region_count; region++)
            if (statistics_touches(zones, i, region)) {
                *ARRAY_ADD(&builder->regions) = regions->first_feature + region;
                numbers[i].region_count++;
            }
        *ARRAY_ADD(&builder->zones) = numbers[i];
    }
    free(towns);
}

static void add_zones(struct reply_builder *builder, const struct findings *findings)
{
    reply_builder_layer(builder, LAYER_ZONES, 0, 0);
    for (uint32_t i = 0; i < findings->zones->count; i++) {
        struct feature *feature = reply_builder_feature(builder);
        feature->zone = i;
        feature->size = builder->zones.items[i].area_km2;
        add_shape(builder, &findings->zones->of[i]);
    }
}

static void add_warnings(struct reply_builder *builder, const struct layers *layers)
{
    for (size_t i = 0; i < layer_files; i++) {
        const struct layer_source *source = &layers->of[i];
        if (source->records.skipped > 0)
            *ARRAY_ADD(&builder->warnings) =
                (struct warning){WARNING_RECORDS_SKIPPED, reply_builder_string(builder, source->path),
                                 (double)source->records.skipped};
        if (source->records.projection_assumed)
            *ARRAY_ADD(&builder->warnings) =
                (struct warning){WARNING_PROJECTION_ASSUMED, reply_builder_string(builder, source->path), 0};
        if (source->records.guessed != NULL) {
            char *text = memory_format("%s: %s", source->path, source->records.guessed);
            *ARRAY_ADD(&builder->warnings) =
                (struct warning){WARNING_ENCODING_GUESSED, reply_builder_string(builder, text), 0};
            free(text);
        }
    }
}

/* The same for the user's own reference; only what is read from a file can have any. */
static void add_reference_warnings(struct reply_builder *builder, const struct findings *findings)
{
    const struct reference *reference = findings->reference;
    uint32_t path = builder->summary.reference_path;
    if (reference->skipped > 0)
        *ARRAY_ADD(&builder->warnings) =
            (struct warning){WARNING_RECORDS_SKIPPED, path, (double)reference->skipped};
    if (reference->mended > 0)
        *ARRAY_ADD(&builder->warnings) =
            (struct warning){WARNING_GEOMETRY_MENDED, path, (double)reference->mended};
    if (reference->projection_assumed)
        *ARRAY_ADD(&builder->warnings) = (struct warning){WARNING_PROJECTION_ASSUMED, path, 0};
}

void compose(struct reply_builder *builder, const struct findings *findings)
{
    struct summary *summary = &builder->summary;
    const struct layer_feature *country = &findings->layers->of[LAYER_COUNTRY].features.items[0];
    builder->request_number = findings->request->number;
    builder->flags = REPLY_EXACT;
    summary->reference = findings->request->reference;
    summary->reading = findings->reference->reading;
    if (summary->reference == REFERENCE_FILE)
        summary->reference_path = reply_builder_string(builder, findings->request->reference_path);
    summary->country_name = reply_builder_string(builder, country->name);
    summary->country_name_local = reply_builder_string(builder, country->name_local);
    summary->reference_km = ellipsoid_length_km(&findings->reference->line, findings->projection);
    for (int role = LAYER_COUNTRY; role < (int)layer_files; role++)
        add_layer(builder, findings, (enum layer_role)role);
    const struct layer *outline = layer_of(builder, LAYER_COUNTRY);
    for (uint32_t i = 0; i < outline->feature_count; i++)
        summary->country_km2 += builder->features.items[outline->first_feature + i].size;
    reply_builder_layer(builder, LAYER_REFERENCE, 0, 0);
    reply_builder_feature(builder)->size = summary->reference_km;
    add_shape(builder, &findings->reference->line);
    add_numbers(builder, findings);
    add_zones(builder, findings);
    add_warnings(builder, findings->layers);
    add_reference_warnings(builder, findings);
    levels_add(builder);
}
