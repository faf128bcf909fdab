#pragma once
/* Roles to colours. Themes are files: viewer/theme_file.h reads one, and says how they are written; viewer/theme_shelf.h
 * finds them. The bundled ones are made so that every label role reads on every paper of the map (contrast of 4.5 and
 * more), that neighbouring tiers differ in lightness as well as in hue, and that they stay apart for people who confuse
 * colours: tests/unit/viewer/test_bundled_themes.c holds that. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "viewer/draw/colour_depth.h"
#include "viewer/draw/palette.h"
#include "viewer/draw/role.h"

struct colour {
    uint8_t red, green, blue; /* sRGB, for terminals with true colour and for pictures */
    uint8_t index_256;        /* of xterm's palette, 16 to 255 */
    uint8_t index_16;         /* 0 to 15 */
    bool is_terminal;         /* the terminal's own colour; the rest does not count */
    bool is_terminal_16;      /* the same with 16 colours or fewer: these look different everywhere; inks only */
};

enum { theme_name_size = 40 };

struct theme {
    char name[theme_name_size]; /* clean */
    bool patterns;              /* tiers differ by pattern, not by colour */
    struct colour colours[ROLES];
};

/* A colour of an sRGB value, with the nearest of 256 and of 16 for a role. */
struct colour colour_of_rgb(const struct palette *palette, enum role role, struct rgb rgb);

/* The terminal's own colours everywhere, and patterns. */
const struct theme *theme_plain(void);

/* Whether tiers and the rest have a colour each with so many colours. Where not, patterns have to tell them apart. */
bool theme_parts_tiers(const struct theme *theme, enum colour_depth depth);

const char *role_name(enum role role);
/* The role of that name; ROLES if there is none. */
enum role role_find(const char *name);

struct theme_choice {
    struct theme theme;
    struct error error; /* why it cannot be used; "" when it can */
};

struct themes { /* those there are to choose from, in the order of the key that steps through them */
    struct theme_choice *items;
    size_t count, capacity;
};

/* The place of the theme of that name, usable or not; -1: there is none. */
int themes_find(const struct themes *themes, const char *name);
