#include "../cmocka_all.h"

#include <math.h>
#include <shapefil.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/data/border.h"
#include "engine/data/surroundings.h"
#include "engine/tiers/reference_choice.h"
#include "fixture.h"

static const char *const fields[] = {"NAME", "iso"};

struct world { /* what each test works on; the file is open */
    char *folder, *path;
    struct geos *geos;
    struct fixture *file;
};

static void world_init(struct world *world)
{
    world->folder = fixture_folder_new();
    world->path = fixture_path(world->folder, "land.shp");
    world->geos = geos_new();
    world->file = fixture_open(world->folder, "land", SHPT_POLYGON, fields, 2);
}

static void world_fini(struct world *world)
{
    geos_free(world->geos);
    free(world->path);
    fixture_folder_free(world->folder);
}

static int set_up(void **state)
{
    static struct world world;
    world_init(&world);
    *state = &world;
    return 0;
}

static int tear_down(void **state)
{
    world_fini(*state);
    return 0;
}

static void add_square(struct world *world, double west, double south, double size, const char *name, const char *iso)
{
    struct lonlat ring[5];
    int count = 5;
    fixture_square(ring, west, south, size, 1);
    fixture_add(world->file, ring, &count, 1, (const char *const[]){name, iso});
}

static bool read_where(const struct world *world, struct layer_source *source, const char *field, const char *value,
                       struct error *error)
{
    const struct border_query query = {world->path, field, value, 1000};
    *error = (struct error){0};
    return border_read(source, world->geos, &query, error);
}

static struct degree_box { double west, south, east, north; } box_of(const struct layer_source *source)
{
    struct degree_box box = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (size_t i = 0; i < source->records.points.count; i++) {
        struct lonlat place = source->records.points.items[i];
        box.west = fmin(box.west, place.lon);
        box.east = fmax(box.east, place.lon);
        box.south = fmin(box.south, place.lat);
        box.north = fmax(box.north, place.lat);
    }
    return box;
}

static void records_are_picked_by_a_field(void **state)
{
    struct world *world = *state;
    struct layer_source source;
    struct error error;
    add_square(world, 10, 50, 2, "Westland", "WL");
    add_square(world, 12, 50, 2, "Eastland", "EL");
    add_square(world, 30, 40, 1, "Farland", "FL");
    fixture_close(world->file);
    assert_true(read_where(world, &source, "ISO", "EL", &error));
    assert_string_equal(source.features.items[0].name, "Eastland");
    assert_int_equal(source.records.parts.count, 1);
    assert_true(box_of(&source).west == 12 && box_of(&source).east == 14);
    layer_source_fini(&source);
    /* all of them: neighbours are joined, and the country is called by the file's name */
    assert_true(read_where(world, &source, "", "", &error));
    assert_string_equal(source.features.items[0].name, "land");
    assert_int_equal(source.records.records.count, 1);
    assert_int_equal(source.records.parts.count, 2);
    layer_source_fini(&source);
    assert_false(read_where(world, &source, "iso", "XX", &error));
    assert_non_null(strstr(error.text, "no record has 'XX' in iso; there are WL, EL, FL"));
    assert_non_null(strstr(error.text, "land.shp"));
    assert_false(read_where(world, &source, "code", "EL", &error));
    assert_non_null(strstr(error.text, "no field code, only NAME, iso"));
}

static void a_file_without_a_table_will_do(void **state)
{
    struct world *world = *state;
    struct layer_source source;
    struct error error;
    add_square(world, 10, 50, 2, "Westland", "WL");
    fixture_close(world->file);
    char *table = fixture_path(world->folder, "land.dbf");
    assert_int_equal(unlink(table), 0);
    assert_true(read_where(world, &source, "", "", &error));
    assert_string_equal(source.features.items[0].name, "land");
    layer_source_fini(&source);
    assert_false(read_where(world, &source, "iso", "WL", &error)); /* but not to pick from */
    assert_non_null(strstr(error.text, "land.dbf"));
    free(table);
}

static void the_180th_meridian_does_not_cut(void **state)
{
    struct world *world = *state;
    struct layer_source source;
    struct error error;
    add_square(world, 177, -19, 3, "Fiji", "FJ");
    add_square(world, -180, -19, 3, "Fiji", "FJ");
    fixture_close(world->file);
    assert_true(read_where(world, &source, "iso", "FJ", &error));
    assert_int_equal(source.records.parts.count, 1); /* both halves are one */
    assert_true(box_of(&source).west == 177 && box_of(&source).east == 183);
    layer_source_fini(&source);
}

