#include "viewer/out/geojson.h"

#include <math.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/number.h"
#include "base/translate.h"
#include "viewer/out/json.h"
#include "viewer/plan/wording.h"

enum { decimals = 6, ring_min = 4 }; /* positions of a ring, the first one again at the end */

struct places {
    struct lonlat *items;
    size_t count, capacity;
};

/* A part's points in degrees, rounded; those that fall together are taken once. */
static void take_places(const struct reply *reply, const struct part *part, struct places *places)
{
    places->count = 0;
    for (uint32_t i = 0; i < part->point_count; i++) {
        struct lonlat place = out_place(reply, reply->points[part->first_point + i]);
        place.lon = number_rounded(place.lon, decimals) + 0.0; /* makes -0 to 0 */
        place.lat = number_rounded(place.lat, decimals) + 0.0;
        if (places->count == 0 || !lonlat_equal(place, places->items[places->count - 1]))
            *ARRAY_ADD(places) = place;
    }
}

/* Twice the area in square degrees, positive when the ring goes counterclockwise. Taken from the first place,
 * so that no digits are lost. */
static double signed_area(const struct places *ring)
{
    double area = 0;
    struct lonlat origin = ring->items[0];
    for (size_t i = 0; i + 1 < ring->count; i++) {
        struct lonlat a = ring->items[i], b = ring->items[i + 1];
        area += (a.lon - origin.lon) * (b.lat - origin.lat) - (b.lon - origin.lon) * (a.lat - origin.lat);
    }
    return area;
}

static void reverse(struct places *places)
{
    for (size_t i = 0, j = places->count - 1; i < j; i++, j--) {
        struct lonlat place = places->items[i];
        places->items[i] = places->items[j];
        places->items[j] = place;
    }
}

static void write_places(const struct places *places, struct bytes *out)
{
    for (size_t i = 0; i < places->count; i++)
        bytes_add_format(out, "%s[%.*f,%.*f]", i > 0 ? "," : "[", decimals, places->items[i].lon, decimals,
                         places->items[i].lat);
    bytes_add_text(out, "]");
}

/* Makes a ring of the part, turned as it should be. false: nothing is left of it. */
static bool take_ring(const struct reply *reply, const struct part *part, bool counterclockwise,
                      struct places *ring)
{
    take_places(reply, part, ring);
    if (ring->count > 0 && !lonlat_equal(ring->items[0], ring->items[ring->count - 1])) {
        struct lonlat first = ring->items[0];
        *ARRAY_ADD(ring) = first;
    }
    if (ring->count < ring_min)
        return false;
    double area = signed_area(ring);
    if ((area > 0) != counterclockwise)
        reverse(ring);
    return area != 0;
}

/* A MultiPolygon, or null when there is no land. */
static void write_polygons(const struct reply *reply, const struct feature *feature, struct bytes *out)
{
    struct places ring = {0};
    bool begun = false, open = false; /* open: a polygon to which holes may be added */
    for (uint32_t i = 0; i < feature->part_count; i++) {
        const struct part *part = &reply->parts[feature->first_part + i];
        bool is_hole = part->is_hole != 0 && i > 0;
        bool there = take_ring(reply, part, !is_hole, &ring);
        if (is_hole && open && there) {
            bytes_add_text(out, ",");
            write_places(&ring, out);
        } else if (!is_hole) {
            if (open)
                bytes_add_text(out, "]");
            open = there;
            if (!there)
                continue;
            bytes_add_text(out, begun ? ",[" : "{\"type\":\"MultiPolygon\",\"coordinates\":[[");
            write_places(&ring, out);
            begun = true;
        }
    }
    bytes_add_text(out, open ? "]" : "");
    bytes_add_text(out, begun ? "]}" : "null");
    ARRAY_FINI(&ring);
}

/* A MultiLineString of all features of the layer, or null. */
static void write_lines(const struct reply *reply, const struct layer *layer, struct bytes *out)
{
    struct places line = {0};
    bool begun = false;
    for (uint32_t f = 0; layer != NULL && f < layer->feature_count; f++) {
        const struct feature *feature = &reply->features[layer->first_feature + f];
        for (uint32_t i = 0; i < feature->part_count; i++) {
            take_places(reply, &reply->parts[feature->first_part + i], &line);
            if (line.count < 2)
                continue;
            bytes_add_text(out, begun ? "," : "{\"type\":\"MultiLineString\",\"coordinates\":[");
            write_places(&line, out);
            begun = true;
        }
    }
    bytes_add_text(out, begun ? "]}" : "null");
    ARRAY_FINI(&line);
}

