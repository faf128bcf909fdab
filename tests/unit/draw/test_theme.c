#include "../cmocka_all.h"

#include <math.h>
#include <string.h>

#include "viewer/draw/theme.h"

/* What a colour must keep to, as theme.h promises. Thresholds:
 * - words: WCAG 2.1 contrast of 4.5 on every paper;
 * - papers side by side: lightness (CIE L*) at least 8 apart, and CIE 1976 distance at least 12, seen with
 * normal eyes and as people without red or without green cones see them. */
static const double text_contrast = 4.5, line_contrast = 3, paper_lightness = 8, paper_distance = 12;

static const enum role papers[] = {ROLE_TIER_1,     ROLE_TIER_2,     ROLE_TIER_3,     ROLE_TIER_4,
                                   ROLE_REST,       ROLE_BEYOND,     ROLE_ABROAD,     ROLE_SEA,
                                   ROLE_LAKE,       ROLE_TIER_1_DIM, ROLE_TIER_2_DIM, ROLE_TIER_3_DIM,
                                   ROLE_TIER_4_DIM, ROLE_REST_DIM,   ROLE_REST_LIT};
static const enum role words[] = {ROLE_TIER_LABEL,   ROLE_REST_LABEL,  ROLE_CAPITAL_LABEL, ROLE_TOWN_LABEL,
                                  ROLE_ABROAD_LABEL, ROLE_WATER_LABEL, ROLE_REGION_LABEL,  ROLE_MAP_NOTE};

/* Papers that lie side by side on a map; a plan may have two to four tiers. */
static const struct pair {
    enum role a, b;
} neighbours[] = {
    {ROLE_TIER_1, ROLE_TIER_2}, {ROLE_TIER_2, ROLE_TIER_3}, {ROLE_TIER_3, ROLE_TIER_4},
    {ROLE_TIER_3, ROLE_REST},   {ROLE_TIER_4, ROLE_REST},   {ROLE_REST, ROLE_ABROAD},
    {ROLE_REST, ROLE_SEA},      {ROLE_REST, ROLE_LAKE},     {ROLE_REST, ROLE_BEYOND},
    {ROLE_TIER_1, ROLE_SEA},    {ROLE_TIER_2, ROLE_SEA},    {ROLE_TIER_3, ROLE_SEA},
    {ROLE_TIER_4, ROLE_SEA},
};

struct rgb { /* linear, 0 to 1 */
    double red, green, blue;
};

struct lab {
    double lightness, a, b;
};