/* Longitudes that go round the Earth are those of the same country. */
static void longitudes_may_go_round_the_earth(void **state)
{
    struct world *world = *state;
    static const struct { const char *iso; double west, moved; } countries[] = {
        {"across", 177, 177}, {"back", -183, 177}, {"behind", 200, -160},
        {"before", -300, 60}, {"zero", 355, -5},   {"once", -359, 1}};
    enum { count = sizeof countries / sizeof *countries };
    for (size_t i = 0; i < count; i++)
        add_square(world, countries[i].west, -19, 5, "Land", countries[i].iso);
    add_square(world, 179, 10, 1, "Split", "split"); /* each half in its own way */
    add_square(world, 180, 10, 1, "Split", "split");
    add_square(world, -179, 10, 1, "Split", "split");
    struct lonlat belt[5] = {{10, -5}, {10, 5}, {360, 5}, {360, -5}, {10, -5}};
    fixture_add(world->file, belt, &(int){5}, 1, (const char *const[]){"Wide", "belt"});
    fixture_close(world->file);
    struct layer_source source;
    struct error error;
    for (size_t i = 0; i < count; i++) {
        if (!read_where(world, &source, "iso", countries[i].iso, &error))
            fail_msg("%s: %s", countries[i].iso, error.text);
        struct degree_box box = box_of(&source);
        if (box.west != countries[i].moved || box.east != countries[i].moved + 5)
            fail_msg("%s: from %g to %g", countries[i].iso, box.west, box.east);
        assert_int_equal(source.records.parts.count, 1);
        layer_source_fini(&source);
    }
    assert_true(read_where(world, &source, "iso", "split", &error));
    struct degree_box box = box_of(&source);
    assert_true(box.west == 179 - 360 && box.east == 182 - 360);
    assert_int_equal(source.records.parts.count, 1);
    layer_source_fini(&source);
    assert_false(read_where(world, &source, "iso", "belt", &error));
    assert_non_null(strstr(error.text, "goes round the Earth"));
}

static void what_fits_no_map_is_refused(void **state)
{
    struct world *world = *state;
    struct layer_source source;
    struct error error;
    struct lonlat belt[5] = {{-180, -5}, {-180, 5}, {180, 5}, {180, -5}, {-180, -5}}, flat[5] = {{1, 1}, {2, 2}, {3, 3}, {2, 2}, {1, 1}};
    int count = 5;
    fixture_add(world->file, belt, &count, 1, (const char *const[]){"Belt", "BE"});
    fixture_add(world->file, flat, &count, 1, (const char *const[]){"Flat", "FL"});
    add_square(world, 0, -90, 20, "Pole", "PO");
    add_square(world, 0, 10, 20, "Square", "SQ");
    fixture_close(world->file);
    static const char *const refused[][2] = {{"BE", "goes round the Earth"}, {"PO", "holds a pole"}, {"FL", "enclose no land"}};
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        assert_false(read_where(world, &source, "iso", refused[i][0], &error));
        if (strstr(error.text, refused[i][1]) == NULL)
            fail_msg("%s: %s", refused[i][0], error.text);
        assert_null(source.path);
    }
    const struct border_query query = {world->path, "iso", "SQ", 19};
    assert_false(border_read(&source, world->geos, &query, &error));
    assert_non_null(strstr(error.text, "more than 19 points"));
    assert_non_null(strstr(error.text, "--max-vertices"));
}

static void lines_are_no_country(void **state)
{
    struct world *world = *state;
    struct layer_source source;
    struct error error;
    struct lonlat line[2] = {{10, 10}, {20, 20}};
    int count = 2;
    fixture_close(world->file);
    world->file = fixture_open(world->folder, "land", SHPT_ARC, fields, 2);
    fixture_add(world->file, line, &count, 1, (const char *const[]){"Line", "LI"});
    fixture_close(world->file);
    assert_false(read_where(world, &source, "", "", &error));
    assert_non_null(strstr(error.text, "no polygons"));
}

