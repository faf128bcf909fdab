#include "fixture.h"

#include "../cmocka_all.h"

#include "model/reply_builder.h"

enum { km = 1000 };

static void add_square(struct reply_builder *builder, double x, double y, double side, bool clockwise,
                       bool is_hole)
{
    const struct point corners[] = {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}};
    const struct point turned[] = {corners[0], corners[3], corners[2], corners[1], corners[0]};
    reply_builder_part(builder, clockwise ? turned : corners, 5, is_hole);
}

static void add_zones(struct reply_builder *builder, bool with_beyond)
{
    reply_builder_layer(builder, LAYER_ZONES, 0, 0);
    reply_builder_feature(builder);
    add_square(builder, 150 * km, -200 * km, 40 * km, false, false);
    add_square(builder, 160 * km, -190 * km, 20 * km, false,
               true); /* a hole that is turned like an outer ring */
    add_square(builder, 150 * km, 0, 40 * km, true, false);
    reply_builder_feature(builder);
    add_square(builder, 50 * km, -200 * km, 90 * km, true, false);
    reply_builder_feature(builder);
    add_square(builder, -50 * km, -200 * km, 90 * km, false, false);
    add_square(builder, -50 * km, 0, 0.01, false,
               false); /* a centimetre: nothing is left of it at six decimals */
    add_square(builder, -50 * km, 0, 0.001, false, true);
    reply_builder_feature(builder);
    add_square(builder, -200 * km, -200 * km, 140 * km, false, false);
    reply_builder_feature(builder);
    if (with_beyond)
        add_square(builder, -200 * km, 100 * km, 50 * km, false, false);
    /* a coarser copy, which must not be taken */
    reply_builder_layer(builder, LAYER_ZONES, 1, 1000);
    for (int i = 0; i < 5; i++) {
        reply_builder_feature(builder);
        add_square(builder, 0, 0, 1 * km, false, false);
    }
}

static void add_town(struct reply_builder *builder, const char *name, const char *local, double people,
                     uint32_t zone)
{
    struct feature *town = reply_builder_feature(builder);
    town->kind = FEATURE_TOWN;
    *ARRAY_ADD(&builder->town_zones) = zone;
    town->size = people;
    uint32_t name_at = reply_builder_string(builder, name), local_at = reply_builder_string(builder, local);
    town->name = name_at;
    town->name_local = local_at;
    reply_builder_part(builder, &(struct point){0, 0}, 1, false);
}

static void add_region(struct reply_builder *builder, const char *name, const char *local)
{
    struct feature *region = reply_builder_feature(builder);
    region->name = reply_builder_string(builder, name);
    region->name_local = reply_builder_string(builder, local);
    add_square(builder, 0, 0, 200 * km, false, false);
}

/* Numbers that add up to the whole country. */
static void add_numbers(struct reply_builder *builder, bool with_beyond)
{
    const double areas[5] = {12345.678, 20000, 50000.04, with_beyond ? 70000 : 77654.282,
                             with_beyond ? 7654.282 : 0};
    for (uint32_t i = 0; i < 5; i++) {
        struct zone *zone = ARRAY_ADD(&builder->zones);
        *zone = (struct zone){
            .kind = i < 3    ? ZONE_TIER
                    : i == 3 ? ZONE_REST
                             : ZONE_BEYOND,
            .tier = i < 3 ? i : 0,
            .area_km2 = areas[i],
            .share = areas[i] / 160000,
            .population = i < 4 ? 1234567.0 / (i + 1) : 0,
            .town_count = i < 4 ? 10 - i : 0,
            .first_region = (uint32_t)builder->regions.count,
        };
        if (i < 3) {
            zone->inner_km = (double[]){0, 25, 75}[i];
            zone->outer_km = (double[]){25, 75, 220}[i];
            zone->edge_km = (double[]){410.25, 405, 1902}[i];
        }
        for (uint32_t r = 0; i < 4 && r < 2; r++) {
            *ARRAY_ADD(&builder->regions) = builder->layers.items[0].first_feature + r;
            zone->region_count++;
        }
    }
}

void fixture_init(struct fixture *fixture, enum reference_kind reference, bool with_beyond)
{
    struct error error = {0};
    struct reply_builder builder = {
        .projection = {46, 51, 48, 31},
        .flags = REPLY_EXACT | REPLY_GROUND | REPLY_TIERS,
        .country = {.area_km2 = 160000, .centre_lon = 31, .centre_lat = 48},
        .summary = {.reference = reference, .reference_km = 1978.24},
    };
    *fixture = (struct fixture){0};
    builder.country.name = reply_builder_string(&builder, "Ukraine");
    builder.country.name_local = reply_builder_string(&builder, "Україна");
    if (reference == REFERENCE_FILE)
        builder.summary.reference_path = reply_builder_string(&builder, "lines/my \"own\", line.shp");
    reply_builder_layer(&builder, LAYER_REGIONS, 0, 0);
    add_region(&builder, "Sumy", "Сумська");
    add_region(&builder, "Kharkiv", "Харківська");
    add_zones(&builder, with_beyond);
    reply_builder_layer(&builder, LAYER_PLACES, 0, 0);
    const char *const names[] = {"Aleph", "Bet", "Gimel", "Dalet", "He", "Waw", "Zayin", "Het"};
    for (int i = 0; i < 8; i++)
        add_town(&builder, names[i], i == 0 ? "Алеф" : "", 10000 * (i + 1), 0);
    add_town(&builder, "Tet", "", 50000, 3);
    reply_builder_layer(&builder, LAYER_REFERENCE, 0, 0);
    reply_builder_feature(&builder);
    reply_builder_part(&builder, (const struct point[]){{200 * km, -200 * km}, {200 * km, 0}}, 2, false);
    reply_builder_part(
        &builder, (const struct point[]){{200 * km, 10 * km}, {200 * km, 200 * km}, {190 * km, 200 * km}}, 3,
        false);
    reply_builder_layer(&builder, LAYER_RIVERS, 0, 0); /* an empty layer: nobody is named for it */
    add_numbers(&builder, with_beyond);
    reply_builder_write(&builder, &fixture->bytes);
    reply_builder_fini(&builder);
    if (!reply_open(&fixture->reply, fixture->bytes.items, fixture->bytes.count, &error) ||
        !plan_open(&fixture->plan, ASSETS "/plan.ini", &error))
        fail_msg("%s", error.text);
    fixture->subject = (struct out_subject){.ground = &fixture->reply, .tiers = &fixture->reply, .plan = &fixture->plan};
}

void fixture_fini(struct fixture *fixture)
{
    plan_fini(&fixture->plan);
    bytes_fini(&fixture->bytes);
}
