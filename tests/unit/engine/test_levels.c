#include "../cmocka_all.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "engine/levels.h"

/* A country of two zones with a wiggly line between them, a tiny island that is a zone of its own, a pond, a
 * river and a town. */
struct made {
    struct bytes bytes;
    struct reply reply;
};

static void add_box(struct reply_builder *builder, double west, double south, double size)
{
    const struct point ring[] = {{west, south},
                                 {west, south + size},
                                 {west + size, south + size},
                                 {west + size, south},
                                 {west, south}};
    reply_builder_part(builder, ring, 5, false);
}

enum { wiggles = 400 };

/* From south to north between the zones. */
static struct point wiggle(int i)
{
    return (struct point){50e3 + 3000 * sin(i * 0.31) + 400 * sin(i * 1.7), i * 100e3 / wiggles};
}

static void add_half(struct reply_builder *builder, double far_x, bool north_first)
{
    struct point ring[wiggles + 4];
    int count = 0;
    for (int i = 0; i <= wiggles; i++)
        ring[count++] = wiggle(north_first ? wiggles - i : i);
    ring[count++] = (struct point){far_x, north_first ? 0 : 100e3};
    ring[count++] = (struct point){far_x, north_first ? 100e3 : 0};
    ring[count++] = ring[0];
    reply_builder_part(builder, ring, (size_t)count, false);
}

static int set_up(void **state)
{
    struct made *made = calloc(1, sizeof *made);
    struct reply_builder builder = {.projection = {46, 51, 48, 31},
                                    .flags = REPLY_EXACT | REPLY_GROUND | REPLY_TIERS,
                                    .country = {.centre_lon = 31, .centre_lat = 48}};
    const struct point outline[] = {{0, 0},     {0, 100e3}, wiggle(wiggles), {100e3, 100e3},
                                    {100e3, 0}, wiggle(0),  {0, 0}};
    const struct point river[] = {{10e3, 10e3}, {11e3, 20e3}, {10.1e3, 30e3}, {10e3, 40e3}};
    reply_builder_layer(&builder, LAYER_COUNTRY, 0, 0);
    reply_builder_feature(&builder)->name = reply_builder_string(&builder, "Halves");
    reply_builder_part(&builder, outline, 7, false);
    add_box(&builder, 300e3, 0, 600);
    reply_builder_layer(&builder, LAYER_WATER, 0, 0);
    reply_builder_feature(&builder)->kind = FEATURE_LAKE;
    add_box(&builder, 20e3, 20e3, 700);
    reply_builder_layer(&builder, LAYER_RIVERS, 0, 0);
    reply_builder_feature(&builder)->rank = 1;
    reply_builder_part(&builder, river, 4, false);
    reply_builder_layer(&builder, LAYER_PLACES, 0, 0);
    reply_builder_feature(&builder)->kind = FEATURE_TOWN;
    reply_builder_part(&builder, river, 1, false);
    reply_builder_layer(&builder, LAYER_ZONES, 0, 0);
    for (uint32_t i = 0; i < 4; i++) {
        reply_builder_feature(&builder)->rank = i;
        if (i == 0)
            add_half(&builder, 0, true);
        else if (i == 1)
            add_half(&builder, 100e3, false);
        else if (i == 2)
            add_box(&builder, 300e3, 0, 600);
        *ARRAY_ADD(&builder.zones) = (struct zone){.kind = i < 2    ? ZONE_TIER
                                                           : i == 2 ? ZONE_REST
                                                                    : ZONE_BEYOND,
                                                   .tier = i < 2 ? i : 0};
    }
    levels_add(&builder, NULL, NULL);
    reply_builder_write(&builder, &made->bytes);
    reply_builder_fini(&builder);
    struct error error;
    if (!reply_open(&made->reply, made->bytes.items, made->bytes.count, &error))
        fail_msg("%s", error.text);
    *state = made;
    return 0;
}

static int tear_down(void **state)
{
    struct made *made = *state;
    bytes_fini(&made->bytes);
    free(made);
    return 0;
}

