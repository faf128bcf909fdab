#pragma once
/* What there is to draw: the ground and the tiers on it, with an index over both, so that a view finds its level of
 * detail and its visible items quickly. */
#include <stdbool.h>
#include <stddef.h>

#include "base/scale.h"
#include "model/reply.h"
#include "viewer/map/camera.h"
#include "viewer/map/sheet.h"
#include "viewer/plan/plan.h"

struct scene; /* borrows the replies and the plan */

/* The tiers have to fit the ground (reply_fits); both may be one reply. */
struct scene *scene_new(const struct reply *ground, const struct reply *tiers, const struct plan *plan);
void scene_free(struct scene *scene);

/* Other tiers on the same ground, which have to fit it. Nothing of those before is used any more. */
void scene_set_tiers(struct scene *scene, const struct reply *tiers);

const struct reply *scene_ground(const struct scene *scene);
const struct reply *scene_tiers(const struct scene *scene);
const struct plan *scene_plan(const struct scene *scene);

/* A feature of a layer, a part of a feature, the points of a part; whichever reply they are in. Borrowed. */
const struct feature *scene_feature(const struct scene *scene, const struct layer *layer, uint32_t index);
const struct part *scene_part(const struct scene *scene, const struct feature *feature, uint32_t index);
const struct point *scene_points(const struct scene *scene, const struct part *part);

/* A feature's name in a language: "uk", the country's own, where it has one in it; else (NULL) English. Borrowed. */
const char *scene_name(const struct scene *scene, const struct feature *feature, const char *language);

/* Extent of the country; of a zone (empty when it has no land). Metres. */
struct extent scene_extent(const struct scene *scene);
struct extent scene_zone_extent(const struct scene *scene, uint32_t zone);

/* Whether a zone is one of so many tiers, those farthest out, that are not to be shown. */
bool scene_hides(const struct scene *scene, uint32_t zone, uint32_t tiers_hidden);

/* What the data cover. Borrowed. */
const struct sheet *scene_sheet(const struct scene *scene);

/* True distances on the map, good for the country and far around it. Borrowed. */
const struct scale *scene_scale(const struct scene *scene);

/* A place inside a polygon with much room to its left and right: the middle of the longest of some level
 * lines through it. (0, 0) when it has no land. Metres. */
struct point scene_middle(const struct scene *scene, const struct feature *feature);
/* That of a zone. */
struct point scene_zone_middle(const struct scene *scene, uint32_t zone);

/* The whole country, as camera_fit has it, but with what is left of the width on the side where the reference
 * line lies: the labels of the tiers along it need room beside the country. */
struct camera scene_fit(const struct scene *scene, int columns, int rows);

/* The layer at the level of detail for a camera (lines within half a dot), NULL if there is none.
 * Borrowed. */
const struct layer *scene_layer_find(const struct scene *scene, enum layer_role role,
                                     const struct camera *camera);

/* The features of the places layer, the most important first: capitals of states, seats of regions, then by
 * inhabitants; those abroad after those of the country. Borrowed. */
const struct feature *const *scene_places(const struct scene *scene, size_t *count);

/* A run of consecutive points of one part. */
struct stretch {
    const struct feature *feature;
    const struct part *part;
    const struct point *points; /* the first of them */
    size_t count;               /* >= 1 */
};

/* The stretches of a layer that may touch an extent, in the order of its features, parts and points. What is
 * left out has no point and no line inside; parts are cut only so finely that little of a long one is left
 * over.
 *
 *   struct scene_walk walk = scene_walk(scene, layer, camera_extent(camera));
 *   for (struct stretch stretch; scene_walk_next(&walk, &stretch);)
 *       draw(stretch.points, stretch.count);
 */
struct scene_walk {
    const struct scene *scene;
    const struct reply *reply; /* that holds the layer */
    struct extent extent;
    uint32_t feature, feature_end, part, part_end, block; /* where it is; of no concern outside */
};

/* layer NULL: nothing. */
struct scene_walk scene_walk(const struct scene *scene, const struct layer *layer, struct extent extent);
bool scene_walk_next(struct scene_walk *walk, struct stretch *stretch);

/* How a part is cut: blocks of block_points lines each (the last one shorter), each with its extent. Block i
 * begins at point i * block_points. */
enum { block_points = 64 };

/* The extents of a part's blocks; *count is at least 1. Borrowed. */
const struct extent *scene_blocks(const struct scene *scene, const struct part *part, size_t *count);
