#include "viewer/map/label_areas.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "viewer/map/label_mask.h"
#include "viewer/map/raster.h"

enum { areas_max = 255 }; /* what a byte can number, from 1 */

static const double region_names_m = 5000; /* metres in a column: from here on oblasts are named */

struct area_style {
    enum label_kind kind;
    bool (*may_stand)(unsigned flags, unsigned char kind); /* on a cell of the area */
    int free_steps;                                        /* see struct label_wish */
    double pull;                                           /* the same */
    bool is_spaced; /* letters stand apart, as on printed maps: a region's name is no town's */
};

struct area_name {
    char text[sizeof((struct label *)0)->text];
};

/* A feature's name as it is written on the map. */
static struct area_name name_of(const struct label_board *board, const struct feature *feature,
                                const struct area_style *style)
{
    const char *plain = label_board_name(board, feature), *at = plain, *from = plain;
    struct area_name name = {""};
    struct text_character character;
    size_t length = 0;
    while (text_next(&at, &character) && length + (size_t)(at - from) + 2 <= sizeof name.text) {
        if (style->is_spaced && from > plain)
            name.text[length++] = ' ';
        memcpy(name.text + length, from, (size_t)(at - from));
        length += (size_t)(at - from);
        from = at;
    }
    return name;
}

/* Clears the cells on which names of that style must not stand, and counts for each value those that are
 * left. */
static void clear_cells(const struct label_board *board, struct raster *owners,
                        const struct area_style *style, int counts[areas_max + 1])
{
    for (int row = 0; row < board->rows; row++) {
        size_t first = label_board_index(board, (struct pos){0, row});
        for (int column = 0; column < board->columns; column++) {
            unsigned flags = board->flags[first + (size_t)column];
            unsigned char *owner = &owners->at[row * board->columns + column];
            if ((flags & (CELL_TAKEN | CELL_LEADER | CELL_REFERENCE)) != 0 ||
                !style->may_stand(flags, board->kinds[first + (size_t)column]))
                *owner = 0;
            counts[*owner]++;
        }
    }
}

/* One name in the cells of the grid that have a value. */
static void put_name(struct label_board *board, const struct raster *owners, const struct feature *feature,
                     unsigned char value, const struct area_style *style)
{
    const struct area_name name = name_of(board, feature, style);
    size_t cells = (size_t)board->columns * (size_t)board->rows;
    unsigned char *good = memory_new(cells);
    struct label_mask mask;
    struct pos pos;
    for (size_t i = 0; i < cells; i++)
        good[i] = owners->at[i] == value;
    label_mask_init(&mask, board->columns, board->rows, good);
    free(good);
    struct point middle = camera_canvas(board->camera, scene_middle(board->scene, feature));
    struct label_wish wish = {text_width(name.text),
                              style->free_steps,
                              {middle.x / dots_per_column, middle.y / dots_per_row},
                              style->pull};
    if (label_mask_find(&mask, &wish, &pos))
        label_board_add(board, style->kind, name.text, pos);
    label_mask_fini(&mask);
}

/* Names the features of a layer that are wanted and in view. */
static void put_layer(struct label_board *board, enum layer_role role,
                      bool (*is_wanted)(const struct feature *feature), const struct area_style *style)
{
    const struct layer *layer = scene_layer_find(board->scene, role, board->camera);
    const struct feature *owner_of[areas_max + 1];
    struct extent view = camera_extent(board->camera);
    struct raster owners;
    int counts[areas_max + 1] = {0}, owner_count = 0;
    if (layer == NULL)
        return;
    raster_init(&owners, board->scene, board->camera, 1, 1);
    for (uint32_t i = 0; i < layer->feature_count && owner_count < areas_max; i++) {
        const struct feature *feature = scene_feature(board->scene, layer, i);
        if (!is_wanted(feature) || !extent_intersects(feature->extent, view))
            continue;
        owner_of[++owner_count] = feature;
        raster_fill(&owners, feature, (unsigned char)owner_count);
    }
    clear_cells(board, &owners, style, counts);
    for (int i = 1; i <= owner_count; i++)
        if (counts[i] > text_width(label_board_name(board, owner_of[i])))
            put_name(board, &owners, owner_of[i], (unsigned char)i, style);
    raster_fini(&owners);
}

static bool has_name(const struct feature *feature)
{
    return feature->name != 0;
}

static bool is_named_water(const struct feature *feature)
{
    return feature->name != 0 && feature->kind != FEATURE_DRAINED;
}

static bool is_land_abroad(unsigned flags, unsigned char kind)
{
    return (flags & CELL_OPEN) != 0 && kind == GROUND_ABROAD;
}

static bool is_water(unsigned flags, unsigned char kind)
{
    (void)flags;
    return kind == GROUND_SEA || kind == GROUND_LAKE;
}

static bool is_country(unsigned flags, unsigned char kind)
{
    return kind >= GROUND_ZONE && (flags & CELL_OUTLINE) == 0;
}

void label_areas_put_neighbours(struct label_board *board)
{
    put_layer(board, LAYER_NEIGHBOURS, has_name, &(struct area_style){LABEL_ABROAD, is_land_abroad, 0, 0.1, false});
}

void label_areas_put_waters(struct label_board *board)
{
    put_layer(board, LAYER_WATER, is_named_water, &(struct area_style){LABEL_SEA, is_water, 0, 0.1, false});
}

void label_areas_put_regions(struct label_board *board)
{
    if (board->camera->metres_per_column < region_names_m)
        put_layer(board, LAYER_REGIONS, has_name, &(struct area_style){LABEL_REGION, is_country, 1, 0.1, true});
}
