#include "viewer/term/painter.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/memory.h"
#include "viewer/draw/pen.h"
#include "viewer/term/shift.h"

static enum colour_depth depth_of_screen(void)
{
    if (!has_colors() || start_color() == ERR)
        return COLOUR_NONE;
    return COLORS >= 256 ? COLOUR_256 : COLORS >= 16 ? COLOUR_16 : COLORS >= 8 ? COLOUR_8 : COLOUR_NONE;
}

enum { tints_begin = 16 /* what is before them, people have set as they like it */ };

static size_t send(struct painter *painter, const struct bytes *moves)
{
    return outlet_send(&painter->outlet, moves, painter->depth > COLOUR_NONE);
}

/* newterm for a screen of that size. ncurses cannot ask a memory file how large it is; it takes the size from these
 * variables, which are as before afterwards. It has to know: it sends the size to terminals that scroll by it. */
static SCREEN *start_ncurses(const char *terminal_name, FILE *output, FILE *input, int columns, int rows)
{
    static const char *const names[] = {"COLUMNS", "LINES"};
    const int sizes[] = {columns, rows};
    char *before[2], number[16];
    for (int i = 0; i < 2; i++) {
        before[i] = memory_copy_text(getenv(names[i]));
        snprintf(number, sizeof number, "%d", sizes[i]);
        setenv(names[i], number, 1);
    }
    SCREEN *screen = newterm(terminal_name, output, input);
    for (int i = 0; i < 2; i++) {
        if (before[i] != NULL)
            setenv(names[i], before[i], 1);
        else
            unsetenv(names[i]);
        free(before[i]);
    }
    return screen;
}

bool painter_open(struct painter *painter, const struct painter_terminal *terminal, enum colour_depth depth)
{
    *painter = (struct painter){0};
    if (!outlet_open(&painter->outlet, terminal->fd, terminal->shows_at_once))
        return false;
    painter->screen =
        start_ncurses(terminal->name, painter->outlet.file, terminal->input, terminal->columns, terminal->rows);
    if (painter->screen == NULL) {
        outlet_close(&painter->outlet);
        return false;
    }
    painter->columns = COLS;
    painter->rows = LINES;
    curs_set(0);
    leaveok(stdscr, TRUE);
    typeahead(-1); /* a frame is sent whole, whatever has been pressed since */
    enum colour_depth most = depth > COLOUR_NONE ? depth_of_screen() : COLOUR_NONE;
    if (most == COLOUR_256 && depth == COLOUR_TRUE) /* which terminfo has no word for */
        most = COLOUR_TRUE;
    painter->depth = depth < most ? depth : most;
    if (painter->depth > COLOUR_NONE) {
        use_default_colors();
        painter->pair_limit = COLOR_PAIRS - 1 < painter_pairs_max ? COLOR_PAIRS - 1 : painter_pairs_max;
    }
    send(painter, &(struct bytes){0});
    return true;
}

void painter_close(struct painter *painter)
{
    frame_fini(&painter->shown);
    free(painter->run);
    delscreen(painter->screen);
    outlet_close(&painter->outlet);
}

void painter_resize(struct painter *painter, int columns, int rows)
{
    if (columns != painter->columns || rows != painter->rows)
        resizeterm(rows, columns);
    painter->columns = columns;
    painter->rows = rows;
    painter_forget(painter);
}

void painter_forget(struct painter *painter)
{
    frame_fini(&painter->shown);
    squeeze_forget(&painter->outlet.squeeze);
    clearok(curscr, TRUE);
}

/* ncurses' number for a colour. True ones take the place of the palette's, in what is sent and nowhere else. */
static int number_of(struct painter *painter, int colour)
{
    if (painter->depth != COLOUR_TRUE || colour == pen_own)
        return colour;
    int i = 0;
    while (i < painter->tint_count && painter->tints[i] != colour)
        i++;
    if (i == painter->tint_count) {
        painter->tints[painter->tint_count++] = colour;
        squeeze_tint(&painter->outlet.squeeze, tints_begin + i, colour);
    }
    return tints_begin + i;
}

/* The number of the pair of two colours, a new one if need be; 0, the terminal's own, when there are no more. */
static int pair_of_colours(struct painter *painter, int ink, int paper)
{
    if (ink == pen_own && paper == pen_own)
        return 0;
    for (int i = 0; i < painter->pair_count; i++)
        if (painter->pairs[i].ink == ink && painter->pairs[i].paper == paper)
            return i + 1;
    if (painter->pair_count == painter->pair_limit)
        return 0;
    painter->pairs[painter->pair_count++] = (struct pair){ink, paper};
    if (init_extended_pair(painter->pair_count, number_of(painter, ink), number_of(painter, paper)) == ERR)
        return 0;
    return painter->pair_count;
}

