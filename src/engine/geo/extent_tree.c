#include "engine/geo/extent_tree.h"

#include <assert.h>

#include "base/array.h"

void extent_tree_add(struct extent_tree *tree, struct extent extent)
{
    *ARRAY_ADD(&tree->extents) = extent;
}

const struct extent *extent_tree_level(const struct extent_tree *tree, uint32_t level, size_t *count)
{
    *count = tree->first_extents[level + 1] - tree->first_extents[level];
    return tree->extents.items + tree->first_extents[level];
}

void extent_tree_finish(struct extent_tree *tree)
{
    size_t first = 0;
    assert(tree->extents.count > 0 && tree->level_count == 0);
    for (;;) {
        size_t end = tree->extents.count;
        tree->first_extents[++tree->level_count] = end;
        if (end - first == 1)
            break;
        assert(tree->level_count < tree_levels_max);
        for (; first < end; first += tree_children) {
            struct extent extent = tree->extents.items[first];
            for (size_t i = first + 1; i < end && i < first + tree_children; i++)
                extent = extent_add(extent, tree->extents.items[i]);
            *ARRAY_ADD(&tree->extents) = extent;
        }
        first = end;
    }
}

void extent_tree_fini(struct extent_tree *tree)
{
    ARRAY_FINI(&tree->extents);
    *tree = (struct extent_tree){0};
}

struct visit { /* of something that is still to be looked at */
    uint32_t level;
    size_t index; /* within the level */
};

void extent_tree_find(const struct extent_tree *tree, struct extent extent, size_t first,
                      bool (*take)(void *data, size_t index), void *data)
{
    struct visit visits[tree_visits_max] = {{.level = tree->level_count - 1}};
    size_t waiting = 1;
    while (waiting > 0) {
        struct visit visit = visits[--waiting];
        size_t count, begin = visit.index * tree_children;
        if (visit.level == 0) {
            if (!take(data, visit.index))
                return;
            continue;
        }
        uint32_t level = visit.level - 1;
        const struct extent *extents = extent_tree_level(tree, level, &count);
        size_t least = first; /* what holds a thing from there on */
        for (uint32_t i = 0; i < level; i++)
            least /= tree_children;
        for (size_t i = begin + tree_children; i-- > begin;) /* the first is taken from the end of the list first */
            if (i < count && i >= least && extent_intersects(extents[i], extent))
                visits[waiting++] = (struct visit){level, i};
    }
}
