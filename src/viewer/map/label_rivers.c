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
    return label_board_shows(board, padded) && (label_board_flags(board, padded) & ~(unsigned)(CELL_COUNTRY | CELL_KEPT)) == 0;
}

/* The best place beside the river's visible points. */
static bool find(const struct label_board *board, const struct feature *river, int width, struct pos *best)
{
    struct extent view = camera_extent(board->camera);
    unsigned best_lot = 0;
    bool found = false;
    for (uint32_t i = 0; i < river->part_count; i++) {
        const struct part *part = scene_part(board->scene, river, i);
        for (uint32_t k = 0; k < part->point_count; k++) {
            struct point point = scene_points(board->scene, part)[k];
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

/* Whether a river has a name that this scale shows and that is not on the board yet. */
static bool is_wanted(const struct label_board *board, const struct feature *river)
{
    double scale = board->camera->metres_per_column;
    const char *name = label_board_name(board, river);
    return *name != '\0' && scale <= (river->rank == 1 ? main_names_m : all_names_m) &&
           label_board_find(board, LABEL_RIVER, name) == NULL;
}

static const struct layer *rivers_of(const struct label_board *board)
{
    bool any = board->camera->metres_per_column <= main_names_m && !board->options->no_rivers;
    return any ? scene_layer_find(board->scene, LAYER_RIVERS, board->camera) : NULL;
}

void label_rivers_keep(struct label_board *board)
{
    const struct layer *layer = board->kept.count > 0 ? rivers_of(board) : NULL;
    for (uint32_t i = 0; layer != NULL && i < layer->feature_count; i++) {
        const struct feature *river = scene_feature(board->scene, layer, i);
        if (!is_wanted(board, river))
            continue;
        const struct label *kept = label_board_kept_find(board, LABEL_RIVER, label_board_name(board, river));
        if (kept != NULL && label_board_frees(board, kept))
            label_board_keep(board, kept);
    }
}

void label_rivers_put(struct label_board *board)
{
    const struct layer *layer = rivers_of(board);
    struct extent view = camera_extent(board->camera);
    for (uint32_t i = 0; layer != NULL && i < layer->feature_count; i++) {
        const struct feature *river = scene_feature(board->scene, layer, i);
        const char *name = label_board_name(board, river);
        struct pos pos;
        if (extent_intersects(river->extent, view) && is_wanted(board, river) && find(board, river, text_width(name), &pos))
            label_board_add(board, LABEL_RIVER, name, pos);
    }
}
