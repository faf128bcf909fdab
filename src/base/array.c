#include "base/array.h"

void *array_reserve(void *items, size_t *capacity, size_t needed, size_t item_size)
{
    if (needed <= *capacity && items != NULL)
        return items;
    size_t grown = *capacity < 16 ? 16 : *capacity + *capacity / 2;
    *capacity = needed > grown ? needed : grown;
    return memory_resize(items, *capacity, item_size);
}
