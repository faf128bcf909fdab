#include "engine/data/surroundings.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "engine/data/degrees.h"
#include "engine/geo/fit.h"
#include "engine/geo/locate.h"
#include "engine/geo/overlap.h"

/* Outlines from two sources never agree quite. What is less than this part of a country is a sliver. */
static const double sliver_share = 0.01;
static const double margin_degrees = 4; /* that is shown around however small a country */

struct fitting {
    struct layers *layers;
    struct geos *geos;
    struct layer_source *country;
    struct shape rings; /* the country's; coarse if it has very many vertices */
    GEOSGeometry *land; /* what they enclose, once it is needed */
    struct degree_extent extent, known; /* of the country; of our layers */
    bool failed;
};

static bool extents_meet(struct degree_extent a, struct degree_extent b)
{
    return a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north;
}

static struct degree_extent extent_of(const struct records *records, size_t record)
{
    size_t count;
    const struct lonlat *places = records_places(records, record, &count);
    return degree_extent_of(places, count);
}

/* a without b; NULL for nothing to work on. */
static GEOSGeometry *subtract(struct fitting *fitting, const GEOSGeometry *a, const GEOSGeometry *b)
{
    GEOSGeometry *result = a != NULL && b != NULL ? GEOSDifference_r(fitting->geos->handle, a, b) : NULL;
    fitting->failed = fitting->failed || result == NULL;
    return result;
}

static const GEOSGeometry *land_of(struct fitting *fitting)
{
    if (fitting->land == NULL)
        fitting->land = convert_valid_polygons(fitting->geos, &fitting->rings);
    return fitting->land;
}

static void take_rings(struct fitting *fitting)
{
    const struct records *records = &fitting->country->records;
    struct records coarse = {0};
    if (records->points.count > coarse_from) {
        degrees_coarse(&coarse, records, 0, fitting->extent);
        degrees_add_rings(&fitting->rings, &coarse, 0);
        records_fini(&coarse);
    }
    if (fitting->rings.parts.count == 0)
        degrees_add_rings(&fitting->rings, records, 0);
}

/* The country with other land. */
static void set_land(struct fitting *fitting, const GEOSGeometry *land)
{
    struct layer_source *country = fitting->country;
    const struct records *old = &country->records;
    struct records fresh = {
        .geometry = GEOMETRY_POLYGONS,
        .field_count = old->field_count,
        .report = old->report,
    };
    records_add(&fresh, 0);
    degrees_add(&fresh, fitting->geos, land);
    for (size_t i = 0; i < old->field_count; i++)
        records_add_value(&fresh, records_text(old, 0, i));
    records_fini(&country->records);
    country->records = fresh;
    country->features.items[0].name = records_text(&country->records, 0, 0);
    country->features.items[0].name_local = records_text(&country->records, 0, 1);
    geos_drop(fitting->geos, fitting->land);
    fitting->land = NULL;
    shape_fini(&fitting->rings);
    take_rings(fitting);
}

/* Takes Ukraine's land away from a country that is another one. Returns which part of Ukraine that was. */
static double give_back(struct fitting *fitting, const struct layer_source *ukraine)
{
    struct shape rings = {0};
    if (!extents_meet(fitting->extent, extent_of(&ukraine->records, 0)))
        return 0;
    degrees_add_rings(&rings, &ukraine->records, 0);
    double common = overlap_area(&fitting->rings, &rings), land = overlap_area(&fitting->rings, &fitting->rings);
    double share = common / fmax(overlap_area(&rings, &rings), 1e-9);
    bool is_taken = share > sliver_share && share < 0.5 && common < land / 2;
    if (is_taken) {
        GEOSGeometry *whole = convert_valid_polygons(fitting->geos, &rings),
                     *exact = degrees_polygons(fitting->geos, &fitting->country->records, 0);
        GEOSGeometry *left = subtract(fitting, exact, whole);
        if (left != NULL)
            set_land(fitting, left);
        geos_drop(fitting->geos, left);
        geos_drop(fitting->geos, exact);
        geos_drop(fitting->geos, whole);
    }
    shape_fini(&rings);
    return is_taken && !fitting->failed ? share : 0;
}

/* The pieces of a geometry that are more than slivers of something of that area. Returns whether there are any. */
static bool add_pieces(struct fitting *fitting, struct records *records, const GEOSGeometry *geometry, double area)
{
    GEOSContextHandle_t handle = fitting->geos->handle;
    bool begun = false;
    for (int i = 0; i < GEOSGetNumGeometries_r(handle, geometry); i++) {
        const GEOSGeometry *piece = GEOSGetGeometryN_r(handle, geometry, i);
        if (degrees_area(fitting->geos, piece) <= sliver_share * area)
            continue;
        if (!begun)
            records_add(records, 0);
        begun = true;
        degrees_add(records, fitting->geos, piece);
    }
    return begun;
}

/* Adds what of a neighbour's land is not the country's. Returns whether that is more than slivers. */
static bool add_rest(struct fitting *fitting, struct records *records, const struct shape *neighbour, double area)
{
    GEOSGeometry *all = convert_valid_polygons(fitting->geos, neighbour), *left = subtract(fitting, all, land_of(fitting));
    bool is_there = left != NULL && add_pieces(fitting, records, left, area);
    geos_drop(fitting->geos, left);
    geos_drop(fitting->geos, all);
    return is_there;
}

