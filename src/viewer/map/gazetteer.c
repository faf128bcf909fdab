#include "viewer/map/gazetteer.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/translate.h"
#include "viewer/map/gazetteer_list.h"
#include "viewer/map/inside.h"
#include "viewer/map/match.h"
#include "viewer/map/region.h"

struct gazetteer {
    const struct scene *scene;
    const struct plan *plan;
    struct gazetteer_list list; /* empty before the first search */
    unsigned char *matches;     /* for each item of the list */
};

struct gazetteer *gazetteer_new(const struct scene *scene, const struct plan *plan)
{
    struct gazetteer *gazetteer = memory_new(sizeof *gazetteer);
    gazetteer->scene = scene;
    gazetteer->plan = plan;
    return gazetteer;
}

void gazetteer_free(struct gazetteer *gazetteer)
{
    if (gazetteer == NULL)
        return;
    gazetteer_list_fini(&gazetteer->list);
    free(gazetteer->matches);
    free(gazetteer);
}

static enum match match_item(const struct gazetteer_list *list, const struct gazetteer_item *item,
                             const char *typed)
{
    const char *names = (const char *)list->names.items + item->first_name, *name = names;
    enum match best = MATCH_NONE;
    for (uint32_t i = 0; i < item->name_count; i++, name += strlen(name) + 1) {
        enum match match = match_name(typed, name);
        best = match < best ? match : best;
    }
    const char *kind_words = (const char *)list->names.items + item->kind_words;
    return best > MATCH_WORDS && match_words(typed, kind_words, names, item->name_count) ? MATCH_WORDS : best;
}

static enum match match_slips(const struct gazetteer_list *list, const struct gazetteer_item *item,
                              const char *typed)
{
    const char *name = (const char *)list->names.items + item->first_name;
    enum match best = MATCH_NONE;
    for (uint32_t i = 0; i < item->name_count; i++, name += strlen(name) + 1) {
        enum match match = match_slip(typed, name);
        best = match < best ? match : best;
    }
    return best;
}

/* Whether any item fits. */
static bool match_all(struct gazetteer *gazetteer, const char *typed,
                      enum match (*match)(const struct gazetteer_list *, const struct gazetteer_item *,
                                          const char *))
{
    const struct gazetteer_list *list = &gazetteer->list;
    bool any = false;
    for (size_t i = 0; i < list->count; i++) {
        gazetteer->matches[i] = (unsigned char)match(list, &list->items[i], typed);
        any = any || gazetteer->matches[i] != MATCH_NONE;
    }
    return any;
}

size_t gazetteer_find(struct gazetteer *gazetteer, const char *typed, const struct gazetteer_entry *found[],
                      size_t most)
{
    const struct gazetteer_list *list = &gazetteer->list;
    char folded[256];
    size_t count = 0;
    if (fold_text(typed, folded, sizeof folded) == 0)
        return 0;
    if (gazetteer->matches == NULL) {
        gazetteer_list_init(&gazetteer->list, gazetteer->scene, gazetteer->plan);
        gazetteer->matches = memory_new(list->count);
    }
    if (!match_all(gazetteer, folded, match_item) && !match_all(gazetteer, folded, match_slips))
        return 0;
    for (int match = 0; match < MATCH_NONE; match++)
        for (size_t i = 0; i < list->count && count < most; i++)
            if (gazetteer->matches[i] == match)
                found[count++] = &list->items[i].entry;
    return count;
}

const char *gazetteer_name(const struct gazetteer *gazetteer, const struct gazetteer_entry *entry,
                           const char *language)
{
    if (entry->text != NULL)
        return plan_text_in(entry->text, language);
    const char *name = scene_name(gazetteer->scene, entry->feature, language);
    return *name != '\0' ? name : scene_name(gazetteer->scene, entry->feature, "uk");
}

static struct point point_of(const struct scene *scene, const struct feature *feature)
{
    return *scene_points(scene, scene_part(scene, feature, 0));
}

/* The region that has the town's code, NULL if there is none. */
static const struct feature *region_of(const struct scene *scene, const struct feature *town)
{
    const struct reply *ground = scene_ground(scene);
    const struct layer *layer = reply_layer_find(ground, LAYER_REGIONS, 0);
    for (uint32_t i = 0; layer != NULL && town->code != 0 && i < layer->feature_count; i++) {
        const struct feature *region = scene_feature(scene, layer, i);
        if (strcmp(reply_string(ground, region->code), reply_string(ground, town->code)) == 0)
            return region;
    }
    return NULL;
}

static const char *word_of_water(const struct feature *water)
{
    switch (water->kind) {
    case FEATURE_SEA:
        return _("sea");
    case FEATURE_LIMAN:
        return _("liman");
    case FEATURE_RESERVOIR:
        return _("reservoir");
    case FEATURE_DRAINED:
        return _("drained reservoir");
    default:
        return _("lake");
    }
}

