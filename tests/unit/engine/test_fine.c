#include "../cmocka_all.h"

#include <math.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/memory.h"
#include "engine/answer.h"
#include "engine/geo/nearness.h"
#include "fixture.h"
#include "oracle.h"

/* A border of so many vertices that a first look at it is a sketch, and that nobody looks for rings that cross before. */

enum { vertices = 60000, replies_max = 4 };

struct inbox {
    struct bytes bytes[replies_max];
    struct reply replies[replies_max];
    int count;
    int newer_fd; /* a byte is sent here after the first reply; -1: none */
};

static bool take(void *data, struct bytes *bytes)
{
    struct inbox *inbox = data;
    struct error error = {0};
    assert_true(inbox->count < replies_max);
    if (!reply_open(&inbox->replies[inbox->count], bytes->items, bytes->count, &error))
        fail_msg("%s", error.text);
    inbox->bytes[inbox->count++] = *bytes;
    *bytes = (struct bytes){0};
    if (inbox->newer_fd >= 0 && inbox->count == 1)
        assert_int_equal(write(inbox->newer_fd, "x", 1), 1);
    return true;
}

static void inbox_fini(struct inbox *inbox)
{
    for (int i = 0; i < inbox->count; i++)
        bytes_fini(&inbox->bytes[i]);
}

struct coast { /* what each test works on */
    char *folder, *path;
    struct engine *engine;
    struct request request;
};

/* Where a round coast that wiggles on every scale is; now and then it makes a loop. */
static struct lonlat place_at(int i)
{
    double angle = -2 * M_PI * (i % vertices) / vertices, reach = 1;
    for (int times = 3; times < 10000; times *= 3)
        reach += 0.3 / times * sin(angle * times + times);
    double loop = i % 6000 < 40 ? 0.004 * sin(2 * M_PI * (i % 6000) / 40) : 0;
    double aside = i % 6000 < 40 ? 0.004 * (1 - cos(2 * M_PI * (i % 6000) / 40)) : 0;
    return (struct lonlat){52 + 3 * (reach + aside) * cos(angle + loop), 46 + 2 * (reach + aside) * sin(angle + loop)};
}

static int set_up(void **state)
{
    static struct coast country;
    static const char *const fields[] = {"name"}, *const values[] = {"Wigglia"};
    country.folder = fixture_folder_new();
    country.path = fixture_path(country.folder, "wigglia.shp");
    struct fixture *file = fixture_open(country.folder, "wigglia", 5 /* polygons */, fields, 1);
    struct lonlat *places = memory_new_items(vertices + 1, sizeof *places);
    int count = vertices + 1;
    for (int i = 0; i <= vertices; i++)
        places[i] = place_at(i);
    fixture_add(file, places, &count, 1, values);
    fixture_close(file);
    free(places);
    country.engine = engine_new();
    country.request = (struct request){
        .number = 1,
        .reference_is_open = true,
        .tier_count = 3,
        .outer_km = {5, 20, 60},
        .layers_dir = getenv("TIERMAP_TEST_SHAPEFILES"),
        .border_path = country.path,
        .where_field = "",
        .where_value = "",
        .reference_path = "",
        .view = extent_empty(),
    };
    assert_non_null(country.request.layers_dir);
    *state = &country;
    return 0;
}

static int tear_down(void **state)
{
    struct coast *country = *state;
    engine_free(country->engine);
    free(country->path);
    fixture_folder_free(country->folder);
    return 0;
}

static struct inbox ask(struct coast *country, uint32_t wanted)
{
    struct inbox inbox = {.newer_fd = -1};
    country->request.wanted = wanted;
    assert_true(engine_answer(country->engine, &country->request, NULL, take, &inbox));
    return inbox;
}

static uint32_t outline_points(const struct reply *ground)
{
    const struct layer *country = reply_layer_find(ground, LAYER_COUNTRY, 0);
    uint32_t count = 0;
    for (uint32_t i = 0; i < ground->features[country->first_feature].part_count; i++)
        count += ground->parts[ground->features[country->first_feature].first_part + i].point_count;
    return count;
}

