#include "viewer/map/scene.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

struct blocks { /* an index over one reply; that of a part is made when it is first asked for */
    const struct reply *reply;
    struct extent *extents;  /* of all parts, one part after the other */
    uint32_t *first_extents; /* for each part; one more for the end */
    bool *is_made;           /* for each part */
};

struct lazy_scale { /* made when it is first asked for */
    bool is_made;
    struct scale scale;
};

struct scene {
    const struct plan *plan;
    struct extent extent;
    struct sheet sheet;
    struct blocks ground, tiers;
    const struct feature **places;
    size_t place_count;
    struct lazy_scale *scale;
};

static uint32_t block_count(const struct part *part)
{
    uint32_t lines = part->point_count - 1;
    return lines == 0 ? 1 : (lines + block_points - 1) / block_points;
}

static struct extent block_extent(const struct reply *reply, const struct part *part, uint32_t block)
{
    const struct point *points = reply->points + part->first_point;
    uint32_t first = block * block_points;
    uint32_t last = first + block_points < part->point_count ? first + block_points : part->point_count - 1;
    struct extent extent = {points[first].x, points[first].y, points[first].x, points[first].y};
    for (uint32_t i = first + 1; i <= last;
         i++) { /* plain comparisons: this runs over every point there is */
        const struct point *point = &points[i];
        extent.min_x = point->x < extent.min_x ? point->x : extent.min_x;
        extent.max_x = point->x > extent.max_x ? point->x : extent.max_x;
        extent.min_y = point->y < extent.min_y ? point->y : extent.min_y;
        extent.max_y = point->y > extent.max_y ? point->y : extent.max_y;
    }
    return extent;
}

static void blocks_init(struct blocks *blocks, const struct reply *reply)
{
    uint32_t count = 0;
    *blocks = (struct blocks){.reply = reply};
    blocks->first_extents = memory_new_items((size_t)reply->part_count + 1, sizeof *blocks->first_extents);
    for (uint32_t i = 0; i < reply->part_count; i++) {
        blocks->first_extents[i] = count;
        count += block_count(&reply->parts[i]);
    }
    blocks->first_extents[reply->part_count] = count;
    blocks->extents = memory_new_items(count, sizeof *blocks->extents);
    blocks->is_made = memory_new_items(reply->part_count, sizeof *blocks->is_made);
}

static void blocks_fini(struct blocks *blocks)
{
    free(blocks->extents);
    free(blocks->first_extents);
    free(blocks->is_made);
    *blocks = (struct blocks){0};
}

/* Whether an item lies in an array. */
static bool lies_in(const void *item, const void *items, size_t size)
{
    return (uintptr_t)item - (uintptr_t)items < size;
}

static const struct blocks *blocks_of_part(const struct scene *scene, const struct part *part)
{
    const struct reply *ground = scene->ground.reply;
    return lies_in(part, ground->parts, ground->part_count * sizeof *part) ? &scene->ground : &scene->tiers;
}

static const struct reply *reply_of_feature(const struct scene *scene, const struct feature *feature)
{
    const struct reply *ground = scene->ground.reply;
    return lies_in(feature, ground->features, ground->feature_count * sizeof *feature) ? ground : scene->tiers.reply;
}

static const struct reply *reply_of_role(const struct scene *scene, enum layer_role role)
{
    return role == LAYER_REFERENCE || role == LAYER_ZONES ? scene->tiers.reply : scene->ground.reply;
}

static int place_class(const struct feature *place)
{
    switch (place->kind) {
    case FEATURE_TOWN_CAPITAL:
        return 0;
    case FEATURE_TOWN_REGION:
        return 1;
    case FEATURE_TOWN_ABROAD:
        return 3;
    default:
        return 2;
    }
}

static int compare_places(const void *a, const void *b)
{
    const struct feature *left = *(const struct feature *const *)a,
                         *right = *(const struct feature *const *)b;
    int class_left = place_class(left), class_right = place_class(right);
    if (class_left != class_right)
        return class_left < class_right ? -1 : 1;
    if (left->size > right->size || left->size < right->size)
        return left->size > right->size ? -1 : 1;
    return left < right ? -1
                        : left > right; /* in the order of the layer, so that the result is always the same */
}

static void rank_places(struct scene *scene)
{
    const struct reply *reply = scene->ground.reply;
    const struct layer *layer = reply_layer_find(reply, LAYER_PLACES, 0);
    if (layer == NULL)
        return;
    scene->places = memory_new_items(layer->feature_count, sizeof *scene->places);
    for (uint32_t i = 0; i < layer->feature_count; i++) {
        const struct feature *place = &reply->features[layer->first_feature + i];
        if (place->part_count > 0)
            scene->places[scene->place_count++] = place;
    }
    qsort(scene->places, scene->place_count, sizeof *scene->places, compare_places);
}

