#include "viewer/draw/frame.h"

#include <assert.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"

static const struct cell blank = {
    .codepoint = {' '}, .ink = ROLE_TERMINAL, .paper = ROLE_TERMINAL, .width = 1};

void frame_init(struct frame *frame, int columns, int rows)
{
    assert(columns >= 1 && rows >= 1);
    size_t count = (size_t)columns * (size_t)rows;
    *frame = (struct frame){
        .columns = columns, .rows = rows, .cells = memory_new_items(count, sizeof *frame->cells)};
    for (size_t i = 0; i < count; i++)
        frame->cells[i] = blank;
}

void frame_fini(struct frame *frame)
{
    if (frame == NULL)
        return;
    free(frame->cells);
    *frame = (struct frame){0};
}

static bool inside(const struct frame *frame, int column, int row)
{
    return column >= 0 && row >= 0 && column < frame->columns && row < frame->rows;
}

struct cell *frame_at(const struct frame *frame, int column, int row)
{
    assert(inside(frame, column, row));
    return &frame->cells[(size_t)row * (size_t)frame->columns + (size_t)column];
}

static void make_space(struct cell *cell)
{
    *cell = (struct cell){.codepoint = {' '}, .ink = ROLE_TERMINAL, .paper = cell->paper, .width = 1};
}

/* Makes room for a character: the other half of a wide one that was there becomes a space. */
static void clear(const struct frame *frame, int column, int row)
{
    struct cell *cell = frame_at(frame, column, row);
    if (cell->width == 0 && column > 0)
        make_space(cell - 1);
    if (cell->width == 2 && column + 1 < frame->columns)
        make_space(cell + 1);
    make_space(cell);
}

void frame_fill(struct frame *frame, struct rect area, enum role paper)
{
    for (int row = area.row; row < area.row + area.rows; row++)
        for (int column = area.column; column < area.column + area.columns; column++)
            frame_set(frame, column, row, ' ', ROLE_TERMINAL, paper, 0);
}

void frame_set(struct frame *frame, int column, int row, uint32_t codepoint, enum role ink, enum role paper,
               unsigned attributes)
{
    if (!inside(frame, column, row))
        return;
    struct cell *cell = &frame->cells[(size_t)row * (size_t)frame->columns + (size_t)column];
    if (cell->width != 1)
        clear(frame, column, row);
    *cell = (struct cell){
        .codepoint = {codepoint},
        .ink = (uint8_t)(codepoint == ' ' ? ROLE_TERMINAL : ink),
        .paper = (uint8_t)paper,
        .attributes = (uint8_t)attributes,
        .width = 1,
    };
}

int frame_text(struct frame *frame, int column, int row, int cells, const char *text, enum role ink,
               int paper, unsigned attributes)
{
    int end = column + cells < frame->columns ? column + cells : frame->columns, at = column;
    struct text_character character;
    if (row < 0 || row >= frame->rows || column < 0)
        return 0;
    while (text_next(&text, &character) && at + character.width <= end) {
        if (character.codepoint[0] == 0xA0) /* it has done its work when lines were broken */
            character.codepoint[0] = ' ';
        for (int i = 0; i < character.width; i++) {
            clear(frame, at + i, row);
            struct cell *cell = frame_at(frame, at + i, row);
            if (paper != keep_paper)
                cell->paper = (uint8_t)paper;
            cell->attributes = (uint8_t)attributes;
            cell->width = (uint8_t)(i == 0 ? character.width : 0);
            cell->codepoint[0] = i == 0 ? character.codepoint[0] : 0;
            cell->codepoint[1] = i == 0 ? character.codepoint[1] : 0;
            cell->codepoint[2] = i == 0 ? character.codepoint[2] : 0;
            cell->ink = (uint8_t)(character.codepoint[0] == ' ' && attributes == 0 ? ROLE_TERMINAL : ink);
        }
        at += character.width;
    }
    return at - column;
}
