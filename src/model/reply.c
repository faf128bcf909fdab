#include "model/reply.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "base/translate.h"
#include "model/request.h"

static const char reply_magic[8] = "TMREPLY\n";
static const double coordinate_max_m = 1e9;

size_t reply_length(const void *data, size_t size)
{
    struct reply_header header;
    if (size < sizeof header)
        return 0;
    memcpy(&header, data, sizeof header);
    if (memcmp(header.magic, reply_magic, sizeof reply_magic) != 0 || header.version != reply_version ||
        header.length < sizeof header || header.length > PTRDIFF_MAX)
        return SIZE_MAX;
    return (size_t)header.length;
}

uint32_t reply_number(const void *data, size_t size)
{
    struct reply_header header = {0};
    if (size >= sizeof header)
        memcpy(&header, data, sizeof header);
    return header.request_number;
}

/* Finds one section, checks that it lies inside and is aligned. */
static bool section_find(const struct reply_header *header, enum reply_section_kind kind, size_t item_size,
                         const void **items, uint32_t *count)
{
    const struct reply_section *sections = (const struct reply_section *)(header + 1);
    for (uint32_t i = 0; i < header->section_count; i++) {
        const struct reply_section *section = &sections[i];
        uint64_t bytes;
        if (section->kind != kind)
            continue;
        if (section->item_size != item_size || section->count > UINT32_MAX || section->offset % 8 != 0 ||
            section->offset > header->length ||
            __builtin_mul_overflow(section->count, (uint64_t)item_size, &bytes) ||
            bytes > header->length - section->offset)
            return false;
        *items = (const char *)header + section->offset;
        *count = (uint32_t)section->count;
        return true;
    }
    return false;
}

static bool range_valid(uint32_t first, uint32_t count, uint32_t total)
{
    return first <= total && count <= total - first;
}

static bool extent_valid(struct extent extent)
{
    if (extent_is_empty(extent)) /* a zone without land */
        return true;
    return fabs(extent.min_x) < coordinate_max_m && fabs(extent.max_x) < coordinate_max_m &&
           fabs(extent.min_y) < coordinate_max_m && fabs(extent.max_y) < coordinate_max_m;
}

static bool number_valid(double number)
{
    return isfinite(number) && number >= 0 && number < 1e15;
}

static bool strings_valid(const char *strings, uint32_t count)
{
    if (count == 0 || strings[0] != '\0' || strings[count - 1] != '\0')
        return false;
    for (uint32_t at = 0; at < count;) {
        const char *text = strings + at;
        size_t length = strlen(text);
        char *clean = text_clean_new(text, length);
        bool same = strcmp(clean, text) == 0;
        free(clean);
        if (!same)
            return false;
        at += (uint32_t)length + 1;
    }
    return true;
}

static bool features_valid(const struct reply *reply, uint32_t string_count)
{
    uint64_t parts = 0, points = 0;
    for (uint32_t i = 0; i < reply->feature_count; i++) {
        const struct feature *feature = &reply->features[i];
        parts += feature->part_count;
        if (!extent_valid(feature->extent) || !number_valid(feature->size) || feature->kind >= FEATURE_KINDS ||
            !range_valid(feature->first_part, feature->part_count, reply->part_count) ||
            feature->name >= string_count || feature->name_local >= string_count ||
            feature->code >= string_count)
            return false;
    }
    for (uint32_t i = 0; i < reply->part_count; i++) {
        const struct part *part = &reply->parts[i];
        points += part->point_count;
        if (part->point_count == 0 || !range_valid(part->first_point, part->point_count, reply->point_count))
            return false;
    }
    /* Shared parts and points would make a small reply cost as much as a huge one. */
    if (parts > reply->part_count || points > reply->point_count)
        return false;
    for (uint32_t i = 0; i < reply->point_count; i++)
        if (!(fabs(reply->points[i].x) < coordinate_max_m && fabs(reply->points[i].y) < coordinate_max_m))
            return false;
    return true;
}

