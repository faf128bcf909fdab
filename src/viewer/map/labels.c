#include "viewer/map/labels.h"

#include "base/array.h"
#include "viewer/map/label_areas.h"
#include "viewer/map/label_board.h"
#include "viewer/map/label_places.h"
#include "viewer/map/label_rivers.h"
#include "viewer/map/label_tiers.h"

void labels_place(struct labels *labels, const struct scene *scene, const struct camera *camera,
                  const struct ground *ground, const struct label_options *options)
{
    struct label_board board;
    labels->count = 0;
    label_board_init(&board, labels, scene, camera, ground, options);
    label_tiers_put(&board);
    label_places_put(&board, false);
    label_areas_put_neighbours(&board);
    label_areas_put_waters(&board);
    label_places_put(&board, true);
    label_rivers_put(&board);
    label_areas_put_regions(&board);
    label_board_fini(&board);
}

void labels_fini(struct labels *labels)
{
    ARRAY_FINI(labels);
}

/* Dots of the country in a room. */
static int country_dots(const struct ground *ground, struct label_room room)
{
    int dots = 0;
    for (int y = room.pos.row * dots_per_row; y < (room.pos.row + room.rows) * dots_per_row; y++)
        for (int x = room.pos.column * dots_per_column;
             x < (room.pos.column + room.columns) * dots_per_column; x++)
            dots += ground->at[y * ground->width + x] >= GROUND_ZONE;
    return dots;
}

static bool overlaps(struct label_room a, struct label_room b)
{
    return a.pos.column < b.pos.column + b.columns && b.pos.column < a.pos.column + a.columns &&
           a.pos.row < b.pos.row + b.rows && b.pos.row < a.pos.row + a.rows;
}

static bool overlaps_any(struct label_room room, const struct label_room *taken, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (overlaps(room, taken[i]))
            return true;
    return false;
}

struct label_room labels_free_corner(const struct ground *ground, int columns, int rows,
                                     const struct label_room *taken, size_t taken_count)
{
    int right = ground->width / dots_per_column - columns, bottom = ground->height / dots_per_row - rows;
    struct label_room best = {{0, 0}, 0, 0};
    int best_dots = 0;
    for (int corner = 0; corner < 4 && right >= 0 && bottom >= 0; corner++) {
        bool low = corner < 2;
        struct label_room room = {{corner % 2 == 0 ? 0 : right, low ? bottom : 0}, columns, rows};
        /* A corner that is taken: the room next to it along the map's side. */
        while (overlaps_any(room, taken, taken_count) && room.pos.row >= 0 && room.pos.row <= bottom)
            room.pos.row += low ? -1 : 1;
        if (room.pos.row < 0 || room.pos.row > bottom)
            continue;
        int dots = country_dots(ground, room);
        if (best.columns == 0 || dots < best_dots) {
            best = room;
            best_dots = dots;
        }
    }
    return best;
}
