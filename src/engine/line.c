#include "engine/line.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/translate.h"
#include "engine/geo/ellipsoid.h"
#include "engine/outlines.h"
#include "engine/tiers/reference.h"

/* Neighbours by their code, for the reference lines that have a name. */
static const char *const reference_neighbours[] = {"RUS", "BLR"};

/* Everything in a request that tells which line it means. */
static char *choice_of(const struct request *request)
{
    struct bytes choice = {0};
    bytes_add_format(&choice, "%u\n%s\n", (unsigned)request->reference, request->reference_path);
    for (uint32_t i = 0; i < request->drawn_count; i++)
        bytes_add_format(&choice, "%a %a\n", request->drawn[i].lon, request->drawn[i].lat);
    char *text = memory_copy_text(bytes_text(&choice));
    bytes_fini(&choice);
    return text;
}

bool line_fits(const struct line *line, const struct request *request)
{
    char *choice = choice_of(request);
    bool fits = line->choice != NULL && strcmp(line->choice, choice) == 0;
    free(choice);
    return fits;
}

static bool find_shape(struct line *line, struct ground *ground, const struct request *request, struct error *error)
{
    uint32_t kind = request->reference;
    if (kind == REFERENCE_WHOLE) {
        reference_whole(&line->shape, &ground->country);
        return true;
    }
    if (kind >= REFERENCE_FILE) {
        error_set(error, _("%s: reference files cannot be read yet; leave the option out"), request->reference_path);
        return false;
    }
    struct shape others = {0};
    if (!layers_need(&ground->layers, LAYER_NEIGHBOURS, error))
        return false;
    for (size_t i = 0; i < (kind == REFERENCE_RUSSIA ? 1 : 2); i++) {
        const struct layer_feature *other = layers_find(&ground->layers, LAYER_NEIGHBOURS, reference_neighbours[i]);
        if (other != NULL)
            outlines_add(&others, &ground->layers.of[LAYER_NEIGHBOURS].records, other->record, &ground->projection);
    }
    reference_shared(&line->shape, &ground->country, &others);
    shape_fini(&others);
    if (line->shape.parts.count > 0)
        return true;
    error_set(error, _("%s: the outline shares no edge with %s; choose another reference line"),
              ground->layers.of[LAYER_COUNTRY].path, reference_name((enum reference_kind)kind));
    return false;
}

/* Weighs line and outline together, so that coarse copies of both still run along each other. */
static void weigh(struct line *line, const struct ground *ground)
{
    struct shape both = {0};
    const struct shape *shapes[] = {&ground->country, &line->shape};
    for (size_t i = 0; i < 2; i++)
        for (size_t k = 0; k < shapes[i]->parts.count; k++) {
            shape_add_part(&both, false);
            shape_add_points(&both, shape_points(shapes[i], k), shapes[i]->parts.items[k].point_count);
        }
    line->country_weights_m = memory_new_items(both.points.count, sizeof *line->country_weights_m);
    arcs_weigh(both.points.items, both.parts.items, both.parts.count, NULL, line->country_weights_m);
    line->weights_m = line->country_weights_m + ground->country.points.count;
    shape_fini(&both);
}

bool line_open(struct line *line, struct ground *ground, const struct request *request, struct error *error)
{
    *line = (struct line){.choice = choice_of(request)};
    if (!find_shape(line, ground, request, error)) {
        line_fini(line);
        return false;
    }
    line->length_km = ellipsoid_length_km(&line->shape, &ground->projection);
    weigh(line, ground);
    return true;
}

void line_fini(struct line *line)
{
    if (line == NULL)
        return;
    bands_fini(&line->bands);
    nearness_free(line->nearness);
    free(line->country_weights_m);
    shape_fini(&line->shape);
    free(line->choice);
    *line = (struct line){0};
}

void line_reach(struct line *line, const struct ground *ground, double depth_km)
{
    struct extent extent = extent_add(shape_extent(&ground->country), shape_extent(&line->shape));
    double across_m = hypot(extent.max_x - extent.min_x, extent.max_y - extent.min_y);
    double reach_m = fmax(depth_km * 1100, across_m);
    if (line->nearness != NULL && line->reach_m >= reach_m)
        return;
    nearness_free(line->nearness);
    line->nearness = nearness_new(&line->shape, &ground->projection, reach_m);
    line->reach_m = reach_m;
}
