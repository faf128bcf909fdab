#include "made_up_reply.h"

#include "model/reply_builder.h"

static void add_square(struct reply_builder *builder, double west_m, double east_m)
{
    const struct point ring[] = {{west_m, -1e5}, {west_m, 1e5}, {east_m, 1e5}, {east_m, -1e5}, {west_m, -1e5}};
    reply_builder_part(builder, ring, 5, false);
}

void made_up_ground(const struct made_up *made_up, struct bytes *out)
{
    struct reply_builder builder = {
        .projection = {46, 51, made_up->lat_0, 31},
        .request_number = made_up->number,
        .flags = REPLY_EXACT | REPLY_GROUND,
        .country = {.area_km2 = 40000, .centre_lon = 31, .centre_lat = 48},
    };
    builder.country.name = reply_builder_string(&builder, "Squareland");
    reply_builder_layer(&builder, LAYER_COUNTRY, 0, 0);
    reply_builder_feature(&builder)->name = builder.country.name;
    add_square(&builder, -1e5, 1e5);
    reply_builder_layer(&builder, LAYER_PLACES, 0, 0);
    struct feature *town = reply_builder_feature(&builder);
    town->kind = FEATURE_TOWN;
    town->size = 12000;
    reply_builder_part(&builder, &(struct point){5000, 5000}, 1, false);
    reply_builder_write(&builder, out);
    reply_builder_fini(&builder);
}

void made_up_tiers(const struct made_up *made_up, struct bytes *out)
{
    struct reply_builder builder = {
        .projection = {46, 51, made_up->lat_0, 31},
        .request_number = made_up->number,
        .flags = REPLY_TIERS | (made_up->is_exact ? REPLY_EXACT : 0),
        .summary = {.reference = made_up->reference, .reference_km = 200, .view = extent_empty()},
    };
    const double drawn_m = made_up->drawn_m;
    if (drawn_m > 0)
        builder.summary.view = (struct extent){-drawn_m, -drawn_m, drawn_m, drawn_m};
    double west_m[] = {1e5 - made_up->outer_km[0] * 1000, 1e5 - made_up->outer_km[1] * 1000, -1e5};
    reply_builder_layer(&builder, LAYER_REFERENCE, 0, 0);
    reply_builder_feature(&builder);
    reply_builder_part(&builder, (const struct point[]){{1e5, -1e5}, {1e5, 1e5}}, 2, false);
    reply_builder_layer(&builder, LAYER_ZONES, 0, 0);
    for (uint32_t i = 0; i < 4; i++) {
        reply_builder_feature(&builder);
        if (i < 3)
            add_square(&builder, west_m[i], i > 0 ? west_m[i - 1] : 1e5);
        *ARRAY_ADD(&builder.zones) = (struct zone){
            .kind = i < 2 ? ZONE_TIER : i == 2 ? ZONE_REST : ZONE_BEYOND,
            .tier = i < 2 ? i : 0,
            .inner_km = i == 1 ? made_up->outer_km[0] : 0,
            .outer_km = i < 2 ? made_up->outer_km[i] : 0,
            .area_km2 = made_up->is_exact ? 10000 : 0,
        };
    }
    if (made_up->is_exact)
        *ARRAY_ADD(&builder.town_zones) = 1;
    reply_builder_write(&builder, out);
    reply_builder_fini(&builder);
}
