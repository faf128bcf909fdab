#include "viewer/draw/fills.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct block {
    uint32_t codepoint;
    unsigned dots;    /* what the smaller paper covers */
    bool is_inverted; /* the glyph's ink is the larger paper */
};

/* In the order of preference where several fit as well: plain paper costs a terminal least. Three quadrants
 * are missing: where the smaller paper fits them, it fits two as well. */
static const struct block blocks[] = {
    {' ', 0x00, false},    /* nothing */
    {0x2580, 0x0F, false}, /* upper half */
    {0x2584, 0xF0, false}, /* lower half */
    {0x258C, 0x55, false}, /* left half */
    {0x2590, 0xAA, false}, /* right half */
    {0x2582, 0xC0, false}, /* lower quarter */
    {0x2586, 0x03, true},  /* upper quarter: fonts lack it, so the lower three quarters are drawn */
    {0x2586, 0xFC, false}, /* lower three quarters */
    {0x2582, 0x3F, true},  /* upper three quarters */
    {0x2598, 0x05, false}, /* upper left */
    {0x259D, 0x0A, false}, /* upper right */
    {0x2596, 0x50, false}, /* lower left */
    {0x2597, 0xA0, false}, /* lower right */
    {0x259A, 0xA5, false}, /* upper left and lower right */
    {0x259E, 0x5A, false}, /* upper right and lower left */
};

static int count_of(const uint8_t papers[fill_dots], uint8_t paper)
{
    int count = 0;
    for (int i = 0; i < fill_dots; i++)
        count += papers[i] == paper;
    return count;
}

/* The most frequent paper besides one (ROLES for none); that one if there is no other. */
static uint8_t most_besides(const uint8_t papers[fill_dots], uint8_t besides)
{
    uint8_t most = besides;
    int most_count = 0;
    for (int i = 0; i < fill_dots; i++) {
        int count = papers[i] == besides ? 0 : count_of(papers, papers[i]);
        if (count > most_count || (count > 0 && count == most_count && papers[i] < most)) {
            most = papers[i];
            most_count = count;
        }
    }
    return most;
}

/* Most cells have one paper, and are done with at once. */
static bool is_uniform(const uint8_t papers[fill_dots])
{
    return memcmp(papers, papers + 1, fill_dots - 1) == 0;
}

enum role fill_main(const uint8_t papers[fill_dots])
{
    if (is_uniform(papers))
        return (enum role)papers[0];
    return (enum role)most_besides(papers, ROLES);
}

static struct fill plain(uint8_t paper)
{
    return (struct fill){' ', ROLE_TERMINAL, paper};
}

/* No glyph is drawn in the terminal's own paper, which as an ink would be something else. */
static bool is_edge_of_data(uint8_t a, uint8_t b)
{
    return a == ROLE_TERMINAL || b == ROLE_TERMINAL;
}

struct fill fill_quadrants(const uint8_t papers[fill_dots])
{
    if (is_uniform(papers))
        return plain(papers[0]);
    uint8_t large = most_besides(papers, ROLES), small = most_besides(papers, large);
    if (small == large || is_edge_of_data(small, large))
        return plain(large);
    unsigned covered = 0, known = 0; /* dots of a third paper fit any shape */
    for (int i = 0; i < fill_dots; i++) {
        covered |= (unsigned)(papers[i] == small) << i;
        known |= (unsigned)(papers[i] == small || papers[i] == large) << i;
    }
    const struct block *best = &blocks[0];
    int best_misses = fill_dots + 1;
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) {
        int misses = __builtin_popcount((blocks[i].dots ^ covered) & known);
        if (misses < best_misses) {
            best = &blocks[i];
            best_misses = misses;
        }
    }
    if (best->codepoint == ' ')
        return plain(large);
    return (struct fill){best->codepoint, best->is_inverted ? large : small,
                         best->is_inverted ? small : large};
}

struct fill fill_halves(const uint8_t papers[fill_dots])
{
    if (is_uniform(papers))
        return plain(papers[0]);
    uint8_t upper[fill_dots], lower[fill_dots];
    for (int i = 0; i < fill_dots; i++) {
        upper[i] = papers[i % 4];
        lower[i] = papers[4 + i % 4];
    }
    uint8_t top = (uint8_t)fill_main(upper), bottom = (uint8_t)fill_main(lower);
    if (top == bottom || is_edge_of_data(top, bottom))
        return plain((uint8_t)fill_main(papers));
    return (struct fill){0x2584, bottom, top};
}
