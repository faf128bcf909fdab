#include "made_up_map.h"

#include "../cmocka_all.h"

#include <stdio.h>

void add_box(struct reply_builder *builder, double west, double south, double east, double north,
             bool is_hole)
{
    double w = west * 1e3, s = south * 1e3, e = east * 1e3, n = north * 1e3;
    const struct point ring[] = {{w, s}, {w, n}, {e, n}, {e, s}, {w, s}};
    reply_builder_part(builder, ring, 5, is_hole);
}

static struct feature *add_feature(struct reply_builder *builder, const char *name, enum feature_kind kind)
{
    uint32_t string = reply_builder_string(builder, name);
    struct feature *feature = reply_builder_feature(builder);
    feature->name = feature->name_local = string;
    feature->kind = kind;
    return feature;
}

static void add_named_box(struct reply_builder *builder, const char *name, enum feature_kind kind,
                          double west, double south, double east, double north)
{
    add_feature(builder, name, kind);
    add_box(builder, west, south, east, north, false);
}

static void add_line(struct reply_builder *builder, double x1, double y1, double x2, double y2)
{
    enum { steps = 200 };
    struct point line[steps + 1];
    for (int i = 0; i <= steps; i++)
        line[i] = (struct point){(x1 + (x2 - x1) * i / steps) * 1e3, (y1 + (y2 - y1) * i / steps) * 1e3};
    reply_builder_part(builder, line, steps + 1, false);
}

static void add_zones(struct reply_builder *builder)
{
    static const double outer_km[] = {25, 75, 220};
    for (uint32_t i = 0; i < 5; i++)
        *ARRAY_ADD(&builder->zones) = (struct zone){
            .kind = i < 3    ? ZONE_TIER
                    : i == 3 ? ZONE_REST
                             : ZONE_BEYOND,
            .tier = i < 3 ? i : 0,
            .inner_km = i > 0 && i < 3 ? outer_km[i - 1] : 0,
            .outer_km = i < 3 ? outer_km[i] : 0,
        };
}

static void add_areas(struct reply_builder *builder)
{
    reply_builder_layer(builder, LAYER_COUNTRY, 0, 0);
    add_named_box(builder, "Boxland", FEATURE_PLAIN, 0, 0, 1000, 600);
    reply_builder_layer(builder, LAYER_ZONES, 0, 0);
    add_named_box(builder, "", FEATURE_PLAIN, 975, 0, 1000, 600);
    add_named_box(builder, "", FEATURE_PLAIN, 925, 0, 975, 600);
    add_named_box(builder, "", FEATURE_PLAIN, 780, 0, 925, 600);
    add_named_box(builder, "", FEATURE_PLAIN, 0, 0, 780, 600);
    reply_builder_feature(builder); /* no land is beyond the line */
    reply_builder_layer(builder, LAYER_NEIGHBOURS, 0, 0);
    add_named_box(builder, "Eastland", FEATURE_PLAIN, 1000, -300, 1600, 900);
    add_named_box(builder, "Westland", FEATURE_PLAIN, -600, -300, 0, 600);
    add_named_box(builder, "Northern Isles", FEATURE_PLAIN, -600, 600, 1000, 900);
    reply_builder_layer(builder, LAYER_REGIONS, 0, 0);
    add_named_box(builder, "Left Half", FEATURE_PLAIN, 0, 0, 500, 600);
    add_named_box(builder, "Right Half", FEATURE_PLAIN, 500, 0, 1000, 600);
    reply_builder_layer(builder, LAYER_WATER, 0, 0);
    add_named_box(builder, "South Sea", FEATURE_SEA, 0, -300, 1000, 0);
    add_named_box(builder, "Round Lake", FEATURE_LAKE, 200, 100, 280, 160);
    add_named_box(builder, "Old Reservoir", FEATURE_DRAINED, 400, 400, 500, 430);
}

