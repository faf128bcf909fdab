#include "viewer/map/label_mask.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"

enum { free_steps_max = 3 }; /* more free room is no better */

void label_mask_init(struct label_mask *mask, int columns, int rows, const unsigned char *good)
{
    int west = columns, east = 0, north = rows, south = 0;
    *mask = (struct label_mask){.columns = columns, .rows = rows};
    mask->sums = memory_new_items((size_t)(columns + 1) * (size_t)(rows + 1), sizeof *mask->sums);
    for (int row = 0; row < rows; row++) {
        const int *above = mask->sums + row * (columns + 1);
        int *sums = mask->sums + (row + 1) * (columns + 1);
        int in_row = 0;
        for (int column = 0; column < columns; column++) {
            if (good[row * columns + column] != 0) {
                in_row += good[row * columns + column];
                west = column < west ? column : west;
                east = column + 1 > east ? column + 1 : east;
            }
            sums[column + 1] = above[column + 1] + in_row;
        }
        if (in_row > 0) {
            north = row < north ? row : north;
            south = row + 1;
        }
    }
    if (east > west)
        mask->room = (struct label_room){{west, north}, east - west, south - north};
}

void label_mask_fini(struct label_mask *mask)
{
    free(mask->sums);
    *mask = (struct label_mask){0};
}

static int within(int number, int max)
{
    return number < 0 ? 0 : number < max ? number : max;
}

int label_mask_count(const struct label_mask *mask, struct label_room room)
{
    int west = within(room.pos.column, mask->columns),
        east = within(room.pos.column + room.columns, mask->columns);
    int north = within(room.pos.row, mask->rows), south = within(room.pos.row + room.rows, mask->rows);
    const int *top = mask->sums + north * (mask->columns + 1),
              *bottom = mask->sums + south * (mask->columns + 1);
    return bottom[east] - bottom[west] - top[east] + top[west];
}

bool label_mask_covers(const struct label_mask *mask, struct label_room room)
{
    int west = room.pos.column, north = room.pos.row, east = west + room.columns, south = north + room.rows;
    if (west < 0 || north < 0 || east > mask->columns || south > mask->rows)
        return false;
    const int *top = mask->sums + north * (mask->columns + 1),
              *bottom = mask->sums + south * (mask->columns + 1);
    return bottom[east] - bottom[west] - top[east] + top[west] == room.columns * room.rows;
}

static bool all_good(const struct label_mask *mask, struct label_room room, int columns, int rows)
{
    return label_mask_covers(mask, (struct label_room){{room.pos.column - columns, room.pos.row - rows},
                                                       room.columns + 2 * columns,
                                                       room.rows + 2 * rows});
}

static double cost_of(const struct label_mask *mask, const struct label_wish *wish, struct label_room room,
                      double best)
{
    double cost = wish->pull * hypot(room.pos.column + room.columns / 2.0 - wish->near.x,
                                     2 * (room.pos.row + 0.5 - wish->near.y));
    int step = 1;
    if (cost >= best)
        return cost;
    while (step <= free_steps_max && all_good(mask, room, 1 + 2 * step, step))
        step++;
    return cost + (free_steps_max + 1 - step);
}

bool label_mask_find(const struct label_mask *mask, const struct label_wish *wish, struct pos *pos)
{
    double best = INFINITY;
    struct label_room good = mask->room;
    for (int row = good.pos.row; row < good.pos.row + good.rows; row++)
        for (int column = good.pos.column + 1; column + wish->columns < good.pos.column + good.columns;
             column++) {
            struct label_room room = {{column, row}, wish->columns, 1};
            if (!all_good(mask, room, 1 + 2 * wish->free_steps, wish->free_steps))
                continue;
            double cost = cost_of(mask, wish, room, best);
            if (cost < best) {
                best = cost;
                *pos = room.pos;
            }
        }
    return best < INFINITY;
}
