#pragma once
/* Growable arrays: a struct with `items`, `count` and `capacity` of any item type, zeroed to begin with.
 *
 *   struct points { struct point *items; size_t count, capacity; } points = {0};
 *   *ARRAY_ADD(&points) = (struct point){1, 2};
 *   ARRAY_FINI(&points);
 */
#include <stddef.h>
#include <stdlib.h>

#include "base/memory.h"

/* Room for at least `needed` items; returns the items, moved if they had to be. */
void *array_reserve(void *items, size_t *capacity, size_t needed, size_t item_size);

/* Room for at least n items in all. */
#define ARRAY_RESERVE(array, n)                                                                              \
    ((array)->items = array_reserve((array)->items, &(array)->capacity, (n), sizeof *(array)->items))

/* A pointer to one more item at the end, not initialised. */
#define ARRAY_ADD(array) (ARRAY_RESERVE((array), (array)->count + 1), &(array)->items[(array)->count++])

#define ARRAY_FINI(array)                                                                                    \
    do {                                                                                                     \
        free((array)->items);                                                                                \
        (array)->items = NULL;                                                                               \
        (array)->count = (array)->capacity = 0;                                                              \
    } while (0)
