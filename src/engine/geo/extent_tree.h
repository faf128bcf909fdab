#pragma once
/* Where many things lie, in the order in which they were added, those that follow each other taken together again and
 * again: for things along lines, which are near to what follows them, as good as an index that is sorted by place. */
#include <stddef.h>
#include <stdint.h>

#include "base/point.h"

enum {
    tree_children = 8,
    tree_levels_max = 12, /* enough for as many things as there are numbers for */
    tree_visits_max = tree_levels_max * tree_children /* that can wait when each is exchanged for its children */
};

struct extent_tree { /* zeroed is empty */
    struct {
        struct extent *items;
        size_t count, capacity;
    } extents; /* level 0 has those of the things; each further level has one for each tree_children of the level below;
                  the last one has but one */
    size_t first_extents[tree_levels_max + 1]; /* of each level; one more for the end */
    uint32_t level_count;
};

/* Adds a thing; only before tree_finish. */
void extent_tree_add(struct extent_tree *tree, struct extent extent);
/* Makes the levels, once; there is at least one thing. */
void extent_tree_finish(struct extent_tree *tree);
void extent_tree_fini(struct extent_tree *tree);

/* The extents of a level. Borrowed. */
const struct extent *extent_tree_level(const struct extent_tree *tree, uint32_t level, size_t *count);

/* Calls take for each thing from `first` on whose extent touches another one, in order, until it returns false. */
void extent_tree_find(const struct extent_tree *tree, struct extent extent, size_t first,
                      bool (*take)(void *data, size_t index), void *data);
