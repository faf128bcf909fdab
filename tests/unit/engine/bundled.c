#include "../cmocka_all.h"

#include "bundled.h"

#include <stdlib.h>
#include <string.h>

#include "engine/answer.h"
#include "oracle.h"

/* Keeps the two replies apart. */
static bool take(void *data, struct bytes *bytes)
{
    struct bundled *bundled = data;
    struct reply reply;
    struct error error = {0};
    if (!reply_open(&reply, bytes->items, bytes->count, &error))
        fail_msg("%s", error.text);
    bool is_ground = reply.country != NULL;
    *(is_ground ? &bundled->ground_bytes : &bundled->tiers_bytes) = *bytes;
    *(is_ground ? &bundled->ground : &bundled->tiers) = reply;
    *bytes = (struct bytes){0};
    return true;
}

void bundled_answer(struct bundled *bundled, const struct request *wanted)
{
    struct request request = *wanted;
    request.number = 1;
    request.wanted = WANT_GROUND | WANT_EXACT;
    request.layers_dir = getenv("TIERMAP_TEST_SHAPEFILES");
    request.where_field = request.where_field != NULL ? request.where_field : "";
    request.where_value = request.where_value != NULL ? request.where_value : "";
    assert_non_null(request.layers_dir);
    *bundled = (struct bundled){0};
    struct engine *engine = engine_new();
    assert_true(engine_answer(engine, &request, NULL, take, bundled));
    engine_free(engine);
    assert_true(reply_fits(&bundled->ground, &bundled->tiers));
    bundled->country = reply_layer_find(&bundled->ground, LAYER_COUNTRY, 0);
    bundled->neighbours = reply_layer_find(&bundled->ground, LAYER_NEIGHBOURS, 0);
    bundled->regions = reply_layer_find(&bundled->ground, LAYER_REGIONS, 0);
    bundled->places = reply_layer_find(&bundled->ground, LAYER_PLACES, 0);
    bundled->reference = reply_layer_find(&bundled->tiers, LAYER_REFERENCE, 0);
    bundled->zones = reply_layer_find(&bundled->tiers, LAYER_ZONES, 0);
}

void bundled_fini(struct bundled *bundled)
{
    bytes_fini(&bundled->ground_bytes);
    bytes_fini(&bundled->tiers_bytes);
}

const struct reply *bundled_reply(const struct bundled *bundled, const struct layer *layer)
{
    return layer->role == LAYER_REFERENCE || layer->role == LAYER_ZONES ? &bundled->tiers : &bundled->ground;
}

void bundled_ask(struct bundled *bundled, enum reference_kind reference)
{
    struct request request = {
        .reference = reference,
        .tier_count = tier_count,
        .border_path = "",
        .reference_path = "",
    };
    memcpy(request.outer_km, bundled_outer_km, sizeof bundled_outer_km);
    bundled_answer(bundled, &request);
}

const struct feature *bundled_at(const struct bundled *bundled, const struct layer *layer, uint32_t index)
{
    assert_true(index < layer->feature_count);
    return &bundled_reply(bundled, layer)->features[layer->first_feature + index];
}

const struct feature *bundled_find(const struct bundled *bundled, const struct layer *layer, const char *name)
{
    for (uint32_t i = 0; i < layer->feature_count; i++) {
        const struct feature *feature = bundled_at(bundled, layer, i);
        if (strcmp(reply_string(bundled_reply(bundled, layer), feature->name), name) == 0 &&
            feature->kind != FEATURE_TOWN_ABROAD)
            return feature;
    }
    fail_msg("%s is not there", name);
    return NULL;
}

struct point bundled_place(const struct bundled *bundled, const char *town)
{
    const struct feature *feature = bundled_find(bundled, bundled->places, town);
    return bundled->ground.points[bundled->ground.parts[feature->first_part].first_point];
}

uint32_t bundled_zone_by_distance(const struct bundled *bundled, struct point point)
{
    double away_km = oracle_distance_m(&bundled->tiers, bundled->reference, point) / 1000;
    uint32_t zone = 0;
    while (zone < tier_count && away_km > bundled_outer_km[zone])
        zone++;
    return zone;
}
