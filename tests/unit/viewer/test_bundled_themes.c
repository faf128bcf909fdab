#include "../cmocka_all.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "eyesight.h"
#include "viewer/theme_shelf.h"

/* What the colours of assets/themes keep to, at 256 colours and at all. Thresholds:
 * - words: WCAG 2.1 contrast of 4.5 on every paper that they can stand on (high-contrast: 7, its level AAA); where the paper is
 *   the terminal's own, on black and on white;
 * - papers side by side: lightness (CIE L*) at least 8 apart, and CIE 1976 distance at least 12, seen with normal eyes and
 *   as people without red, green or blue cones see them. Five greys between black words' limit and white are 12 apart
 *   only if every grey is there, and 256 colours have 25 of them: mono promises the lightness alone. */
static const double line_contrast = 3, paper_lightness = 8;

static const enum role papers[] = {ROLE_TIER_1,     ROLE_TIER_2,     ROLE_TIER_3,     ROLE_TIER_4,
                                   ROLE_REST,       ROLE_BEYOND,     ROLE_ABROAD,     ROLE_SEA,
                                   ROLE_LAKE,       ROLE_TIER_1_DIM, ROLE_TIER_2_DIM, ROLE_TIER_3_DIM,
                                   ROLE_TIER_4_DIM, ROLE_REST_DIM,   ROLE_REST_LIT};
static const enum role words[] = {ROLE_TIER_LABEL,   ROLE_REST_LABEL,  ROLE_CAPITAL_LABEL, ROLE_TOWN_LABEL,
                                  ROLE_ABROAD_LABEL, ROLE_WATER_LABEL, ROLE_REGION_LABEL,  ROLE_MAP_NOTE};
static const enum role around[] = {ROLE_TITLE, ROLE_TEXT, ROLE_FAINT, ROLE_HEADING, ROLE_KEY, ROLE_WARNING, ROLE_FOCUS};

