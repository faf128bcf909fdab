#include "viewer/draw/painting.h"

#include "base/memory.h"
#include "viewer/draw/fills.h"

enum role painting_zone_role(const struct painting *painting, uint32_t zone)
{
    const struct zone *zones = scene_reply(painting->scene)->zones;
    switch (zones[zone].kind) {
    case ZONE_TIER:
        return ROLE_TIER_1 + (zones[zone].tier < tiers_max ? zones[zone].tier : tiers_max - 1);
    case ZONE_BEYOND:
        return ROLE_BEYOND;
    default:
        return ROLE_REST;
    }
}

/* A drained reservoir has the paper of the land around it: of the nearest dot in its row, or the row above. */
static void paint_drained(struct painting *painting)
{
    const struct ground *ground = &painting->ground;
    for (int y = 0; y < ground->height; y++) {
        const unsigned char *at = ground->at + (size_t)y * (size_t)ground->width;
        uint8_t *papers = painting->papers + (size_t)y * (size_t)ground->width;
        for (int x = 0; x < ground->width; x++) {
            if (at[x] != GROUND_DRAINED)
                continue;
            int end = x;
            while (end < ground->width && at[end] == GROUND_DRAINED)
                end++;
            uint8_t above = y > 0 ? papers[x - ground->width] : ROLE_REST;
            uint8_t left = x > 0 ? papers[x - 1] : end < ground->width ? papers[end] : above;
            uint8_t right = end < ground->width ? papers[end] : left;
            for (int i = x; i < end; i++)
                papers[i] = i - x < end - i ? left : right;
            x = end - 1;
        }
    }
}

void paint_ground(struct painting *painting)
{
    ground_init(&painting->ground, painting->scene, painting->camera);
    uint8_t roles[256] = {
        [GROUND_ABROAD] = ROLE_ABROAD, [GROUND_SEA] = ROLE_SEA, [GROUND_LAKE] = ROLE_LAKE, [GROUND_DRAINED] = ROLE_REST};
    for (uint32_t zone = 0; zone < scene_reply(painting->scene)->zone_count; zone++)
        roles[GROUND_ZONE + zone] = (uint8_t)painting_zone_role(painting, zone);
    size_t count = (size_t)painting->ground.width * (size_t)painting->ground.height;
    painting->papers = memory_new(count);
    for (size_t i = 0; i < count; i++)
        painting->papers[i] = roles[painting->ground.at[i]];
    paint_drained(painting);
}

void painting_papers(const struct painting *painting, int column, int row, uint8_t papers[])
{
    size_t width = (size_t)painting->ground.width;
    const uint8_t *first = painting->papers + (size_t)(row * dots_per_row) * width + (size_t)(column * dots_per_column);
    for (int y = 0; y < dots_per_row; y++)
        for (int x = 0; x < dots_per_column; x++)
            papers[y * dots_per_column + x] = first[(size_t)y * width + (size_t)x];
}

enum role painting_paper(const struct painting *painting, int column, int row)
{
    uint8_t papers[fill_dots];
    if (painting->style->patterns)
        return ROLE_TERMINAL;
    painting_papers(painting, column, row, papers);
    return fill_main(papers);
}