/* IEC 61966-2-1 (sRGB). */
static double linear(int component)
{
    double value = component / 255.0;
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

static struct rgb rgb_of(int red, int green, int blue)
{
    return (struct rgb){linear(red), linear(green), linear(blue)};
}

/* xterm's palette: a cube of six steps, then greys. */
static struct rgb of_256(int index)
{
    static const int steps[6] = {0, 95, 135, 175, 215, 255};
    if (index >= 232)
        return rgb_of(8 + 10 * (index - 232), 8 + 10 * (index - 232), 8 + 10 * (index - 232));
    assert_in_range(index, 16, 231);
    return rgb_of(steps[(index - 16) / 36], steps[(index - 16) / 6 % 6], steps[(index - 16) % 6]);
}

static double luminance(struct rgb c)
{
    return 0.2126 * c.red + 0.7152 * c.green + 0.0722 * c.blue;
}

/* WCAG 2.1, "contrast ratio". */
static double contrast(struct rgb a, struct rgb b)
{
    double x = luminance(a), y = luminance(b);
    return (fmax(x, y) + 0.05) / (fmin(x, y) + 0.05);
}

static double lab_curve(double t)
{
    return t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116;
}

/* CIE 1976 L*a*b* for white D65. */
static struct lab lab_of(struct rgb c)
{
    double x = lab_curve((0.4124564 * c.red + 0.3575761 * c.green + 0.1804375 * c.blue) / 0.95047);
    double y = lab_curve(0.2126729 * c.red + 0.7151522 * c.green + 0.0721750 * c.blue);
    double z = lab_curve((0.0193339 * c.red + 0.1191920 * c.green + 0.9503041 * c.blue) / 1.08883);
    return (struct lab){116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

/* G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, A Physiologically-based Model for Simulation of Color
 * Vision Deficiency, IEEE TVCG 15(6), 2009: the matrices for full severity, which work on linear RGB. */
static const double eyes[][3][3] = {
    {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}, /* normal */
    {{0.152286, 1.052583, -0.204868},
     {0.114503, 0.786281, 0.099216},
     {-0.003882, -0.048116, 1.051998}}, /* no red cones */
    {{0.367322, 0.860646, -0.227968},
     {0.280085, 0.672501, 0.047413},
     {-0.011820, 0.042940, 0.968881}}, /* no green cones */
};

static double seen(const double row[3], struct rgb c)
{
    return fmin(1, fmax(0, row[0] * c.red + row[1] * c.green + row[2] * c.blue));
}

static double distance(struct rgb a, struct rgb b, const double eye[3][3])
{
    struct lab x = lab_of((struct rgb){seen(eye[0], a), seen(eye[1], a), seen(eye[2], a)});
    struct lab y = lab_of((struct rgb){seen(eye[0], b), seen(eye[1], b), seen(eye[2], b)});
    return sqrt(pow(x.lightness - y.lightness, 2) + pow(x.a - y.a, 2) + pow(x.b - y.b, 2));
}

enum depth { DEPTH_256, DEPTH_TRUE, DEPTHS };

static struct rgb colour_of(const struct theme *theme, enum role role, enum depth depth)
{
    const struct colour *colour = &theme->colours[role];
    assert_false(colour->is_terminal);
    return depth == DEPTH_256 ? of_256(colour->index_256) : rgb_of(colour->red, colour->green, colour->blue);
}

static void assert_at_least(double is, double wanted, const struct theme *theme, enum role a, enum role b,
                            const char *what)
{
    static const char *const names[] = {
#define NAME(id, name) name,
        ROLE_TABLE(NAME)
#undef NAME
    };
    if (is < wanted)
        fail_msg("%s: %s of %s and %s is %.2f, not %.2f", theme->name, what, names[a], names[b], is, wanted);
}

static void words_read_on_every_paper(void **state)
{
    (void)state;
    for (int t = 0; theme_name(t) != NULL; t++)
        for (enum depth depth = 0; depth < DEPTHS; depth++)
            for (size_t i = 0; i < sizeof words / sizeof *words; i++)
                for (size_t j = 0; j < sizeof papers / sizeof *papers; j++) {
                    const struct theme *theme = theme_find(theme_name(t));
                    double is =
                        contrast(colour_of(theme, words[i], depth), colour_of(theme, papers[j], depth));
                    assert_at_least(is, text_contrast, theme, words[i], papers[j], "contrast");
                }
}

/* Words around the map stand on the terminal's own paper: on black and on white they must be seen. */
static void words_around_the_map_read_on_dark_and_on_light(void **state)
{
    (void)state;
    static const enum role around[] = {ROLE_TITLE, ROLE_TEXT,    ROLE_FAINT, ROLE_HEADING,
                                       ROLE_KEY,   ROLE_WARNING, ROLE_FOCUS};
    for (int t = 0; theme_name(t) != NULL; t++)
        for (enum depth depth = 0; depth < DEPTHS; depth++)
            for (size_t i = 0; i < sizeof around / sizeof *around; i++) {
                const struct theme *theme = theme_find(theme_name(t));
                if (theme->colours[around[i]].is_terminal)
                    continue;
                struct rgb ink = colour_of(theme, around[i], depth);
                assert_at_least(contrast(ink, rgb_of(0, 0, 0)), line_contrast, theme, around[i],
                                ROLE_TERMINAL, "contrast");
                assert_at_least(contrast(ink, rgb_of(255, 255, 255)), line_contrast, theme, around[i],
                                ROLE_TERMINAL, "contrast");
            }
}

static void outlines_show_on_what_is_beside_them(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        {ROLE_COUNTRY_LINE, ROLE_REST},     {ROLE_COUNTRY_LINE, ROLE_ABROAD},
        {ROLE_COUNTRY_LINE, ROLE_SEA},      {ROLE_COUNTRY_LINE, ROLE_TIER_1},
        {ROLE_COUNTRY_LINE, ROLE_TIER_2},   {ROLE_COUNTRY_LINE, ROLE_TIER_3},
        {ROLE_REFERENCE_LINE, ROLE_TIER_1}, {ROLE_REFERENCE_LINE, ROLE_ABROAD},
        {ROLE_REFERENCE_LINE, ROLE_SEA},    {ROLE_SELECTED_LINE, ROLE_TIER_1},
        {ROLE_SELECTED_LINE, ROLE_TIER_2},  {ROLE_SELECTED_LINE, ROLE_TIER_3},
    };
    for (int t = 0; theme_name(t) != NULL; t++)
        for (enum depth depth = 0; depth < DEPTHS; depth++)
            for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
                const struct theme *theme = theme_find(theme_name(t));
                double is =
                    contrast(colour_of(theme, pairs[i].a, depth), colour_of(theme, pairs[i].b, depth));
                assert_at_least(is, line_contrast, theme, pairs[i].a, pairs[i].b, "contrast");
            }
}

static void papers_differ_in_lightness(void **state)
{
    (void)state;
    for (int t = 0; theme_name(t) != NULL; t++)
        for (enum depth depth = 0; depth < DEPTHS; depth++)
            for (size_t i = 0; i < sizeof neighbours / sizeof *neighbours; i++) {
                const struct theme *theme = theme_find(theme_name(t));
                double is = fabs(lab_of(colour_of(theme, neighbours[i].a, depth)).lightness -
                                 lab_of(colour_of(theme, neighbours[i].b, depth)).lightness);
                assert_at_least(is, paper_lightness, theme, neighbours[i].a, neighbours[i].b,
                                "difference in lightness");
            }
}

static void papers_stay_apart_for_every_eye(void **state)
{
    (void)state;
    for (int t = 0; theme_name(t) != NULL; t++)
        for (enum depth depth = 0; depth < DEPTHS; depth++)
            for (size_t i = 0; i < sizeof neighbours / sizeof *neighbours; i++)
                for (size_t eye = 0; eye < sizeof eyes / sizeof *eyes; eye++) {
                    const struct theme *theme = theme_find(theme_name(t));
                    double is = distance(colour_of(theme, neighbours[i].a, depth),
                                         colour_of(theme, neighbours[i].b, depth), eyes[eye]);
                    assert_at_least(is, paper_distance, theme, neighbours[i].a, neighbours[i].b, "distance");
                }
}

static void a_selected_zone_stands_out(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        {ROLE_TIER_1, ROLE_TIER_2_DIM},   {ROLE_TIER_2, ROLE_TIER_1_DIM}, {ROLE_TIER_2, ROLE_TIER_3_DIM},
        {ROLE_TIER_3, ROLE_TIER_2_DIM},   {ROLE_TIER_3, ROLE_TIER_4_DIM}, {ROLE_TIER_3, ROLE_REST_DIM},
        {ROLE_TIER_4, ROLE_TIER_3_DIM},   {ROLE_TIER_4, ROLE_REST_DIM},   {ROLE_REST_LIT, ROLE_ABROAD},
        {ROLE_REST_LIT, ROLE_TIER_4_DIM},
    };
    for (int t = 0; theme_name(t) != NULL; t++)
        for (enum depth depth = 0; depth < DEPTHS; depth++)
            for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
                for (size_t eye = 0; eye < sizeof eyes / sizeof *eyes; eye++) {
                    const struct theme *theme = theme_find(theme_name(t));
                    double is = distance(colour_of(theme, pairs[i].a, depth),
                                         colour_of(theme, pairs[i].b, depth), eyes[eye]);
                    assert_at_least(is, paper_distance, theme, pairs[i].a, pairs[i].b, "distance");
                }
}

