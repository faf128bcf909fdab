#pragma once
/* What things look like: the theme's colours, or black ink with patterns. */
#include "viewer/out/picture/drawing.h"

struct look {
    const struct theme *theme;
    bool is_black;    /* one ink, on white paper */
    bool has_hatches; /* tiers differ by pattern */
};

struct look look_of(const struct picture_order *order);

/* The colour of a role: of a fill, a line, or words. */
struct ink look_ink(const struct look *look, enum role role);

/* Fills a path with the paper of a role: its colour, or white with its pattern. */
void look_fill(const struct look *look, struct drawing *drawing, const struct path *path, enum role paper);

/* Gives words on the map a halo, so that lines and patterns do not run into them. */
void look_add_halo(const struct look *look, struct words *words);
