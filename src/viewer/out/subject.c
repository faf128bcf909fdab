#include "viewer/out/subject.h"

#include <string.h>

#include "base/bytes.h"
#include "base/translate.h"
#include "viewer/plan/attribution.h"
#include "viewer/plan/wording.h"

struct lonlat out_place(const struct reply *reply, struct point point)
{
    struct lonlat place = projection_inverse(&reply->projection, point);
    double from_middle = place.lon - reply->projection.parameters.lon_0;
    place.lon += from_middle > 180 ? -360 : from_middle < -180 ? 360 : 0;
    return place;
}

void out_title(const struct out_subject *subject, const char *between, struct bytes *out)
{
    const struct plan *plan = subject->plan;
    const char *source = plan_text_in(&plan->source_line, subject->language);
    bytes_add_text(out, plan_text_in(&plan->title, subject->language));
    if (*source != '\0')
        bytes_add_format(out, " (%s)", source);
    bytes_add_format(out, "%s%s", between, plan_text_in(&plan->illustrative, subject->language));
}

const char *out_reference_name(const struct out_subject *subject)
{
    const struct summary *summary = subject->tiers->summary;
    if (summary->reference == REFERENCE_FILE && summary->reference_path != 0)
        return reply_string(subject->tiers, summary->reference_path);
    return reference_name((enum reference_kind)summary->reference);
}

const char *out_feature_name(const struct out_subject *subject, const struct feature *feature)
{
    const char *local = reply_string(subject->ground, feature->name_local);
    const char *name = reply_string(subject->ground, feature->name);
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
    const struct reply *tiers = subject->tiers;
    bool first = true;
    for (uint32_t i = 0; i < zone->region_count; i++) {
        const char *name =
            out_feature_name(subject, &subject->ground->features[tiers->regions[zone->first_region + i]]);
        if (*name == '\0')
            continue;
        bytes_add_text(out, first ? "" : separator);
        bytes_add_text(out, name);
        first = false;
    }
}

size_t out_notes(const struct out_subject *subject, const char *notes[out_notes_max])
{
    const struct reply *tiers = subject->tiers;
    const char *all[out_notes_max] = {
        wording_illustrative(subject->plan),
        wording_border(tiers, subject->own_border),
        wording_reading(tiers->summary),
        wording_land_of_ukraine(subject->ground),
        wording_has_towns(subject->ground, subject->own_border) ? wording_towns(subject->own_border) : "",
        wording_brigades(subject->plan),
    };
    size_t count = 0;
    for (size_t i = 0; i < out_notes_max; i++)
        if (all[i][0] != '\0')
            notes[count++] = all[i];
    return count;
}

size_t out_attributions(const struct out_subject *subject, unsigned layers,
                        const char *lines[out_attributions_max])
{
    const struct attribution *attribution;
    size_t count = 0;
    layers &= attribution_layers(subject->ground, subject->owns_outline) |
              attribution_layers(subject->tiers, subject->owns_outline);
    for (size_t i = 0; (attribution = attribution_at(i)) != NULL && count < out_attributions_max; i++)
        if ((attribution->layers & layers) != 0)
            lines[count++] = attribution->line;
    return count;
}
