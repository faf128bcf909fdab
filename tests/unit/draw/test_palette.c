#include "../cmocka_all.h"

#include "viewer/draw/theme.h"

static struct palette palette;

static int nearest(unsigned rgb)
{
    return palette_nearest_256(&palette, (struct rgb){(uint8_t)(rgb >> 16), (uint8_t)(rgb >> 8 & 0xFF), (uint8_t)(rgb & 0xFF)});
}

static int basic(unsigned rgb, bool is_paper)
{
    return palette_nearest_16((struct rgb){(uint8_t)(rgb >> 16), (uint8_t)(rgb >> 8 & 0xFF), (uint8_t)(rgb & 0xFF)}, is_paper);
}

static void colours_of_the_palette_are_themselves(void **state)
{
    (void)state;
    for (int i = 16; i < 256; i++) {
        struct rgb rgb = palette_rgb(i), found = palette_rgb(palette_nearest_256(&palette, rgb));
        assert_true(rgb.red == found.red && rgb.green == found.green && rgb.blue == found.blue);
    }
}

static void others_take_what_looks_nearest(void **state)
{
    (void)state;
    assert_int_equal(nearest(0x444445), 238);
    assert_int_equal(nearest(0x865f01), 94);
    assert_int_equal(nearest(0xfe0000), 196);
    assert_int_equal(nearest(0x000001), 16);
    /* By distance in RGB it would be 17, the first blue of the cube, which is far brighter and bluer. */
    assert_in_range(nearest(0x0c1a33), 232, 236);
}

static void basic_colours_go_by_lightness_or_hue(void **state)
{
    (void)state;
    static const struct {
        unsigned rgb;
        int ink, paper;
    } rows[] = {
        {0x000000, 0, 0},  {0x808080, 8, 0},  {0xbbbbbb, 7, 7}, {0xffffff, 15, 7}, {0xcd0000, 1, 1}, {0x6a1b9a, 5, 5},
        {0x00688f, 4, 4}, {0x006400, 2, 2}, {0xffd700, 11, 3}, {0x008b8b, 6, 6}, {0x0c1a33, 4, 0}, {0xafffff, 14, 6},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(basic(rows[i].rgb, false), rows[i].ink);
        assert_int_equal(basic(rows[i].rgb, true), rows[i].paper);
    }
    assert_int_equal(palette_find_16("bright-black"), 8);
    assert_int_equal(palette_find_16("pink"), -1);
    assert_string_equal(palette_name_16(15), "bright-white");
    assert_null(palette_name_16(16));
    assert_null(palette_name_16(-1));
}

static void a_theme_without_colours_of_its_own(void **state)
{
    (void)state;
    for (enum role role = 0; role < ROLES; role++) {
        assert_true(theme_plain()->colours[role].is_terminal);
        assert_int_equal(role_find(role_name(role)), role);
    }
    assert_true(theme_plain()->patterns);
    assert_int_equal(role_find("no such role"), ROLES);
}

static void tiers_need_a_colour_each(void **state)
{
    (void)state;
    struct theme theme = {0};
    for (enum role role = ROLE_TIER_1; role <= ROLE_REST; role++)
        theme.colours[role] = (struct colour){(uint8_t)role, 0, 0, (uint8_t)(16 + role), (uint8_t)role, false, false};
    assert_true(theme_parts_tiers(&theme, COLOUR_TRUE));
    assert_true(theme_parts_tiers(&theme, COLOUR_8));
    theme.colours[ROLE_TIER_2].index_16 = theme.colours[ROLE_REST].index_16;
    assert_false(theme_parts_tiers(&theme, COLOUR_16));
    assert_true(theme_parts_tiers(&theme, COLOUR_256));
    theme.colours[ROLE_TIER_2].index_16 = (uint8_t)(theme.colours[ROLE_REST].index_16 + 8);
    assert_true(theme_parts_tiers(&theme, COLOUR_16));
    assert_false(theme_parts_tiers(&theme, COLOUR_8));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(colours_of_the_palette_are_themselves),
        cmocka_unit_test(others_take_what_looks_nearest),
        cmocka_unit_test(basic_colours_go_by_lightness_or_hue),
        cmocka_unit_test(a_theme_without_colours_of_its_own),
        cmocka_unit_test(tiers_need_a_colour_each),
    };
    palette_init(&palette);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
