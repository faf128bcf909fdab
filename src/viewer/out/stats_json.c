#include "viewer/out/stats_rows.h"

#include "viewer/out/json.h"
#include "viewer/plan/wording.h"

static void add_regions(const struct out_subject *subject, const struct zone *zone, cJSON *object)
{
    const struct reply *reply = subject->tiers;
    cJSON *names = cJSON_AddArrayToObject(object, "oblasts");
    for (uint32_t i = 0; i < zone->region_count; i++) {
        const char *name =
            out_feature_name(subject, &subject->ground->features[reply->regions[zone->first_region + i]]);
        if (*name != '\0')
            cJSON_AddItemToArray(names, cJSON_CreateString(name));
    }
}

/* What every zone has. */
static void add_land(const struct out_subject *subject, const struct zone *zone, cJSON *object)
{
    json_add_number(object, "area_km2", zone->area_km2, 1);
    json_add_number(object, "share_percent", zone->share * 100, 2);
    if (wording_has_towns(subject->ground, subject->own_border)) {
        json_add_number(object, "towns", zone->town_count, 0);
        json_add_number(object, "population", zone->population, 0);
    } else { /* none are known there, which is not the same as none */
        cJSON_AddNullToObject(object, "towns");
        cJSON_AddNullToObject(object, "population");
    }
}

static cJSON *tier_object(const struct out_subject *subject, const struct zone *zone)
{
    const struct plan_tier *tier = out_zone_tier(subject, zone);
    cJSON *object = json_object_new();
    json_add_number(object, "tier", zone->tier + 1, 0);
    cJSON_AddStringToObject(object, "name", out_zone_name(subject, zone));
    cJSON_AddStringToObject(object, "force", out_zone_force(subject, zone));
    cJSON_AddNumberToObject(object, "inner_km", zone->inner_km);
    cJSON_AddNumberToObject(object, "outer_km", zone->outer_km);
    cJSON_AddTrueToObject(object, "illustrative");
    add_land(subject, zone, object);
    add_regions(subject, zone, object);
    json_add_number(object, "edge_km", zone->edge_km, 1);
    if (tier != NULL && tier->brigades_max > 0) {
        json_add_number(object, "brigades_min", tier->brigades_min, 0);
        json_add_number(object, "brigades_max", tier->brigades_max, 0);
        json_add_number(object, "km_per_brigade_at_min", stats_km_per_brigade(zone, tier->brigades_min), 1);
        json_add_number(object, "km_per_brigade_at_max", stats_km_per_brigade(zone, tier->brigades_max), 1);
    }
    return object;
}

static void add_lines(cJSON *root, const char *name, const char *const *lines, size_t count)
{
    cJSON *array = cJSON_AddArrayToObject(root, name);
    for (size_t i = 0; i < count; i++)
        cJSON_AddItemToArray(array, cJSON_CreateString(lines[i]));
}

static void add_sources(const struct out_subject *subject, cJSON *root)
{
    cJSON *array = cJSON_AddArrayToObject(root, "sources");
    for (size_t i = 0; i < subject->plan->sources.count; i++) {
        const struct plan_source *source = &subject->plan->sources.items[i];
        cJSON *object = json_object_new();
        cJSON_AddStringToObject(object, "title", plan_text_in(&source->title, subject->language));
        cJSON_AddStringToObject(object, "publisher", plan_text_in(&source->publisher, subject->language));
        cJSON_AddStringToObject(object, "date", plan_text_in(&source->date, subject->language));
        cJSON_AddStringToObject(object, "url", source->url != NULL ? source->url : "");
        cJSON_AddItemToArray(array, object);
    }
}

void stats_write_json(const struct out_subject *subject, struct bytes *out)
{
    const struct reply *reply = subject->tiers;
    const char *notes[out_notes_max], *lines[out_attributions_max];
    cJSON *root = json_object_new();
    cJSON *reference = cJSON_AddObjectToObject(root, "reference");
    cJSON_AddStringToObject(reference, "name", out_reference_name(subject));
    cJSON_AddStringToObject(reference, "reading", wording_reading_key(reply->summary));
    json_add_number(reference, "length_km", reply->summary->reference_km, 1);
    cJSON *tiers = cJSON_AddArrayToObject(root, "tiers");
    for (uint32_t i = 0; i < reply->zone_count; i++) {
        const struct zone *zone = &reply->zones[i];
        if (zone->kind == ZONE_TIER)
            cJSON_AddItemToArray(tiers, tier_object(subject, zone));
        else
            add_land(subject, zone, cJSON_AddObjectToObject(root, zone->kind == ZONE_REST ? "rear" : "beyond"));
    }
    add_lines(root, "notes", notes, out_notes(subject, notes));
    add_sources(subject, root);
    add_lines(root, "attribution", lines, out_attributions(subject, stats_layers, lines));
    json_write(root, true, out);
    bytes_add_text(out, "\n");
}
