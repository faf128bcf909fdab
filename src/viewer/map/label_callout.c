#include "viewer/map/label_callout.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>

#include "base/memory.h"

/* All costs are in columns of leader. Words inside their zone are better than any outside; the shortest
 * leader and this together are label_callout_cost_min. */
static const double outside_cost = 6;
/* Leaders shorter than short are no better. From long on they cost more and more: at twice that length four
 * times as much; beyond the longest the eye does not follow. */
static const double leader_short = 3, leader_long = 6, leader_max = 24;
static const double crossing_cost = 1; /* of each cell of another zone under the leader */
static const double crowded_cost = 2;  /* words that touch the country or other words */
static const double pull = 0.25;       /* of each column away from the preferred place */

enum { exits_max = 2 * label_lines_max + 6 };

struct label_callout {
    const struct label_board *board;
    const struct label_mask *open, *seats;
    uint32_t zone;
    struct point near;
    /* For each cell of the view the nearest one of the zone, and how far that is; far_away where there is none. */
    struct pos *nearest;
    int *distances;
};

enum { far_away = INT_MAX };

/* Squared, in columns; a row is two. */
static int distance(struct pos a, struct pos b)
{
    int columns = a.column - b.column, rows = 2 * (a.row - b.row);
    return columns * columns + rows * rows;
}

/* The cell hears from another one of the same columns, whose nearest cell of the zone may be nearer than its own. */
static void hear(struct label_callout *search, struct pos pos, size_t index, size_t from)
{
    if (search->distances[from] == far_away)
        return;
    int offered = distance(pos, search->nearest[from]);
    if (offered < search->distances[index]) {
        search->distances[index] = offered;
        search->nearest[index] = search->nearest[from];
    }
}

/* The cells of a row hear from those of the row before or behind it. */
static void hear_row(struct label_callout *search, int row, int from_row)
{
    int columns = search->board->columns;
    size_t first = (size_t)row * (size_t)columns, from = (size_t)from_row * (size_t)columns;
    for (int column = 0; column < columns; column++)
        for (int other = column > 0 ? column - 1 : 0; other <= column + 1 && other < columns; other++)
            hear(search, (struct pos){column, row}, first + (size_t)column, from + (size_t)other);
}

/* And from each other, in both directions. */
static void hear_each_other(struct label_callout *search, int row)
{
    int columns = search->board->columns;
    size_t first = (size_t)row * (size_t)columns;
    for (int column = 1; column < columns; column++)
        hear(search, (struct pos){column, row}, first + (size_t)column, first + (size_t)column - 1);
    for (int column = columns - 2; column >= 0; column--)
        hear(search, (struct pos){column, row}, first + (size_t)column, first + (size_t)column + 1);
}

/* P.-E. Danielsson, Euclidean distance mapping (1980): each cell hears of the nearest cell from its
 * neighbours, in two sweeps. */
static void sweep(struct label_callout *search)
{
    int rows = search->board->rows;
    for (int row = 0; row < rows; row++) {
        if (row > 0)
            hear_row(search, row, row - 1);
        hear_each_other(search, row);
    }
    for (int row = rows - 2; row >= 0; row--) {
        hear_row(search, row, row + 1);
        hear_each_other(search, row);
    }
}

/* A leader ends in a cell that looks like the zone, if there is any; a very thin band has only cells that are
 * partly its own. */
static bool is_goal(const struct label_board *board, size_t index, uint32_t zone, bool partly)
{
    bool is_zone =
        partly ? (board->zones[index] >> zone & 1) != 0 : board->kinds[index] == GROUND_ZONE + (int)zone;
    return is_zone && (board->flags[index] & board->closed) == 0;
}

static size_t mark_goals(struct label_callout *search, bool partly)
{
    const struct label_board *board = search->board;
    size_t count = 0;
    for (int row = 0; row < board->rows; row++)
        for (int column = 0; column < board->columns; column++) {
            struct pos pos = {column, row};
            size_t index = (size_t)row * (size_t)board->columns + (size_t)column;
            bool goal = is_goal(board, label_board_index(board, pos), search->zone, partly);
            search->nearest[index] = pos;
            search->distances[index] = goal ? 0 : far_away;
            count += goal;
        }
    return count;
}

struct label_callout *label_callout_new(const struct label_board *board, const struct label_mask *open,
                                        const struct label_mask *seats, uint32_t zone, struct point near)
{
    struct label_callout *search = memory_new(sizeof *search);
    *search = (struct label_callout){board, open, seats, zone, near, NULL, NULL};
    size_t cells = (size_t)board->columns * (size_t)board->rows;
    search->nearest = memory_new_items(cells, sizeof *search->nearest);
    search->distances = memory_new_items(cells, sizeof *search->distances);
    if (mark_goals(search, false) == 0)
        mark_goals(search, true);
    sweep(search);
    return search;
}