/* Reads the bundled layers and puts a country among them. */
static double surround(struct world *world, struct layers *layers, struct layer_source *country)
{
    struct error error = {0};
    double share = -1;
    if (!layers_open(layers, getenv("TIERMAP_TEST_SHAPEFILES"), &error) || !layers_need_all(layers, &error) ||
        !surroundings_fit(layers, world->geos, country, &share, &error))
        fail_msg("%s", error.text);
    assert_null(country->path);
    return share;
}

static void take_bundled(struct world *world, const char *file, const char *field, const char *value,
                         struct layer_source *country)
{
    struct error error = {0};
    free(world->path);
    world->path = fixture_path(getenv("TIERMAP_TEST_SHAPEFILES"), file);
    const struct border_query query = {world->path, field, value, 1000000};
    if (!border_read(country, world->geos, &query, &error))
        fail_msg("%s", error.text);
}

static uint32_t kind_of_town(const struct layers *layers, const char *name)
{
    const struct layer_source *places = &layers->of[LAYER_PLACES];
    for (size_t i = 0; i < places->features.count; i++)
        if (strcmp(places->features.items[i].name, name) == 0)
            return places->features.items[i].kind;
    fail_msg("there is no %s", name);
    return 0;
}

static void neighbours_make_room_for_the_country(void **state)
{
    struct world *world = *state;
    struct layers layers;
    struct layer_source country;
    fixture_close(world->file);
    take_bundled(world, "neighbours.shp", "a3", "POL", &country);
    assert_true(surround(world, &layers, &country) == 0);
    assert_string_equal(layers.of[LAYER_COUNTRY].features.items[0].name, "Poland");
    assert_null(layers_find(&layers, LAYER_NEIGHBOURS, "POL"));
    assert_string_equal(layers_find(&layers, LAYER_NEIGHBOURS, "UKR")->name, "Ukraine");
    assert_non_null(layers_find(&layers, LAYER_NEIGHBOURS, "SVK"));
    assert_int_equal(layers.of[LAYER_REGIONS].features.count, 0);
    assert_int_equal(kind_of_town(&layers, "Warsaw"), FEATURE_TOWN_CAPITAL);
    assert_int_equal(kind_of_town(&layers, "Lviv"), FEATURE_TOWN_ABROAD);
    assert_int_equal(reference_choose(&layers), REFERENCE_RUSSIA); /* by Kaliningrad */
    layers_fini(&layers);
    take_bundled(world, "neighbours.shp", "a3", "MDA", &country);
    surround(world, &layers, &country);
    assert_int_equal(reference_choose(&layers), REFERENCE_WHOLE);
    layers_fini(&layers);
    take_bundled(world, "neighbours.shp", "a3", "RUS", &country);
    surround(world, &layers, &country);
    assert_null(layers_find(&layers, LAYER_NEIGHBOURS, "RUS"));
    assert_int_equal(reference_choose(&layers), REFERENCE_WHOLE);
    layers_fini(&layers);
    take_bundled(world, "ukraine.shp", "", "", &country);
    assert_true(surround(world, &layers, &country) == 0);
    assert_null(layers_find(&layers, LAYER_NEIGHBOURS, "UKR"));
    assert_int_equal(kind_of_town(&layers, "Simferopol"), FEATURE_TOWN_REGION);
    assert_int_equal(reference_choose(&layers), REFERENCE_RUSSIA);
    layers_fini(&layers);
}

/* Whether a place lies in a feature's rings. */
static bool holds(const struct layer_source *source, size_t record, double lon, double lat)
{
    const struct record *from = &source->records.records.items[record];
    bool inside = false;
    for (size_t i = 0; i < from->part_count; i++) {
        const struct record_part *part = &source->records.parts.items[from->first_part + i];
        const struct lonlat *ring = source->records.points.items + part->first_point;
        for (size_t k = 1; k < part->point_count; k++)
            if ((ring[k - 1].lat > lat) != (ring[k].lat > lat) &&
                lon < ring[k - 1].lon + (ring[k].lon - ring[k - 1].lon) * (lat - ring[k - 1].lat) / (ring[k].lat - ring[k - 1].lat))
                inside = !inside;
    }
    return inside;
}

static const struct lonlat simferopol = {34.1, 44.95}, kyiv = {30.52, 50.45};

