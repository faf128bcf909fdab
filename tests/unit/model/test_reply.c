#include "../cmocka_all.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "model/reply_builder.h"

/* A square country with one town and two tiers. */
static void build(struct bytes *out)
{
    struct reply_builder builder = {
        .projection = {46, 51, 48, 31},
        .request_number = 3,
        .flags = REPLY_EXACT | REPLY_GROUND | REPLY_TIERS,
        .country = {.area_km2 = 400, .centre_lon = 31, .centre_lat = 48},
        .summary = {.reference_km = 100},
    };
    const struct point square[] = {{0, 0}, {20000, 0}, {20000, 20000}, {0, 20000}, {0, 0}};
    builder.country.name = reply_builder_string(&builder, "Squareland");
    for (uint32_t level = 0; level < 3; level++) {
        reply_builder_layer(&builder, LAYER_COUNTRY, level, level * 1000.0);
        reply_builder_feature(&builder)->name = builder.country.name;
        reply_builder_part(&builder, square, 5, false);
    }
    reply_builder_layer(&builder, LAYER_PLACES, 0, 0);
    struct feature *town = reply_builder_feature(&builder);
    town->kind = FEATURE_TOWN;
    town->size = 12000;
    reply_builder_part(&builder, &(struct point){5000, 5000}, 1, false);
    for (uint32_t i = 0; i < 4; i++)
        *ARRAY_ADD(&builder.zones) = (struct zone){
            .kind = i < 2 ? ZONE_TIER : i == 2 ? ZONE_REST : ZONE_BEYOND,
            .tier = i < 2 ? i : 0,
            .area_km2 = 100,
            .share = 0.25,
        };
    *ARRAY_ADD(&builder.town_zones) = 1;
    *ARRAY_ADD(&builder.regions) = 0;
    reply_builder_write(&builder, out);
    reply_builder_fini(&builder);
}

static void survives_the_journey(void **state)
{
    (void)state;
    struct bytes bytes = {0};
    struct reply reply;
    struct error error;
    build(&bytes);
    assert_int_equal(reply_length(bytes.items, sizeof(struct reply_header)), bytes.count);
    assert_true(reply_open(&reply, bytes.items, bytes.count, &error));
    assert_int_equal(reply.tier_count, 2);
    assert_string_equal(reply_string(&reply, reply.country->name), "Squareland");
    assert_true(reply.features[0].extent.max_x == 20000);
    assert_int_equal(reply.parts[0].point_count, 5);
    bytes_fini(&bytes);
}

static void level_is_the_coarsest_that_fits(void **state)
{
    (void)state;
    struct bytes bytes = {0};
    struct reply reply;
    build(&bytes);
    assert_true(reply_open(&reply, bytes.items, bytes.count, NULL));
    assert_int_equal(reply_layer_find(&reply, LAYER_COUNTRY, 0)->level, 0);
    assert_int_equal(reply_layer_find(&reply, LAYER_COUNTRY, 1500)->level, 1);
    assert_int_equal(reply_layer_find(&reply, LAYER_COUNTRY, 1e9)->level, 2);
    assert_null(reply_layer_find(&reply, LAYER_RIVERS, 0));
    bytes_fini(&bytes);
}

static void failure_tells_its_reason(void **state)
{
    (void)state;
    struct bytes bytes = {0};
    struct reply reply;
    struct error error;
    reply_write_failure(5, "no border", &bytes);
    assert_false(reply_open(&reply, bytes.items, bytes.count, &error));
    assert_string_equal(error.text, "no border");
    bytes.count = 0;
    reply_write_failure(5, "", &bytes);
    assert_false(reply_open(&reply, bytes.items, bytes.count, &error));
    assert_true(error.text[0] != '\0'); /* there is always something to say */
    bytes.count = 0;
    build(&bytes); /* with an empty string in the place of a reason */
    struct reply_header *header = (struct reply_header *)bytes.items;
    header->flags |= REPLY_FAILED;
    assert_false(reply_open(&reply, bytes.items, bytes.count, &error));
    assert_true(error.text[0] != '\0');
    bytes_fini(&bytes);
}

