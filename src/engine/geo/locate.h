#pragma once
/* Which of many points lie in polygons, all at once. */
#include "engine/geo/shape.h"

struct locator; /* points, sorted */

struct locator *locator_new(const struct point *points, size_t count);
void locator_free(struct locator *locator);

/* inside[i] becomes whether point i lies in the polygons (an odd number of rings around it). A point on an
 * edge may count either way. */
void locator_find(const struct locator *locator, const struct shape *polygons, bool *inside);
