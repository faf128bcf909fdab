#include "../cmocka_all.h"

#include "bundled.h"

#include <stdlib.h>
#include <string.h>

#include "engine/answer.h"
#include "oracle.h"

void bundled_answer(struct bundled *bundled, const struct request *wanted)
{
    struct request request = *wanted;
    struct error error = {0};
    request.number = 1;
    request.layers_dir = getenv("TIERMAP_TEST_SHAPEFILES");
    assert_non_null(request.layers_dir);
    *bundled = (struct bundled){0};
    answer(&request, &bundled->bytes);
    if (!reply_open(&bundled->reply, bundled->bytes.items, bundled->bytes.count, &error))
        fail_msg("%s", error.text);
    bundled->country = reply_layer_find(&bundled->reply, LAYER_COUNTRY, 0);
    bundled->neighbours = reply_layer_find(&bundled->reply, LAYER_NEIGHBOURS, 0);
    bundled->regions = reply_layer_find(&bundled->reply, LAYER_REGIONS, 0);
    bundled->places = reply_layer_find(&bundled->reply, LAYER_PLACES, 0);
    bundled->reference = reply_layer_find(&bundled->reply, LAYER_REFERENCE, 0);
    bundled->zones = reply_layer_find(&bundled->reply, LAYER_ZONES, 0);
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
    return &bundled->reply.features[layer->first_feature + index];
}

const struct feature *bundled_find(const struct bundled *bundled, const struct layer *layer, const char *name)
{
    for (uint32_t i = 0; i < layer->feature_count; i++) {
        const struct feature *feature = bundled_at(bundled, layer, i);
        if (strcmp(reply_string(&bundled->reply, feature->name), name) == 0 &&
            feature->kind != FEATURE_TOWN_ABROAD)
            return feature;
    }
    fail_msg("%s is not there", name);
    return NULL;
}

struct point bundled_place(const struct bundled *bundled, const char *town)
{
    const struct feature *feature = bundled_find(bundled, bundled->places, town);
    return bundled->reply.points[bundled->reply.parts[feature->first_part].first_point];
}

uint32_t bundled_zone_by_distance(const struct bundled *bundled, struct point point)
{
    double away_km = oracle_distance_m(&bundled->reply, bundled->reference, point) / 1000;
    uint32_t zone = 0;
    while (zone < tier_count && away_km > bundled_outer_km[zone])
        zone++;
    return zone;
}