void label_callout_free(struct label_callout *search)
{
    if (search == NULL)
        return;
    free(search->nearest);
    free(search->distances);
    free(search);
}

/* Where a leader may leave the words: beside each line, above and below its beginning, middle and end. */
static size_t exits_of(const struct label_form *form, struct pos pos, struct pos exits[exits_max])
{
    size_t count = 0;
    for (int i = 0; i < form->line_count; i++) {
        const struct label_line *line = &form->lines[i];
        int column = pos.column + line->offset, row = pos.row + i;
        exits[count++] = (struct pos){column - 1, row};
        exits[count++] = (struct pos){column + line->width, row};
        for (int above = -1; above <= 1; above += 2) {
            if (i != (above < 0 ? 0 : form->line_count - 1))
                continue;
            exits[count++] = (struct pos){column, row + above};
            exits[count++] = (struct pos){column + line->width / 2, row + above};
            exits[count++] = (struct pos){column + line->width - 1, row + above};
        }
    }
    return count;
}

static bool is_open(const struct label_callout *search, struct pos pos)
{
    return label_mask_covers(search->open, (struct label_room){pos, 1, 1});
}

static bool is_word(const struct label_form *form, struct pos words, struct pos pos)
{
    int i = pos.row - words.row, column = pos.column - words.column;
    return i >= 0 && i < form->line_count && column >= form->lines[i].offset &&
           column < form->lines[i].offset + form->lines[i].width;
}

/* What a leader costs by the cells that it passes; INFINITY when it would run over words, or cost `limit` or more. */
static double path_cost(const struct label_callout *search, const struct label_form *form, struct pos words,
                        struct pos from, struct pos to, double limit)
{
    const struct label_board *board = search->board;
    struct label_path path = label_path(from, to);
    double cost = 0;
    for (struct pos pos; label_path_next(&path, &pos);) {
        size_t index = label_board_index(board, pos);
        if ((board->flags[index] & board->closed) != 0 || is_word(form, words, pos) || cost >= limit)
            return INFINITY;
        if ((board->flags[index] & CELL_COUNTRY) != 0 && (board->zones[index] >> search->zone & 1) == 0)
            cost += crossing_cost;
        cost += label_mask_count(search->seats, (struct label_room){pos, 1, 1}) / 100.0;
    }
    return cost;
}

/* The best leader for words at a place, if the whole costs less than placing->cost. */
static bool try_place(const struct label_callout *search, const struct label_form *form, struct pos words,
                      double base_cost, struct label_placing *placing)
{
    struct pos exits[exits_max];
    size_t count = exits_of(form, words, exits);
    bool found = false;
    for (size_t i = 0; i < count; i++) {
        struct pos from = exits[i];
        if (!is_open(search, from))
            continue;
        int index = from.row * search->board->columns + from.column;
        struct pos to = search->nearest[index];
        double length = search->distances[index] == far_away ? INFINITY : sqrt((double)search->distances[index]);
        double cost = base_cost + fmax(length, leader_short) * fmax(1, length / leader_long);
        if (length > leader_max || cost >= placing->cost)
            continue;
        cost += path_cost(search, form, words, from, to, placing->cost - cost);
        if (cost >= placing->cost)
            continue;
        found = true;
        *placing = (struct label_placing){
            .form = form, .has_leader = true, .leader_from = from, .leader_to = to, .cost = cost};
        for (int line = 0; line < form->line_count; line++)
            placing->lines[line] = (struct pos){words.column + form->lines[line].offset, words.row + line};
    }
    return found;
}

bool label_callout_find(struct label_callout *search, const struct label_form *form,
                        struct label_placing *placing)
{
    const struct label_mask *open = search->open;
    bool found = false;
    const double cost_min = outside_cost + form->cost + form->outside_cost;
    if (cost_min + leader_short >= placing->cost)
        return false;
    for (int row = 0; row + form->line_count <= open->rows; row++) {
        double rows_away = 2 * fabs(row + form->line_count / 2.0 - search->near.y);
        if (cost_min + pull * rows_away + leader_short >= placing->cost)
            continue;
        for (int column = 1; column + form->columns < open->columns; column++) {
            struct label_room room = {{column - 1, row}, form->columns + 2, form->line_count};
            if (!label_mask_covers(open, room))
                continue;
            double away = hypot(column + form->columns / 2.0 - search->near.x, rows_away);
            double cost = cost_min + pull * away;
            if (cost + leader_short >= placing->cost)
                continue;
            struct label_room wider = {{column - 2, row - 1}, form->columns + 4, form->line_count + 2};
            if (!label_mask_covers(open, wider))
                cost += crowded_cost;
            found |= try_place(search, form, (struct pos){column, row}, cost, placing);
        }
    }
    return found;
}
