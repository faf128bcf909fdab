#include "viewer/map/labels.h"

#include "base/array.h"
#include "viewer/map/label_areas.h"
#include "viewer/map/label_board.h"
#include "viewer/map/label_memory.h"
#include "viewer/map/label_places.h"
#include "viewer/map/label_rivers.h"
#include "viewer/map/label_tiers.h"

/* All but the tiers' labels, the most important first. */
static void place_others(struct label_board *board, bool keeps)
{
    void (*const areas)(struct label_board *, enum label_areas) = keeps ? label_areas_keep : label_areas_put;
    void (*const places)(struct label_board *, bool) = keeps ? label_places_keep : label_places_put;
    if (!board->options->no_towns)
        places(board, false);
    areas(board, AREAS_ABROAD);
    areas(board, AREAS_WATER);
    if (!board->options->no_towns)
        places(board, true);
    if (keeps)
        label_rivers_keep(board);
    else
        label_rivers_put(board);
    areas(board, AREAS_REGIONS);
}

void labels_place(struct labels *labels, const struct scene *scene, const struct camera *camera,
                  const struct ground *ground, const struct label_options *options)
{
    struct label_board board;
    labels->count = 0;
    label_board_init(&board, labels, scene, camera, ground, options);
    label_tiers_put(&board);
    /* What stays where it was comes before what is new: that may come in at the edge, but push nothing away. */
    place_others(&board, true);
    place_others(&board, false);
    if (options->memory != NULL)
        label_memory_keep(options->memory, labels, camera);
    label_board_fini(&board);
}

void labels_fini(struct labels *labels)
{
    ARRAY_FINI(labels);
}

/* Dots of the country in a room of a map of that size. */
static int country_dots(const struct ground *ground, int map_columns, int map_rows, struct label_room room)
{
    int left = room.pos.column * ground->width / map_columns, top = room.pos.row * ground->height / map_rows;
    int right = (room.pos.column + room.columns) * ground->width / map_columns,
        bottom = (room.pos.row + room.rows) * ground->height / map_rows;
    int dots = 0;
    for (int y = top; y < bottom; y++)
        for (int x = left; x < right; x++)
            dots += ground->at[y * ground->stride + x] >= GROUND_ZONE;
    return dots;
}

bool label_rooms_overlap(struct label_room a, struct label_room b)
{
    return a.pos.column < b.pos.column + b.columns && b.pos.column < a.pos.column + a.columns &&
           a.pos.row < b.pos.row + b.rows && b.pos.row < a.pos.row + a.rows;
}

static bool overlaps_any(struct label_room room, const struct label_room *taken, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (label_rooms_overlap(room, taken[i]))
            return true;
    return false;
}

struct label_room labels_free_corner(const struct ground *ground, int map_columns, int map_rows, int columns, int rows,
                                     const struct label_room *taken, size_t taken_count)
{
    int right = map_columns - columns, bottom = map_rows - rows;
    struct label_room best = {{0, 0}, 0, 0};
    int best_dots = 0;
    for (int corner = 0; corner < 4 && right >= 0 && bottom >= 0; corner++) {
        bool low = corner < 2;
        struct label_room room = {{corner % 2 == 0 ? 0 : right, low ? bottom : 0}, columns, rows};
        /* A corner that is taken: the room next to it along the map's side, unless another corner is as good. */
        int wanted_row = room.pos.row;
        while (overlaps_any(room, taken, taken_count) && room.pos.row >= 0 && room.pos.row <= bottom)
            room.pos.row += low ? -1 : 1;
        if (room.pos.row < 0 || room.pos.row > bottom)
            continue;
        int dots = 2 * country_dots(ground, map_columns, map_rows, room) + (room.pos.row != wanted_row);
        if (best.columns == 0 || dots < best_dots) {
            best = room;
            best_dots = dots;
        }
    }
    return best;
}
