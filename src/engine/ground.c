#include "engine/ground.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/translate.h"
#include "engine/data/border.h"
#include "engine/data/degrees.h"
#include "engine/data/surroundings.h"
#include "engine/geo/ellipsoid.h"
#include "engine/geo/mend.h"
#include "engine/outlines.h"
#include "engine/reports.h"
#include "engine/tiers/reference_choice.h"

/* Everything in a request that tells which files are read, and how. */
static char *files_of(const struct request *request)
{
    return memory_format("%s\n%s\n%s\n%s\n%u", request->layers_dir, request->border_path, request->where_field,
                         request->where_value, (unsigned)request->max_vertices);
}

bool ground_fits(const struct ground *ground, const struct request *request)
{
    char *files = files_of(request);
    bool fits = ground->files != NULL && strcmp(ground->files, files) == 0;
    free(files);
    return fits;
}

/* No cone fits both hemispheres as far as near the poles: beyond this scale (at 86 degrees north and south) tiers get lost. */
static const double largest_scale = 300;

static bool fit_projection(struct ground *ground, struct error *error)
{
    const struct layer_source *source = &ground->layers.of[LAYER_COUNTRY];
    const struct records *records = &source->records;
    ground->extent = degree_extent_of(records->points.items, records->points.count);
    if (!projection_init(&ground->projection, fit_conic(ground->extent)))
        error_set(error, _("%s: no map projection fits this country; give another outline"), source->path);
    else if (projection_scale(&ground->projection, ground->extent.south) > largest_scale ||
             projection_scale(&ground->projection, ground->extent.north) > largest_scale)
        error_set(error, _("%s: no map projection fits an area that reaches from one pole nearly to the other; pick one country "
                           "with --where"),
                  source->path);
    else
        return true;
    return false;
}

/* Of very many vertices nobody has looked before whether rings cross: to do that on the map is cheaper. false: cancelled, or
 * GEOS failed. */
static bool project_large(struct ground *ground, struct geos *geos, struct error *error)
{
    struct records *records = &ground->layers.of[LAYER_COUNTRY].records;
    struct shape country = {0};
    bool is_mended, done = true;
    for (size_t i = 0; i < records->records.count && done; i++)
        done = outlines_add_large(&country, geos, records, i, &ground->projection);
    done = done && mend_crossings(&country, &is_mended, geos);
    if (done && is_mended) /* as many as would have been mended when it was read: it may only have had a point twice */
        done = degrees_report_crossing(records, geos);
    if (!done && !geos_is_cancelled(geos))
        geos_fail(geos, error);
    if (done) {
        shape_fini(&ground->country);
        ground->country = country;
    } else {
        shape_fini(&country);
    }
    return done;
}

static bool is_large(const struct ground *ground)
{
    return ground->layers.of[LAYER_COUNTRY].records.points.count > coarse_from;
}

/* Whether a request asks for a first look at a country of so many vertices that a sketch is worth while. What other
 * outlines share with the country, a sketch does not have. */
static bool wants_sketch(const struct ground *ground, const struct request *request)
{
    uint32_t first = WANT_GROUND | WANT_DRAFT;
    uint32_t reference = request->reference_is_open ? ground->fitting_reference : request->reference;
    return is_large(ground) && (request->wanted & first) == first && extent_is_empty(request->view) &&
           request->border_path[0] != '\0' && reference == REFERENCE_WHOLE;
}

static bool project(struct ground *ground, struct geos *geos, const struct request *request, struct error *error)
{
    const struct records *records = &ground->layers.of[LAYER_COUNTRY].records;
    ground->is_sketch = wants_sketch(ground, request);
    for (size_t i = 0; i < records->records.count && ground->is_sketch; i++) {
        struct records coarse;
        degrees_coarse(&coarse, records, i, ground->extent);
        outlines_add(&ground->country, &coarse, 0, &ground->projection);
        records_fini(&coarse);
    }
    ground->is_sketch = ground->country.parts.count > 0;
    if (ground->is_sketch)
        return true;
    if (is_large(ground))
        return project_large(ground, geos, error);
    for (size_t i = 0; i < records->records.count; i++)
        outlines_add(&ground->country, records, i, &ground->projection);
    return true;
}

/* The user's own country in the place of the bundled one. */
static bool take_border(struct ground *ground, struct geos *geos, const struct request *request, struct error *error)
{
    const struct border_query query = {
        .path = request->border_path,
        .where_field = request->where_field,
        .where_value = request->where_value,
        .max_vertices = request->max_vertices,
    };
    struct layer_source country;
    if (!layers_need_all(&ground->layers, error) || !border_read(&country, geos, &query, error) ||
        !surroundings_fit(&ground->layers, geos, &country, &ground->ukraine_share, error))
        return false;
    ground->fitting_reference = reference_choose(&ground->layers);
    return true;
}

bool ground_open(struct ground *ground, struct geos *geos, const struct request *request, struct error *error)
{
    *ground = (struct ground){.files = files_of(request)};
    bool done = layers_open(&ground->layers, request->layers_dir, error) &&
                (request->border_path[0] != '\0' ? take_border(ground, geos, request, error)
                                                 : layers_need(&ground->layers, LAYER_COUNTRY, error)) &&
                fit_projection(ground, error) && project(ground, geos, request, error);
    if (!done)
        ground_fini(ground);
    return done;
}

