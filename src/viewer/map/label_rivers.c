#include "viewer/map/label_rivers.h"

#include <math.h>
#include <string.h>

#include "base/text.h"

/* Metres in a column from which on rivers are named: main ones, named ones. */
static const double main_names_m = 3000, all_names_m = 1500;

/* Where along the river the name stands is left to a number that is fixed to the ground, so that a pan does
 * not move it: the lowest of the free places. */
static unsigned lot_of(const struct label_board *board, struct pos pos)
{
    struct pos corner = camera_corner(board->camera);
    unsigned number =
        (unsigned)(corner.column + pos.column) * 2654435761u ^ (unsigned)(corner.row + pos.row) * 2246822519u;
    return number ^ number >> 15;
}

static bool is_free(const struct label_board *board, struct label_room text)
{
    struct label_room padded = {{text.pos.column - 1, text.pos.row}, text.columns + 2, 1};
    return label_board_shows(board, padded) &&
           label_board_flags(board, padded) == (label_board_flags(board, padded) & CELL_COUNTRY);
}

/* The best place beside the river's visible points. */
static bool find(const struct label_board *board, const struct feature *river, int width, struct pos *best)
{
    const struct reply *reply = scene_reply(board->scene);
    struct extent view = camera_extent(board->camera);
    unsigned best_lot = 0;
    bool found = false;
    for (uint32_t i = 0; i < river->part_count; i++) {
        const struct part *part = &reply->parts[river->first_part + i];
        for (uint32_t k = 0; k < part->point_count; k++) {
            struct point point = reply->points[part->first_point + k];
            if (!extent_contains(view, point))
                continue;
            struct pos cell = camera_pos(board->camera, point);
            unsigned lot = lot_of(board, cell);
            if (found && lot >= best_lot)
                continue;
            struct label_room right = {{cell.column + 2, cell.row}, width, 1},
                              left = {{cell.column - 1 - width, cell.row}, width, 1};
            bool right_free = is_free(board, right);
            if (!right_free && !is_free(board, left))
                continue;
            *best = right_free ? right.pos : left.pos;
            best_lot = lot;
            found = true;
        }
    }
    return found;
}

/* A river whose course comes from two sources is two features: one name is enough. */
static bool is_named(const struct label_board *board, const char *name)
{
    for (size_t i = 0; i < board->labels->count; i++) {
        const struct label *label = &board->labels->items[i];
        if (label->kind == LABEL_RIVER && strcmp(label->text, name) == 0)
            return true;
    }
    return false;
}

void label_rivers_put(struct label_board *board)
{
    const struct layer *layer = scene_layer_find(board->scene, LAYER_RIVERS, board->camera);
    double scale = board->camera->metres_per_column;
    struct extent view = camera_extent(board->camera);
    if (layer == NULL || scale > main_names_m)
        return;
    for (uint32_t i = 0; i < layer->feature_count; i++) {
        const struct feature *river = &scene_reply(board->scene)->features[layer->first_feature + i];
        const char *name = label_board_name(board, river);
        struct pos pos;
        if (*name == '\0' || !extent_intersects(river->extent, view) ||
            (river->rank != 1 && scale > all_names_m))
            continue;
        if (!is_named(board, name) && find(board, river, text_width(name), &pos))
            label_board_add(board, LABEL_RIVER, name, pos);
    }
}
