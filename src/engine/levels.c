#include "engine/levels.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "engine/geo/thin.h"

static const double tolerances_m[] = {250, 500, 1000, 2000, 4000, 8000};
enum { level_count = sizeof tolerances_m / sizeof *tolerances_m };

struct thinner { /* makes one layer's copy */
    struct reply_builder *builder;
    const double *weights_m;
    double tolerance_m;
    struct shape part; /* what is left of the one at hand */
};

static uint32_t largest_part(const struct reply_builder *builder, const struct feature *feature)
{
    uint32_t best = feature->first_part;
    double most_m2 = -1;
    for (uint32_t i = feature->first_part; i < feature->first_part + feature->part_count; i++) {
        const struct part *part = &builder->parts.items[i];
        double area_m2 = fabs(ring_area_m2(builder->points.items + part->first_point, part->point_count));
        if (area_m2 > most_m2) {
            most_m2 = area_m2;
            best = i;
        }
    }
    return best;
}

/* Opens a feature like another one, but without its parts. */
static void open_copy(struct reply_builder *builder, const struct feature *from)
{
    struct feature *to = reply_builder_feature(builder);
    struct feature copy = *from;
    copy.first_part = to->first_part;
    copy.part_count = 0;
    copy.extent = extent_empty();
    *to = copy;
}

static void thin_feature(struct thinner *thinner, const struct feature *from, enum layer_role role)
{
    struct reply_builder *builder = thinner->builder;
    bool is_polygon = role != LAYER_RIVERS && role != LAYER_REFERENCE;
    bool must_stay = role == LAYER_ZONES || role == LAYER_COUNTRY;
    bool is_open = must_stay, has_outer = false;
    uint32_t kept = 0;
    if (must_stay)
        open_copy(builder, from);
    for (uint32_t i = 0; i < from->part_count; i++) {
        struct part part = builder->parts.items[from->first_part + i];
        if (part.is_hole && !has_outer)
            continue;
        thinner->part.points.count = thinner->part.parts.count = 0;
        bool keep = thin_part(&thinner->part, builder->points.items, thinner->weights_m, &part, thinner->tolerance_m,
                              is_polygon);
        if (!part.is_hole)
            has_outer = keep;
        if (!keep)
            continue;
        if (!is_open)
            open_copy(builder, from);
        is_open = true;
        kept++;
        reply_builder_part(builder, thinner->part.points.items, thinner->part.points.count, part.is_hole);
    }
    if (must_stay && kept == 0 && from->part_count > 0) {
        struct part part = builder->parts.items[largest_part(builder, from)];
        struct point *points = memory_new_items(part.point_count, sizeof *points);
        memcpy(points, builder->points.items + part.first_point, part.point_count * sizeof *points);
        reply_builder_part(builder, points, part.point_count, false);
        free(points);
    }
}

void outline_weights_fini(struct outline_weights *weights)
{
    arc_weights_fini(&weights->known);
    free(weights->in_order);
}

/* The country's points lie together: they are those of the first layer's parts. */
static void take_outline(const struct reply_builder *builder, const double *weights_m, struct outline_weights *outline)
{
    const struct layer *layer = &builder->layers.items[0];
    assert(layer->role == LAYER_COUNTRY && layer->level == 0);
    const struct feature *last = &builder->features.items[layer->first_feature + layer->feature_count - 1];
    const struct part *end = &builder->parts.items[last->first_part + last->part_count - 1];
    outline->count = end->first_point + end->point_count;
    outline->in_order = memory_new_items(outline->count, sizeof *outline->in_order);
    memcpy(outline->in_order, weights_m, outline->count * sizeof *weights_m);
}

void outline_weights_place(struct outline_weights *weights, const struct reply_builder *builder)
{
    if (weights->known.of.count == 0)
        arc_weights_add(&weights->known, builder->points.items, weights->in_order, weights->count);
}

void levels_add(struct reply_builder *builder, const struct arc_weights *known, struct outline_weights *outline)
{
    size_t layer_count = builder->layers.count;
    double *weights_m = memory_new_items(builder->points.count, sizeof *weights_m);
    arcs_weigh(builder->points.items, builder->parts.items, builder->parts.count, known, weights_m);
    if (outline != NULL)
        take_outline(builder, weights_m, outline);
    struct thinner thinner = {.builder = builder, .weights_m = weights_m};
    for (uint32_t level = 0; level < level_count; level++) {
        thinner.tolerance_m = tolerances_m[level];
        for (size_t i = 0; i < layer_count; i++) {
            struct layer layer = builder->layers.items[i];
            enum layer_role role = (enum layer_role)layer.role;
            if (role == LAYER_PLACES)
                continue;
            reply_builder_layer(builder, role, level + 1, thinner.tolerance_m);
            for (uint32_t k = 0; k < layer.feature_count; k++) {
                struct feature from = builder->features.items[layer.first_feature + k];
                thin_feature(&thinner, &from, role);
            }
        }
    }
    shape_fini(&thinner.part);
    free(weights_m);
}
