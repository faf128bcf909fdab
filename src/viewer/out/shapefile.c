#include "viewer/out/shapefile.h"

#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "viewer/out/credits.h"
#include "viewer/out/wrap.h"

enum { text_width_max = 254, number_text_size = 32, notes_columns = 80 };

/* A field that is as wide as the longest of its texts. */
static void add_text_field(struct shapefile_order *order, const char *name, size_t longest)
{
    struct order_field field = {.kind = ORDER_TEXT};
    snprintf(field.name, sizeof field.name, "%s", name);
    field.width = longest < 1 ? 1 : longest > text_width_max ? text_width_max : (uint32_t)longest;
    *ARRAY_ADD(&order->fields) = field;
}

static void add_field(struct shapefile_order *order, const char *name, enum order_field_kind kind, uint32_t width,
                      uint32_t decimals)
{
    struct order_field field = {.kind = kind, .width = width, .decimals = decimals};
    snprintf(field.name, sizeof field.name, "%s", name);
    *ARRAY_ADD(&order->fields) = field;
}

static void add_number(struct shapefile_order *order, double number, int decimals)
{
    char text[number_text_size];
    snprintf(text, sizeof text, "%.*f", decimals, number_rounded(number, decimals));
    shapefile_order_value(order, text);
}

/* A feature's parts in degrees; rings that are none are left out with their holes. */
static void add_parts(const struct reply *reply, const struct feature *feature, bool polygons, struct shapefile_order *order)
{
    bool open = false;
    for (uint32_t i = 0; i < feature->part_count; i++) {
        const struct part *part = &reply->parts[feature->first_part + i];
        bool is_hole = polygons && part->is_hole != 0 && i > 0, is_there = part->point_count >= (polygons ? 4 : 2);
        if (!is_hole)
            open = is_there;
        if (!is_there || !open)
            continue;
        shapefile_order_part(order, is_hole);
        for (uint32_t k = 0; k < part->point_count; k++)
            shapefile_order_place(order, out_place(reply, reply->points[part->first_point + k]));
    }
}

void out_shapefile_tiers(const struct out_subject *subject, struct shapefile_order *order)
{
    const struct reply *reply = subject->tiers;
    const struct layer *zones = reply_layer_find(reply, LAYER_ZONES, 0);
    size_t longest_name = 0, longest_force = 0;
    for (uint32_t i = 0; i < reply->tier_count; i++) {
        size_t name = strlen(out_zone_name(subject, &reply->zones[i])), force = strlen(out_zone_force(subject, &reply->zones[i]));
        longest_name = name > longest_name ? name : longest_name;
        longest_force = force > longest_force ? force : longest_force;
    }
    order->is_polygons = true;
    add_field(order, "TIER", ORDER_NUMBER, 2, 0);
    add_text_field(order, "NAME", longest_name);
    add_text_field(order, "FORCE", longest_force);
    add_field(order, "INNER_KM", ORDER_NUMBER, 12, 3);
    add_field(order, "OUTER_KM", ORDER_NUMBER, 12, 3);
    add_field(order, "AREA_KM2", ORDER_NUMBER, 16, 1);
    add_field(order, "ILLUSTR", ORDER_YES_NO, 1, 0);
    for (uint32_t i = 0; i < reply->tier_count; i++) {
        const struct zone *zone = &reply->zones[i];
        shapefile_order_record(order);
        if (zones != NULL && i < zones->feature_count)
            add_parts(reply, &reply->features[zones->first_feature + i], true, order);
        add_number(order, zone->tier + 1, 0);
        shapefile_order_value(order, out_zone_name(subject, zone));
        shapefile_order_value(order, out_zone_force(subject, zone));
        add_number(order, zone->inner_km, 3);
        add_number(order, zone->outer_km, 3);
        add_number(order, zone->area_km2, 1);
        shapefile_order_value(order, "T");
    }
}

void out_shapefile_reference(const struct out_subject *subject, struct shapefile_order *order)
{
    const struct reply *reply = subject->tiers;
    const struct layer *layer = reply_layer_find(reply, LAYER_REFERENCE, 0);
    const char *name = out_reference_name(subject);
    add_text_field(order, "NAME", strlen(name));
    add_field(order, "LENGTH_KM", ORDER_NUMBER, 16, 1);
    add_field(order, "ILLUSTR", ORDER_YES_NO, 1, 0);
    shapefile_order_record(order);
    for (uint32_t i = 0; layer != NULL && i < layer->feature_count; i++)
        add_parts(reply, &reply->features[layer->first_feature + i], false, order);
    shapefile_order_value(order, name);
    add_number(order, reply->summary->reference_km, 1);
    shapefile_order_value(order, "T");
}

void out_shapefile_notes(const struct out_subject *subject, struct bytes *out)
{
    const char *lines[out_notes_max];
    struct bytes title = {0};
    bytes_add_format(&title, "%s: %s", plan_text_in(&subject->plan->title, subject->language),
                     plan_text_in(&subject->plan->illustrative, subject->language));
    wrap_add(out, notes_columns, "", "", bytes_text(&title));
    bytes_add_text(out, "\n");
    size_t count = out_notes(subject, lines);
    for (size_t i = 0; i < count; i++)
        wrap_add(out, notes_columns, "- ", "  ", lines[i]);
    out_credits(subject, 1u << LAYER_ZONES | 1u << LAYER_REFERENCE, notes_columns, out);
    wrap_add(out, notes_columns, "", "", plan_text_in(&subject->plan->attribution, subject->language));
    bytes_fini(&title);
}
