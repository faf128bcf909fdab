#include "viewer/map/gazetteer_list.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/fold.h"
#include "viewer/map/region.h"

enum importance { CAPITAL, ZONE, SEAT, REGION, COUNTRY, MAIN_RIVER, WATER, RIVER, FORCE, TOWN, TOWN_ABROAD };

/* What a person may add to a name, or type in its place. */
static const char *const kind_words[GAZETTEER_KINDS] = {
    [GAZETTEER_TOWN] = "town city місто",   [GAZETTEER_REGION] = "oblast region область",
    [GAZETTEER_RIVER] = "river річка",      [GAZETTEER_WATER] = "water",
    [GAZETTEER_COUNTRY] = "country країна",
};
static const char lake_words[] = "lake water озеро"; /* seas and reservoirs have such a word in their names */

struct listing {
    struct gazetteer_list *list;
    const struct scene *scene;
    uint32_t kind_words[GAZETTEER_KINDS], lake_words; /* in the list's names */
};

/* Appends a folded name; returns where it is. */
static uint32_t add_folded(struct gazetteer_list *list, const char *name)
{
    char folded[512];
    uint32_t at = (uint32_t)list->names.count;
    bytes_add(&list->names, folded, fold_text(name, folded, sizeof folded) + 1);
    return at;
}

/* Adds a name to the last item, unless nothing of it is left when it is folded. */
static void add_name(struct gazetteer_list *list, const char *name)
{
    uint32_t at = add_folded(list, name);
    if (list->names.items[at] == '\0')
        list->names.count = at;
    else
        list->items[list->count - 1].name_count++;
}

static void add_item(struct listing *listing, struct gazetteer_entry entry, enum importance class,
                     double size)
{
    *ARRAY_ADD(listing->list) = (struct gazetteer_item){
        .entry = entry,
        .first_name = (uint32_t)listing->list->names.count,
        .kind_words = listing->kind_words[entry.kind],
        .class = class,
        .size = size,
    };
}

static enum importance importance_of(enum gazetteer_kind kind, const struct feature *feature)
{
    switch (kind) {
    case GAZETTEER_TOWN:
        return feature->kind == FEATURE_TOWN_CAPITAL  ? CAPITAL
               : feature->kind == FEATURE_TOWN_REGION ? SEAT
               : feature->kind == FEATURE_TOWN_ABROAD ? TOWN_ABROAD
                                                      : TOWN;
    case GAZETTEER_REGION:
        return REGION;
    case GAZETTEER_COUNTRY:
        return COUNTRY;
    case GAZETTEER_WATER:
        return WATER;
    default:
        return feature->rank == 1 ? MAIN_RIVER : RIVER;
    }
}

/* The item of that kind that has the feature's name already. */
static struct gazetteer_item *find_namesake(const struct listing *listing, enum gazetteer_kind kind,
                                            const struct feature *feature)
{
    const char *name = scene_name(listing->scene, feature, NULL);
    for (size_t i = 0; i < listing->list->count; i++) {
        struct gazetteer_item *item = &listing->list->items[i];
        if (item->entry.kind == kind &&
            strcmp(scene_name(listing->scene, item->entry.feature, NULL), name) == 0)
            return item;
    }
    return NULL;
}

static void add_feature(struct listing *listing, enum gazetteer_kind kind, const struct feature *feature)
{
    const char *name = scene_name(listing->scene, feature, NULL),
               *local = scene_name(listing->scene, feature, "uk");
    enum importance class = importance_of(kind, feature);
    if (feature->part_count == 0 || (*name == '\0' && *local == '\0'))
        return;
    bool comes_in_pieces = kind != GAZETTEER_TOWN && kind != GAZETTEER_REGION;
    struct gazetteer_item *namesake = comes_in_pieces ? find_namesake(listing, kind, feature) : NULL;
    if (namesake != NULL) {
        namesake->class = class < namesake->class ? class : namesake->class;
        namesake->size += feature->size;
        return;
    }
    add_item(listing, (struct gazetteer_entry){.kind = kind, .feature = feature, .zone = no_zone}, class,
             feature->size);
    if (kind == GAZETTEER_WATER && feature->kind == FEATURE_LAKE)
        listing->list->items[listing->list->count - 1].kind_words = listing->lake_words;
    add_name(listing->list, name);
    if (strcmp(local, name) != 0)
        add_name(listing->list, local);
    for (int i = 0; kind == GAZETTEER_REGION && i < 2; i++) {
        char title[256];
        region_title(listing->scene, feature, i == 0 ? NULL : "uk", title, sizeof title);
        add_name(listing->list, title);
    }
}

static void add_layer(struct listing *listing, enum gazetteer_kind kind, enum layer_role role)
{
    const struct layer *layer = reply_layer_find(scene_ground(listing->scene), role, 0);
    for (uint32_t i = 0; layer != NULL && i < layer->feature_count; i++)
        add_feature(listing, kind, scene_feature(listing->scene, layer, i));
}

