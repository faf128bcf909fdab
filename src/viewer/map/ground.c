#include "viewer/map/ground.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "viewer/map/raster.h"

static unsigned char value_of_water(const struct feature *feature)
{
    return feature->kind == FEATURE_SEA       ? GROUND_SEA
           : feature->kind == FEATURE_DRAINED ? GROUND_DRAINED
                                              : GROUND_LAKE;
}

static bool is_speck(const struct feature *feature, const struct camera *camera)
{
    double cell_km2 = 2 * camera->metres_per_column * camera->metres_per_column / 1e6;
    return feature->kind != FEATURE_SEA && feature->size > 0 &&
           feature->size < ground_lake_cells_min * cell_km2;
}

static void fill_water(struct raster *raster, const struct layer *layer, const struct camera *camera,
                       bool sea)
{
    for (uint32_t i = 0; layer != NULL && i < layer->feature_count; i++) {
        const struct feature *feature = scene_feature(raster->scene, layer, i);
        if ((feature->kind == FEATURE_SEA) == sea && !is_speck(feature, camera))
            raster_fill(raster, feature, value_of_water(feature));
    }
}

/* The first feature gets value, each further one the number that is step higher. */
static void fill_layer(struct raster *raster, const struct layer *layer, unsigned value, unsigned step)
{
    for (uint32_t i = 0; layer != NULL && i < layer->feature_count; i++)
        raster_fill(raster, scene_feature(raster->scene, layer, i), (unsigned char)(value + i * step));
}

size_t ground_first_dot(const struct ground *ground)
{
    return (size_t)(ground->margin * dots_per_row) * (size_t)ground->stride +
           (size_t)(ground->margin * dots_per_column);
}

void ground_init_wide(struct ground *ground, const struct scene *scene, const struct camera *camera, int margin)
{
    struct raster raster;
    const struct camera wide = camera_resize(*camera, camera->columns + 2 * margin, camera->rows + 2 * margin);
    raster_init(&raster, scene, &wide, dots_per_column, dots_per_row);
    const struct layer *water = scene_layer_find(scene, LAYER_WATER, camera);
    fill_water(&raster, water, camera, true);
    /* Other countries are land in any case, but their coast may be drawn finer than the sea's. */
    fill_layer(&raster, scene_layer_find(scene, LAYER_NEIGHBOURS, camera), GROUND_ABROAD, 0);
    const struct sheet *sheet = scene_sheet(scene);
    for (size_t i = 0; i < sheet->count && !sheet_holds(sheet, raster.view); i++)
        if (sheet_side_is_unknown(sheet, i, raster.view))
            raster_fill_ring(&raster, sheet->sides[i].ring, sheet_ring_points, GROUND_NOWHERE);
    fill_layer(&raster, scene_layer_find(scene, LAYER_ZONES, camera), GROUND_ZONE, 1);
    size_t size = (size_t)raster.width * (size_t)raster.height;
    unsigned char *land = memory_new(size);
    memcpy(land, raster.at, size);
    fill_water(&raster, water, camera, false);
    *ground = (struct ground){.width = camera->columns * dots_per_column,
                              .height = camera->rows * dots_per_row,
                              .stride = raster.width,
                              .margin = margin};
    ground->at = raster.at + ground_first_dot(ground);
    ground->land = land + ground_first_dot(ground);
    raster.at = NULL; /* the ground's from here on */
    raster_fini(&raster);
}

void ground_init(struct ground *ground, const struct scene *scene, const struct camera *camera)
{
    ground_init_wide(ground, scene, camera, 0);
}

void ground_fini(struct ground *ground)
{
    if (ground->at != NULL) {
        free(ground->at - ground_first_dot(ground));
        free(ground->land - ground_first_dot(ground));
    }
    *ground = (struct ground){0};
}