static bool layers_valid(const struct reply *reply)
{
    uint64_t features = 0;
    for (uint32_t i = 0; i < reply->layer_count; i++) {
        const struct layer *layer = &reply->layers[i];
        features += layer->feature_count;
        if (layer->role >= LAYER_ROLES || !number_valid(layer->tolerance_m) ||
            !range_valid(layer->first_feature, layer->feature_count, reply->feature_count))
            return false;
        if (layer->role == LAYER_ZONES && layer->feature_count != reply->zone_count)
            return false;
    }
    return features <= reply->feature_count;
}

/* The tiers in order, then the rest, then beyond. Sets tier_count. */
static bool zones_valid(struct reply *reply)
{
    if (reply->zone_count < tiers_min + 2 || reply->zone_count > zones_max)
        return false;
    reply->tier_count = reply->zone_count - 2;
    for (uint32_t i = 0; i < reply->zone_count; i++) {
        const struct zone *zone = &reply->zones[i];
        uint32_t kind = i < reply->tier_count ? ZONE_TIER : i == reply->tier_count ? ZONE_REST : ZONE_BEYOND;
        if (zone->kind != kind || zone->tier != (kind == ZONE_TIER ? i : 0) || !number_valid(zone->inner_km) ||
            !number_valid(zone->outer_km) || !number_valid(zone->area_km2) || !(zone->share >= 0 && zone->share < 2) ||
            !number_valid(zone->edge_km) || !number_valid(zone->population) ||
            !range_valid(zone->first_region, zone->region_count, reply->region_count))
            return false;
    }
    for (uint32_t i = 0; i < reply->town_zone_count; i++)
        if (reply->town_zones[i] != no_zone && reply->town_zones[i] >= reply->zone_count)
            return false;
    return true;
}

static bool country_valid(const struct country *country, uint32_t string_count)
{
    struct lonlat centre = {country->centre_lon, country->centre_lat};
    return country->name < string_count && country->name_local < string_count && number_valid(country->area_km2) &&
           lonlat_valid(centre);
}

static bool summary_valid(const struct summary *summary, uint32_t string_count)
{
    return summary->reference < REFERENCE_KINDS && summary->reading < REFERENCE_READINGS &&
           summary->reference_path < string_count && number_valid(summary->reference_km) &&
           extent_valid(summary->view);
}

static bool warnings_valid(const struct reply *reply, uint32_t string_count)
{
    for (uint32_t i = 0; i < reply->file_count; i++)
        if (reply->files[i].path >= string_count || reply->files[i].role > LAYER_ROLES)
            return false;
    for (uint32_t i = 0; i < reply->warning_count; i++) {
        const struct warning *warning = &reply->warnings[i];
        if (warning->code >= WARNING_CODES || warning->file >= reply->file_count || warning->detail >= string_count ||
            !number_valid(warning->number))
            return false;
    }
    return true;
}

/* Finds a section, or leaves it empty if it is not there and need not be. */
static bool section_take(const struct reply_header *header, enum reply_section_kind kind, bool is_needed,
                         size_t item_size, const void **items, uint32_t *count)
{
    *count = 0;
    return section_find(header, kind, item_size, items, count) || !is_needed;
}

static bool sections_take(struct reply *open)
{
    const struct reply_header *header = open->header;
    bool has_ground = (header->flags & REPLY_GROUND) != 0, has_tiers = (header->flags & REPLY_TIERS) != 0;
    uint32_t country_count, summary_count;
#define TAKE(kind, is_needed, field, count)                                                                            \
    section_take(header, (kind), (is_needed), sizeof *open->field, (const void **)&open->field, (count))
    bool taken = TAKE(REPLY_COUNTRY, has_ground, country, &country_count) && country_count == has_ground &&
                 TAKE(REPLY_SUMMARY, has_tiers, summary, &summary_count) && summary_count == has_tiers &&
                 TAKE(REPLY_LAYERS, true, layers, &open->layer_count) &&
                 TAKE(REPLY_FEATURES, true, features, &open->feature_count) &&
                 TAKE(REPLY_PARTS, true, parts, &open->part_count) &&
                 TAKE(REPLY_POINTS, true, points, &open->point_count) &&
                 TAKE(REPLY_ZONES, has_tiers, zones, &open->zone_count) &&
                 TAKE(REPLY_REGIONS, false, regions, &open->region_count) &&
                 TAKE(REPLY_TOWN_ZONES, false, town_zones, &open->town_zone_count) &&
                 TAKE(REPLY_FILES, false, files, &open->file_count) &&
                 TAKE(REPLY_WARNINGS, false, warnings, &open->warning_count);
    open->country = has_ground ? open->country : NULL;
    open->summary = has_tiers ? open->summary : NULL;
    if (!has_tiers) /* nobody looks at them, so that they are not checked either */
        open->zone_count = open->region_count = open->town_zone_count = 0;
    return taken;
#undef TAKE
}