static void add_text(struct gazetteer_list *list, const struct plan_text *text)
{
    if (text->text != NULL)
        add_name(list, text->text);
    for (size_t i = 0; i < text->translation_count; i++)
        add_name(list, text->translations[i].text);
}

/* What the plan says of one zone. */
struct zone_texts {
    uint32_t zone;
    const char *id;                           /* by which contributions name it */
    const struct plan_text *name, *others[4]; /* what the zone is called; it is found by the others too */
    const struct plan_text *force, *force_others[2];
};

static void add_plan_item(struct listing *listing, enum gazetteer_kind kind, uint32_t zone,
                          const struct plan_text *name, const struct plan_text *const *others, size_t count)
{
    if (name->text == NULL)
        return;
    struct gazetteer_entry entry = {.kind = kind, .text = name, .zone = zone};
    add_item(listing, entry, kind == GAZETTEER_ZONE ? ZONE : FORCE, -(double)zone);
    add_text(listing->list, name);
    for (size_t i = 0; i < count && others[i] != NULL; i++)
        add_text(listing->list, others[i]);
}

static void add_zone(struct listing *listing, const struct plan *plan, const struct zone_texts *texts)
{
    const struct plan_notes *notes = &plan->notes[PLAN_CONTRIBUTIONS];
    char number[64] = "rest решта";
    if (texts->zone < plan->tier_count)
        snprintf(number, sizeof number, "tier %u рубіж %u", texts->zone + 1, texts->zone + 1);
    listing->kind_words[GAZETTEER_ZONE] = listing->kind_words[GAZETTEER_FORCE] =
        add_folded(listing->list, number);
    add_plan_item(listing, GAZETTEER_ZONE, texts->zone, texts->name, texts->others, 4);
    add_plan_item(listing, GAZETTEER_FORCE, texts->zone, texts->force, texts->force_others, 2);
    for (size_t i = 0; i < notes->count; i++)
        if (notes->items[i].tier != NULL && strcmp(notes->items[i].tier, texts->id) == 0)
            add_plan_item(listing, GAZETTEER_FORCE, texts->zone, &notes->items[i].title, NULL, 0);
}

static void add_plan(struct listing *listing, const struct plan *plan)
{
    for (uint32_t i = 0; i < plan->tier_count; i++) {
        const struct plan_tier *tier = &plan->tiers[i];
        add_zone(listing, plan,
                 &(struct zone_texts){.zone = i,
                                      .id = tier->id != NULL ? tier->id : "",
                                      .name = &tier->name,
                                      .others = {&tier->short_name},
                                      .force = &tier->force,
                                      .force_others = {&tier->label, &tier->brigades_text}});
    }
    add_zone(listing, plan,
             &(struct zone_texts){.zone = (uint32_t)plan->tier_count,
                                  .id = "rest",
                                  .name = &plan->rest.name,
                                  .others = {&plan->rest.short_name},
                                  .force = &plan->rest.force,
                                  .force_others = {&plan->rest.label}});
}

static int compare(const void *a, const void *b)
{
    const struct gazetteer_item *left = a, *right = b;
    if (left->class != right->class)
        return left->class < right->class ? -1 : 1;
    if (left->size > right->size || left->size < right->size)
        return left->size > right->size ? -1 : 1;
    return left->first_name < right->first_name ? -1
                                                : left->first_name > right->first_name; /* always the same */
}

void gazetteer_list_init(struct gazetteer_list *list, const struct scene *scene, const struct plan *plan)
{
    struct listing listing = {.list = list, .scene = scene};
    *list = (struct gazetteer_list){0};
    for (int kind = 0; kind < GAZETTEER_KINDS; kind++)
        listing.kind_words[kind] = kind_words[kind] != NULL ? add_folded(list, kind_words[kind]) : 0;
    listing.lake_words = add_folded(list, lake_words);
    add_layer(&listing, GAZETTEER_TOWN, LAYER_PLACES);
    add_layer(&listing, GAZETTEER_REGION, LAYER_REGIONS);
    add_layer(&listing, GAZETTEER_RIVER, LAYER_RIVERS);
    add_layer(&listing, GAZETTEER_WATER, LAYER_WATER);
    add_layer(&listing, GAZETTEER_COUNTRY, LAYER_COUNTRY);
    add_layer(&listing, GAZETTEER_COUNTRY, LAYER_NEIGHBOURS);
    add_plan(&listing, plan);
    if (list->count > 0)
        qsort(list->items, list->count, sizeof *list->items, compare);
}

void gazetteer_list_fini(struct gazetteer_list *list)
{
    bytes_fini(&list->names);
    ARRAY_FINI(list);
}
