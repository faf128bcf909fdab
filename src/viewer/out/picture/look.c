#include "viewer/out/picture/look.h"

#include "viewer/draw/zone_role.h"

static const struct ink black = {0, 0, 0}, white = {1, 1, 1}, grey = {0.3, 0.3, 0.3},
                        light = {0.91, 0.91, 0.91};

/* The nearer to the line, the denser; directions differ too, so that neighbours are never alike. */
static const struct hatch hatches[ROLES] = {
    [ROLE_TIER_1] = {HATCH_CROSSED, 45, 2.2, 0.5}, [ROLE_TIER_2] = {HATCH_LINES, -45, 2.6, 0.55},
    [ROLE_TIER_3] = {HATCH_DOTS, 45, 3.4, 0.9},    [ROLE_TIER_4] = {HATCH_LINES, 90, 7, 0.4},
    [ROLE_BEYOND] = {HATCH_LINES, 0, 3.2, 0.4},    [ROLE_SEA] = {HATCH_DASHES, 0, 5, 0.3},
    [ROLE_LAKE] = {HATCH_DASHES, 0, 1.6, 0.4},
};

struct look look_of(const struct picture_order *order)
{
    bool has_hatches = order->is_black || !theme_parts_tiers(order->theme, COLOUR_TRUE);
    return (struct look){.theme = order->theme, .is_black = order->is_black, .has_hatches = has_hatches};
}

static struct ink black_ink(enum role role)
{
    switch (role) {
    case ROLE_ABROAD:
        return light;
    case ROLE_NEIGHBOUR_LINE:
    case ROLE_REGION_LINE:
    case ROLE_RIVER_LINE:
    case ROLE_FAINT:
    case ROLE_DRAINED:
        return grey;
    default:
        return role < ROLE_COUNTRY_LINE ? white : black;
    }
}

struct ink look_ink(const struct look *look, enum role role)
{
    const struct colour *colour = &look->theme->colours[role];
    if (look->is_black)
        return black_ink(role);
    if (colour->is_terminal) /* as paper is */
        return role < ROLE_COUNTRY_LINE ? white : black;
    return (struct ink){colour->red / 255.0, colour->green / 255.0, colour->blue / 255.0};
}

void look_fill(const struct look *look, struct drawing *drawing, const struct path *path, enum role paper)
{
    drawing->kind->fill(drawing, path, look_ink(look, paper));
    if (look->has_hatches)
        drawing->kind->hatch(drawing, path, &hatches[zone_role_own(paper)], look_ink(look, ROLE_PATTERN));
}

void look_add_halo(const struct look *look, struct words *words)
{
    const double halo_points = 1.2, opacity = 0.6;
    words->halo = halo_points;
    words->halo_ink = look_ink(look, ROLE_REST);
    words->halo_opacity = look->has_hatches ? 1 : opacity;
}