/* Forgets what ground_weigh has made. */
static void unweigh(struct ground *ground)
{
    for (size_t i = 0; i < ground->region_count; i++)
        shape_fini(&ground->regions[i]);
    free(ground->regions);
    free(ground->towns);
    outline_weights_fini(&ground->outline);
    reply_builder_fini(&ground->builder);
    ground->regions = NULL;
    ground->towns = NULL;
    ground->region_count = ground->town_count = 0;
    ground->outline = (struct outline_weights){0};
    ground->builder = (struct reply_builder){0};
    ground->is_weighed = false;
}

bool ground_finish(struct ground *ground, struct geos *geos, struct error *error)
{
    if (!ground->is_sketch)
        return true;
    if (!project_large(ground, geos, error))
        return false;
    ground->is_sketch = false;
    unweigh(ground);
    return true;
}

void ground_fini(struct ground *ground)
{
    if (ground == NULL)
        return;
    unweigh(ground);
    shape_fini(&ground->country);
    layers_fini(&ground->layers);
    free(ground->files);
    *ground = (struct ground){0};
}

/* Polygons whose size is told to the user or compared closely: not the ponds, whose size only decides from which scale
 * on they are drawn. */
static double size_of(const struct shape *shape, const struct projection *projection, enum layer_role role)
{
    if (role == LAYER_RIVERS)
        return ellipsoid_length_km(shape, projection);
    if (role == LAYER_COUNTRY || role == LAYER_REGIONS)
        return ellipsoid_area_km2(shape, projection);
    return shape_area_m2(shape) / 1e6; /* on the map: within a few per cent */
}

static void add_layer(struct ground *ground, enum layer_role role)
{
    const struct layer_source *source = &ground->layers.of[role];
    struct reply_builder *builder = &ground->builder;
    reply_builder_layer(builder, role, 0, 0);
    for (size_t i = 0; i < source->features.count; i++) {
        const struct layer_feature *from = &source->features.items[i];
        struct shape shape = {0};
        if (role == LAYER_COUNTRY)
            shape = ground->country;
        else
            outlines_add(&shape, &source->records, from->record, &ground->projection);
        struct feature *feature = reply_builder_feature(builder);
        feature->name = reply_builder_string(builder, from->name);
        feature->name_local = reply_builder_string(builder, from->name_local);
        feature->code = reply_builder_string(builder, from->code);
        feature->kind = from->kind;
        feature->rank = from->rank;
        feature->size = role == LAYER_PLACES ? from->population : size_of(&shape, &ground->projection, role);
        outlines_write(builder, &shape);
        if (role == LAYER_REGIONS)
            ground->regions[i] = shape;
        else if (role != LAYER_COUNTRY)
            shape_fini(&shape);
    }
}

static void add_layers(struct ground *ground)
{
    struct reply_builder *builder = &ground->builder;
    ground->region_count = ground->layers.of[LAYER_REGIONS].features.count;
    ground->regions = memory_new_items(ground->region_count, sizeof *ground->regions);
    for (int role = LAYER_COUNTRY; role < (int)layer_files; role++) {
        if (role == LAYER_REGIONS)
            ground->first_region = (uint32_t)builder->features.count;
        add_layer(ground, (enum layer_role)role);
    }
}

static void describe_country(struct ground *ground)
{
    const struct layer_feature *from = &ground->layers.of[LAYER_COUNTRY].features.items[0];
    struct reply_builder *builder = &ground->builder;
    struct country *country = &builder->country;
    country->name = reply_builder_string(builder, from->name);
    country->name_local = reply_builder_string(builder, from->name_local);
    const struct layer *layer = &builder->layers.items[LAYER_COUNTRY];
    for (uint32_t i = 0; i < layer->feature_count; i++)
        country->area_km2 += builder->features.items[layer->first_feature + i].size;
}

static void take_towns(struct ground *ground)
{
    const struct reply_builder *builder = &ground->builder;
    const struct layer *layer = &builder->layers.items[LAYER_PLACES];
    ground->town_count = layer->feature_count;
    ground->towns = memory_new_items(ground->town_count, sizeof *ground->towns);
    for (uint32_t i = 0; i < layer->feature_count; i++) {
        const struct feature *feature = &builder->features.items[layer->first_feature + i];
        ground->towns[i] = (struct town){
            .point = builder->points.items[builder->parts.items[feature->first_part].first_point],
            .population = feature->size,
            .is_home = feature->kind != FEATURE_TOWN_ABROAD,
        };
    }
}

static void start_reply(struct ground *ground)
{
    struct reply_builder *builder = &ground->builder;
    const struct degree_extent *extent = &ground->extent;
    builder->flags = REPLY_GROUND | (ground->is_sketch ? 0 : REPLY_EXACT);
    builder->projection = ground->projection.parameters;
    builder->country.centre_lon = (extent->west + extent->east) / 2;
    builder->country.centre_lat = (extent->south + extent->north) / 2;
    if (ground->ukraine_share > 0)
        *ARRAY_ADD(&builder->warnings) =
            (struct warning){.code = WARNING_LAND_OF_UKRAINE, .file = LAYER_COUNTRY, .number = ground->ukraine_share};
}

bool ground_weigh(struct ground *ground, struct error *error)
{
    if (ground->is_weighed)
        return true;
    if (!layers_need_all(&ground->layers, error))
        return false;
    start_reply(ground);
    add_layers(ground);
    describe_country(ground);
    take_towns(ground);
    reports_add_layers(&ground->builder, &ground->layers);
    levels_add(&ground->builder, NULL, &ground->outline);
    ground->is_weighed = true;
    return true;
}

void ground_write(struct ground *ground, uint32_t request_number, struct bytes *out)
{
    ground->builder.request_number = request_number;
    reply_builder_write(&ground->builder, out);
}
