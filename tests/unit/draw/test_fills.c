#include "../cmocka_all.h"

#include <stdlib.h>
#include <string.h>

#include "viewer/draw/fills.h"
#include "viewer/draw/glyphs.h"
#include "viewer/draw/patterns.h"

/* Eight letters, row after row: which paper each dot has. */
static void papers_of(uint8_t papers[fill_dots], const char *letters)
{
    for (int i = 0; i < fill_dots; i++)
        papers[i] = letters[i] == 'a'   ? ROLE_TIER_1
                    : letters[i] == 'b' ? ROLE_TIER_2
                    : letters[i] == 'c' ? ROLE_TIER_3
                                        : ROLE_SEA;
}

static void assert_fill(const char *letters, uint32_t codepoint, enum role ink, enum role paper)
{
    uint8_t papers[fill_dots];
    papers_of(papers, letters);
    struct fill fill = fill_quadrants(papers);
    assert_int_equal(fill.codepoint, codepoint);
    assert_int_equal(fill.ink, ink);
    assert_int_equal(fill.paper, paper);
}

static void one_paper_is_a_space(void **state)
{
    (void)state;
    assert_fill("aaaaaaaa", ' ', ROLE_TERMINAL, ROLE_TIER_1);
    assert_fill("aaaaaaab", ' ', ROLE_TERMINAL, ROLE_TIER_1); /* one dot of eight is no quarter */
}

static void edges_are_quadrants_and_halves(void **state)
{
    (void)state;
    assert_fill("aaaabbbb", 0x2584, ROLE_TIER_2, ROLE_TIER_1);
    assert_fill("bbbbaaaa", 0x2580, ROLE_TIER_2, ROLE_TIER_1);
    assert_fill("abababab", 0x2590, ROLE_TIER_2, ROLE_TIER_1);
    assert_fill("babababa", 0x258C, ROLE_TIER_2, ROLE_TIER_1);
    assert_fill("babaaaaa", 0x2598, ROLE_TIER_2, ROLE_TIER_1);
    assert_fill("ababaaaa", 0x259D, ROLE_TIER_2, ROLE_TIER_1);
    assert_fill("aaaababa", 0x2596, ROLE_TIER_2, ROLE_TIER_1);
    assert_fill("aaaaabab", 0x2597, ROLE_TIER_2, ROLE_TIER_1);
    assert_fill("babaabab", 0x259A, ROLE_TIER_2, ROLE_TIER_1);
    assert_fill("ababbaba", 0x259E, ROLE_TIER_2, ROLE_TIER_1);
    /* three quarters of one are one quarter of the other */
    assert_fill("ababbbbb", 0x2598, ROLE_TIER_1, ROLE_TIER_2);
}

static void level_edges_are_quarters(void **state)
{
    (void)state;
    assert_fill("aaaaaabb", 0x2582, ROLE_TIER_2, ROLE_TIER_1);
    assert_fill("bbaaaaaa", 0x2586, ROLE_TIER_1, ROLE_TIER_2);
    assert_fill("bbbbbbaa", 0x2582, ROLE_TIER_1, ROLE_TIER_2);
}

static void of_three_papers_two_are_shown(void **state)
{
    (void)state;
    assert_fill("aaaabbbc", 0x2584, ROLE_TIER_2, ROLE_TIER_1);
    assert_fill("aaaabbcc", 0x2584, ROLE_TIER_2, ROLE_TIER_1);
}

/* What a glyph shows of the smaller paper must not be further from the truth than plain paper or any half
 * would be. */
static unsigned shown(struct fill fill, uint8_t of)
{
    static const struct {
        uint32_t codepoint;
        unsigned dots;
    } shapes[] = {
        {' ', 0},       {0x2580, 0x0F}, {0x2584, 0xF0}, {0x258C, 0x55}, {0x2590, 0xAA},
        {0x2582, 0xC0}, {0x2586, 0xFC}, {0x2598, 0x05}, {0x259D, 0x0A}, {0x2596, 0x50},
        {0x2597, 0xA0}, {0x259A, 0xA5}, {0x259E, 0x5A},
    };
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        if (shapes[i].codepoint == fill.codepoint)
            return fill.paper == of ? ~shapes[i].dots & 0xFF : fill.ink == of ? shapes[i].dots : 0;
    fail_msg("U+%04X is not in the set", fill.codepoint);
    return 0;
}

