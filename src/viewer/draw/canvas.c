#include "viewer/draw/canvas.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

void canvas_init(struct canvas *canvas, int columns, int rows, int across, int down)
{
    assert(columns >= 1 && rows >= 1 && across >= 1 && across <= 2 && down >= 1 && across * down <= 8);
    *canvas =
        (struct canvas){.width = columns * across, .height = rows * down, .across = across, .down = down};
    size_t size = (size_t)canvas->width * (size_t)canvas->height;
    canvas->at = memory_new(size);
    canvas->signs = memory_new(size);
}

void canvas_fini(struct canvas *canvas)
{
    if (canvas == NULL)
        return;
    free(canvas->at);
    free(canvas->signs);
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

void canvas_put(struct canvas *canvas, int x, int y, enum line_class class, char sign)
{
    if (!inside(canvas, x, y) || canvas->at[place(canvas, x, y)] > class)
        return;
    size_t i = place(canvas, x, y);
    bool crosses = canvas->at[i] == class && canvas->signs[i] != sign;
    canvas->at[i] = (unsigned char)class;
    canvas->signs[i] = crosses ? '+' : sign;
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

/* Most cells are, which is found out quicker than which line is the strongest. */
static bool is_empty(const struct canvas *canvas, size_t first)
{
    const unsigned char *at = &canvas->at[first];
    unsigned any = 0;
    for (int y = 0; y < canvas->down; y++, at += canvas->width)
        any |= canvas->across == 2 ? (unsigned)(at[0] | at[1]) : at[0];
    return any == LINE_NONE;
}

struct canvas_cell canvas_cell(const struct canvas *canvas, int column, int row)
{
    struct canvas_cell cell = {.owner = LINE_NONE};
    size_t first = place(canvas, column * canvas->across, row * canvas->down), at = first, strongest = first;
    if (is_empty(canvas, first))
        return cell;
    for (int y = 0; y < canvas->down; y++, at += (size_t)canvas->width)
        for (size_t x = 0; x < (size_t)canvas->across; x++)
            if (canvas->at[at + x] > canvas->at[strongest])
                strongest = at + x;
    cell.owner = canvas->at[strongest];
    cell.sign = canvas->signs[strongest];
    enum line_family family = line_style_at(cell.owner)->family;
    for (int y = 0; y < canvas->down; y++)
        for (int x = 0; x < canvas->across; x++) {
            enum line_class class = canvas->at[first + place(canvas, x, y)];
            bool is_kin =
                class != LINE_NONE && family == FAMILY_OUTLINE && line_style_at(class)->family == family;
            cell.dots |= (unsigned)(class == cell.owner || is_kin) << (y * canvas->across + x);
        }
    return cell;
}
