#pragma once
/* How many colours a terminal has. */

enum colour_depth {
    COLOUR_NONE, /* tiers differ by pattern */
    COLOUR_8,    /* bright ink is bold, bright paper is not bright */
    COLOUR_16,
    COLOUR_256,
    COLOUR_TRUE
};