/* Adds what is left of a neighbour beside the country. */
static void add_neighbour(struct fitting *fitting, struct layer_source *fresh, const struct layer_source *from,
                          const struct layer_feature *feature)
{
    struct degree_extent extent = extent_of(&from->records, feature->record);
    struct shape rings = {0};
    if (extents_meet(extent, fitting->extent))
        degrees_add_rings(&rings, &from->records, feature->record);
    double area = shape_area_m2(&rings), lost = overlap_area(&fitting->rings, &rings); /* square degrees */
    bool is_whole = !(lost > sliver_share * area), is_there = is_whole;
    if (is_whole) {
        records_add(&fresh->records, 0);
        records_copy_parts(&fresh->records, &from->records, feature->record);
    } else if (lost < (1 - sliver_share) * area) { /* else there are but slivers left */
        is_there = add_rest(fitting, &fresh->records, &rings, area);
    }
    if (is_there) {
        records_add_value(&fresh->records, feature->name);
        records_add_value(&fresh->records, feature->name_local);
        records_add_value(&fresh->records, feature->code);
    }
    shape_fini(&rings);
}

static void fit_neighbours(struct fitting *fitting, const struct layer_source *ukraine)
{
    struct layer_source *old = &fitting->layers->of[LAYER_NEIGHBOURS], fresh = {.path = old->path};
    fresh.records = (struct records){.geometry = GEOMETRY_POLYGONS, .field_count = 3};
    for (size_t i = 0; i < old->features.count; i++)
        add_neighbour(fitting, &fresh, old, &old->features.items[i]);
    for (size_t i = 0; i < ukraine->features.count; i++)
        add_neighbour(fitting, &fresh, ukraine, &ukraine->features.items[i]);
    for (size_t i = 0; i < fresh.records.records.count; i++)
        *ARRAY_ADD(&fresh.features) = (struct layer_feature){
            .record = i,
            .name = records_text(&fresh.records, i, 0),
            .name_local = records_text(&fresh.records, i, 1),
            .code = records_text(&fresh.records, i, 2),
        };
    records_fini(&old->records);
    ARRAY_FINI(&old->features);
    *old = fresh;
}

/* Whether a neighbour or water ends at the edge of what our layers know, on a side where the country goes on: there the
 * edge would look like a border or a coast. */
static bool is_cut_off(const struct fitting *fitting, struct degree_extent extent)
{
    const double near = 1e-6;
    struct degree_extent known = fitting->known, land = fitting->extent;
    return (land.west < known.west - near && extent.west < known.west + near) ||
           (land.east > known.east + near && extent.east > known.east - near) ||
           (land.south < known.south - near && extent.south < known.south + near) ||
           (land.north > known.north + near && extent.north > known.north - near);
}

/* Leaves out what lies further away than the country is large, and areas that are cut off within sight. */
static void drop_far(struct fitting *fitting, enum layer_role role)
{
    struct layer_source *source = &fitting->layers->of[role];
    struct degree_extent shown = fitting->extent;
    double around = margin_degrees + fmax(shown.east - shown.west, shown.north - shown.south);
    shown = (struct degree_extent){shown.west - around, shown.south - around, shown.east + around, shown.north + around};
    size_t kept = 0;
    bool is_area = source->records.geometry == GEOMETRY_POLYGONS;
    for (size_t i = 0; i < source->features.count; i++) {
        struct degree_extent extent = extent_of(&source->records, source->features.items[i].record);
        if (extents_meet(extent, shown) && !(is_area && is_cut_off(fitting, extent)))
            source->features.items[kept++] = source->features.items[i];
    }
    source->features.count = kept;
}

/* Which towns are home. */
static void fit_places(struct fitting *fitting)
{
    static const enum feature_kind kinds[] = {FEATURE_TOWN_CAPITAL, FEATURE_TOWN_REGION, FEATURE_TOWN}; /* by rank */
    struct layer_source *places = &fitting->layers->of[LAYER_PLACES];
    const struct records *records = &places->records;
    size_t count = places->features.count;
    struct point *points = memory_new_items(count, sizeof *points);
    bool *inside = memory_new_items(count, sizeof *inside);
    for (size_t i = 0; i < count; i++) {
        size_t place_count;
        points[i] = degrees_point(*records_places(records, places->features.items[i].record, &place_count));
    }
    struct locator *locator = locator_new(points, count);
    locator_find(locator, &fitting->rings, inside);
    for (size_t i = 0; i < count; i++) {
        struct layer_feature *town = &places->features.items[i];
        town->kind = inside[i] ? kinds[town->rank >= 1 && town->rank <= 3 ? town->rank - 1 : 2] : FEATURE_TOWN_ABROAD;
    }
    locator_free(locator);
    free(inside);
    free(points);
}

bool surroundings_fit(struct layers *layers, struct geos *geos, struct layer_source *country, double *ukraine_share,
                      struct error *error)
{
    struct fitting fitting = {.layers = layers, .geos = geos, .country = country};
    struct layer_source ukraine = layers->of[LAYER_COUNTRY];
    *ukraine_share = 0;
    const struct records *neighbours = &layers->of[LAYER_NEIGHBOURS].records;
    fitting.extent = extent_of(&country->records, 0);
    fitting.known = degree_extent_of(neighbours->points.items, neighbours->points.count);
    take_rings(&fitting);
    *ukraine_share = give_back(&fitting, &ukraine);
    if (!fitting.failed) {
        fit_neighbours(&fitting, &ukraine);
        for (int role = LAYER_NEIGHBOURS; role < (int)layer_files; role++)
            drop_far(&fitting, (enum layer_role)role);
        fit_places(&fitting);
        layers->of[LAYER_REGIONS].features.count = 0;
        layers->replaced.path = memory_copy_text(ukraine.path);
        layers->replaced.report = ukraine.records.report;
        layers->of[LAYER_COUNTRY] = *country;
        *country = ukraine; /* to be freed below */
    } else {
        geos_fail(geos, error);
    }
    geos_drop(geos, fitting.land);
    shape_fini(&fitting.rings);
    layer_source_fini(country);
    return !fitting.failed;
}
