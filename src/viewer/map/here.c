#include "viewer/map/here.h"

#include <math.h>

#include "base/geodesic.h"
#include "base/translate.h"
#include "viewer/map/inside.h"

static const struct layer *ground_layer(const struct scene *scene, enum layer_role role)
{
    return reply_layer_find(scene_ground(scene), role, 0);
}

/* The first water that holds a point, of the seas or of the others. */
static const struct feature *water_at(const struct scene *scene, struct point point, bool is_sea)
{
    const struct layer *layer = ground_layer(scene, LAYER_WATER);
    for (uint32_t i = 0; layer != NULL && i < layer->feature_count; i++) {
        const struct feature *water = scene_feature(scene, layer, i);
        if ((water->kind == FEATURE_SEA) == is_sea && inside_feature(scene, water, point))
            return water;
    }
    return NULL;
}

/* Countries lie over the sea, lakes over countries. */
static void add_land(struct here *here, const struct scene *scene)
{
    const struct feature *home = inside_layer(scene, ground_layer(scene, LAYER_COUNTRY), here->point);
    here->country =
        home != NULL ? home : inside_layer(scene, ground_layer(scene, LAYER_NEIGHBOURS), here->point);
    here->water = water_at(scene, here->point, here->country == NULL);
    here->land = home != NULL            ? HERE_COUNTRY
                 : here->country != NULL ? HERE_ABROAD
                 : here->water != NULL   ? HERE_SEA
                                         : HERE_UNKNOWN;
}

static uint32_t zone_at(const struct scene *scene, struct point point)
{
    const struct layer *layer = reply_layer_find(scene_tiers(scene), LAYER_ZONES, 0);
    const struct feature *zone = inside_layer(scene, layer, point);
    return zone != NULL ? (uint32_t)(zone - scene_feature(scene, layer, 0)) : no_zone;
}

static void add_town(struct here *here, const struct scene *scene)
{
    const double sure_factor =
        1.001; /* of the nearest one's distance by the map's scale: no other is nearer */
    const struct scale *scale = scene_scale(scene);
    const struct projection *projection = &scene_ground(scene)->projection;
    double inverse = scale_inverse_at(scale, here->point), nearest_m = INFINITY;
    size_t count;
    const struct feature *const *towns = scene_places(scene, &count);
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < count; i++) {
            struct point point = *scene_points(scene, scene_part(scene, towns[i], 0));
            double scaled_m = scale_distance_from_m(scale, here->point, inverse, point);
            nearest_m = fmin(nearest_m, scaled_m);
            if (pass == 0 || scaled_m > nearest_m * sure_factor)
                continue;
            struct lonlat place = projection_inverse(projection, point);
            double metres = geodesic_distance_m(here->place, place);
            if (metres >= here->town_m)
                continue;
            here->town = towns[i];
            here->town_m = metres;
            here->town_wind = wind_of(geodesic_azimuth(here->place, place));
        }
}

struct here here_find_land(const struct scene *scene, struct point point)
{
    struct here here = {.point = point, .zone = no_zone, .reference = {.metres = INFINITY}, .town_m = INFINITY};
    here.place = projection_inverse(&scene_ground(scene)->projection, point);
    add_land(&here, scene);
    if (here.land == HERE_COUNTRY) {
        here.region = inside_layer(scene, ground_layer(scene, LAYER_REGIONS), point);
        here.zone = zone_at(scene, point);
    }
    return here;
}

void here_add_near(struct here *here, const struct scene *scene)
{
    here->reference = reference_way_from(scene, here->point);
    add_town(here, scene);
}

struct here here_find(const struct scene *scene, struct point point)
{
    struct here here = here_find_land(scene, point);
    here_add_near(&here, scene);
    return here;
}

enum wind wind_of(double azimuth)
{
    return (enum wind)((int)lrint(azimuth / (360.0 / WINDS)) % WINDS);
}

enum wind wind_opposite(enum wind wind)
{
    return (enum wind)((wind + WINDS / 2) % WINDS);
}

const char *wind_name(enum wind wind)
{
    static const char *const names[WINDS] = {N_("N"), N_("NE"), N_("E"), N_("SE"),
                                             N_("S"), N_("SW"), N_("W"), N_("NW")};
    return _(names[wind]);
}
