#include "../cmocka_all.h"

#include <cjson/cJSON.h>
#include <math.h>
#include <string.h>

#include "fixture.h"
#include "viewer/out/geojson.h"

static cJSON *parsed(const struct fixture *fixture)
{
    struct bytes out = {0};
    out_geojson(&fixture->subject, &out);
    cJSON *json = cJSON_ParseWithOpts(bytes_text(&out), NULL, true);
    assert_non_null(json);
    bytes_fini(&out);
    return json;
}

static const cJSON *feature_at(const cJSON *json, int index)
{
    return cJSON_GetArrayItem(cJSON_GetObjectItem(json, "features"), index);
}

static const cJSON *property(const cJSON *feature, const char *name)
{
    const cJSON *item = cJSON_GetObjectItem(cJSON_GetObjectItem(feature, "properties"), name);
    assert_non_null(item);
    return item;
}

static const char *text_of(const cJSON *feature, const char *name)
{
    return cJSON_GetStringValue(property(feature, name));
}

static const cJSON *coordinates(const cJSON *feature)
{
    return cJSON_GetObjectItem(cJSON_GetObjectItem(feature, "geometry"), "coordinates");
}

static double number_at(const cJSON *position, int index)
{
    return cJSON_GetNumberValue(cJSON_GetArrayItem(position, index));
}

/* The shoelace formula: positive for counterclockwise rings. */
static double ring_area(const cJSON *ring)
{
    double area = 0;
    int count = cJSON_GetArraySize(ring);
    for (int i = 0; i + 1 < count; i++) {
        const cJSON *a = cJSON_GetArrayItem(ring, i), *b = cJSON_GetArrayItem(ring, i + 1);
        area += number_at(a, 0) * number_at(b, 1) - number_at(b, 0) * number_at(a, 1);
    }
    return area / 2;
}

static void has_a_feature_for_each_zone_and_the_line(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_init(&fixture, REFERENCE_RUSSIA, false);
    cJSON *json = parsed(&fixture);
    const char *const names[] = {"Demilitarised zone", "Stronger border", "European deterrence",
                                 "Rest of Ukraine"};
    const char *const forces[] = {"neutral peacekeepers of a third country, likely",
                                  "Ukrainian troops, armed and trained by NATO countries",
                                  "European forces; 4-5 brigades under discussion"};
    const double edges[] = {0, 25, 75, 220};
    assert_string_equal(cJSON_GetStringValue(cJSON_GetObjectItem(json, "type")), "FeatureCollection");
    assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItem(json, "features")), 5);
    for (int i = 0; i < 4; i++) {
        const cJSON *feature = feature_at(json, i);
        assert_string_equal(cJSON_GetStringValue(cJSON_GetObjectItem(feature, "type")), "Feature");
        assert_string_equal(text_of(feature, "role"), i < 3 ? "tier" : "rest");
        assert_string_equal(text_of(feature, "name"), names[i]);
        assert_true(cJSON_IsTrue(property(feature, "illustrative")));
        if (i < 3) {
            assert_true(property(feature, "tier")->valuedouble == i + 1);
            assert_string_equal(text_of(feature, "force"), forces[i]);
            assert_true(property(feature, "inner_km")->valuedouble == edges[i]);
            assert_true(property(feature, "outer_km")->valuedouble == edges[i + 1]);
        }
    }
    assert_true(property(feature_at(json, 0), "area_km2")->valuedouble == 12345.7);
    const cJSON *line = feature_at(json, 4);
    assert_string_equal(text_of(line, "role"), "reference");
    assert_string_equal(text_of(line, "name"), "russia");
    assert_true(property(line, "length_km")->valuedouble == 1978.2);
    assert_int_equal(cJSON_GetArraySize(coordinates(line)), 2);
    assert_int_equal(cJSON_GetArraySize(cJSON_GetArrayItem(coordinates(line), 1)), 3);
    cJSON_Delete(json);
    fixture_fini(&fixture);
}