static struct extent layer_extent(const struct scene *scene, enum layer_role role)
{
    const struct reply *reply = reply_of_role(scene, role);
    const struct layer *layer = reply_layer_find(reply, role, 0);
    struct extent extent = extent_empty();
    for (uint32_t i = 0; layer != NULL && i < layer->feature_count; i++)
        extent = extent_add(extent, reply->features[layer->first_feature + i].extent);
    return extent;
}

struct scene *scene_new(const struct reply *ground, const struct reply *tiers, const struct plan *plan)
{
    struct scene *scene = memory_new(sizeof *scene);
    assert(reply_fits(ground, tiers));
    scene->plan = plan;
    blocks_init(&scene->ground, ground);
    blocks_init(&scene->tiers, tiers);
    scene->extent = layer_extent(scene, LAYER_COUNTRY);
    if (extent_is_empty(scene->extent))
        scene->extent = layer_extent(scene, LAYER_ZONES);
    scene->sheet = sheet_of(ground);
    scene->scale = memory_new(sizeof *scene->scale);
    rank_places(scene);
    return scene;
}

void scene_set_tiers(struct scene *scene, const struct reply *tiers)
{
    assert(reply_fits(scene->ground.reply, tiers));
    blocks_fini(&scene->tiers);
    blocks_init(&scene->tiers, tiers);
}

void scene_free(struct scene *scene)
{
    if (scene == NULL)
        return;
    blocks_fini(&scene->ground);
    blocks_fini(&scene->tiers);
    free(scene->places);
    free(scene->scale);
    free(scene);
}

const struct reply *scene_ground(const struct scene *scene)
{
    return scene->ground.reply;
}

const struct reply *scene_tiers(const struct scene *scene)
{
    return scene->tiers.reply;
}

const struct plan *scene_plan(const struct scene *scene)
{
    return scene->plan;
}

const struct sheet *scene_sheet(const struct scene *scene)
{
    return &scene->sheet;
}

const struct scale *scene_scale(const struct scene *scene)
{
    const double reach_m = 1.5e6; /* as far around the country as there is anything to measure to */
    struct extent extent = extent_is_empty(scene->extent) ? (struct extent){0, 0, 0, 0} : scene->extent;
    if (!scene->scale->is_made)
        scale_init(&scene->scale->scale, &scene->ground.reply->projection, extent, reach_m);
    scene->scale->is_made = true;
    return &scene->scale->scale;
}

struct extent scene_extent(const struct scene *scene)
{
    return scene->extent;
}

const struct feature *scene_feature(const struct scene *scene, const struct layer *layer, uint32_t index)
{
    assert(index < layer->feature_count);
    return &reply_of_role(scene, (enum layer_role)layer->role)->features[layer->first_feature + index];
}

const struct part *scene_part(const struct scene *scene, const struct feature *feature, uint32_t index)
{
    assert(index < feature->part_count);
    return &reply_of_feature(scene, feature)->parts[feature->first_part + index];
}

const struct point *scene_points(const struct scene *scene, const struct part *part)
{
    return blocks_of_part(scene, part)->reply->points + part->first_point;
}

const char *scene_name(const struct scene *scene, const struct feature *feature, const char *language)
{
    bool local = language != NULL && strcmp(language, "uk") == 0 && feature->name_local != 0;
    return reply_string(reply_of_feature(scene, feature), local ? feature->name_local : feature->name);
}

static const struct feature *zone_find(const struct scene *scene, uint32_t zone, double tolerance_m)
{
    const struct layer *layer = reply_layer_find(scene->tiers.reply, LAYER_ZONES, tolerance_m);
    return layer != NULL && zone < layer->feature_count ? scene_feature(scene, layer, zone) : NULL;
}

struct extent scene_zone_extent(const struct scene *scene, uint32_t zone)
{
    const struct feature *feature = zone_find(scene, zone, 0);
    return feature != NULL ? feature->extent : extent_empty();
}

bool scene_hides(const struct scene *scene, uint32_t zone, uint32_t tiers_hidden)
{
    const struct zone *zones = scene->tiers.reply->zones;
    uint32_t after = 0; /* tiers from this one on */
    for (uint32_t i = zone; i < scene->tiers.reply->zone_count; i++)
        after += zones[i].kind == ZONE_TIER;
    return zone < scene->tiers.reply->zone_count && zones[zone].kind == ZONE_TIER && after <= tiers_hidden;
}

