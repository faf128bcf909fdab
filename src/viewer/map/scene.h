#pragma once
/* What there is to draw: a reply with an index over it, so that a view finds its level of detail and its visible items quickly. Built once for a reply. */
#include <stdbool.h>

#include "model/reply.h"
#include "viewer/map/camera.h"
#include "viewer/plan/plan.h"

struct scene; /* borrows the reply and the plan */

struct scene *scene_new(const struct reply *reply, const struct plan *plan);
void scene_free(struct scene *scene);

const struct reply *scene_reply(const struct scene *scene);
const struct plan *scene_plan(const struct scene *scene);

/* Extent of the country; of a zone (empty when it has no land). Metres. */
struct extent scene_extent(const struct scene *scene);
struct extent scene_zone_extent(const struct scene *scene, uint32_t zone);

/* The layer at the level of detail for a camera (lines within half a dot), NULL if there is none. Borrowed. */
const struct layer *scene_layer_find(const struct scene *scene, enum layer_role role, const struct camera *camera);
