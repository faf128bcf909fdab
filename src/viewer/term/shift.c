#include "viewer/term/shift.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>

enum { least_gain = 8 }; /* one cell in so many must become right by it */

struct move { /* of the ground on the screen: > 0 to the right, down */
    int columns, rows;
};

static bool is_same_area(struct rect a, struct rect b)
{
    return a.column == b.column && a.row == b.row && a.columns == b.columns && a.rows == b.rows;
}

static bool find_move(const struct picture *before, const struct picture *after, struct move *move)
{
    if (after->area.columns == 0 || !is_same_area(before->area, after->area) || before->scale != after->scale)
        return false;
    long columns = (long)before->column - after->column, rows = (long)before->row - after->row;
    if (labs(columns) >= after->area.columns || labs(rows) >= after->area.rows)
        return false;
    *move = (struct move){(int)columns, (int)rows};
    return columns != 0 || rows != 0;
}

static bool is_same_cell(const struct cell *a, const struct cell *b)
{
    return memcmp(a, b, sizeof *a) == 0;
}

/* Whether enough cells would be right after the move that are wrong now. Wide characters, which a move may tear, forbid it. */
static bool is_worth_it(const struct frame *shown, const struct frame *next, struct rect area, struct move move)
{
    int gain = 0;
    for (int row = area.row; row < area.row + area.rows; row++) {
        for (int column = 0; column < shown->columns; column++)
            if (frame_at(shown, column, row)->width != 1)
                return false;
        for (int column = area.column; column < area.column + area.columns; column++) {
            int from_column = column - move.columns, from_row = row - move.rows;
            bool is_there = from_column >= area.column && from_column < area.column + area.columns && from_row >= area.row &&
                            from_row < area.row + area.rows;
            const struct cell *wanted = frame_at(next, column, row);
            gain -= is_same_cell(frame_at(shown, column, row), wanted);
            gain += is_there && is_same_cell(frame_at(shown, from_column, from_row), wanted);
        }
    }
    return gain > area.columns * area.rows / least_gain;
}

/* A string of terminfo, NULL if the terminal cannot do it. */
static const char *capability(const char *name)
{
    const char *text = tigetstr(name);
    return text == (char *)-1 ? NULL : text;
}

static void add(struct bytes *out, const char *format, int a, int b)
{
    bytes_add_text(out, tparm(format, a, b));
}

/* ---- rows ---- */

/* Moves whole rows of the screen, what stands beside the map too; ncurses mends that. */
static bool move_rows(struct rect area, int rows, struct bytes *out)
{
    const char *region = capability("csr"), *go = capability("cup"), *take = capability(rows < 0 ? "dl" : "il");
    if (region == NULL || go == NULL || take == NULL)
        return false;
    add(out, region, area.row, area.row + area.rows - 1);
    add(out, go, area.row, 0);
    add(out, take, abs(rows), 0);
    add(out, region, 0, LINES - 1);
    wsetscrreg(curscr, area.row, area.row + area.rows - 1);
    scrollok(curscr, TRUE);
    wscrl(curscr, -rows);
    scrollok(curscr, FALSE);
    wsetscrreg(curscr, 0, LINES - 1);
    return true;
}

/* ---- columns ---- */

struct strings { /* terminfo's */
    const char *go, *go_along; /* to a row and column; to another column of the row, NULL if there is no shorter way */
    const char *take, *put;    /* cells out, blanks in */
};

/* Takes cells out of a row at one place and puts as many blanks in at another: what lies between moves. */
static void move_part(int row, int out_at, int in_at, int cells, const struct strings *strings, struct bytes *out)
{
    add(out, strings->go, row, out_at);
    add(out, strings->take, cells, 0);
    if (strings->go_along != NULL)
        add(out, strings->go_along, in_at, 0);
    else
        add(out, strings->go, row, in_at);
    add(out, strings->put, cells, 0);
    for (int i = 0; i < cells; i++)
        mvwdelch(curscr, row, out_at);
    for (int i = 0; i < cells; i++)
        mvwinsch(curscr, row, in_at, ' ');
}

static bool move_columns(struct rect area, int columns, struct bytes *out)
{
    const struct strings strings = {capability("cup"), capability("hpa"), capability("dch"), capability("ich")};
    int cells = abs(columns), left = area.column, right = area.column + area.columns - cells;
    if (strings.go == NULL || strings.take == NULL || strings.put == NULL)
        return false;
    for (int row = area.row; row < area.row + area.rows; row++)
        move_part(row, columns < 0 ? left : right, columns < 0 ? right : left, cells, &strings, out);
    return true;
}

void shift_apply(const struct frame *shown, const struct frame *next, const struct picture *before,
                 const struct picture *after, struct bytes *out)
{
    struct move move;
    const char *save = capability("sc"), *restore = capability("rc"), *plain = capability("sgr0");
    if (save == NULL || restore == NULL || plain == NULL || !find_move(before, after, &move) ||
        !is_worth_it(shown, next, after->area, move))
        return;
    struct bytes moves = {0};
    bool is_moved = (move.rows == 0 || move_rows(after->area, move.rows, &moves));
    is_moved = (move.columns == 0 || move_columns(after->area, move.columns, &moves)) && is_moved;
    if (moves.count > 0) {
        bytes_add_text(out, tparm(save));
        bytes_add_text(out, tparm(plain)); /* blanks come in the terminal's own colours, as ncurses takes them to */
        bytes_add(out, moves.items, moves.count);
        bytes_add_text(out, tparm(restore));
        wtouchln(newscr, after->area.row, after->area.rows, 1);
    }
    bytes_fini(&moves);
}