static const struct layer *level_of(const struct reply *reply, enum layer_role role, uint32_t level)
{
    for (uint32_t i = 0; i < reply->layer_count; i++)
        if (reply->layers[i].role == role && reply->layers[i].level == level)
            return &reply->layers[i];
    return NULL;
}

static void levels_grow_coarser(void **state)
{
    const struct reply *reply = &((struct made *)*state)->reply;
    uint32_t points_before = UINT32_MAX, level = 0;
    double tolerance_before_m = -1;
    for (const struct layer *layer; (layer = level_of(reply, LAYER_ZONES, level)) != NULL; level++) {
        const struct feature *half = &reply->features[layer->first_feature];
        uint32_t points = reply->parts[half->first_part].point_count;
        assert_true(layer->tolerance_m > tolerance_before_m);
        assert_true(points <= points_before);
        tolerance_before_m = layer->tolerance_m;
        points_before = points;
    }
    assert_true(level >= 6);
    assert_true(points_before < 12); /* at 8 km the wiggles are gone */
    assert_true(tolerance_before_m >= 8000);
    assert_non_null(level_of(reply, LAYER_PLACES, 0));
    assert_null(level_of(reply, LAYER_PLACES, 1));
}

/* The line between the two halves: the same points, at every level, and the halves together are the country's
 * square. */
static void halves_keep_sharing_their_line(void **state)
{
    const struct reply *reply = &((struct made *)*state)->reply;
    const struct layer *layer;
    for (uint32_t level = 0; (layer = level_of(reply, LAYER_ZONES, level)) != NULL; level++) {
        double area_m2 = 0;
        for (uint32_t f = 0; f < 2; f++) {
            const struct part *part = &reply->parts[reply->features[layer->first_feature + f].first_part];
            const struct point *points = reply->points + part->first_point;
            double sum = 0;
            for (uint32_t i = 1; i < part->point_count; i++)
                sum += points[i - 1].x * points[i].y - points[i].x * points[i - 1].y;
            area_m2 += fabs(sum) / 2;
        }
        assert_true(fabs(area_m2 - 1e10) < 1);
    }
}

static void zones_and_the_country_never_vanish(void **state)
{
    const struct reply *reply = &((struct made *)*state)->reply;
    const struct layer *layer;
    for (uint32_t level = 0; (layer = level_of(reply, LAYER_ZONES, level)) != NULL; level++) {
        assert_int_equal(layer->feature_count, 4);
        assert_int_equal(reply->features[layer->first_feature + 2].part_count,
                         1); /* its only ring, however small */
        assert_int_equal(reply->features[layer->first_feature + 3].part_count, 0); /* had none */
        for (uint32_t i = 0; i < 4; i++)
            assert_int_equal(reply->features[layer->first_feature + i].rank, i);
        const struct layer *country = level_of(reply, LAYER_COUNTRY, level);
        assert_int_equal(country->feature_count, 1);
        const struct feature *feature = &reply->features[country->first_feature];
        assert_int_equal(feature->part_count, level < 2 ? 2 : 1); /* the island goes at 1 km */
        assert_string_equal(reply_string(reply, feature->name), "Halves");
        assert_true(feature->extent.max_y == 100e3);
    }
}

static void small_things_go(void **state)
{
    const struct reply *reply = &((struct made *)*state)->reply;
    assert_int_equal(level_of(reply, LAYER_WATER, 1)->feature_count, 1);
    assert_int_equal(level_of(reply, LAYER_WATER, 5)->feature_count, 0);
    const struct layer *rivers = level_of(reply, LAYER_RIVERS, 4);
    assert_int_equal(rivers->feature_count, 1);
    assert_int_equal(reply->features[rivers->first_feature].rank, 1);
    assert_int_equal(reply->parts[reply->features[rivers->first_feature].first_part].point_count,
                     2); /* a line keeps its ends */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(levels_grow_coarser),
        cmocka_unit_test(halves_keep_sharing_their_line),
        cmocka_unit_test(zones_and_the_country_never_vanish),
        cmocka_unit_test(small_things_go),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