struct point scene_zone_middle(const struct scene *scene, uint32_t zone)
{
    const double tolerance_m = 1000; /* much less than a band is wide */
    const struct feature *feature = zone_find(scene, zone, tolerance_m);
    return feature != NULL ? scene_middle(scene, feature) : (struct point){0, 0};
}

/* Where the middle of the reference line lies between the country's western (0) and eastern (1) edge. */
static double reference_side(const struct scene *scene)
{
    struct extent line = layer_extent(scene, LAYER_REFERENCE), country = scene->extent;
    double width = country.max_x - country.min_x;
    if (extent_is_empty(line) || !(width > 0))
        return 0.5;
    double side = (extent_centre(line).x - country.min_x) / width;
    return side > 0 ? side < 1 ? side : 1 : 0;
}

struct camera scene_fit(const struct scene *scene, int columns, int rows)
{
    const double share_max = 0.85; /* of the free columns on one side */
    struct camera camera = camera_fit(scene->extent, columns, rows);
    struct extent view = camera_extent(&camera), country = scene->extent;
    double free_m =
        (view.max_x - view.min_x) - (country.max_x - country.min_x) - 2 * camera.metres_per_column;
    if (extent_is_empty(country) || free_m <= 0)
        return camera;
    double side = reference_side(scene), share = side > 0.6 ? share_max : side < 0.4 ? 1 - share_max : 0.5;
    camera.centre.x += (share - 0.5) * free_m;
    return camera_go(camera, camera.centre);
}

const struct layer *scene_layer_find(const struct scene *scene, enum layer_role role,
                                     const struct camera *camera)
{
    return reply_layer_find(reply_of_role(scene, role), role, camera_metres_per_dot(camera) / 2);
}

const struct feature *const *scene_places(const struct scene *scene, size_t *count)
{
    *count = scene->place_count;
    return scene->places;
}

const struct extent *scene_blocks(const struct scene *scene, const struct part *part, size_t *count)
{
    const struct blocks *blocks = blocks_of_part(scene, part);
    size_t index = (size_t)(part - blocks->reply->parts);
    assert(index < blocks->reply->part_count);
    uint32_t first = blocks->first_extents[index], end = blocks->first_extents[index + 1];
    for (uint32_t i = first; !blocks->is_made[index] && i < end; i++)
        blocks->extents[i] = block_extent(blocks->reply, part, i - first);
    blocks->is_made[index] = true;
    *count = end - first;
    return blocks->extents + first;
}

struct scene_walk scene_walk(const struct scene *scene, const struct layer *layer, struct extent extent)
{
    struct scene_walk walk = {.scene = scene, .extent = extent};
    if (layer != NULL) {
        walk.reply = reply_of_role(scene, (enum layer_role)layer->role);
        walk.feature = layer->first_feature;
        walk.feature_end = layer->first_feature + layer->feature_count;
    }
    return walk;
}

/* The next stretch of the part the walk is at: visible blocks that follow one another are given as one. */
static bool next_of_part(struct scene_walk *walk, const struct part *part, struct stretch *stretch)
{
    size_t count;
    const struct extent *blocks = scene_blocks(walk->scene, part, &count);
    uint32_t first = walk->block;
    while (first < count && !extent_intersects(blocks[first], walk->extent))
        first++;
    uint32_t end = first;
    while (end < count && extent_intersects(blocks[end], walk->extent))
        end++;
    walk->block = end;
    if (first == end)
        return false;
    uint32_t first_point = first * block_points;
    uint32_t end_point =
        end * block_points + 1 < part->point_count ? end * block_points + 1 : part->point_count;
    stretch->part = part;
    stretch->points = walk->reply->points + part->first_point + first_point;
    stretch->count = end_point - first_point;
    return true;
}

bool scene_walk_next(struct scene_walk *walk, struct stretch *stretch)
{
    const struct reply *reply = walk->reply;
    while (true) {
        while (walk->part < walk->part_end) {
            if (next_of_part(walk, &reply->parts[walk->part], stretch)) {
                stretch->feature = &reply->features[walk->feature - 1];
                return true;
            }
            walk->part++;
            walk->block = 0;
        }
        if (walk->feature == walk->feature_end)
            return false;
        const struct feature *feature = &reply->features[walk->feature++];
        if (!extent_intersects(feature->extent, walk->extent))
            continue;
        walk->part = feature->first_part;
        walk->part_end = feature->first_part + feature->part_count;
        walk->block = 0;
    }
}
