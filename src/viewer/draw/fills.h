#pragma once
/* Turns the papers under a cell's 2 x 4 dots into one glyph with two colours: the block element whose shape
 * fits the edge best. */
#include <stdint.h>

#include "viewer/draw/role.h"

enum { fill_dots = 8 }; /* a cell's dots; dot (x, y) is number y * 2 + x, as everywhere here */

struct fill {
    uint32_t codepoint; /* ' ' when one paper is all that is shown */
    uint8_t ink, paper; /* enum role; ink is ROLE_TERMINAL with ' ' */
};

/* The paper under most of the dots; of two with as many, the one that the role table names first, so that
 * land wins over sea. */
enum role fill_main(const uint8_t papers[fill_dots]);

/* The best of all quadrants, halves and quarters. Of more than two papers the two largest are shown. */
struct fill fill_quadrants(const uint8_t papers[fill_dots]);
/* Only the upper and the lower half can differ. */
struct fill fill_halves(const uint8_t papers[fill_dots]);