/* Papers that lie side by side on a map; a plan may have two to four tiers. */
static const struct pair {
    enum role a, b;
} neighbours[] = {
    {ROLE_TIER_1, ROLE_TIER_2}, {ROLE_TIER_2, ROLE_TIER_3}, {ROLE_TIER_3, ROLE_TIER_4},
    {ROLE_TIER_3, ROLE_REST},   {ROLE_TIER_4, ROLE_REST},   {ROLE_REST, ROLE_ABROAD},
    {ROLE_REST, ROLE_SEA},      {ROLE_REST, ROLE_LAKE},     {ROLE_REST, ROLE_BEYOND},
    {ROLE_TIER_1, ROLE_SEA},    {ROLE_TIER_2, ROLE_SEA},    {ROLE_TIER_3, ROLE_SEA},
    {ROLE_TIER_4, ROLE_SEA},
}, selections[] = { /* a selected zone and what is beside it then */
    {ROLE_TIER_1, ROLE_TIER_2_DIM},   {ROLE_TIER_2, ROLE_TIER_1_DIM}, {ROLE_TIER_2, ROLE_TIER_3_DIM},
    {ROLE_TIER_3, ROLE_TIER_2_DIM},   {ROLE_TIER_3, ROLE_TIER_4_DIM}, {ROLE_TIER_3, ROLE_REST_DIM},
    {ROLE_TIER_4, ROLE_TIER_3_DIM},   {ROLE_TIER_4, ROLE_REST_DIM},   {ROLE_REST_LIT, ROLE_ABROAD},
    {ROLE_REST_LIT, ROLE_TIER_4_DIM},
}, outlines[] = { /* lines and what is beside them */
    {ROLE_COUNTRY_LINE, ROLE_REST},     {ROLE_COUNTRY_LINE, ROLE_ABROAD},
    {ROLE_COUNTRY_LINE, ROLE_SEA},      {ROLE_COUNTRY_LINE, ROLE_TIER_1},
    {ROLE_COUNTRY_LINE, ROLE_TIER_2},   {ROLE_COUNTRY_LINE, ROLE_TIER_3},
    {ROLE_REFERENCE_LINE, ROLE_TIER_1}, {ROLE_REFERENCE_LINE, ROLE_ABROAD},
    {ROLE_REFERENCE_LINE, ROLE_SEA},    {ROLE_SELECTED_LINE, ROLE_TIER_1},
    {ROLE_SELECTED_LINE, ROLE_TIER_2},  {ROLE_SELECTED_LINE, ROLE_TIER_3},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct rgb black = {0, 0, 0}, white = {255, 255, 255};

enum depth { DEPTH_256, DEPTH_TRUE, DEPTHS };
static const char *const depth_names[DEPTHS] = {"256", "true"};

static double text_contrast(const struct theme *theme)
{
    return strcmp(theme->name, "high-contrast") == 0 ? 7 : 4.5;
}

static double paper_distance(const struct theme *theme)
{
    return strcmp(theme->name, "mono") == 0 ? paper_lightness : 12;
}

static struct light colour_of(const struct theme *theme, enum role role, enum depth depth)
{
    const struct colour *colour = &theme->colours[role];
    assert_false(colour->is_terminal);
    return light_of(depth == DEPTH_256 ? palette_rgb(colour->index_256) : (struct rgb){colour->red, colour->green, colour->blue});
}

/* The least of something over all pairs of a list. */
struct least {
    double value;
    enum role a, b;
};

static void note(struct least *least, double value, enum role a, enum role b)
{
    if (least->a == least->b || value < least->value)
        *least = (struct least){value, a, b};
}

static void assert_least(const struct least *least, double wanted, const struct theme *theme, enum depth depth, const char *what)
{
    print_message("%-13s %-4s  %-31s %6.2f  (at least %.1f; %s, %s)\n", theme->name, depth_names[depth], what, least->value, wanted,
                  role_name(least->a), role_name(least->b));
    if (least->value < wanted)
        fail_msg("%s at %s colours: %s of %s and %s is %.2f, not %.2f", theme->name, depth_names[depth], what,
                 role_name(least->a), role_name(least->b), least->value, wanted);
}

static struct least least_distance(const struct theme *theme, enum depth depth, const struct pair *pairs, size_t count, enum eye eye)
{
    struct least least = {0};
    for (size_t i = 0; i < count; i++)
        note(&least, light_distance(colour_of(theme, pairs[i].a, depth), colour_of(theme, pairs[i].b, depth), eye), pairs[i].a,
             pairs[i].b);
    return least;
}

static void check_words(const struct theme *theme, enum depth depth)
{
    struct least on_map = {0}, around_map = {0};
    for (size_t i = 0; i < COUNT(words); i++)
        for (size_t j = 0; j < COUNT(papers); j++)
            note(&on_map, light_contrast(colour_of(theme, words[i], depth), colour_of(theme, papers[j], depth)), words[i], papers[j]);
    assert_least(&on_map, text_contrast(theme), theme, depth, "contrast of words on the map");
    bool is_own = theme->colours[ROLE_TERMINAL].is_terminal;
    for (size_t i = 0; i < COUNT(around); i++) {
        if (theme->colours[around[i]].is_terminal)
            continue;
        struct light ink = colour_of(theme, around[i], depth);
        note(&around_map, light_contrast(ink, is_own ? light_of(black) : colour_of(theme, ROLE_TERMINAL, depth)), around[i],
             ROLE_TERMINAL);
        note(&around_map, light_contrast(ink, is_own ? light_of(white) : colour_of(theme, ROLE_TERMINAL, depth)), around[i],
             ROLE_TERMINAL);
    }
    assert_least(&around_map, text_contrast(theme), theme, depth, "contrast of words around it");
    for (size_t i = 0; i < COUNT(words) && theme->patterns; i++) /* which stand between patterns */
        assert_true(light_contrast(colour_of(theme, words[i], depth), colour_of(theme, ROLE_TERMINAL, depth)) >= text_contrast(theme));
}

static void check_papers(const struct theme *theme, enum depth depth)
{
    static const char *const names[EYES] = {"distance of papers", "the same without red cones", "the same without green cones",
                                            "the same without blue cones"};
    static const char *const selected[EYES] = {"of a selected zone's", "the same without red cones", "the same without green cones",
                                               "the same without blue cones"};
    struct least lightness = {0};
    for (size_t i = 0; i < COUNT(neighbours); i++)
        note(&lightness, fabs(lab_of(colour_of(theme, neighbours[i].a, depth)).lightness -
                              lab_of(colour_of(theme, neighbours[i].b, depth)).lightness), neighbours[i].a, neighbours[i].b);
    assert_least(&lightness, paper_lightness, theme, depth, "lightness of papers, apart");
    for (enum eye eye = 0; eye < EYES; eye++) {
        struct least least = least_distance(theme, depth, neighbours, COUNT(neighbours), eye);
        assert_least(&least, paper_distance(theme), theme, depth, names[eye]);
    }
    for (enum eye eye = 0; eye < EYES; eye++) {
        struct least least = least_distance(theme, depth, selections, COUNT(selections), eye);
        assert_least(&least, paper_distance(theme), theme, depth, selected[eye]);
    }
}

static void check_outlines(const struct theme *theme, enum depth depth)
{
    struct least least = {0};
    for (size_t i = 0; i < COUNT(outlines); i++)
        note(&least, light_contrast(colour_of(theme, outlines[i].a, depth), colour_of(theme, outlines[i].b, depth)), outlines[i].a,
             outlines[i].b);
    assert_least(&least, line_contrast, theme, depth, "contrast of lines");
}

static void each(const struct themes *themes, void (*check)(const struct theme *, enum depth))
{
    for (size_t i = 0; i < themes->count; i++)
        for (enum depth depth = 0; depth < DEPTHS; depth++)
            check(&themes->items[i].theme, depth);
}

static void words_read_on_every_paper(void **state)
{
    each(*state, check_words);
}

static void papers_stay_apart_for_every_eye(void **state)
{
    each(*state, check_papers);
}

static void outlines_show_on_what_is_beside_them(void **state)
{
    each(*state, check_outlines);
}

/* xterm's and the Linux console's colours 0 to 7 and 15. */
static const struct rgb xterm_16[] = {{0, 0, 0},   {205, 0, 0},   {0, 205, 0},   {205, 205, 0},
                                      {0, 0, 238}, {205, 0, 205}, {0, 205, 205}, {229, 229, 229}};
static const struct rgb console_16[] = {{0, 0, 0},   {170, 0, 0},   {0, 170, 0},   {170, 85, 0},
                                        {0, 0, 170}, {170, 0, 170}, {0, 170, 170}, {170, 170, 170}};

static struct light of_16(const struct rgb *palette, int index)
{
    if (index == 15)
        return light_of(white);
    assert_in_range(index, 0, 7);
    return light_of(palette[index]);
}

static void sixteen_colours_keep_tiers_apart_and_words_readable(void **state)
{
    const struct themes *themes = *state;
    for (size_t t = 0; t < themes->count; t++) {
        const struct theme *theme = &themes->items[t].theme;
        const struct colour *colours = theme->colours;
        bool is_apart = theme_parts_tiers(theme, COLOUR_16);
        assert_true(theme_parts_tiers(theme, COLOUR_256) && theme_parts_tiers(theme, COLOUR_TRUE));
        assert_int_equal(is_apart, theme_parts_tiers(theme, COLOUR_8));
        assert_int_equal(is_apart, strcmp(theme->name, "mono") != 0); /* for which patterns stand in */
        for (enum role role = 0; role < ROLE_COUNTRY_LINE; role++)
            assert_in_range(colours[role].index_16, 0, 7); /* many terminals have no other backgrounds */
        for (size_t i = 0; i < COUNT(words) && is_apart; i++)
            for (enum role paper = ROLE_TIER_1; paper <= ROLE_TIER_3; paper++) {
                assert_true(light_contrast(of_16(xterm_16, colours[words[i]].index_16),
                                           of_16(xterm_16, colours[paper].index_16)) >= 4.5);
                assert_true(light_contrast(of_16(console_16, colours[words[i]].index_16),
                                           of_16(console_16, colours[paper].index_16)) >= line_contrast);
            }
    }
}

/* Some of dark's and light's, with the numbers that are written beside them and those that are found. */
static void known_colours_are_read_as_they_are(void **state)
{
    static const struct {
        const char *theme;
        enum role role;
        struct colour colour;
    } known[] = {
        {"dark", ROLE_TIER_1, {0x87, 0x5f, 0x00, 94, 1, false, false}},
        {"dark", ROLE_TIER_3, {0x00, 0x68, 0x8f, 24, 4, false, false}},
        {"dark", ROLE_SEA, {0x0c, 0x1a, 0x33, 17, 0, false, false}},        {"dark", ROLE_TIER_4_DIM, {0x2e, 0x26, 0x26, 235, 2, false, false}},
        {"dark", ROLE_REFERENCE_LINE, {0xff, 0xd7, 0x00, 220, 11, false, false}},
        {"light", ROLE_TIER_2, {0xaf, 0x5f, 0xd7, 134, 6, false, false}},   {"light", ROLE_TIER_1_DIM, {0xfb, 0xe6, 0xcf, 223, 3, false, false}},
        {"light", ROLE_REST_LIT, {0xff, 0xff, 0xff, 230, 7, false, false}}, {"light", ROLE_RIVER_LINE, {0x5f, 0x87, 0xaf, 67, 4, false, false}},
    };
    const struct themes *themes = *state;
    for (size_t i = 0; i < COUNT(known); i++) {
        const struct theme *theme = &themes->items[strcmp(known[i].theme, "dark") == 0 ? 0 : 1].theme;
        const struct colour *is = &theme->colours[known[i].role], *wanted = &known[i].colour;
        assert_string_equal(theme->name, known[i].theme);
        assert_true(is->red == wanted->red && is->green == wanted->green && is->blue == wanted->blue && !is->is_terminal);
        assert_int_equal(is->index_256, wanted->index_256);
        assert_int_equal(is->index_16, wanted->index_16);
    }
}

/* Nobody knows whether the screen behind them is dark or light, and sixteen colours are as people have set them: words around the
 * map are in the terminal's own foreground, or in a colour that is read on black and on white. */
static void words_around_the_map_are_read_on_any_screen(void **state)
{
    static const enum role roles[] = {ROLE_TITLE, ROLE_TEXT, ROLE_FAINT, ROLE_HEADING, ROLE_KEY, ROLE_WARNING, ROLE_FOCUS};
    const struct themes *themes = *state;
    for (size_t t = 0; t < themes->count; t++) {
        const struct theme *theme = &themes->items[t].theme;
        for (size_t i = 0; i < COUNT(roles) && theme->colours[ROLE_TERMINAL].is_terminal; i++) {
            const struct colour *colour = &theme->colours[roles[i]];
            if (colour->is_terminal || colour->is_terminal_16)
                continue;
            double on_black = light_contrast(of_16(xterm_16, colour->index_16), of_16(xterm_16, 0)),
                   on_white = light_contrast(of_16(xterm_16, colour->index_16), of_16(xterm_16, 15));
            if (on_black < line_contrast || on_white < line_contrast)
                fail_msg("%s: %s on black %.1f, on white %.1f", theme->name, role_name(roles[i]), on_black, on_white);
        }
    }
}

/* The formulas themselves, against published values. */
static void formulas_are_right(void **state)
{
    (void)state;
    struct light red = light_of((struct rgb){255, 0, 0}), green = light_of((struct rgb){0, 160, 0});
    assert_true(fabs(light_contrast(light_of(white), light_of(black)) - 21) < 1e-9);
    assert_true(fabs(light_contrast(light_of(white), light_of((struct rgb){0x76, 0x76, 0x76})) - 4.54) < 0.005);
    assert_true(fabs(lab_of(red).lightness - 53.24) < 0.01);
    assert_true(fabs(lab_of(red).a - 80.09) < 0.01);
    assert_true(fabs(lab_of(red).b - 67.20) < 0.01);
    assert_true(fabs(lab_of(light_of(white)).lightness - 100) < 1e-4);
    for (enum eye eye = 0; eye < EYES; eye++)
        for (int row = 0; row < 3; row++)
            assert_true(fabs(eye_row_sum(eye, row) - 1) < 1e-5);
    assert_true(light_distance(red, green, EYE_NORMAL) > 2 * light_distance(red, green, EYE_DEUTAN));
    /* Blue and green are what people without blue cones confuse. */
    struct light teal = light_of((struct rgb){0, 140, 140}), sky = light_of((struct rgb){0, 130, 190});
    assert_true(light_distance(teal, sky, EYE_NORMAL) > 2 * light_distance(teal, sky, EYE_TRITAN));
}

static int fill(void **state)
{
    static struct themes themes;
    setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
    struct error error;
    if (!theme_shelf_fill(&themes, SOURCE_DIR, &error))
        fail_msg("%s", error.text);
    for (size_t i = 0; i < themes.count; i++)
        if (themes.items[i].error.text[0] != '\0')
            fail_msg("%s", themes.items[i].error.text);
    assert_int_equal(themes.count, 5);
    *state = &themes;
    return 0;
}

static int empty(void **state)
{
    theme_shelf_fini(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_read_on_every_paper),
        cmocka_unit_test(papers_stay_apart_for_every_eye),
        cmocka_unit_test(outlines_show_on_what_is_beside_them),
        cmocka_unit_test(sixteen_colours_keep_tiers_apart_and_words_readable),
        cmocka_unit_test(known_colours_are_read_as_they_are),
        cmocka_unit_test(words_around_the_map_are_read_on_any_screen),
        cmocka_unit_test(formulas_are_right),
    };
    return cmocka_run_group_tests(tests, fill, empty);
}
