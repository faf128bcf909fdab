#include "viewer/map/label_callout.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>

#include "base/memory.h"

/* All costs are in columns of leader. */
static const double outside_cost = 4;      /* words inside their zone are better; with leader_short it is callout_cost_min */
static const double leader_max = 24;       /* a longer one is not followed by the eye */
static const double leader_short = 3;      /* shorter ones are no better */
static const double crossing_cost = 5;     /* of each cell of another zone under the leader */
static const double crowded_cost = 2;      /* words that touch the country */
static const double pull = 0.04;           /* of each column away from the preferred place */

enum { exits_max = 2 * label_lines_max + 6 };

struct callout_search {
    const struct label_board *board;
    const struct label_mask *open;
    uint32_t zone;
    struct point near;
    struct pos *nearest; /* for each cell of the view the nearest one of the zone; column INT_MIN if there is none */
};

/* Squared, in columns; a row is two. */
static long distance(struct pos a, struct pos b)
{
    long columns = a.column - b.column, rows = 2L * (a.row - b.row);
    return columns * columns + rows * rows;
}

static void take_from(struct callout_search *search, struct pos pos, int column_step, int row_step)
{
    const struct label_board *board = search->board;
    struct pos other = {pos.column + column_step, pos.row + row_step};
    if (other.column < 0 || other.row < 0 || other.column >= board->columns || other.row >= board->rows)
        return;
    struct pos *mine = &search->nearest[pos.row * board->columns + pos.column];
    struct pos offered = search->nearest[other.row * board->columns + other.column];
    if (offered.column == INT_MIN || (offered.column == mine->column && offered.row == mine->row))
        return;
    if (mine->column == INT_MIN || distance(pos, offered) < distance(pos, *mine))
        *mine = offered;
}

/* P.-E. Danielsson, Euclidean distance mapping (1980): each cell hears of the nearest cell from its neighbours, in two sweeps. */
static void sweep(struct callout_search *search)
{
    const struct label_board *board = search->board;
    for (int row = 0; row < board->rows; row++) {
        for (int column = 0; column < board->columns; column++)
            for (int step = -1; step <= 1; step++)
                take_from(search, (struct pos){column, row}, step, -1);
        for (int column = 1; column < board->columns; column++)
            take_from(search, (struct pos){column, row}, -1, 0);
        for (int column = board->columns - 2; column >= 0; column--)
            take_from(search, (struct pos){column, row}, 1, 0);
    }
    for (int row = board->rows - 2; row >= 0; row--) {
        for (int column = 0; column < board->columns; column++)
            for (int step = -1; step <= 1; step++)
                take_from(search, (struct pos){column, row}, step, 1);
        for (int column = 1; column < board->columns; column++)
            take_from(search, (struct pos){column, row}, -1, 0);
        for (int column = board->columns - 2; column >= 0; column--)
            take_from(search, (struct pos){column, row}, 1, 0);
    }
}

struct callout_search *callout_search_new(const struct label_board *board, const struct label_mask *open, uint32_t zone, struct point near)
{
    struct callout_search *search = memory_new(sizeof *search);
    *search = (struct callout_search){.board = board, .open = open, .zone = zone, .near = near};
    search->nearest = memory_new_items((size_t)board->columns * (size_t)board->rows, sizeof *search->nearest);
    for (int row = 0; row < board->rows; row++)
        for (int column = 0; column < board->columns; column++) {
            struct pos pos = {column, row};
            size_t index = label_board_index(board, pos);
            bool is_goal = (board->zones[index] >> zone & 1) != 0 && (board->flags[index] & (CELL_TAKEN | CELL_LEADER)) == 0;
            search->nearest[row * board->columns + column] = is_goal ? pos : (struct pos){INT_MIN, 0};
        }
    sweep(search);
    return search;
}

void callout_search_free(struct callout_search *search)
{
    if (search == NULL)
        return;
    free(search->nearest);
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

static bool is_open(const struct callout_search *search, struct pos pos)
{
    return label_mask_covers(search->open, (struct label_room){pos, 1, 1});
}

static bool is_word(const struct label_form *form, struct pos words, struct pos pos)
{
    int i = pos.row - words.row, column = pos.column - words.column;
    return i >= 0 && i < form->line_count && column >= form->lines[i].offset &&
           column < form->lines[i].offset + form->lines[i].width;
}

/* What a leader costs by the cells that it passes; INFINITY when it would run over words. */
static double path_cost(const struct callout_search *search, const struct label_form *form, struct pos words, struct pos from,
                        struct pos to)
{
    const struct label_board *board = search->board;
    struct label_path path = label_path(from, to);
    double cost = 0;
    for (struct pos pos; label_path_next(&path, &pos);) {
        size_t index = label_board_index(board, pos);
        if ((board->flags[index] & (CELL_TAKEN | CELL_LEADER)) != 0 || is_word(form, words, pos))
            return INFINITY;
        if ((board->flags[index] & CELL_COUNTRY) != 0 && (board->zones[index] >> search->zone & 1) == 0)
            cost += crossing_cost;
    }
    return cost;
}

/* The best leader for words at a place, if the whole costs less than placing->cost. */
static bool try_place(const struct callout_search *search, const struct label_form *form, struct pos words, double base_cost,
                      struct label_placing *placing)
{
    struct pos exits[exits_max];
    size_t count = exits_of(form, words, exits);
    bool found = false;
    for (size_t i = 0; i < count; i++) {
        struct pos from = exits[i];
        if (!is_open(search, from))
            continue;
        struct pos to = search->nearest[from.row * search->board->columns + from.column];
        double length = to.column == INT_MIN ? INFINITY : sqrt((double)distance(from, to));
        double cost = base_cost + fmax(length, leader_short);
        if (length > leader_max || cost >= placing->cost)
            continue;
        cost += path_cost(search, form, words, from, to);
        if (cost >= placing->cost)
            continue;
        found = true;
        *placing = (struct label_placing){.form = form, .has_leader = true, .leader_from = from, .leader_to = to, .cost = cost};
        for (int line = 0; line < form->line_count; line++)
            placing->lines[line] = (struct pos){words.column + form->lines[line].offset, words.row + line};
    }
    return found;
}

bool callout_find(struct callout_search *search, const struct label_form *form, struct label_placing *placing)
{
    const struct label_mask *open = search->open;
    bool found = false;
    if (form->cost + callout_cost_min >= placing->cost)
        return false;
    for (int row = 0; row + form->line_count <= open->rows; row++)
        for (int column = 1; column + form->columns < open->columns; column++) {
            struct label_room room = {{column - 1, row}, form->columns + 2, form->line_count};
            if (!label_mask_covers(open, room))
                continue;
            double away = hypot(column + form->columns / 2.0 - search->near.x, 2 * (row + form->line_count / 2.0 - search->near.y));
            double cost = outside_cost + form->cost + pull * away;
            if (cost + leader_short >= placing->cost)
                continue;
            struct label_room wider = {{column - 2, row - 1}, form->columns + 4, form->line_count + 2};
            if (!label_mask_covers(open, wider))
                cost += crowded_cost;
            found |= try_place(search, form, (struct pos){column, row}, cost, placing);
        }
    return found;
}