/* Every ring is closed, has no position twice in a row, and goes the way that RFC 7946, 3.1.6 wants. */
static void rings_are_closed_and_turned_right(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_init(&fixture, REFERENCE_RUSSIA, true);
    cJSON *json = parsed(&fixture);
    const int polygons[] = {2, 1, 1, 1, 1}, rings_of_first[] = {2, 1, 1, 1, 1};
    assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItem(json, "features")), 6);
    for (int f = 0; f < 5; f++) {
        const cJSON *feature = feature_at(json, f);
        assert_string_equal(
            cJSON_GetStringValue(cJSON_GetObjectItem(cJSON_GetObjectItem(feature, "geometry"), "type")),
            "MultiPolygon");
        assert_int_equal(cJSON_GetArraySize(coordinates(feature)), polygons[f]);
        assert_int_equal(cJSON_GetArraySize(cJSON_GetArrayItem(coordinates(feature), 0)), rings_of_first[f]);
        for (int p = 0; p < polygons[f]; p++) {
            const cJSON *polygon = cJSON_GetArrayItem(coordinates(feature), p);
            for (int r = 0; r < cJSON_GetArraySize(polygon); r++) {
                const cJSON *ring = cJSON_GetArrayItem(polygon, r);
                int count = cJSON_GetArraySize(ring);
                assert_int_equal(count, 5);
                const cJSON *first = cJSON_GetArrayItem(ring, 0), *last = cJSON_GetArrayItem(ring, count - 1);
                assert_true(number_at(first, 0) == number_at(last, 0) &&
                            number_at(first, 1) == number_at(last, 1));
                assert_true(r == 0 ? ring_area(ring) > 0.1 : ring_area(ring) < -0.01);
            }
        }
    }
    assert_string_equal(text_of(feature_at(json, 4), "role"), "beyond");
    cJSON_Delete(json);
    fixture_fini(&fixture);
}

static void coordinates_are_degrees(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_init(&fixture, REFERENCE_RUSSIA, false);
    cJSON *json = parsed(&fixture);
    const cJSON *place = cJSON_GetArrayItem(cJSON_GetArrayItem(coordinates(feature_at(json, 4)), 0), 0);
    struct lonlat wanted = projection_inverse(&fixture.reply.projection, (struct point){200000, -200000});
    assert_true(fabs(number_at(place, 0) - wanted.lon) < 5.1e-7);
    assert_true(fabs(number_at(place, 1) - wanted.lat) < 5.1e-7);
    assert_true(number_at(place, 0) > 33 && number_at(place, 0) < 34 && number_at(place, 1) > 46 &&
                number_at(place, 1) < 47);
    cJSON_Delete(json);
    fixture_fini(&fixture);
}

static void says_what_is_illustrative_and_whose_it_is(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_init(&fixture, REFERENCE_RUSSIA, false);
    cJSON *json = parsed(&fixture);
    const char *note = cJSON_GetStringValue(cJSON_GetObjectItem(json, "note"));
    assert_non_null(strstr(note, "illustrative"));
    assert_non_null(strstr(note, "not the front line"));
    const char *attribution = cJSON_GetStringValue(cJSON_GetObjectItem(json, "attribution"));
    assert_non_null(strstr(attribution, "OpenStreetMap contributors"));
    assert_non_null(strstr(attribution, "Financial Times"));
    cJSON_Delete(json);
    fixture.subject.own_border = fixture.subject.owns_outline = true;
    json = parsed(&fixture);
    attribution = cJSON_GetStringValue(cJSON_GetObjectItem(json, "attribution"));
    assert_null(strstr(attribution, "OpenStreetMap"));
    assert_non_null(strstr(attribution, "Financial Times"));
    cJSON_Delete(json);
    fixture_fini(&fixture);
}

static void odd_names_and_languages_pass(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_init(&fixture, REFERENCE_FILE, false);
    fixture.subject.language = "uk";
    cJSON *json = parsed(&fixture);
    assert_string_equal(text_of(feature_at(json, 4), "name"), "lines/my \"own\", line.shp");
    assert_string_equal(text_of(feature_at(json, 0), "name"), "Демілітаризована зона");
    assert_null(strstr(cJSON_GetStringValue(cJSON_GetObjectItem(json, "note")), "front line"));
    cJSON_Delete(json);
    fixture_fini(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(has_a_feature_for_each_zone_and_the_line),
        cmocka_unit_test(rings_are_closed_and_turned_right),
        cmocka_unit_test(coordinates_are_degrees),
        cmocka_unit_test(says_what_is_illustrative_and_whose_it_is),
        cmocka_unit_test(odd_names_and_languages_pass),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