/* Many parts that all point at the same points would cost what a huge reply costs. */
static void nothing_is_shared(void **state)
{
    (void)state;
    struct bytes bytes = {0};
    struct reply reply;
    build(&bytes);
    assert_true(reply_open(&reply, bytes.items, bytes.count, NULL));
    struct part *part = (struct part *)(bytes.items + ((const char *)&reply.parts[3] - (const char *)bytes.items));
    assert_int_equal(part->point_count, 1); /* the town's */
    *part = reply.parts[0];
    assert_false(reply_open(&reply, bytes.items, bytes.count, NULL));
    bytes_fini(&bytes);
}

/* Whatever is changed in it, a reply is either refused or safe to walk through; the sanitizers look on. */
static void damage_is_never_followed(void **state)
{
    (void)state;
    struct bytes bytes = {0};
    build(&bytes);
    unsigned char *copy = malloc(bytes.count);
    double sum = 0;
    int opened = 0, rounds = 20000;
    srand(11);
    for (int round = 0; round < rounds; round++) {
        struct reply reply;
        memcpy(copy, bytes.items, bytes.count);
        for (int i = rand() % 4; i >= 0; i--)
            copy[(size_t)rand() % bytes.count] = (unsigned char)rand();
        if (!reply_open(&reply, copy, bytes.count, NULL))
            continue;
        opened++;
        for (uint32_t l = 0; l < reply.layer_count; l++)
            for (uint32_t f = 0; f < reply.layers[l].feature_count; f++) {
                const struct feature *feature = &reply.features[reply.layers[l].first_feature + f];
                sum += (double)strlen(reply_string(&reply, feature->name));
                for (uint32_t p = 0; p < feature->part_count; p++) {
                    const struct part *part = &reply.parts[feature->first_part + p];
                    for (uint32_t k = 0; k < part->point_count; k++)
                        sum += reply.points[part->first_point + k].x;
                }
            }
    }
    assert_true(isfinite(sum));
    assert_true(opened > 100 && opened < rounds - 100);
    free(copy);
    bytes_fini(&bytes);
}

/* A reply about the ground or the tiers alone, which differ in what they may leave out. */
static void build_half(struct bytes *out, uint32_t flags, double lat_0, uint32_t town_count, uint32_t region)
{
    struct reply_builder builder = {.projection = {46, 51, lat_0, 31}, .flags = flags};
    const bool is_tiers = (flags & REPLY_TIERS) != 0;
    if (!is_tiers) {
        reply_builder_layer(&builder, LAYER_PLACES, 0, 0);
        for (uint32_t i = 0; i < town_count; i++) {
            reply_builder_feature(&builder);
            reply_builder_part(&builder, &(struct point){1, 1}, 1, false);
        }
    }
    for (uint32_t i = 0; is_tiers && i < 4; i++)
        *ARRAY_ADD(&builder.zones) = (struct zone){
            .kind = i < 2 ? ZONE_TIER : i == 2 ? ZONE_REST : ZONE_BEYOND,
            .tier = i < 2 ? i : 0,
        };
    for (uint32_t i = 0; is_tiers && i < town_count; i++)
        *ARRAY_ADD(&builder.town_zones) = no_zone;
    if (is_tiers)
        *ARRAY_ADD(&builder.regions) = region;
    reply_builder_write(&builder, out);
    reply_builder_fini(&builder);
}

static bool do_halves_fit(double lat_0, uint32_t town_count, uint32_t region)
{
    struct bytes ground_bytes = {0}, tiers_bytes = {0};
    struct reply ground, tiers;
    build_half(&ground_bytes, REPLY_GROUND, 48, 3, 0);
    build_half(&tiers_bytes, REPLY_TIERS, lat_0, town_count, region);
    assert_true(reply_open(&ground, ground_bytes.items, ground_bytes.count, NULL));
    assert_true(reply_open(&tiers, tiers_bytes.items, tiers_bytes.count, NULL));
    assert_true(ground.country != NULL && ground.summary == NULL && ground.zone_count == 0);
    assert_true(tiers.country == NULL && tiers.summary != NULL && tiers.tier_count == 2);
    bool fits = reply_fits(&ground, &tiers);
    assert_false(reply_fits(&tiers, &ground));
    bytes_fini(&ground_bytes);
    bytes_fini(&tiers_bytes);
    return fits;
}

