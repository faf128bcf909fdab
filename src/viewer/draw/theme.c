#include "viewer/draw/theme.h"

#include <stddef.h>
#include <string.h>

/* red, green, blue | xterm's palette of 256 | the basic 16. Papers take the first eight of the basic colours, since
 * many terminals have no more for backgrounds. tests/unit/draw/test_theme.c holds what theme.h promises. */
#define COLOUR(rgb, in_256, in_16) {(rgb) >> 16 & 0xFF, (rgb) >> 8 & 0xFF, (rgb) & 0xFF, in_256, in_16, false}
#define OF_TERMINAL {0, 0, 0, 16, 0, true}

enum { BLACK, RED, GREEN, YELLOW, BLUE, MAGENTA, CYAN, WHITE, BRIGHT = 8 };

/* White words on deep colours. Amber, violet and blue stay apart for people who confuse red and green, because what
 * tells them apart is how much blue there is, and they go from light to dark to light. */
static const struct theme dark = {
    .name = "dark",
    .colours =
        {
            [ROLE_TERMINAL] = OF_TERMINAL,
            [ROLE_TIER_1] = COLOUR(0x875f00, 94, RED),
            [ROLE_TIER_2] = COLOUR(0x6a1b9a, 54, MAGENTA),
            [ROLE_TIER_3] = COLOUR(0x00688f, 24, BLUE),
            [ROLE_TIER_4] = COLOUR(0x5f0000, 52, GREEN),
            [ROLE_REST] = COLOUR(0x444444, 238, BLACK),
            [ROLE_BEYOND] = COLOUR(0x262626, 235, BLACK),
            [ROLE_ABROAD] = COLOUR(0x1c1c1c, 234, BLACK),
            [ROLE_SEA] = COLOUR(0x0c1a33, 17, BLACK),
            [ROLE_LAKE] = COLOUR(0x10243f, 17, BLACK),
            [ROLE_TIER_1_DIM] = COLOUR(0x5e5647, 240, RED),
            [ROLE_TIER_2_DIM] = COLOUR(0x43195f, 53, MAGENTA),
            [ROLE_TIER_3_DIM] = COLOUR(0x444f56, 239, BLUE),
            [ROLE_TIER_4_DIM] = COLOUR(0x2e2626, 235, GREEN),
            [ROLE_REST_DIM] = COLOUR(0x303030, 236, BLACK),
            [ROLE_REST_LIT] = COLOUR(0x626262, 241, BLACK),

            [ROLE_COUNTRY_LINE] = COLOUR(0xeeeeee, 255, BRIGHT + WHITE),
            [ROLE_NEIGHBOUR_LINE] = COLOUR(0x626262, 241, BRIGHT + BLACK),
            [ROLE_REGION_LINE] = COLOUR(0x8a8a8a, 245, BRIGHT + BLACK),
            [ROLE_RIVER_LINE] = COLOUR(0x5fafd7, 74, CYAN),
            [ROLE_REFERENCE_LINE] = COLOUR(0xffd700, 220, BRIGHT + YELLOW),
            [ROLE_TIER_EDGE] = COLOUR(0xbcbcbc, 250, WHITE),
            [ROLE_SELECTED_LINE] = COLOUR(0xffffff, 231, BRIGHT + WHITE),
            [ROLE_DRAINED] = COLOUR(0x8a8a8a, 245, CYAN),

            [ROLE_TIER_LABEL] = COLOUR(0xffffff, 231, BRIGHT + WHITE),
            [ROLE_REST_LABEL] = COLOUR(0xffffff, 231, BRIGHT + WHITE),
            [ROLE_CAPITAL_LABEL] = COLOUR(0xffffff, 231, BRIGHT + WHITE),
            [ROLE_TOWN_LABEL] = COLOUR(0xe4e4e4, 254, BRIGHT + WHITE),
            [ROLE_ABROAD_LABEL] = COLOUR(0xe4e4e4, 254, BRIGHT + WHITE),
            [ROLE_WATER_LABEL] = COLOUR(0xd7ffff, 195, BRIGHT + WHITE),
            [ROLE_REGION_LABEL] = COLOUR(0xe4e4e4, 254, BRIGHT + WHITE),
            [ROLE_PATTERN] = OF_TERMINAL,
            [ROLE_MAP_NOTE] = COLOUR(0xe4e4e4, 254, BRIGHT + WHITE),

            /* Words around the map stand on the terminal's own paper, which may be dark or light. */
            [ROLE_TITLE] = OF_TERMINAL,
            [ROLE_TEXT] = OF_TERMINAL,
            [ROLE_FAINT] = COLOUR(0x808080, 244, WHITE),
            [ROLE_HEADING] = OF_TERMINAL,
            [ROLE_KEY] = COLOUR(0xd75f00, 166, YELLOW),
            [ROLE_WARNING] = COLOUR(0xd75f00, 166, BRIGHT + YELLOW),
            [ROLE_FOCUS] = OF_TERMINAL,
        },
};

