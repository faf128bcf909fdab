#pragma once
/* Roles to colours. A theme is made so that every label role reads on every paper of the map (contrast of 4.5
 * and more), that neighbouring tiers differ in lightness as well as in hue, and that they stay apart for
 * people who confuse red and green. */
#include <stdbool.h>
#include <stdint.h>

#include "viewer/draw/role.h"

struct colour {
    uint8_t red, green, blue; /* sRGB, for terminals with true colour and for pictures */
    uint8_t index_256;        /* of xterm's palette, 16 to 255 */
    uint8_t index_16;         /* 0 to 15 */
    bool is_terminal;         /* the terminal's own colour; the rest does not count */
};

struct theme {
    const char *name;
    struct colour colours[ROLES];
};

/* "dark", "light"; NULL if there is none of that name. */
const struct theme *theme_find(const char *name);
/* The names, in the order of the key that steps through them; NULL after the last. */
const char *theme_name(int index);
