#include "../cmocka_all.h"

#include <string.h>

#include "viewer/draw/canvas.h"
#include "viewer/draw/glyphs.h"

static void the_stronger_line_keeps_a_dot(void **state)
{
    (void)state;
    struct canvas canvas;
    canvas_init(&canvas, 2, 2, 2, 4);
    assert_int_equal(canvas.width, 4);
    assert_int_equal(canvas.height, 8);
    canvas_put(&canvas, 1, 1, LINE_RIVER, '-');
    canvas_put(&canvas, 1, 1, LINE_COUNTRY, '-');
    canvas_put(&canvas, 1, 1, LINE_REGION, '-');
    assert_int_equal(canvas_get(&canvas, 1, 1), LINE_COUNTRY);
    canvas_put(&canvas, -1, 0, LINE_COUNTRY, '-');
    canvas_put(&canvas, 0, -1, LINE_COUNTRY, '-');
    canvas_put(&canvas, 4, 0, LINE_COUNTRY, '-');
    canvas_put(&canvas, 0, 8, LINE_COUNTRY, '-');
    int count = 0;
    for (int y = -1; y <= 8; y++)
        for (int x = -1; x <= 4; x++)
            count += canvas_get(&canvas, x, y) != LINE_NONE;
    assert_int_equal(count, 1);
    canvas_fini(&canvas);
    canvas_fini(&canvas);
    canvas_fini(NULL);
}

/* The rule of which line owns a cell, as the design orders it. */
static void the_order_of_lines(void **state)
{
    (void)state;
    const enum line_class order[] = {LINE_REFERENCE, LINE_COUNTRY, LINE_TIER_EDGE,
                                     LINE_REGION,    LINE_RIVER,   LINE_NEIGHBOUR};
    for (size_t i = 0; i + 1 < sizeof order / sizeof *order; i++) {
        struct canvas canvas;
        canvas_init(&canvas, 1, 1, 2, 4);
        canvas_put(&canvas, 0, 0, order[i + 1], '-');
        canvas_put(&canvas, 1, 3, order[i], '-');
        assert_int_equal(canvas_cell(&canvas, 0, 0).owner, order[i]);
        canvas_fini(&canvas);
    }
}

static void a_cell_has_its_owners_dots_alone(void **state)
{
    (void)state;
    struct canvas canvas;
    canvas_init(&canvas, 2, 1, 2, 4);
    assert_int_equal(canvas_cell(&canvas, 0, 0).owner, LINE_NONE);
    canvas_put(&canvas, 0, 0, LINE_COUNTRY, '-');
    canvas_put(&canvas, 1, 3, LINE_RIVER, '-');
    canvas_put(&canvas, 2, 0, LINE_RIVER, '-');
    struct canvas_cell left = canvas_cell(&canvas, 0, 0), right = canvas_cell(&canvas, 1, 0);
    assert_int_equal(left.owner, LINE_COUNTRY);
    assert_int_equal(left.dots, 0x01);
    assert_int_equal(right.owner, LINE_RIVER);
    assert_int_equal(right.dots, 0x01);
    /* an outline goes on unbroken where the reference line ends in it */
    canvas_put(&canvas, 1, 0, LINE_REFERENCE, '-');
    left = canvas_cell(&canvas, 0, 0);
    assert_int_equal(left.owner, LINE_REFERENCE);
    assert_int_equal(left.dots, 0x03);
    canvas_fini(&canvas);
}

static void weaker_lines_keep_clear_of_stronger_ones(void **state)
{
    (void)state;
    struct canvas canvas;
    canvas_init(&canvas, 4, 2, 2, 4);
    for (int x = 0; x < 8; x++) {
        canvas_put(&canvas, x, 3, LINE_COUNTRY, '-');
        canvas_put(&canvas, x, 4, LINE_REGION, '-'); /* runs along */
    }
    for (int y = 5; y < 8; y++)
        canvas_put(&canvas, 2, y, LINE_RIVER, '-'); /* runs up to the line that runs along */
    canvas_separate(&canvas);
    for (int x = 0; x < 8; x++) {
        assert_int_equal(canvas_get(&canvas, x, 3), LINE_COUNTRY);
        assert_int_equal(canvas_get(&canvas, x, 4), LINE_NONE);
    }
    assert_int_equal(canvas_get(&canvas, 2, 5),
                     LINE_NONE); /* touched the region's line, which went at the same time */
    assert_int_equal(canvas_get(&canvas, 2, 6), LINE_RIVER);
    assert_int_equal(canvas_get(&canvas, 2, 7), LINE_RIVER);
    canvas_fini(&canvas);
}

static void every_class_has_a_style(void **state)
{
    (void)state;
    for (enum line_class class = LINE_NONE + 1; class < LINE_CLASSES; class ++) {
        const struct line_style *style = line_style_at(class);
        assert_true(style->ink > ROLE_LAKE && style->ink < ROLES);
        assert_true(style->family != FAMILY_NONE);
        assert_true(style->weight >= 1 && style->dash != 0);
        assert_in_range(style->dash_steps, 1, 32);
        assert_true((unsigned char)style->ascii < 0x80);
    }
}

static void braille_has_the_right_codes(void **state)
{
    (void)state;
    assert_int_equal(glyphs_braille(0), ' ');
    assert_int_equal(glyphs_braille(0xFF), 0x28FF);
    /* Unicode 2800: dots 1 2 3 7 down the left, 4 5 6 8 down the right; dot n is bit n - 1. */
    const unsigned numbers[4][2] = {{1, 4}, {2, 5}, {3, 6}, {7, 8}};
    for (unsigned y = 0; y < 4; y++)
        for (unsigned x = 0; x < 2; x++)
            assert_int_equal(glyphs_braille(1u << (y * 2 + x)), 0x2800 + (1u << (numbers[y][x] - 1)));
    for (unsigned dots = 1; dots < 256; dots++)
        assert_int_equal(__builtin_popcount(glyphs_braille(dots) - 0x2800), __builtin_popcount(dots));
}

static void glyph_sets_are_whole(void **state)
{
    (void)state;
    for (enum glyph_set set = 0; set < GLYPH_SETS; set++) {
        const struct glyphs *glyphs = glyphs_at(set);
        const uint32_t all[] = {glyphs->town,       glyphs->seat,      glyphs->capital,
                                glyphs->leader_end, glyphs->bar_begin, glyphs->bar_middle,
                                glyphs->bar_end,    glyphs->badge,     glyphs->badge_maybe};
        for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
            assert_true(all[i] > ' ');
            assert_true(set != GLYPHS_ASCII || all[i] < 0x7F);
        }
        /* falling back goes on to what every font has */
        assert_true(set == GLYPHS_ASCII ? glyphs->fallback == set : glyphs->fallback > set);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_stronger_line_keeps_a_dot),
        cmocka_unit_test(the_order_of_lines),
        cmocka_unit_test(a_cell_has_its_owners_dots_alone),
        cmocka_unit_test(weaker_lines_keep_clear_of_stronger_ones),
        cmocka_unit_test(every_class_has_a_style),
        cmocka_unit_test(braille_has_the_right_codes),
        cmocka_unit_test(glyph_sets_are_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
