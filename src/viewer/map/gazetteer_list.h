#pragma once
/* The list that a gazetteer searches: its entries in the order of their importance, with their folded names.
 */
#include "base/bytes.h"
#include "viewer/map/gazetteer.h"

struct gazetteer_item {
    struct gazetteer_entry entry;
    uint32_t first_name, name_count; /* in the list's names: strings one behind the other */
    uint32_t kind_words;             /* in the list's names: one string */
    uint32_t class;                  /* of importance, the first is the most important */
    double size;                     /* of importance in its class, the largest first */
};

struct gazetteer_list {
    struct gazetteer_item *items;
    size_t count, capacity;
    struct bytes names;
};

void gazetteer_list_init(struct gazetteer_list *list, const struct scene *scene, const struct plan *plan);
void gazetteer_list_fini(struct gazetteer_list *list);
