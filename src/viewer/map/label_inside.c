#include "viewer/map/label_inside.h"

#include <math.h>
#include <stdlib.h>

/* Costs in the same measure as those of callouts. Free room is counted in steps of one row and two columns.
 */
enum { free_steps = 3 };
static const double crowding_cost = 0.8; /* of each step of free room that is missing */
static const double touching_cost = 1.5; /* of each line without a free cell to its left and right */
static const double slant_cost = 0.5;    /* of each column that a line is moved */

static bool all_good(const struct label_mask *mask, struct label_room room, int columns, int rows)
{
    return label_mask_covers(mask, (struct label_room){{room.pos.column - columns, room.pos.row - rows},
                                                       room.columns + 2 * columns,
                                                       room.rows + 2 * rows});
}

/* Puts one line as near to a column as it fits; returns what it costs. */
static double put_line(const struct label_inside *search, const struct label_line *line, int slant,
                       struct pos *pos)
{
    struct pos wanted = *pos;
    double best = INFINITY;
    for (int step = -slant; step <= slant; step++) {
        struct label_room room = {{wanted.column + step, wanted.row}, line->width, 1};
        double cost = slant_cost * abs(step);
        if (cost >= best || !all_good(search->zone, room, 0, 0))
            continue;
        if (!all_good(search->zone, room, 1, 0))
            cost += touching_cost;
        cost += label_mask_count(search->seats, room) / 100.0;
        if (cost < best) {
            best = cost;
            *pos = room.pos;
        }
    }
    return best;
}

static int free_steps_of(const struct label_inside *search, const struct label_form *form,
                         const struct pos *lines)
{
    for (int step = 1; step <= free_steps; step++)
        for (int i = 0; i < form->line_count; i++)
            if (!all_good(search->zone, (struct label_room){lines[i], form->lines[i].width, 1}, 2 * step,
                          step))
                return step - 1;
    return free_steps;
}

static bool try_place(const struct label_inside *search, const struct label_form *form, struct pos first,
                      double cost, struct label_placing *placing)
{
    struct pos lines[label_lines_max] = {first};
    for (int i = 0; i < form->line_count && cost < placing->cost; i++) {
        if (i > 0)
            lines[i] = (struct pos){lines[i - 1].column + form->lines[i].offset - form->lines[i - 1].offset,
                                    first.row + i};
        cost += put_line(search, &form->lines[i], i > 0 ? search->slant_max : 0, &lines[i]);
    }
    if (cost >= placing->cost)
        return false;
    cost += (free_steps - free_steps_of(search, form, lines)) * crowding_cost;
    if (cost >= placing->cost)
        return false;
    *placing = (struct label_placing){.form = form, .cost = cost};
    for (int i = 0; i < form->line_count; i++)
        placing->lines[i] = lines[i];
    return true;
}

bool label_inside_find(const struct label_inside *search, const struct label_form *form,
                       struct label_placing *placing)
{
    struct label_room zone = search->zone->room;
    int width = form->lines[0].width;
    bool found = false;
    if (form->cost >= placing->cost)
        return false;
    for (int row = zone.pos.row; row + form->line_count <= zone.pos.row + zone.rows; row++)
        for (int column = zone.pos.column; column + width <= zone.pos.column + zone.columns; column++) {
            if (!label_mask_covers(search->zone, (struct label_room){{column, row}, width, 1}))
                continue;
            double cost = form->cost +
                          fabs(column + form->columns / 2.0 - search->near.x) * search->pull_column +
                          fabs(row + form->line_count / 2.0 - search->near.y) * search->pull_row;
            if (cost < placing->cost)
                found |= try_place(search, form, (struct pos){column, row}, cost, placing);
        }
    return found;
}