static void tiers_fit_only_their_ground(void **state)
{
    (void)state;
    assert_true(do_halves_fit(48, 3, 2));
    assert_true(do_halves_fit(48, 0, 2)); /* a draft knows nothing of towns */
    assert_false(do_halves_fit(48.5, 3, 2));
    assert_false(do_halves_fit(48, 4, 2));
    assert_false(do_halves_fit(48, 3, 3));
}

static void a_reply_holds_something(void **state)
{
    (void)state;
    struct bytes bytes = {0};
    struct reply reply;
    build_half(&bytes, 0, 48, 0, 0);
    assert_false(reply_open(&reply, bytes.items, bytes.count, NULL));
    bytes.count = 0;
    build_half(&bytes, REPLY_GROUND, 48, 1, 0);
    struct reply_header *header = (struct reply_header *)bytes.items;
    header->flags |= REPLY_TIERS; /* which are not there */
    assert_false(reply_open(&reply, bytes.items, bytes.count, NULL));
    bytes.count = 0;
    struct reply_builder builder = {.projection = {46, 51, 48, 31}, .flags = REPLY_GROUND};
    *ARRAY_ADD(&builder.zones) = (struct zone){.region_count = 5, .first_region = 77};
    *ARRAY_ADD(&builder.regions) = 1;
    *ARRAY_ADD(&builder.town_zones) = 99;
    reply_builder_write(&builder, &bytes); /* zones that nobody checks are not there */
    reply_builder_fini(&builder);
    assert_true(reply_open(&reply, bytes.items, bytes.count, NULL));
    assert_int_equal(reply.zone_count + reply.region_count + reply.town_zone_count, 0);
    bytes_fini(&bytes);
}

static bool opens_check(struct reply_builder *builder, uint32_t flags)
{
    struct bytes bytes = {0};
    struct reply reply;
    builder->flags = flags;
    reply_builder_write(builder, &bytes);
    bool opened = reply_open(&reply, bytes.items, bytes.count, NULL);
    if (opened)
        assert_string_equal(reply_string(&reply, reply.files[reply.warnings[0].file].path), "own.shp");
    bytes_fini(&bytes);
    return opened;
}

static void warnings_are_of_a_file(void **state)
{
    (void)state;
    struct reply_builder builder = {0};
    *ARRAY_ADD(&builder.files) = (struct source_file){.path = reply_builder_string(&builder, "own.shp"), .role = LAYER_ROLES};
    *ARRAY_ADD(&builder.warnings) = (struct warning){.code = WARNING_FILE_CUT, .number = 3};
    struct warning *warning = &builder.warnings.items[0];
    assert_true(opens_check(&builder, REPLY_CHECK));
    assert_false(opens_check(&builder, REPLY_CHECK | REPLY_GROUND)); /* it is nothing else */
    assert_false(opens_check(&builder, 0));
    const struct warning wrong[] = {{.code = WARNING_CODES}, {.file = 1}, {.detail = 1000}, {.number = NAN}, {.number = -1}};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        *warning = wrong[i];
        assert_false(opens_check(&builder, REPLY_CHECK));
    }
    *warning = (struct warning){.code = WARNING_FILE_CUT};
    builder.files.items[0].role = LAYER_ROLES + 1;
    assert_false(opens_check(&builder, REPLY_CHECK));
    reply_builder_fini(&builder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(survives_the_journey),
        cmocka_unit_test(level_is_the_coarsest_that_fits),
        cmocka_unit_test(failure_tells_its_reason),
        cmocka_unit_test(nothing_is_shared),
        cmocka_unit_test(tiers_fit_only_their_ground),
        cmocka_unit_test(a_reply_holds_something),
        cmocka_unit_test(warnings_are_of_a_file),
        cmocka_unit_test(damage_is_never_followed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
