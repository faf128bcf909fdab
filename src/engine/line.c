#include "engine/line.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/translate.h"
#include "engine/geo/ellipsoid.h"
#include "engine/outlines.h"
#include "engine/tiers/reference_choice.h"

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

/* Where the tiers of a line that splits the country lie. NULL when the places name no capital. */
static const struct point *capital_find(const struct ground *ground, struct point *room)
{
    const struct layer_source *places = &ground->layers.of[LAYER_PLACES];
    for (size_t i = 0; i < places->features.count; i++) {
        const struct layer_feature *town = &places->features.items[i];
        if (town->kind != FEATURE_TOWN_CAPITAL)
            continue;
        size_t count;
        *room = projection_forward(&ground->projection, *records_places(&places->records, town->record, &count));
        return room;
    }
    return NULL;
}

static bool find_own(struct line *line, struct ground *ground, struct geos *geos, const struct request *request,
                     struct error *error)
{
    struct point capital;
    if (!layers_need(&ground->layers, LAYER_PLACES, error))
        return false;
    const struct own_reference_query query = {
        .projection = &ground->projection,
        .country = &ground->country,
        .extent = ground->extent,
        .capital = capital_find(ground, &capital),
        .max_vertices = request->max_vertices,
    };
    return request->reference == REFERENCE_FILE
               ? own_reference_read(&line->reference, geos, &query, request->reference_path, error)
               : own_reference_draw(&line->reference, geos, &query, request->drawn, request->drawn_count, error);
}

static bool find_shared(struct line *line, struct ground *ground, enum reference_kind kind, struct error *error)
{
    struct shape others = {0};
    if (!layers_need(&ground->layers, LAYER_NEIGHBOURS, error))
        return false;
    for (size_t i = 0; i < (kind == REFERENCE_RUSSIA ? 1 : 2); i++) {
        const struct layer_feature *other = layers_find(&ground->layers, LAYER_NEIGHBOURS, reference_neighbours[i]);
        if (other != NULL)
            outlines_add(&others, &ground->layers.of[LAYER_NEIGHBOURS].records, other->record, &ground->projection);
    }
    reference_shared(&line->reference.line, &ground->country, &others);
    shape_fini(&others);
    if (line->reference.line.parts.count > 0)
        return true;
    error_set(error, _("%s: the outline shares no edge with %s; choose another reference line"),
              ground->layers.of[LAYER_COUNTRY].path, reference_name(kind));
    return false;
}

static bool find_line(struct line *line, struct ground *ground, struct geos *geos, const struct request *request,
                      struct error *error)
{
    enum reference_kind kind = (enum reference_kind)request->reference;
    if (kind >= REFERENCE_FILE)
        return find_own(line, ground, geos, request, error);
    if (kind != REFERENCE_WHOLE)
        return find_shared(line, ground, kind, error);
    reference_whole(&line->reference.line, &ground->country);
    return true;
}

/* Weighs line and outline together, so that coarse copies of both still run along each other. */
static void weigh(struct line *line, const struct ground *ground, const struct request *request)
{
    if (request->reference == REFERENCE_WHOLE && ground->is_weighed) { /* the same points in the same order */
        line->country_weights_m = line->weights_m = ground->outline.in_order;
        return;
    }
    struct shape both = {0};
    shape_copy_parts(&both, &ground->country);
    shape_copy_parts(&both, &line->reference.line);
    double *weights_m = memory_new_items(both.points.count, sizeof *weights_m);
    arcs_weigh(both.points.items, both.parts.items, both.parts.count, NULL, weights_m);
    line->own_weights_m = weights_m;
    line->country_weights_m = weights_m;
    line->weights_m = weights_m + ground->country.points.count;
    shape_fini(&both);
}

bool line_open(struct line *line, struct ground *ground, struct geos *geos, const struct request *request,
               struct error *error)
{
    *line = (struct line){.choice = choice_of(request)};
    if (!find_line(line, ground, geos, request, error)) {
        line_fini(line);
        return false;
    }
    line->length_km = ellipsoid_length_km(&line->reference.line, &ground->projection);
    weigh(line, ground, request);
    return true;
}

void line_fini(struct line *line)
{
    if (line == NULL)
        return;
    bands_fini(&line->bands);
    nearness_free(line->nearness);
    free(line->own_weights_m);
    reference_fini(&line->reference);
    free(line->choice);
    *line = (struct line){0};
}

bool line_need_bands(struct line *line, const struct ground *ground, struct geos *geos, const struct request *request,
                     struct error *error)
{
    const struct bands_query query = {
        .line = &line->reference.line,
        .weights_m = line->weights_m,
        .scale = &line->scale,
        .within = shape_extent(&ground->country),
    };
    return bands_need(&line->bands, request->outer_km, request->tier_count, geos, &query, error);
}

void line_reach(struct line *line, const struct ground *ground, double depth_km)
{
    struct extent extent = extent_add(shape_extent(&ground->country), shape_extent(&line->reference.line));
    double across_m = hypot(extent.max_x - extent.min_x, extent.max_y - extent.min_y);
    double reach_m = fmax(depth_km * 1100, across_m);
    if (line->reach_m >= reach_m)
        return;
    nearness_free(line->nearness);
    line->nearness = NULL;
    scale_init(&line->scale, &ground->projection, shape_extent(&line->reference.line), reach_m);
    line->reach_m = reach_m;
}

const struct nearness *line_nearness(struct line *line)
{
    if (line->nearness == NULL)
        line->nearness = nearness_new(&line->reference.line, &line->scale);
    return line->nearness;
}