static void add_lines(struct reply_builder *builder)
{
    reply_builder_layer(builder, LAYER_RIVERS, 0, 0);
    /* One river from two sources. */
    add_feature(builder, "Long River", FEATURE_PLAIN)->rank = 1;
    add_line(builder, 600, 600, 610, 300);
    add_feature(builder, "Long River", FEATURE_PLAIN)->rank = 1;
    add_line(builder, 610, 300, 620, 0);
    reply_builder_layer(builder, LAYER_REFERENCE, 0, 0);
    add_feature(builder, "", FEATURE_PLAIN);
    add_line(builder, 1000, 0, 1000, 600);
}

static void add_town(struct reply_builder *builder, const char *name, enum feature_kind kind,
                     double inhabitants, double x, double y)
{
    add_feature(builder, name, kind)->size = inhabitants;
    reply_builder_part(builder, &(struct point){x * 1e3, y * 1e3}, 1, false);
}

static void add_towns(struct reply_builder *builder)
{
    reply_builder_layer(builder, LAYER_PLACES, 0, 0);
    /* Not in the order of their importance. */
    for (int i = 0; i < 150; i++) {
        char name[32];
        snprintf(name, sizeof name, "Town%d", i);
        add_town(builder, name, FEATURE_TOWN, 10000 + i * 1000, (i * 373) % 1000, (i * 211) % 600);
    }
    add_town(builder, "Faraway", FEATURE_TOWN_ABROAD, 3e6, 1250, 500);
    add_town(builder, "Kapital", FEATURE_TOWN_CAPITAL, 2e6, 520, 330);
    add_town(builder, "Seat of the North", FEATURE_TOWN_REGION, 3e5, 300, 550);
    add_town(builder, "Seat of the South", FEATURE_TOWN_REGION, 5e5, 700, 30);
    /* Wide letters, and letters with combining marks. */
    add_town(builder, "\xe5\xb9\xbf\xe5\xb7\x9e\xe5\xb8\x82", FEATURE_TOWN_REGION, 4e5, 420, 200);
    add_town(builder, "Ky\xcc\x88iv\xcc\x81ka", FEATURE_TOWN_REGION, 4e5, 150, 300);
}

static const struct plan plan = {
    .tiers = {{.name = {.text = (char *)"Demilitarised zone"},
               .label = {.text = (char *)"neutral peacekeepers"}},
              {.name = {.text = (char *)"Stronger border"}, .label = {.text = (char *)"Ukrainian troops"}},
              {.name = {.text = (char *)"European deterrence"},
               .label = {.text = (char *)"European forces"},
               .brigades_min = 4,
               .brigades_max = 5,
               .brigades_text = {.text = (char *)"4-5 brigades under discussion"}}},
    .tier_count = 3,
    .rest = {.name = {.text = (char *)"Rest of Boxland"}, .label = {.text = (char *)"US support from the rear"}},
};

void made_up_map_init_from(struct made_up_map *map, struct reply_builder *builder)
{
    *map = (struct made_up_map){.plan = plan};
    builder->projection = (struct projection_parameters){46, 51, 48, 31};
    builder->flags |= REPLY_EXACT | REPLY_GROUND | REPLY_TIERS;
    builder->country.area_km2 = 600000;
    if (builder->zones.count == 0)
        add_zones(builder);
    reply_builder_write(builder, &map->bytes);
    struct error error;
    if (!reply_open(&map->reply, map->bytes.items, map->bytes.count, &error))
        fail_msg("%s", error.text);
    map->scene = scene_new(&map->reply, &map->reply, &map->plan);
}

void made_up_map_init(struct made_up_map *map)
{
    struct reply_builder builder = {0};
    add_areas(&builder);
    add_lines(&builder);
    add_towns(&builder);
    made_up_map_init_from(map, &builder);
    reply_builder_fini(&builder);
}

void made_up_map_fini(struct made_up_map *map)
{
    scene_free(map->scene);
    bytes_fini(&map->bytes);
}