static void detail_of_town(const struct scene *scene, const struct feature *town, const char *language,
                           char *text, size_t size)
{
    const struct feature *region = region_of(scene, town), *country = NULL;
    const char *word = town->kind == FEATURE_TOWN_CAPITAL ? _("capital") : _("town");
    if (town->kind == FEATURE_TOWN_ABROAD) {
        const struct layer *neighbours = reply_layer_find(scene_ground(scene), LAYER_NEIGHBOURS, 0);
        country = inside_layer(scene, neighbours, point_of(scene, town));
        word = country != NULL ? scene_name(scene, country, language) : _("abroad");
    }
    if (region != NULL && town->kind != FEATURE_TOWN_CAPITAL && town->kind != FEATURE_TOWN_ABROAD)
        region_title(scene, region, language, text, size);
    else
        text_clean(text, size, word, strlen(word));
}

static const char *word_of_region(const struct scene *scene, const struct feature *region)
{
    switch (region_kind_of(scene, region)) {
    case REGION_OBLAST:
        return _("oblast");
    case REGION_CITY:
        return _("city with the rank of an oblast");
    case REGION_REPUBLIC:
        return _("autonomous republic");
    default:
        return _("region");
    }
}

static void detail_of_zone(const struct gazetteer *gazetteer, const struct gazetteer_entry *entry,
                           const char *language, char *text, size_t size)
{
    const char *rest = plan_text_in(&gazetteer->plan->rest.name, language);
    if (entry->zone < gazetteer->plan->tier_count)
        snprintf(text, size, _("tier %u"), entry->zone + 1);
    else if (entry->kind == GAZETTEER_ZONE)
        snprintf(text, size, "%s", _("beyond the tiers"));
    else
        text_clean(text, size, rest, strlen(rest));
}

void gazetteer_detail(const struct gazetteer *gazetteer, const struct gazetteer_entry *entry,
                      const char *language, char *text, size_t size)
{
    const char *word = "";
    switch (entry->kind) {
    case GAZETTEER_TOWN:
        detail_of_town(gazetteer->scene, entry->feature, language, text, size);
        return;
    case GAZETTEER_ZONE:
    case GAZETTEER_FORCE:
        detail_of_zone(gazetteer, entry, language, text, size);
        return;
    case GAZETTEER_REGION:
        word = word_of_region(gazetteer->scene, entry->feature);
        break;
    case GAZETTEER_RIVER:
        word = _("river");
        break;
    case GAZETTEER_WATER:
        word = word_of_water(entry->feature);
        break;
    default:
        word = _("country");
    }
    text_clean(text, size, word, strlen(word));
}

/* The point of a river that is nearest to the middle of its extent. */
static struct point middle_of_lines(const struct scene *scene, const struct feature *feature)
{
    struct point centre = extent_centre(feature->extent), best = point_of(scene, feature);
    for (uint32_t i = 0; i < feature->part_count; i++) {
        const struct part *part = scene_part(scene, feature, i);
        const struct point *points = scene_points(scene, part);
        for (uint32_t k = 0; k < part->point_count; k++)
            if (hypot(points[k].x - centre.x, points[k].y - centre.y) <
                hypot(best.x - centre.x, best.y - centre.y))
                best = points[k];
    }
    return best;
}

/* The layer that a feature of the ground is in. */
static const struct layer *layer_of(const struct reply *ground, const struct feature *feature)
{
    uint32_t index = (uint32_t)(feature - ground->features);
    const struct layer *layer = ground->layers;
    while (index - layer->first_feature >= layer->feature_count)
        layer++;
    return layer;
}

/* All but towns and oblasts may come in several features of one name. */
static struct gazetteer_target target_of_feature(const struct scene *scene,
                                                 const struct gazetteer_entry *entry)
{
    bool comes_in_pieces = entry->kind != GAZETTEER_TOWN && entry->kind != GAZETTEER_REGION;
    const struct layer *layer = comes_in_pieces ? layer_of(scene_ground(scene), entry->feature) : NULL;
    const struct feature *largest = entry->feature;
    struct extent extent = largest->extent;
    for (uint32_t i = 0; layer != NULL && i < layer->feature_count; i++) {
        const struct feature *feature = scene_feature(scene, layer, i);
        if (strcmp(scene_name(scene, feature, NULL), scene_name(scene, entry->feature, NULL)) != 0)
            continue;
        extent = extent_add(extent, feature->extent);
        largest = feature->size > largest->size ? feature : largest;
    }
    struct point point = entry->kind == GAZETTEER_TOWN    ? point_of(scene, largest)
                         : entry->kind == GAZETTEER_RIVER ? middle_of_lines(scene, largest)
                                                          : scene_middle(scene, largest);
    return (struct gazetteer_target){point, extent};
}

struct gazetteer_target gazetteer_target(const struct gazetteer *gazetteer,
                                         const struct gazetteer_entry *entry)
{
    if (entry->feature != NULL)
        return target_of_feature(gazetteer->scene, entry);
    return (struct gazetteer_target){.point = scene_zone_middle(gazetteer->scene, entry->zone),
                                     .extent = scene_zone_extent(gazetteer->scene, entry->zone)};
}