static bool is_exact(const struct reply *reply)
{
    return (reply->header->flags & REPLY_EXACT) != 0;
}

static void a_first_look_is_a_sketch(void **state)
{
    struct inbox inbox = ask(*state, WANT_GROUND | WANT_DRAFT | WANT_EXACT);
    assert_int_equal(inbox.count, 4);
    const struct reply *sketch = &inbox.replies[0], *draft = &inbox.replies[1], *ground = &inbox.replies[2],
                       *tiers = &inbox.replies[3];
    assert_true(!is_exact(sketch) && !is_exact(draft) && is_exact(ground) && is_exact(tiers));
    assert_non_null(sketch->country);
    assert_non_null(ground->country);
    assert_true(outline_points(sketch) < 20000 && outline_points(ground) >= vertices);
    assert_true(fabs(sketch->country->area_km2 - ground->country->area_km2) < ground->country->area_km2 * 0.001);
    assert_int_equal(sketch->feature_count > 0, 1);
    assert_true(reply_fits(sketch, draft) && reply_fits(ground, draft) && reply_fits(ground, tiers));
    for (uint32_t i = 0; i < tiers->zone_count; i++) /* the draft's zones are where the exact ones are */
        assert_true(fabs(oracle_area_km2(draft, &draft->features[reply_layer_find(draft, LAYER_ZONES, 0)->first_feature + i]) -
                         tiers->zones[i].area_km2) < ground->country->area_km2 * 0.01);
    inbox_fini(&inbox);
    inbox = ask(*state, WANT_DRAFT | WANT_EXACT); /* from then on there is no sketch any more */
    assert_int_equal(inbox.count, 2);
    inbox_fini(&inbox);
}

static void without_a_look_there_is_none(void **state)
{
    struct inbox inbox = ask(*state, WANT_GROUND | WANT_EXACT);
    assert_int_equal(inbox.count, 2);
    assert_true(is_exact(&inbox.replies[0]) && is_exact(&inbox.replies[1]));
    inbox_fini(&inbox);
}

static const struct warning *mended_of(const struct reply *ground)
{
    for (uint32_t i = 0; i < ground->warning_count; i++)
        if (ground->warnings[i].code == WARNING_GEOMETRY_MENDED)
            return &ground->warnings[i];
    return NULL;
}

/* As it would be of fewer vertices, though nobody looks while the file is read; a sketch is as it is. */
static void what_is_mended_is_told(void **state)
{
    struct inbox inbox = ask(*state, WANT_GROUND | WANT_DRAFT | WANT_EXACT);
    assert_int_equal(inbox.count, 4);
    assert_null(mended_of(&inbox.replies[0]));
    const struct reply *ground = &inbox.replies[2];
    const struct warning *mended = mended_of(ground);
    assert_non_null(mended);
    assert_true(mended->number == 1);
    assert_int_equal(mended->first, 1);
    assert_int_equal(ground->files[mended->file].role, LAYER_COUNTRY);
    assert_int_equal(ground->files[mended->file].points, vertices + 1);
    inbox_fini(&inbox);
}

/* What was let go after the sketch is taken up with the whole country, where the second look is closer. */
static void a_second_look_has_it_all(void **state)
{
    struct coast *country = *state;
    int ends[2];
    struct cancel cancel;
    struct inbox first;
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    cancel_init(&cancel, ends[1]);
    first = (struct inbox){.newer_fd = ends[0]};
    country->request.wanted = WANT_GROUND | WANT_DRAFT | WANT_EXACT;
    assert_true(engine_answer(country->engine, &country->request, &cancel, take, &first));
    assert_int_equal(first.count, 1);
    assert_false(is_exact(&first.replies[0]));
    struct point middle = projection_forward(&first.replies[0].projection, place_at(100));
    country->request.view = (struct extent){middle.x - 1e4, middle.y - 1e4, middle.x + 1e4, middle.y + 1e4};
    country->request.tolerance_m = 50;
    struct inbox second = ask(country, WANT_GROUND | WANT_DRAFT);
    assert_int_equal(second.count, 2);
    assert_true(is_exact(&second.replies[0]) && !is_exact(&second.replies[1]));
    inbox_fini(&second);
    inbox_fini(&first);
    close(ends[0]);
    close(ends[1]);
}