/* Nearly black words on pastel colours; the rest of the country is white. */
static const struct theme light = {
    .name = "light",
    .colours =
        {
            [ROLE_TERMINAL] = OF_TERMINAL,
            [ROLE_TIER_1] = COLOUR(0xffaf5f, 215, YELLOW),
            [ROLE_TIER_2] = COLOUR(0xaf5fd7, 134, CYAN),
            [ROLE_TIER_3] = COLOUR(0x87afff, 111, GREEN),
            [ROLE_TIER_4] = COLOUR(0x00af5f, 35, MAGENTA),
            [ROLE_REST] = COLOUR(0xffffff, 231, WHITE),
            [ROLE_BEYOND] = COLOUR(0xdadada, 253, WHITE),
            [ROLE_ABROAD] = COLOUR(0xd0d0d0, 252, WHITE),
            [ROLE_SEA] = COLOUR(0xcfe0f5, 189, WHITE),
            [ROLE_LAKE] = COLOUR(0xcfe0f5, 189, WHITE),
            [ROLE_TIER_1_DIM] = COLOUR(0xfbe6cf, 223, YELLOW),
            [ROLE_TIER_2_DIM] = COLOUR(0xdcc8e6, 182, CYAN),
            [ROLE_TIER_3_DIM] = COLOUR(0xd4e0f4, 153, GREEN),
            [ROLE_TIER_4_DIM] = COLOUR(0xb4dcc8, 151, MAGENTA),
            [ROLE_REST_DIM] = COLOUR(0xf4f4f4, 231, WHITE),
            [ROLE_REST_LIT] = COLOUR(0xffffff, 230, WHITE),

            [ROLE_COUNTRY_LINE] = COLOUR(0x262626, 235, BLACK),
            [ROLE_NEIGHBOUR_LINE] = COLOUR(0x9e9e9e, 247, BRIGHT + BLACK),
            [ROLE_REGION_LINE] = COLOUR(0x8a8a8a, 245, BRIGHT + BLACK),
            [ROLE_RIVER_LINE] = COLOUR(0x5f87af, 67, BLUE),
            [ROLE_REFERENCE_LINE] = COLOUR(0xaf0000, 124, RED),
            [ROLE_TIER_EDGE] = COLOUR(0x4e4e4e, 239, BLACK),
            [ROLE_SELECTED_LINE] = COLOUR(0x000000, 16, BLACK),
            [ROLE_DRAINED] = COLOUR(0x8a8a8a, 245, BLUE),

            [ROLE_TIER_LABEL] = COLOUR(0x121212, 233, BLACK),
            [ROLE_REST_LABEL] = COLOUR(0x121212, 233, BLACK),
            [ROLE_CAPITAL_LABEL] = COLOUR(0x121212, 233, BLACK),
            [ROLE_TOWN_LABEL] = COLOUR(0x121212, 233, BLACK),
            [ROLE_ABROAD_LABEL] = COLOUR(0x121212, 233, BLACK),
            [ROLE_WATER_LABEL] = COLOUR(0x00005f, 17, BLACK),
            [ROLE_REGION_LABEL] = COLOUR(0x121212, 233, BLACK),
            [ROLE_PATTERN] = OF_TERMINAL,
            [ROLE_MAP_NOTE] = COLOUR(0x121212, 233, BLACK),

            [ROLE_TITLE] = OF_TERMINAL,
            [ROLE_TEXT] = OF_TERMINAL,
            [ROLE_FAINT] = COLOUR(0x767676, 243, BLACK),
            [ROLE_HEADING] = OF_TERMINAL,
            [ROLE_KEY] = COLOUR(0x005faf, 25, BLUE),
            [ROLE_WARNING] = COLOUR(0xd75f00, 166, RED),
            [ROLE_FOCUS] = OF_TERMINAL,
        },
};

static const struct theme *const themes[] = {&dark, &light};

const char *theme_name(int index)
{
    return index >= 0 && (size_t)index < sizeof themes / sizeof *themes ? themes[index]->name : NULL;
}

const struct theme *theme_find(const char *name)
{
    for (size_t i = 0; i < sizeof themes / sizeof *themes; i++)
        if (strcmp(themes[i]->name, name) == 0)
            return themes[i];
    return NULL;
}
