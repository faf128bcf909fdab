#pragma once
/* Which polygon holds a place. */
#include "viewer/map/scene.h"

/* Whether a feature's polygons hold a point, by the rule of raster_fill: the even-odd rule over all rings; a
 * point on an edge belongs to what is to the east of it (south of a level one), so that no place lies in two
 * neighbours or in none. Looks only at what the point's parallel crosses. */
bool inside_feature(const struct scene *scene, const struct feature *feature, struct point point);

/* The first feature of a layer that holds a point, NULL if there is none. layer NULL: none. Borrowed. */
const struct feature *inside_layer(const struct scene *scene, const struct layer *layer, struct point point);
