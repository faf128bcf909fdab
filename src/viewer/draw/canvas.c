#include "viewer/draw/canvas.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

void canvas_init(struct canvas *canvas, int columns, int rows)
{
    assert(columns >= 1 && rows >= 1);
    *canvas = (struct canvas){.width = columns * dots_per_column, .height = rows * dots_per_row};
    canvas->at = memory_new_items((size_t)canvas->width * (size_t)canvas->height, 1);
}

void canvas_fini(struct canvas *canvas)
{
    if (canvas == NULL)
        return;
    free(canvas->at);
    *canvas = (struct canvas){0};
}

static size_t place(const struct canvas *canvas, int x, int y)
{
    return (size_t)y * (size_t)canvas->width + (size_t)x;
}

static bool inside(const struct canvas *canvas, int x, int y)
{
    return x >= 0 && y >= 0 && x < canvas->width && y < canvas->height;
}

void canvas_put(struct canvas *canvas, int x, int y, enum line_class class)
{
    if (inside(canvas, x, y) && canvas->at[place(canvas, x, y)] < class)
        canvas->at[place(canvas, x, y)] = (unsigned char)class;
}

enum line_class canvas_get(const struct canvas *canvas, int x, int y)
{
    return inside(canvas, x, y) ? (enum line_class)canvas->at[place(canvas, x, y)] : LINE_NONE;
}

static bool touches_stronger(const struct canvas *canvas, int x, int y, enum line_class class)
{
    for (int dy = -1; dy <= 1; dy++)
        for (int dx = -1; dx <= 1; dx++)
            if (canvas_get(canvas, x + dx, y + dy) > class)
                return true;
    return false;
}

void canvas_separate(struct canvas *canvas)
{
    /* Every dot is judged by the canvas as it was, so that the result does not depend on the order. */
    size_t size = (size_t)canvas->width * (size_t)canvas->height;
    unsigned char *kept = memory_new_items(size, 1);
    memcpy(kept, canvas->at, size);
    for (int y = 0; y < canvas->height; y++) {
        const unsigned char *row = &canvas->at[place(canvas, 0, y)];
        for (int x = 0; x < canvas->width; x++)
            if (row[x] != LINE_NONE && touches_stronger(canvas, x, y, row[x]))
                kept[place(canvas, x, y)] = LINE_NONE;
    }
    free(canvas->at);
    canvas->at = kept;
}

struct canvas_cell canvas_cell(const struct canvas *canvas, int column, int row)
{
    struct canvas_cell cell = {.owner = LINE_NONE};
    const unsigned char *first = &canvas->at[place(canvas, column * dots_per_column, row * dots_per_row)];
    for (int y = 0; y < dots_per_row; y++)
        for (int x = 0; x < dots_per_column; x++)
            if (first[y * canvas->width + x] > cell.owner)
                cell.owner = first[y * canvas->width + x];
    if (cell.owner == LINE_NONE)
        return cell;
    enum line_family family = line_style_at(cell.owner)->family;
    for (int y = 0; y < dots_per_row; y++)
        for (int x = 0; x < dots_per_column; x++) {
            enum line_class class = first[y * canvas->width + x];
            if (class == cell.owner || (class != LINE_NONE && family == FAMILY_OUTLINE && line_style_at(class)->family == family))
                cell.dots |= 1u << (y * dots_per_column + x);
        }
    return cell;
}
