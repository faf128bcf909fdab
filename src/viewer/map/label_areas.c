#include "viewer/map/label_areas.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "viewer/map/label_mask.h"
#include "viewer/map/raster.h"

enum { areas_max = 255 }; /* what a byte can number, from 1 */

static const double region_names_m = 5000; /* metres in a column: from here on oblasts are named */

struct area_style {
    enum layer_role role;
    enum label_kind kind;
    bool (*is_wanted)(const struct feature *feature);
    bool (*may_stand)(unsigned flags, unsigned char kind); /* on a cell of the area */
    int free_steps;                                        /* see struct label_wish */
    bool is_spaced; /* capitals that stand apart, as on printed maps: a region's name is no town's */
};

struct area_name {
    char text[sizeof((struct label *)0)->text];
};

/* A feature's name as it is written on the map. */
static struct area_name name_of(const struct label_board *board, const struct feature *feature,
                                const struct area_style *style)
{
    const char *plain = label_board_name(board, feature);
    struct area_name name = {""};
    if (style->is_spaced)
        text_spaced_capitals(name.text, sizeof name.text, plain);
    else
        snprintf(name.text, sizeof name.text, "%s", plain);
    return name;
}

/* The cells of one area on which its name may stand. */
struct area_cells {
    int count;
    int west, east, north, south; /* the smallest room that holds them, its ends not counted in */
};

static void add_cell(struct area_cells *cells, int column, int row)
{
    bool is_first = cells->count++ == 0;
    cells->west = is_first || column < cells->west ? column : cells->west;
    cells->east = is_first || column >= cells->east ? column + 1 : cells->east;
    cells->north = is_first ? row : cells->north; /* rows come in order */
    cells->south = row + 1;
}

/* Clears the cells on which names of that style must not stand, and tells for each value which are left. */
static void clear_cells(const struct label_board *board, struct raster *owners,
                        const struct area_style *style, struct area_cells cells[areas_max + 1])
{
    for (int row = 0; row < board->rows; row++) {
        size_t first = label_board_index(board, (struct pos){0, row});
        for (int column = 0; column < board->columns; column++) {
            unsigned flags = board->flags[first + (size_t)column];
            unsigned char *owner = &owners->at[row * board->columns + column];
            if (*owner == 0)
                continue;
            if ((flags & (CELL_TAKEN | CELL_LEADER | CELL_REFERENCE)) != 0 ||
                !style->may_stand(flags, board->kinds[first + (size_t)column]))
                *owner = 0;
            else
                add_cell(&cells[*owner], column, row);
        }
    }
}

/* Where a name should stand: at the area's widest place; where that is near the edge or out of view, well
 * inside the view, so that the label does not have to move again soon. */
static struct point near_of(const struct label_board *board, const struct feature *feature)
{
    const double margin = 0.25; /* of the view */
    struct point middle = camera_canvas(board->camera, scene_middle(board->scene, feature));
    return label_board_pull_in(board, (struct point){middle.x / dots_per_column, middle.y / dots_per_row}, margin);
}

/* One name in the cells of the grid that have a value. Only the room that holds them is looked at. */
static void put_name(struct label_board *board, const struct raster *owners, const struct feature *feature,
                     unsigned char value, const struct area_cells *cells, const struct area_style *style, const char *name)
{
    const double pull = 0.1;
    int columns = cells->east - cells->west, rows = cells->south - cells->north;
    unsigned char *good = memory_new((size_t)columns * (size_t)rows);
    struct label_mask mask;
    struct pos pos;
    for (int row = 0; row < rows; row++) {
        const unsigned char *from = owners->at + (cells->north + row) * board->columns + cells->west;
        for (int column = 0; column < columns; column++)
            good[row * columns + column] = from[column] == value;
    }
    label_mask_init(&mask, columns, rows, good);
    free(good);
    struct point near = near_of(board, feature);
    struct label_wish wish = {text_width(name), style->free_steps, {near.x - cells->west, near.y - cells->north}, pull};
    if (label_mask_find(&mask, &wish, &pos))
        label_board_add(board, style->kind, name, (struct pos){pos.column + cells->west, pos.row + cells->north});
    label_mask_fini(&mask);
}

