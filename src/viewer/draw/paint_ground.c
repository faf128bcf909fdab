#include "viewer/draw/painting.h"

#include <stdlib.h>

#include "base/memory.h"
#include "viewer/draw/fills.h"
#include "viewer/draw/zone_role.h"

bool painting_hides(const struct painting *painting, uint32_t zone)
{
    return scene_hides(painting->scene, zone, painting->style->tiers_hidden);
}

enum role painting_zone_role(const struct painting *painting, uint32_t zone)
{
    const struct zone *at = &scene_tiers(painting->scene)->zones[zone];
    return painting_hides(painting, zone) ? ROLE_REST : zone_role(at->kind, at->tier);
}

/* The same on the ground, where what is not selected steps back; patterns are too coarse for that. */
static enum role ground_role(const struct painting *painting, uint32_t zone)
{
    const struct map_style *style = painting->style;
    enum role role = painting_zone_role(painting, zone);
    return style->patterns ? role : zone_role_while(role, zone, style->selected);
}

/* With those of the margin. */
static size_t dot_count(const struct ground *ground)
{
    return (size_t)ground->stride * (size_t)(ground->height + 2 * ground->margin * dots_per_row);
}

/* A tier that is at least so many columns wide is shown wherever its line runs. */
static const double cell_share = 0.4;
/* One that is so many columns wide has room for margins around its lines. */
static const double broad_columns = 4;

void paint_ground(struct painting *painting)
{
    ground_init_wide(&painting->ground, painting->scene, painting->camera, painting_margin);
    uint8_t roles[256] = {[GROUND_ABROAD] = ROLE_ABROAD,
                          [GROUND_SEA] = ROLE_SEA,
                          [GROUND_LAKE] = ROLE_LAKE,
                          [GROUND_NOWHERE] = ROLE_TERMINAL};
    const struct reply *tiers = scene_tiers(painting->scene);
    for (uint32_t i = 0; i < tiers->zone_count; i++) {
        const struct zone *zone = &tiers->zones[i];
        enum role role = ground_role(painting, i);
        bool is_tier = zone->kind == ZONE_TIER && !painting_hides(painting, i);
        double width_m = (zone->outer_km - zone->inner_km) * 1000;
        double columns = is_tier ? width_m / painting->camera->metres_per_column : 0;
        roles[GROUND_ZONE + i] = (uint8_t)role;
        painting->is_wide[role] = columns >= cell_share;
        painting->is_broad[role] = !is_tier || columns >= broad_columns;
    }
    const struct ground *ground = &painting->ground;
    size_t first = ground_first_dot(ground), count = dot_count(ground);
    const unsigned char *at = ground->at - first, *land = ground->land - first;
    uint8_t *papers = memory_new(count);
    for (size_t i = 0; i < count; i++) /* a drained reservoir has the paper of the land that it is now */
        papers[i] = roles[at[i] == GROUND_DRAINED ? land[i] : at[i]];
    painting->papers = papers + first;
}

void paint_ground_fini(struct painting *painting)
{
    free(painting->papers - ground_first_dot(&painting->ground));
    ground_fini(&painting->ground);
}

void painting_papers(const struct painting *painting, int column, int row, uint8_t papers[])
{
    size_t stride = (size_t)painting->ground.stride;
    const uint8_t *first =
        painting->papers + (size_t)(row * dots_per_row) * stride + (size_t)(column * dots_per_column);
    for (int y = 0; y < dots_per_row; y++)
        for (int x = 0; x < dots_per_column; x++)
            papers[y * dots_per_column + x] = first[(size_t)y * stride + (size_t)x];
}

enum role painting_paper(const struct painting *painting, int column, int row)
{
    uint8_t papers[fill_dots];
    if (painting->style->patterns)
        return ROLE_TERMINAL;
    painting_papers(painting, column, row, papers);
    return fill_main(papers);
}
