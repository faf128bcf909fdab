#include "viewer/ui/amount.h"

#include "../cmocka_all.h"

#define NB "\u00a0"

static void amounts_are_rounded_for_people(void **state)
{
    (void)state;
    char text[number_size];
    static const struct { double km2; const char *text; } areas[] = {{27941.6, "27" NB "900" NB "km²"}, {0, "0" NB "km²"}, {999.4, "999" NB "km²"},
                                                                    {381234, "381" NB "000" NB "km²"}, {1234, "1" NB "230" NB "km²"}};
    for (size_t i = 0; i < sizeof areas / sizeof *areas; i++) {
        amount_area(areas[i].km2, text);
        assert_string_equal(text, areas[i].text);
    }
    static const struct { double share; const char *text; } shares[] = {{0.0464, "4.6" NB "%"}, {0.633, "63" NB "%"}, {1, "100" NB "%"},
                                                                       {0, "0.0" NB "%"}, {0.0996, "10" NB "%"}};
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++) {
        amount_share(shares[i].share, text);
        assert_string_equal(text, shares[i].text);
    }
    static const struct { double people; const char *text; } people[] = {{430000, "0.4" NB "M" NB "people"}, {12.7e6, "13" NB "M" NB "people"},
                                                                        {41200, "41" NB "000" NB "people"}, {0, "0" NB "people"},
                                                                        {99600, "0.1" NB "M" NB "people"}};
    for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
        amount_people(people[i].people, text);
        assert_string_equal(text, people[i].text);
    }
    static const struct { double m; const char *text; } distances[] = {{11234, "11" NB "km"}, {1550, "1.6" NB "km"}, {450, "450" NB "m"}, {996, "1.0" NB "km"}};
    for (size_t i = 0; i < sizeof distances / sizeof *distances; i++) {
        amount_distance(distances[i].m, text);
        assert_string_equal(text, distances[i].text);
    }
    amount_towns(1, text);
    assert_string_equal(text, "1" NB "town");
    amount_towns(21, text);
    assert_string_equal(text, "21" NB "towns");
    amount_place(50.451, -30.523, text);
    assert_string_equal(text, "50.45" NB "N 30.52" NB "W");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(amounts_are_rounded_for_people)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