static int pair_of(struct painter *painter, const struct cell *cell, const struct pen *pen)
{
    int *memo = &painter->memo[cell->ink][cell->paper];
    if (*memo == 0)
        *memo = pair_of_colours(painter, pen->ink, pen->paper) + 1;
    return *memo - 1;
}

static attr_t attributes_of(unsigned attributes)
{
    return ((attributes & ATTRIBUTE_BOLD) != 0 ? A_BOLD : A_NORMAL) |
           ((attributes & ATTRIBUTE_UNDERLINE) != 0 ? A_UNDERLINE : A_NORMAL) |
           ((attributes & ATTRIBUTE_REVERSE) != 0 ? A_REVERSE : A_NORMAL);
}

static bool is_same(const struct cell *a, const struct cell *b)
{
    return memcmp(a, b, sizeof *a) == 0;
}

static cchar_t character_of(struct painter *painter, const struct cell *cell)
{
    wchar_t text[CCHARW_MAX + 1] = {0};
    for (size_t i = 0; i < 3 && cell->codepoint[i] != 0; i++)
        text[i] = (wchar_t)cell->codepoint[i];
    if (wcwidth(text[0]) != cell->width) { /* the C library knows it otherwise: ncurses would lose its place */
        text[0] = L'?';
        text[1] = L'\0';
    }
    struct pen pen = {pen_own, pen_own, cell->attributes};
    int pair = 0;
    if (painter->depth > COLOUR_NONE) {
        pen = pen_of(cell, painter->theme, painter->depth);
        pair = pair_of(painter, cell, &pen);
    }
    cchar_t character;
    setcchar(&character, text, attributes_of(pen.attributes), 0, &pair);
    return character;
}

/* Gives ncurses the cells of a row that have changed, many at once: that is far quicker than one by one, since nothing wraps.
 * shown: NULL, nothing is known. */
static void put_row(struct painter *painter, int row, const struct cell *cells, const struct cell *shown, int columns)
{
    cchar_t *run = painter->run;
    int count = 0, begin = 0;
    for (int column = 0; column < columns; column++) {
        int width = cells[column].width > 0 ? cells[column].width : 1;
        bool is_new = shown == NULL || !is_same(&shown[column], &cells[column]) ||
                      (width == 2 && !is_same(&shown[column + 1], &cells[column + 1]));
        if (cells[column].width > 0 && is_new) {
            if (count == 0)
                begin = column;
            run[count++] = character_of(painter, &cells[column]);
        }
        /* A wide one ends a run: where the C library thinks that it is narrow, what follows keeps its place all the same. */
        if (count > 0 && cells[column].width > 0 && (!is_new || width == 2)) {
            mvadd_wchnstr(row, begin, run, count);
            count = 0;
        }
    }
    if (count > 0)
        mvadd_wchnstr(row, begin, run, count);
}

static void use_theme(struct painter *painter, const struct theme *theme)
{
    if (theme == painter->theme)
        return;
    painter->theme = theme;
    if (painter->pair_count > 0) {
        reset_color_pairs();
        frame_fini(&painter->shown);
    }
    painter->pair_count = painter->tint_count = 0;
    memset(painter->memo, 0, sizeof painter->memo);
}

size_t painter_show(struct painter *painter, const struct frame *frame, const struct picture *picture,
                  const struct theme *theme)
{
    struct bytes moves = {0};
    use_theme(painter, theme);
    painter->run = memory_resize(painter->run, (size_t)frame->columns, sizeof(cchar_t));
    struct frame *shown = &painter->shown;
    bool is_known = shown->columns == frame->columns && shown->rows == frame->rows;
    if (!is_known) {
        frame_fini(shown);
        frame_init(shown, frame->columns, frame->rows);
        erase();
    } else {
        shift_apply(shown, frame, &painter->picture, picture, &moves);
    }
    for (int row = 0; row < frame->rows; row++)
        put_row(painter, row, frame_at(frame, 0, row), is_known ? frame_at(shown, 0, row) : NULL, frame->columns);
    memcpy(shown->cells, frame->cells, (size_t)frame->columns * (size_t)frame->rows * sizeof *frame->cells);
    painter->picture = *picture;
    refresh();
    size_t sent = send(painter, &moves);
    bytes_fini(&moves);
    return sent;
}
