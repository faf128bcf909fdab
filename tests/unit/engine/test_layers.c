#include "../cmocka_all.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/data/layers.h"
#include "fixture.h"

static const char *bundled(void)
{
    const char *folder = getenv("TIERMAP_TEST_SHAPEFILES");
    assert_non_null(folder);
    return folder;
}

static void fields_get_their_meaning(void **state)
{
    (void)state;
    struct layers layers;
    struct error error;
    if (!layers_open(&layers, bundled(), &error) || !layers_need_all(&layers, &error))
        fail_msg("%s", error.text);
    const struct layer_source *water = &layers.of[LAYER_WATER], *rivers = &layers.of[LAYER_RIVERS],
                              *places = &layers.of[LAYER_PLACES];
    size_t kinds[FEATURE_KINDS] = {0}, ranks[4] = {0};
    assert_int_equal(layers.of[LAYER_COUNTRY].features.count, 1);
    assert_string_equal(layers.of[LAYER_COUNTRY].features.items[0].code, "UKR");
    assert_string_equal(layers.of[LAYER_COUNTRY].features.items[0].name_local, "Україна");
    assert_int_equal(layers.of[LAYER_REGIONS].features.count, 27);
    assert_string_equal(layers_find(&layers, LAYER_REGIONS, "UA-43")->name, "Crimea");
    assert_string_equal(layers_find(&layers, LAYER_NEIGHBOURS, "RUS")->name, "Russia");
    assert_null(layers_find(&layers, LAYER_NEIGHBOURS, "XYZ"));
    for (size_t i = 0; i < water->features.count; i++)
        kinds[water->features.items[i].kind]++;
    for (size_t i = 0; i < places->features.count; i++) {
        kinds[places->features.items[i].kind]++;
        assert_true(places->features.items[i].population >= 10000);
    }
    for (size_t i = 0; i < rivers->features.count; i++) {
        assert_in_range(rivers->features.items[i].rank, 1, 3);
        ranks[rivers->features.items[i].rank]++;
    }
    assert_int_equal(kinds[FEATURE_SEA], 4);
    assert_true(kinds[FEATURE_LIMAN] > 0 && kinds[FEATURE_LAKE] > 0 && kinds[FEATURE_RESERVOIR] > 0);
    assert_int_equal(kinds[FEATURE_DRAINED], 7); /* Kakhovka, and Oskil in six pieces */
    assert_int_equal(kinds[FEATURE_TOWN_CAPITAL], 1);
    assert_true(kinds[FEATURE_TOWN_REGION] >= 24 && kinds[FEATURE_TOWN_REGION] <= 27);
    assert_true(kinds[FEATURE_TOWN] > 200 && kinds[FEATURE_TOWN_ABROAD] > 100);
    assert_true(ranks[1] > 5 && ranks[2] > 5 && ranks[3] > 50);
    layers_fini(&layers);
}

static void expect_failure(const char *folder, const char *said, const char *advice)
{
    struct layers layers;
    struct error error = {0};
    assert_false(layers_open(&layers, folder, &error) && layers_need_all(&layers, &error));
    if (strstr(error.text, said) == NULL || strstr(error.text, advice) == NULL)
        fail_msg("%s", error.text);
    layers_fini(&layers); /* of what had been read before */
    for (size_t i = 0; i < layer_files; i++)
        assert_null(layers.of[i].path);
}

static void what_is_missing_is_named(void **state)
{
    (void)state;
    static const char *const names[] = {"ukraine", "neighbours", "oblasts", "water", "rivers", "places"};
    char *folder = fixture_folder_new(), *none = fixture_path(folder, "none");
    expect_failure(none, "/none: there is no such folder", "--data");
    expect_failure(folder, "ukraine.shp", "--data");
    for (size_t i = 0; i < 6; i++)
        fixture_copy(bundled(), folder, names[i]);
    struct layers layers;
    assert_true(layers_open(&layers, folder, NULL) && layers_need_all(&layers, NULL));
    layers_fini(&layers);
    char *water = fixture_path(folder, "water.dbf"), *rivers = fixture_path(folder, "rivers.shp");
    assert_int_equal(unlink(water), 0);
    expect_failure(folder, "water.dbf: it is missing", "beside");
    fixture_copy(bundled(), folder, "water");
    assert_int_equal(unlink(rivers), 0);
    expect_failure(folder, "rivers.shp: this layer of the map is missing", "--data");
    free(water);
    free(rivers);
    free(none);
    fixture_folder_free(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_get_their_meaning),
        cmocka_unit_test(what_is_missing_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