static void crimea_is_ukraine_whatever_a_file_says(void **state)
{
    struct world *world = *state;
    struct layers layers;
    struct layer_source country;
    struct error error;
    struct lonlat crimea[5];
    int count = 5;
    /* a country in the east that claims Crimea */
    fixture_square(crimea, 32, 44, 2.4, 1);
    add_square(world, 41, 44, 10, "Eastland", "EL");
    fixture_add(world->file, crimea, &count, 1, (const char *const[]){"Eastland", "EL"});
    fixture_close(world->file);
    assert_true(read_where(world, &country, "iso", "EL", &error));
    assert_true(holds(&country, 0, simferopol.lon, simferopol.lat));
    double share = surround(world, &layers, &country);
    assert_true(share > 0.02 && share < 0.1);
    assert_false(holds(&layers.of[LAYER_COUNTRY], 0, simferopol.lon, simferopol.lat));
    assert_true(holds(&layers.of[LAYER_COUNTRY], 0, 45, 49));
    assert_true(holds(&layers.of[LAYER_NEIGHBOURS], layers_find(&layers, LAYER_NEIGHBOURS, "UKR")->record, simferopol.lon,
                      simferopol.lat));
    layers_fini(&layers);
    world_fini(world);
    /* a Ukraine from which it is missing */
    world_init(world);
    add_square(world, 20, 46.3, 20.5, "Ukraine", "UA");
    fixture_close(world->file);
    assert_true(read_where(world, &country, "iso", "UA", &error));
    assert_true(surround(world, &layers, &country) == 0);
    const struct layer_feature *rest = layers_find(&layers, LAYER_NEIGHBOURS, "UKR");
    assert_non_null(rest);
    assert_true(holds(&layers.of[LAYER_NEIGHBOURS], rest->record, simferopol.lon, simferopol.lat));
    assert_false(holds(&layers.of[LAYER_NEIGHBOURS], rest->record, kyiv.lon, kyiv.lat));
    layers_fini(&layers);
    world_fini(world);
    /* an oblast as the country: the rest of Ukraine lies around it */
    world_init(world);
    fixture_close(world->file);
    take_bundled(world, "oblasts.shp", "iso", "UA-43", &country);
    assert_true(surround(world, &layers, &country) == 0);
    assert_true(holds(&layers.of[LAYER_COUNTRY], 0, simferopol.lon, simferopol.lat));
    assert_non_null(layers_find(&layers, LAYER_NEIGHBOURS, "UKR"));
    layers_fini(&layers);
}

/* Our layers end at 19 degrees east: what is cut off there is not shown beside a country that goes on. */
static void no_edge_of_ours_looks_like_a_border(void **state)
{
    struct world *world = *state;
    struct layers layers;
    struct layer_source country;
    struct error error;
    add_square(world, 15, 49.5, 5, "Westland", "WL");
    fixture_close(world->file);
    assert_true(read_where(world, &country, "", "", &error));
    surround(world, &layers, &country);
    assert_null(layers_find(&layers, LAYER_NEIGHBOURS, "SVK"));
    assert_non_null(layers_find(&layers, LAYER_NEIGHBOURS, "LTU")); /* cut off too, but in the north */
    assert_non_null(layers_find(&layers, LAYER_NEIGHBOURS, "UKR"));
    for (size_t i = 0; i < layers.of[LAYER_WATER].features.count; i++)
        assert_string_not_equal(layers.of[LAYER_WATER].features.items[i].name, "Baltic Sea");
    layers_fini(&layers);
}

static void nothing_is_drawn_far_away(void **state)
{
    struct world *world = *state;
    struct layers layers;
    struct layer_source country;
    struct error error;
    add_square(world, -72, -40, 10, "Southland", "SL");
    fixture_close(world->file);
    assert_true(read_where(world, &country, "", "", &error));
    surround(world, &layers, &country);
    for (int role = LAYER_NEIGHBOURS; role < (int)layer_files; role++)
        assert_int_equal(layers.of[role].features.count, 0);
    layers_fini(&layers);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(records_are_picked_by_a_field),
        TEST(a_file_without_a_table_will_do),
        TEST(the_180th_meridian_does_not_cut),
        TEST(longitudes_may_go_round_the_earth),
        TEST(what_fits_no_map_is_refused),
        TEST(lines_are_no_country),
        TEST(neighbours_make_room_for_the_country),
        TEST(crimea_is_ukraine_whatever_a_file_says),
        TEST(no_edge_of_ours_looks_like_a_border),
        TEST(nothing_is_drawn_far_away),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