/* xterm's and the Linux console's colours 0 to 7 and 15. */
static const int xterm_16[][3] = {{0, 0, 0},   {205, 0, 0},   {0, 205, 0},   {205, 205, 0},
                                  {0, 0, 238}, {205, 0, 205}, {0, 205, 205}, {229, 229, 229}};
static const int console_16[][3] = {{0, 0, 0},   {170, 0, 0},   {0, 170, 0},   {170, 85, 0},
                                    {0, 0, 170}, {170, 0, 170}, {0, 170, 170}, {170, 170, 170}};

static struct rgb of_16(const int palette[][3], int index)
{
    if (index == 15)
        return rgb_of(255, 255, 255);
    assert_in_range(index, 0, 7);
    return rgb_of(palette[index][0], palette[index][1], palette[index][2]);
}

static void sixteen_colours_keep_tiers_apart_and_words_readable(void **state)
{
    (void)state;
    for (int t = 0; theme_name(t) != NULL; t++) {
        const struct colour *colours = theme_find(theme_name(t))->colours;
        unsigned used = 0;
        for (enum role role = ROLE_TIER_1; role <= ROLE_REST; role++) {
            assert_in_range(colours[role].index_16, 0, 7); /* many terminals have no other backgrounds */
            assert_false(used >> colours[role].index_16 & 1);
            used |= 1u << colours[role].index_16;
        }
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            for (enum role paper = ROLE_TIER_1; paper <= ROLE_TIER_3; paper++) {
                assert_true(contrast(of_16(xterm_16, colours[words[i]].index_16),
                                     of_16(xterm_16, colours[paper].index_16)) >= text_contrast);
                assert_true(contrast(of_16(console_16, colours[words[i]].index_16),
                                     of_16(console_16, colours[paper].index_16)) >= line_contrast);
            }
    }
}