static void no_better_shape_is_passed_over(void **state)
{
    (void)state;
    const unsigned others[] = {0,    0xFF, 0x0F, 0xF0, 0x55, 0xAA, 0xC0, 0x3F, 0x03, 0xFC,
                               0x05, 0xFA, 0x0A, 0xF5, 0x50, 0xAF, 0xA0, 0x5F, 0xA5, 0x5A};
    for (unsigned mask = 0; mask < 256; mask++) {
        uint8_t papers[fill_dots];
        for (int i = 0; i < fill_dots; i++)
            papers[i] = mask >> i & 1 ? ROLE_TIER_2 : ROLE_TIER_1;
        int misses = __builtin_popcount(shown(fill_quadrants(papers), ROLE_TIER_2) ^ mask);
        for (size_t i = 0; i < sizeof others / sizeof *others; i++)
            assert_true(misses <= __builtin_popcount(others[i] ^ mask));
    }
}

static void the_main_paper_is_the_most_frequent(void **state)
{
    (void)state;
    uint8_t papers[fill_dots];
    papers_of(papers, "aabbbbba");
    assert_int_equal(fill_main(papers), ROLE_TIER_2);
    papers_of(papers, "ssssaaaa"); /* land wins over sea */
    assert_int_equal(fill_main(papers), ROLE_TIER_1);
    papers_of(papers, "abcsabca");
    assert_int_equal(fill_main(papers), ROLE_TIER_1);
}

static void halves_differ_up_and_down_only(void **state)
{
    (void)state;
    uint8_t papers[fill_dots];
    papers_of(papers, "aaabbbbb");
    struct fill fill = fill_halves(papers);
    assert_int_equal(fill.codepoint, 0x2584);
    assert_int_equal(fill.paper, ROLE_TIER_1);
    assert_int_equal(fill.ink, ROLE_TIER_2);
    papers_of(papers, "abababab");
    assert_int_equal(fill_halves(papers).codepoint, ' ');
}

static int dots_of(enum role role)
{
    int count = 0;
    for (int y = -8; y < 8; y++)
        for (int x = -8; x < 8; x++) {
            assert_int_equal(pattern_has_dot(role, x, y), pattern_has_dot(role, x + 8, y + 8));
            count += pattern_has_dot(role, x, y);
        }
    return count;
}

/* Without colours, density is what tells the tiers apart: each clearly less than the one before, and the rest
 * plain. */
static void patterns_thin_out_from_the_line(void **state)
{
    (void)state;
    for (enum role role = ROLE_TIER_1; role < ROLE_TIER_4; role++)
        assert_true(dots_of(role) >= 2 * dots_of(role + 1));
    assert_true(dots_of(ROLE_TIER_4) > 0);
    assert_int_equal(dots_of(ROLE_REST), 0);
    assert_int_equal(dots_of(ROLE_ABROAD), 0);
    assert_true(dots_of(ROLE_SEA) > 0);
}

static void ascii_patterns_are_ascii(void **state)
{
    (void)state;
    for (enum role role = 0; role < ROLES; role++)
        for (int row = -4; row < 4; row++)
            for (int column = -4; column < 4; column++) {
                uint32_t sign = pattern_sign(GLYPHS_ASCII, role, column, row);
                assert_in_range(sign, ' ', 0x7E);
                if (role >= ROLE_TIER_1 && role <= ROLE_TIER_4 && sign != ' ')
                    assert_int_equal(sign, '1' + (role - ROLE_TIER_1));
            }
    assert_int_equal(pattern_sign(GLYPHS_ASCII, ROLE_TIER_1, 0, 0), '1');
    assert_int_equal(pattern_sign(GLYPHS_HALF, ROLE_TIER_1, 0, 0), 0x2593);
    assert_int_equal(pattern_sign(GLYPHS_HALF, ROLE_REST, 0, 0), ' ');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_paper_is_a_space),
        cmocka_unit_test(edges_are_quadrants_and_halves),
        cmocka_unit_test(level_edges_are_quarters),
        cmocka_unit_test(of_three_papers_two_are_shown),
        cmocka_unit_test(no_better_shape_is_passed_over),
        cmocka_unit_test(the_main_paper_is_the_most_frequent),
        cmocka_unit_test(halves_differ_up_and_down_only),
        cmocka_unit_test(patterns_thin_out_from_the_line),
        cmocka_unit_test(ascii_patterns_are_ascii),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