/* The line as it is, not as it was thinned for the bands. */
static struct nearness *reference_nearness(const struct reply *tiers)
{
    const struct layer *layer = reply_layer_find(tiers, LAYER_REFERENCE, 0);
    const struct feature *feature = &tiers->features[layer->first_feature];
    struct shape line = {0};
    for (uint32_t i = 0; i < feature->part_count; i++) {
        const struct part *part = &tiers->parts[feature->first_part + i];
        shape_add_part(&line, false);
        shape_add_points(&line, tiers->points + part->first_point, part->point_count);
    }
    struct scale scale;
    scale_init(&scale, &tiers->projection, shape_extent(&line), 5e5);
    struct nearness *nearness = nearness_new(&line, &scale);
    shape_fini(&line);
    return nearness;
}

/* The worst error on the edges of a zone that are neither the outline nor nearer to it than the zone's outer edge is: its
 * outer edge. */
static double worst_error(const struct reply *tiers, const struct nearness *nearness, uint32_t zone, int *count)
{
    const struct feature *feature = &tiers->features[reply_layer_find(tiers, LAYER_ZONES, 0)->first_feature + zone];
    double depth_m = tiers->zones[zone].outer_km * 1000, inner_m = tiers->zones[zone].inner_km * 1000, worst = 0;
    for (uint32_t i = 0; i < feature->part_count; i++) {
        const struct part *part = &tiers->parts[feature->first_part + i];
        const struct point *points = tiers->points + part->first_point;
        for (uint32_t k = 1; k < part->point_count; k++) {
            struct point middle = {(points[k - 1].x + points[k].x) / 2, (points[k - 1].y + points[k].y) / 2};
            double away_m = nearness_find(nearness, middle).away_m;
            if (away_m < (inner_m + depth_m) / 2)
                continue;
            worst = fmax(worst, fabs(away_m - depth_m) / depth_m);
            (*count)++;
        }
    }
    return worst;
}

static void its_bands_are_exact(void **state)
{
    struct inbox inbox = ask(*state, WANT_GROUND | WANT_EXACT);
    const struct reply *ground = &inbox.replies[0], *tiers = &inbox.replies[1];
    struct nearness *nearness = reference_nearness(tiers);
    double sum_km2 = 0;
    for (uint32_t i = 0; i < tiers->zone_count; i++) {
        int count = 0;
        sum_km2 += tiers->zones[i].area_km2;
        if (i < tiers->tier_count) {
            double worst = worst_error(tiers, nearness, i, &count);
            print_message("%g km: %d edges, worst %.4f %%\n", tiers->zones[i].outer_km, count, worst * 100);
            assert_true(count > 100 && worst <= 0.0002);
        }
    }
    double country_km2 = 0;
    const struct layer *country = reply_layer_find(ground, LAYER_COUNTRY, 0);
    for (uint32_t i = 0; i < country->feature_count; i++)
        country_km2 += oracle_area_km2(ground, &ground->features[country->first_feature + i]);
    assert_true(fabs(sum_km2 - country_km2) < country_km2 * 1e-6);
    assert_true(fabs(ground->country->area_km2 - country_km2) < country_km2 * 1e-6);
    assert_true(ground->features[country->first_feature].part_count > 1); /* the loops */
    nearness_free(nearness);
    inbox_fini(&inbox);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_first_look_is_a_sketch),
        TEST(without_a_look_there_is_none),
        TEST(what_is_mended_is_told),
        TEST(a_second_look_has_it_all),
        TEST(its_bands_are_exact),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
