#include "../cmocka_all.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/coordinates.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void expect(const char *text, double lat, double lon)
{
    struct lonlat place = {0, 0};
    struct error error = {""};
    if (!coordinates_read(&place, text, &error))
        fail_msg("%s: %s", text, error.text);
    if (fabs(place.lat - lat) > 1e-9 || fabs(place.lon - lon) > 1e-9)
        fail_msg("%s: read as %.10f %.10f", text, place.lat, place.lon);
    assert_string_equal(error.text, "");
}

static void expect_error(const char *text, const char *said)
{
    struct lonlat place = {7, 8};
    struct error error = {""};
    if (coordinates_read(&place, text, &error))
        fail_msg("%s: read as %.10f %.10f", text, place.lat, place.lon);
    if (strstr(error.text, said) == NULL)
        fail_msg("%s: %s", text, error.text);
    assert_true(place.lon == 7 && place.lat == 8);
}

static void degrees_with_decimals(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "50.45 30.52",
        "50.45, 30.52",
        "50.45,30.52",
        "50.45;30.52",
        "  50.45   30.52 ",
        "50,45 30,52",
        "50,45; 30,52",
        "50,45, 30,52",
        "50.45° 30.52°",
        "50.45N 30.52E",
        "50.45 N, 30.52 E",
        "30.52E 50.45N",
        "N50.45 E30.52",
        "E 30.52 N 50.45",
        "n50,45 e30,52",
        "+50.45 +30.52",
        "50.45°N 30.52°E",
        "50,45 пн 30,52 сх",
        "пн 50.45 сх 30.52",
        "50,45° пн. ш. 30,52° сх. д.",
        "50,45 ПН 30,52 СХ",
        "30.52 сх.д., 50.45 пн.ш.",
        "50.45\u00a0N 30.52\u00a0E",
    };
    for (size_t i = 0; i < COUNT(texts); i++)
        expect(texts[i], 50.45, 30.52);
    expect("50 30", 50, 30);
    expect("50,30", 50, 30); /* one number would be no place */
    expect("50, 30", 50, 30);
    expect("-33.9 18.4", -33.9, 18.4);
    expect("−33.9, –18.4", -33.9, -18.4);
    expect("33.9S 18.4W", -33.9, -18.4);
    expect("33,9 пд 18,4 зх", -33.9, -18.4);
    expect("0 0", 0, 0);
    expect("90 180", 90, 180);
    expect("-90 -180", -90, -180);
    expect("50.123456789 30.987654321", 50.123456789, 30.987654321);
}

static void degrees_minutes_and_seconds(void **state)
{
    (void)state;
    static const char *const minutes[] = {
        "50°27'N 30°31'E",
        "50°27′ N 30°31′ E",
        "N50 27 E30 31",
        "N50°27' E30°31'",
        "50 27 30 31",
        "50 27, 30 31",
        "50°27' 30°31'",
        "50°27 30°31",
        "50º27’ 30º31’",
        "50°27'00\"N 30°31'00\"E",
        "50°27'0''N 30°31'0''E",
        "50 27 00 30 31 00",
        "50°27′00″ пн. ш. 30°31′00″ сх. д.",
        "30°31'E 50°27'N",
        "50°27'; 30°31'",
    };
    for (size_t i = 0; i < COUNT(minutes); i++)
        expect(minutes[i], 50.45, 30 + 31 / 60.0);
    expect("50°27'36\"N 30°31'12.5\"E", 50.46, 30 + 31 / 60.0 + 12.5 / 3600);
    expect("50 27,5 30 31,25", 50 + 27.5 / 60, 30 + 31.25 / 60);
    expect("50 27.5N 30 31.25E", 50 + 27.5 / 60, 30 + 31.25 / 60);
    expect("-0°30' -0°15'", -0.5, -0.25);
    expect("-33 54 18 24", -33.9, 18.4);
    expect("50°36\"N 30°E", 50.01, 30); /* no minutes */
}

