#include "engine/compose.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "engine/levels.h"
#include "engine/outlines.h"
#include "engine/reports.h"

static void begin(struct reply_builder *builder, const struct findings *findings, uint32_t flags)
{
    const struct request *request = findings->request;
    *builder = (struct reply_builder){
        .projection = findings->ground->projection.parameters,
        .request_number = request->number,
        .flags = flags | REPLY_TIERS,
        .summary = {.reference = request->reference,
                    .reading = findings->reference->reading,
                    .reference_km = findings->reference_km,
                    .view = extent_empty()},
    };
    if (request->reference == REFERENCE_FILE)
        builder->summary.reference_path = reply_builder_string(builder, request->reference_path);
}

static void add_reference(struct reply_builder *builder, const struct findings *findings, double tolerance_m)
{
    reply_builder_layer(builder, LAYER_REFERENCE, 0, tolerance_m);
    reply_builder_feature(builder)->size = findings->reference_km;
    outlines_write(builder, findings->line);
}

static void add_zones(struct reply_builder *builder, const struct findings *findings, double tolerance_m)
{
    reply_builder_layer(builder, LAYER_ZONES, 0, tolerance_m);
    for (uint32_t i = 0; i < findings->zones->count; i++) {
        reply_builder_feature(builder)->size = builder->zones.items[i].area_km2;
        outlines_write(builder, &findings->zones->of[i]);
    }
}

static void add_numbers(struct reply_builder *builder, const struct findings *findings, const struct zone *numbers,
                        const struct town *towns)
{
    const struct ground *ground = findings->ground;
    for (uint32_t i = 0; i < findings->zones->count; i++) {
        struct zone zone = numbers[i];
        zone.first_region = (uint32_t)builder->regions.count;
        for (uint32_t region = 0; region < ground->region_count; region++)
            if (statistics_touches(findings->zones, i, region)) {
                *ARRAY_ADD(&builder->regions) = ground->first_region + region;
                zone.region_count++;
            }
        *ARRAY_ADD(&builder->zones) = zone;
    }
    for (size_t i = 0; i < ground->town_count; i++)
        *ARRAY_ADD(&builder->town_zones) = towns[i].zone;
}

bool compose_exact(const struct findings *findings, struct geos *geos, struct bytes *out)
{
    const struct ground *ground = findings->ground;
    struct reply_builder builder;
    struct zone numbers[zones_max];
    struct town *towns = memory_new_items(ground->town_count, sizeof *towns);
    if (ground->town_count > 0)
        memcpy(towns, ground->towns, ground->town_count * sizeof *towns);
    const struct statistics_query query = {&ground->projection, findings->zones, findings->request->outer_km,
                                           findings->request->tier_count};
    bool done = statistics_measure(numbers, geos, &query, towns, ground->town_count);
    if (done) {
        begin(&builder, findings, REPLY_EXACT);
        add_numbers(&builder, findings, numbers, towns);
        if (findings->request->reference == REFERENCE_FILE)
            reports_add(&builder, findings->request->reference_path, LAYER_REFERENCE, &findings->reference->report);
        add_reference(&builder, findings, 0);
        add_zones(&builder, findings, 0);
        levels_add(&builder, &ground->outline.known, NULL);
        reply_builder_write(&builder, out);
        reply_builder_fini(&builder);
    }
    free(towns);
    return done;
}

void compose_draft(const struct findings *findings, struct bytes *out)
{
    const struct request *request = findings->request;
    struct reply_builder builder;
    begin(&builder, findings, 0);
    builder.summary.view = request->view;
    for (uint32_t i = 0; i < findings->zones->count; i++)
        *ARRAY_ADD(&builder.zones) = zones_number(i, request->outer_km, request->tier_count);
    add_reference(&builder, findings, request->tolerance_m);
    add_zones(&builder, findings, request->tolerance_m);
    reply_builder_write(&builder, out);
    reply_builder_fini(&builder);
}
