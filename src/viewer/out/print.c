#include "viewer/out/print.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "viewer/draw/pen.h"

enum { blank_braille = 0x2800 };

static const struct pen own_pen = {pen_own, pen_own, 0};

static bool is_blank(const struct cell *cell)
{
    return cell->codepoint[0] == ' ' && cell->codepoint[1] == 0;
}

/* No ink shows, whatever it is. */
static bool is_inkless(const struct cell *cell)
{
    return (is_blank(cell) || cell->codepoint[0] == blank_braille) &&
           (cell->attributes & (ATTRIBUTE_UNDERLINE | ATTRIBUTE_REVERSE)) == 0;
}

struct codes { /* parameters of one SGR sequence */
    char text[96];
    size_t length;
};

static void add_code(struct codes *codes, int code)
{
    int written = snprintf(codes->text + codes->length, sizeof codes->text - codes->length, "%s%d",
                           codes->length > 0 ? ";" : "", code);
    assert(written > 0 && codes->length + (size_t)written < sizeof codes->text);
    codes->length += (size_t)written;
}

/* base: 30 for ink, 40 for paper. */
static void add_colour(struct codes *codes, int colour, int base, enum colour_depth depth)
{
    if (colour == pen_own) {
        add_code(codes, base + 9);
    } else if (depth == COLOUR_TRUE) {
        add_code(codes, base + 8);
        add_code(codes, 2);
        add_code(codes, colour >> 16 & 0xFF);
        add_code(codes, colour >> 8 & 0xFF);
        add_code(codes, colour & 0xFF);
    } else if (depth == COLOUR_256) {
        add_code(codes, base + 8);
        add_code(codes, 5);
        add_code(codes, colour);
    } else {
        add_code(codes, colour < 8 ? base + colour : base + 60 + colour - 8);
    }
}

static void add_changes(struct codes *codes, struct pen from, struct pen to, enum colour_depth depth)
{
    static const struct {
        unsigned attribute;
        int on, off;
    } attributes[] = {
        {ATTRIBUTE_BOLD, 1, 22},
        {ATTRIBUTE_UNDERLINE, 4, 24},
        {ATTRIBUTE_REVERSE, 7, 27},
    };
    for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++) {
        unsigned attribute = attributes[i].attribute;
        if ((from.attributes & attribute) != (to.attributes & attribute))
            add_code(codes, (to.attributes & attribute) != 0 ? attributes[i].on : attributes[i].off);
    }
    if (from.ink != to.ink)
        add_colour(codes, to.ink, 30, depth);
    if (from.paper != to.paper)
        add_colour(codes, to.paper, 40, depth);
}

static void change_pen(struct pen *pen, struct pen to, enum colour_depth depth, struct bytes *out)
{
    struct codes changes = {0}, anew = {0};
    add_changes(&changes, *pen, to, depth);
    if (changes.length == 0)
        return;
    add_changes(&anew, own_pen, to, depth);
    if (anew.length == 0)
        bytes_add_text(out, "\x1B[m");
    else if (anew.length + 2 < changes.length)
        bytes_add_format(out, "\x1B[0;%sm", anew.text);
    else
        bytes_add_format(out, "\x1B[%sm", changes.text);
    *pen = to;
}

static void print_glyph(const struct cell *cell, struct bytes *out)
{
    for (int i = 0; i < 3 && cell->codepoint[i] != 0; i++)
        bytes_add_codepoint(out, cell->codepoint[i]);
}

/* Columns up to the last one that shows something. */
static int used_columns(const struct frame *frame, int row, const struct theme *theme,
                        enum colour_depth depth)
{
    int columns = frame->columns;
    for (; columns > 0; columns--) {
        const struct cell *cell = frame_at(frame, columns - 1, row);
        if (cell->width == 0 || !is_blank(cell))
            break;
        if (depth != COLOUR_NONE && (!is_inkless(cell) || pen_of(cell, theme, depth).paper != pen_own))
            break;
    }
    return columns;
}

void out_print(const struct frame *frame, const struct theme *theme, enum colour_depth depth,
               struct bytes *out)
{
    assert(theme != NULL || depth == COLOUR_NONE);
    for (int row = 0; row < frame->rows; row++) {
        int columns = used_columns(frame, row, theme, depth);
        struct pen pen = own_pen;
        for (int column = 0; column < columns; column++) {
            const struct cell *cell = frame_at(frame, column, row);
            if (cell->width == 0)
                continue;
            if (depth != COLOUR_NONE) {
                struct pen wanted = pen_of(cell, theme, depth);
                if (is_inkless(cell)) {
                    wanted.ink = pen.ink;
                    wanted.attributes = pen.attributes & ATTRIBUTE_BOLD;
                }
                change_pen(&pen, wanted, depth, out);
            }
            print_glyph(cell, out);
        }
        if (depth != COLOUR_NONE)
            change_pen(&pen, own_pen, depth, out);
        bytes_add_text(out, "\n");
    }
}
