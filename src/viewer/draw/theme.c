#include "viewer/draw/theme.h"

#include <string.h>

#define ROLE_NAME(id, name) name,
static const char *const names[ROLES] = {ROLE_TABLE(ROLE_NAME)};
#undef ROLE_NAME

const char *role_name(enum role role)
{
    return names[role];
}

enum role role_find(const char *name)
{
    for (enum role role = 0; role < ROLES; role++)
        if (strcmp(names[role], name) == 0)
            return role;
    return ROLES;
}

int themes_find(const struct themes *themes, const char *name)
{
    for (size_t i = 0; i < themes->count; i++)
        if (strcmp(themes->items[i].theme.name, name) == 0)
            return (int)i;
    return -1;
}

static bool is_paper(enum role role)
{
    return role < ROLE_COUNTRY_LINE;
}

struct colour colour_of_rgb(const struct palette *palette, enum role role, struct rgb rgb)
{
    return (struct colour){
        .red = rgb.red,
        .green = rgb.green,
        .blue = rgb.blue,
        .index_256 = palette_nearest_256(palette, rgb),
        .index_16 = palette_nearest_16(rgb, is_paper(role)),
    };
}

const struct theme *theme_plain(void)
{
#define OWN(id, name) {.is_terminal = true},
    static const struct theme plain = {.name = "plain", .patterns = true, .colours = {ROLE_TABLE(OWN)}};
#undef OWN
    return &plain;
}

static int number_at(const struct colour *colour, enum colour_depth depth)
{
    if (colour->is_terminal)
        return -1;
    switch (depth) {
    case COLOUR_TRUE:
        return colour->red << 16 | colour->green << 8 | colour->blue;
    case COLOUR_256:
        return colour->index_256;
    case COLOUR_16:
        return colour->index_16;
    default:
        return colour->index_16 & 7; /* bright papers are not bright */
    }
}

bool theme_parts_tiers(const struct theme *theme, enum colour_depth depth)
{
    for (enum role a = ROLE_TIER_1; a <= ROLE_REST; a++)
        for (enum role b = a + 1; b <= ROLE_REST; b++)
            if (number_at(&theme->colours[a], depth) == number_at(&theme->colours[b], depth))
                return false;
    return true;
}