/* A check is a check and nothing else. */
static bool holds_something(uint32_t flags)
{
    uint32_t held = flags & (REPLY_GROUND | REPLY_TIERS | REPLY_CHECK);
    return held != 0 && ((held & REPLY_CHECK) == 0 || held == REPLY_CHECK);
}

bool reply_open(struct reply *reply, const void *data, size_t size, struct error *error)
{
    const struct reply_header *header = data;
    struct reply open = {.header = header};
    uint32_t string_count = 0;
    *reply = (struct reply){0};
    bool whole = size >= sizeof *header && reply_length(data, size) == size && (uintptr_t)data % 8 == 0 &&
                 header->section_count <= REPLY_SECTIONS &&
                 sizeof *header + header->section_count * sizeof(struct reply_section) <= size &&
                 section_find(header, REPLY_STRINGS, 1, (const void **)&open.strings, &string_count) &&
                 strings_valid(open.strings, string_count);
    if (whole && (header->flags & REPLY_FAILED) != 0) {
        bool has_reason = string_count > 1 && open.strings[1] != '\0';
        error_set(error, "%s", has_reason ? open.strings + 1 : _("the engine failed without a reason"));
        return false;
    }
    if (!whole || !holds_something(header->flags) || !sections_take(&open) ||
        ((header->flags & REPLY_CHECK) == 0 && !projection_init(&open.projection, header->projection)) ||
        (open.summary != NULL && !zones_valid(&open)) ||
        !layers_valid(&open) || !features_valid(&open, string_count) ||
        (open.country != NULL && !country_valid(open.country, string_count)) ||
        (open.summary != NULL && !summary_valid(open.summary, string_count)) ||
        !warnings_valid(&open, string_count)) {
        error_set(error, _("the engine's answer is damaged"));
        return false;
    }
    *reply = open;
    return true;
}

bool reply_fits(const struct reply *ground, const struct reply *tiers)
{
    if (ground->country == NULL || tiers->summary == NULL ||
        memcmp(&ground->header->projection, &tiers->header->projection, sizeof ground->header->projection) != 0)
        return false;
    const struct layer *places = reply_layer_find(ground, LAYER_PLACES, 0);
    if (tiers->town_zone_count != 0 && (places == NULL || places->feature_count != tiers->town_zone_count))
        return false;
    for (uint32_t i = 0; i < tiers->region_count; i++)
        if (tiers->regions[i] >= ground->feature_count)
            return false;
    return true;
}

const char *reply_string(const struct reply *reply, uint32_t offset)
{
    return reply->strings + offset;
}

const struct layer *reply_layer_find(const struct reply *reply, enum layer_role role, double tolerance_m)
{
    const struct layer *best = NULL;
    for (uint32_t i = 0; i < reply->layer_count; i++) {
        const struct layer *layer = &reply->layers[i];
        if (layer->role != role)
            continue;
        bool fits = layer->tolerance_m <= tolerance_m;
        bool best_fits = best != NULL && best->tolerance_m <= tolerance_m;
        if (best == NULL || (fits && (!best_fits || layer->tolerance_m > best->tolerance_m)) ||
            (!fits && !best_fits && layer->tolerance_m < best->tolerance_m))
            best = layer;
    }
    return best;
}