static void what_is_wrong_is_said(void **state)
{
    (void)state;
    static const char *const unreadable[] = {
        "",
        " ",
        "Kyiv",
        "50.45",
        "50.45 30.52 10",
        "1 2 3 4 5",
        "50.5 27 30.5 31",
        "50.45 30.52x",
        "50..45 30.52",
        "50-27 30-31",
        "27' 30'",
        "50°27°N 30°E",
        "50'27°N 30°E",
        "50° 30",
        "50.45 - 30.52",
        "1x1 2x1",
        "50.45/30.52",
        "N E 50 30",
        "50 -27 30 31",
        "1 2 3 4 5 6 7 8",
        "50;30;10",
        "0.1234567890123456 30",
        "50°27'12\"5 N 30 E",
    };
    for (size_t i = 0; i < COUNT(unreadable); i++)
        expect_error(unreadable[i], "a latitude and a longitude");
    expect_error("50,45,30,52", "two ways");
    expect_error("50,45,30", "two ways");
    expect_error("50.45N 30.52", "no letters");
    expect_error("50N 30N", "no letters");
    expect_error("50E 30E", "no letters");
    expect_error("N50 E30 N", "no letters");
    expect_error("50,45N", "no letters");
    expect_error("N 50 30 E", "before both");
    expect_error("50 N E 30", "before both");
    expect_error("-50N 30E", "either a sign or a letter");
    expect_error("50°60'N 30°E", "less than 60");
    expect_error("50 27 60 30 31 0", "less than 60");
    expect_error("91 30", "90 degrees");
    expect_error("120.5 30", "comes before");
    expect_error("90°1'N 30°E", "90 degrees");
    expect_error("50 181", "180 degrees");
    expect_error("50N 180.01W", "180 degrees");
    char endless[400];
    memset(endless, '1', sizeof endless - 1);
    endless[sizeof endless - 1] = '\0';
    expect_error(endless, "a latitude and a longitude");
}

static void minutes_are_read_as_they_are_written(void **state)
{
    (void)state;
    srand(6);
    for (int round = 0; round < 5000; round++) {
        char text[120];
        struct lonlat place = {360.0 * rand() / RAND_MAX - 180, 180.0 * rand() / RAND_MAX - 90}, back;
        long lat = lrint(fabs(place.lat) * 60), lon = lrint(fabs(place.lon) * 60);
        snprintf(text, sizeof text, "%ld°%02ld′\u00a0%c %ld°%02ld′\u00a0%c", lat / 60, lat % 60, place.lat < 0 ? 'S' : 'N',
                 lon / 60, lon % 60, place.lon < 0 ? 'W' : 'E');
        assert_true(coordinates_read(&back, text, NULL));
        assert_true(fabs(back.lat - place.lat) < 0.50001 / 60 && fabs(back.lon - place.lon) < 0.50001 / 60);
    }
}

/* Whatever is typed is a place or has a sentence. */
static void nonsense_does_no_harm(void **state)
{
    (void)state;
    static const char *const pieces[] = {"5", "0",  "30",   ".",    ",", ";",        " ",  "-", "°",
                                         "'", "\"", "N",    "E",    "s", "пн",       "зх", "ш", "\xff",
                                         "x", "′",  "59.9", "50,5", "+", "\xcc\x81", "180"};
    int places = 0;
    srand(7);
    for (int round = 0; round < 100000; round++) {
        char text[100] = "";
        for (int i = rand() % 12; i >= 0; i--)
            strcat(text, pieces[(size_t)rand() % COUNT(pieces)]);
        struct lonlat place;
        struct error error = {""};
        bool is_place = coordinates_read(&place, text, &error);
        assert_true(is_place ? lonlat_valid(place) : error.text[0] != '\0');
        places += is_place;
    }
    assert_true(places > 200);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(degrees_with_decimals), cmocka_unit_test(degrees_minutes_and_seconds),
        cmocka_unit_test(what_is_wrong_is_said), cmocka_unit_test(minutes_are_read_as_they_are_written),
        cmocka_unit_test(nonsense_does_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