static void every_role_has_a_colour(void **state)
{
    (void)state;
    for (int t = 0; theme_name(t) != NULL; t++)
        for (enum role role = 0; role < ROLES; role++)
            assert_true(theme_find(theme_name(t))->colours[role].index_256 >= 16);
}

static void themes_are_found_by_name(void **state)
{
    (void)state;
    assert_string_equal(theme_name(0), "dark");
    assert_string_equal(theme_name(1), "light");
    assert_null(theme_name(2));
    assert_null(theme_name(-1));
    assert_ptr_equal(theme_find("light")->name, theme_name(1));
    assert_null(theme_find("no such theme"));
}

/* The formulas themselves, against published values. */
static void formulas_are_right(void **state)
{
    (void)state;
    struct rgb white = rgb_of(255, 255, 255), black = rgb_of(0, 0, 0), red = rgb_of(255, 0, 0);
    assert_true(fabs(contrast(white, black) - 21) < 1e-9);
    assert_true(fabs(contrast(white, rgb_of(0x76, 0x76, 0x76)) - 4.54) < 0.005);
    assert_true(fabs(lab_of(red).lightness - 53.24) < 0.01);
    assert_true(fabs(lab_of(red).a - 80.09) < 0.01);
    assert_true(fabs(lab_of(red).b - 67.20) < 0.01);
    assert_true(fabs(lab_of(white).lightness - 100) < 1e-4);
    /* Greys look the same to every eye: the rows of each matrix add up to one. */
    for (size_t eye = 0; eye < sizeof eyes / sizeof *eyes; eye++)
        for (int row = 0; row < 3; row++)
            assert_true(fabs(eyes[eye][row][0] + eyes[eye][row][1] + eyes[eye][row][2] - 1) < 1e-5);
    assert_true(distance(rgb_of(255, 0, 0), rgb_of(0, 160, 0), eyes[0]) >
                2 * distance(rgb_of(255, 0, 0), rgb_of(0, 160, 0), eyes[2]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_read_on_every_paper),
        cmocka_unit_test(words_around_the_map_read_on_dark_and_on_light),
        cmocka_unit_test(outlines_show_on_what_is_beside_them),
        cmocka_unit_test(papers_differ_in_lightness),
        cmocka_unit_test(papers_stay_apart_for_every_eye),
        cmocka_unit_test(a_selected_zone_stands_out),
        cmocka_unit_test(sixteen_colours_keep_tiers_apart_and_words_readable),
        cmocka_unit_test(every_role_has_a_colour),
        cmocka_unit_test(themes_are_found_by_name),
        cmocka_unit_test(formulas_are_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
