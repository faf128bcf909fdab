#include "viewer/out/subject.h"

#include <string.h>

#include "base/bytes.h"
#include "base/translate.h"
#include "viewer/plan/attribution.h"
#include "viewer/plan/wording.h"

const char *out_reference_name(const struct out_subject *subject)
{
    const struct summary *summary = subject->reply->summary;
    if (summary->reference == REFERENCE_FILE && summary->reference_path != 0)
        return reply_string(subject->reply, summary->reference_path);
    return reference_name((enum reference_kind)summary->reference);
}

const char *out_feature_name(const struct out_subject *subject, const struct feature *feature)
{
    const char *local = reply_string(subject->reply, feature->name_local);
    const char *name = reply_string(subject->reply, feature->name);
    bool wants_local = subject->language != NULL && strcmp(subject->language, "uk") == 0;
    return *name == '\0' || (wants_local && *local != '\0') ? local : name;
}

const struct plan_tier *out_zone_tier(const struct out_subject *subject, const struct zone *zone)
{
    return zone->kind == ZONE_TIER && zone->tier < subject->plan->tier_count
               ? &subject->plan->tiers[zone->tier]
               : NULL;
}

const char *out_zone_name(const struct out_subject *subject, const struct zone *zone)
{
    const struct plan_tier *tier = out_zone_tier(subject, zone);
    if (zone->kind == ZONE_BEYOND)
        return _("Beyond the reference line");
    if (zone->kind == ZONE_REST)
        return plan_text_in(&subject->plan->rest.name, subject->language);
    return tier != NULL ? plan_text_in(&tier->name, subject->language) : "";
}

const char *out_zone_force(const struct out_subject *subject, const struct zone *zone)
{
    const struct plan_tier *tier = out_zone_tier(subject, zone);
    if (zone->kind == ZONE_REST)
        return plan_text_in(&subject->plan->rest.force, subject->language);
    return tier != NULL ? plan_text_in(&tier->force, subject->language) : "";
}

void out_zone_regions(const struct out_subject *subject, const struct zone *zone, const char *separator,
                      struct bytes *out)
{
    const struct reply *reply = subject->reply;
    bool first = true;
    for (uint32_t i = 0; i < zone->region_count; i++) {
        const char *name =
            out_feature_name(subject, &reply->features[reply->regions[zone->first_region + i]]);
        if (*name == '\0')
            continue;
        bytes_add_text(out, first ? "" : separator);
        bytes_add_text(out, name);
        first = false;
    }
}

static bool has_brigades(const struct plan *plan)
{
    for (size_t i = 0; i < plan->tier_count; i++)
        if (plan->tiers[i].brigades_max > 0)
            return true;
    return false;
}

size_t out_notes(const struct out_subject *subject, const char *notes[out_notes_max])
{
    size_t count = 0;
    notes[count++] = wording_note(WORDING_ILLUSTRATIVE);
    if (subject->reply->summary->reference < REFERENCE_FILE)
        notes[count++] = wording_note(WORDING_NOT_FRONT);
    if (*wording_reading(subject->reply->summary) != '\0')
        notes[count++] = wording_reading(subject->reply->summary);
    notes[count++] = wording_note(WORDING_POPULATION);
    if (has_brigades(subject->plan))
        notes[count++] = wording_note(WORDING_BRIGADES);
    return count;
}

/* The layers that have something in them. */
static unsigned layers_there(const struct reply *reply)
{
    unsigned there = 0;
    for (uint32_t i = 0; i < reply->layer_count; i++)
        if (reply->layers[i].feature_count > 0)
            there |= 1u << reply->layers[i].role;
    return there;
}

size_t out_attributions(const struct out_subject *subject, unsigned layers,
                        const char *lines[out_attributions_max])
{
    const struct attribution *attribution;
    unsigned of_outline = 1u << LAYER_COUNTRY | 1u << LAYER_REFERENCE | 1u << LAYER_ZONES;
    size_t count = 0;
    layers &= layers_there(subject->reply);
    if (subject->reply->summary->reference >= REFERENCE_FILE)
        layers &= ~(1u << LAYER_REFERENCE);
    if (subject->own_border)
        layers &= ~of_outline;
    for (size_t i = 0; (attribution = attribution_at(i)) != NULL && count < out_attributions_max; i++)
        if ((attribution->layers & layers) != 0)
            lines[count++] = attribution->line;
    return count;
}