/* The features of a layer that are wanted, in view, and have no label yet; returns how many. */
static int nameless(const struct label_board *board, const struct layer *layer, const struct area_style *style,
                    const struct feature *found[areas_max + 1])
{
    struct extent view = camera_extent(board->camera);
    int count = 0;
    for (uint32_t i = 0; layer != NULL && i < layer->feature_count && count < areas_max; i++) {
        const struct feature *feature = scene_feature(board->scene, layer, i);
        if (!style->is_wanted(feature) || !extent_intersects(feature->extent, view))
            continue;
        if (label_board_find(board, style->kind, name_of(board, feature, style).text) == NULL)
            found[++count] = feature;
    }
    return count;
}

/* Names the features of a layer. */
static void put_layer(struct label_board *board, const struct area_style *style)
{
    const struct layer *layer = scene_layer_find(board->scene, style->role, board->camera);
    const struct feature *owner_of[areas_max + 1];
    struct raster owners;
    struct area_cells cells[areas_max + 1] = {0};
    int owner_count = nameless(board, layer, style, owner_of);
    if (owner_count == 0)
        return;
    raster_init(&owners, board->scene, board->camera, 1, 1);
    for (int i = 1; i <= owner_count; i++)
        raster_fill(&owners, owner_of[i], (unsigned char)i);
    clear_cells(board, &owners, style, cells);
    for (int i = 1; i <= owner_count; i++) {
        const struct area_name name = name_of(board, owner_of[i], style);
        if (cells[i].count > text_width(name.text) && label_board_find(board, style->kind, name.text) == NULL)
            put_name(board, &owners, owner_of[i], (unsigned char)i, &cells[i], style, name.text);
    }
    raster_fini(&owners);
}

/* Whether all cells of a remembered name still are of the kind that it may stand on. */
static bool may_stand(const struct label_board *board, const struct area_style *style, const struct label *kept)
{
    for (int i = 0; i < kept->width; i++) {
        size_t index = label_board_index(board, (struct pos){kept->pos.column + i, kept->pos.row});
        if ((board->flags[index] & CELL_REFERENCE) != 0 || !style->may_stand(board->flags[index], board->kinds[index]))
            return false;
    }
    return true;
}

static void keep_layer(struct label_board *board, const struct area_style *style)
{
    const struct layer *layer = scene_layer_find(board->scene, style->role, board->camera);
    const struct feature *features[areas_max + 1];
    int count = board->kept.count > 0 ? nameless(board, layer, style, features) : 0;
    for (int i = 1; i <= count; i++) {
        const struct label *kept =
            label_board_kept_find(board, style->kind, name_of(board, features[i], style).text);
        if (kept != NULL && label_board_frees(board, kept) && may_stand(board, style, kept))
            label_board_keep(board, kept);
    }
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

static const struct area_style styles[AREAS] = {
    [AREAS_ABROAD] = {LAYER_NEIGHBOURS, LABEL_ABROAD, has_name, is_land_abroad, 0, false},
    [AREAS_WATER] = {LAYER_WATER, LABEL_SEA, is_named_water, is_water, 0, false},
    [AREAS_REGIONS] = {LAYER_REGIONS, LABEL_REGION, has_name, is_country, 1, true},
};

static bool is_shown(const struct label_board *board, enum label_areas areas)
{
    return areas != AREAS_REGIONS ||
           (board->camera->metres_per_column < region_names_m && !board->options->no_regions);
}

void label_areas_keep(struct label_board *board, enum label_areas areas)
{
    if (is_shown(board, areas))
        keep_layer(board, &styles[areas]);
}

void label_areas_put(struct label_board *board, enum label_areas areas)
{
    if (is_shown(board, areas))
        put_layer(board, &styles[areas]);
}