static cJSON *zone_properties(const struct out_subject *subject, const struct zone *zone)
{
    static const char *const roles[ZONE_KINDS] = {
        [ZONE_TIER] = "tier", [ZONE_REST] = "rest", [ZONE_BEYOND] = "beyond"};
    cJSON *properties = json_object_new();
    cJSON_AddStringToObject(properties, "role", roles[zone->kind]);
    if (zone->kind == ZONE_TIER)
        cJSON_AddNumberToObject(properties, "tier", zone->tier + 1);
    cJSON_AddStringToObject(properties, "name", out_zone_name(subject, zone));
    if (zone->kind != ZONE_BEYOND)
        cJSON_AddStringToObject(properties, "force", out_zone_force(subject, zone));
    if (zone->kind == ZONE_TIER) {
        cJSON_AddNumberToObject(properties, "inner_km", zone->inner_km);
        cJSON_AddNumberToObject(properties, "outer_km", zone->outer_km);
    }
    json_add_number(properties, "area_km2", zone->area_km2, 1);
    cJSON_AddTrueToObject(properties, "illustrative");
    return properties;
}

static cJSON *reference_properties(const struct out_subject *subject)
{
    const struct summary *summary = subject->tiers->summary;
    cJSON *properties = json_object_new();
    cJSON_AddStringToObject(properties, "role", "reference");
    cJSON_AddStringToObject(properties, "name", out_reference_name(subject));
    cJSON_AddStringToObject(properties, "title", wording_reference(summary));
    cJSON_AddStringToObject(properties, "reading", wording_reading_key(summary));
    json_add_number(properties, "length_km", summary->reference_km, 1);
    cJSON_AddTrueToObject(properties, "illustrative");
    return properties;
}

/* Appends one feature on a line of its own. geometry: its text, emptied. */
static void write_feature(cJSON *properties, struct bytes *geometry, const char *before, struct bytes *out)
{
    cJSON *feature = json_object_new();
    cJSON_AddStringToObject(feature, "type", "Feature");
    cJSON_AddItemToObject(feature, "properties", properties);
    cJSON_AddRawToObject(feature, "geometry", bytes_text(geometry));
    bytes_add_text(out, before);
    json_write(feature, false, out);
    geometry->count = 0;
}

/* The object's members that stand before the features. */
static void write_head(const struct out_subject *subject, struct bytes *out)
{
    const char *lines[out_attributions_max];
    size_t count = out_attributions(subject, 1u << LAYER_ZONES | 1u << LAYER_REFERENCE, lines);
    struct bytes attribution = {0}, note = {0};
    cJSON *head = json_object_new();
    for (size_t i = 0; i < count; i++)
        bytes_add_format(&attribution, "%s. ", lines[i]);
    bytes_add_text(&attribution, plan_text_in(&subject->plan->attribution, subject->language));
    const char *notes[] = {wording_illustrative(subject->plan), wording_border(subject->tiers, subject->own_border),
                           wording_reading(subject->tiers->summary),
                           wording_land_of_ukraine(subject->ground)};
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++)
        bytes_add_format(&note, "%s%s", i > 0 && *notes[i] != '\0' ? " " : "", notes[i]);
    cJSON_AddStringToObject(head, "type", "FeatureCollection");
    cJSON_AddStringToObject(head, "title", plan_text_in(&subject->plan->title, subject->language));
    cJSON_AddStringToObject(head, "note", bytes_text(&note));
    cJSON_AddStringToObject(head, "attribution", bytes_text(&attribution));
    json_write(head, false, out);
    out->count--; /* the brace: the features follow */
    bytes_fini(&attribution);
    bytes_fini(&note);
}

void out_geojson(const struct out_subject *subject, struct bytes *out)
{
    const struct reply *reply = subject->tiers;
    const struct layer *zones = reply_layer_find(reply, LAYER_ZONES, 0);
    struct bytes geometry = {0};
    write_head(subject, out);
    bytes_add_text(out, ",\"features\":[");
    for (uint32_t i = 0; i < reply->zone_count; i++) {
        const struct zone *zone = &reply->zones[i];
        const struct feature *feature = zones != NULL ? &reply->features[zones->first_feature + i] : NULL;
        if (zone->kind == ZONE_BEYOND && (feature == NULL || feature->part_count == 0))
            continue;
        if (feature != NULL)
            write_polygons(reply, feature, &geometry);
        else
            bytes_add_text(&geometry, "null");
        write_feature(zone_properties(subject, zone), &geometry, i > 0 ? ",\n" : "\n", out);
    }
    write_lines(reply, reply_layer_find(reply, LAYER_REFERENCE, 0), &geometry);
    write_feature(reference_properties(subject), &geometry, ",\n", out);
    bytes_add_text(out, "\n]}\n");
    bytes_fini(&geometry);
}
