#include "viewer/draw/frame_dump.h"

#include <stdbool.h>

#include "viewer/draw/theme.h"

static const char letters[] = ".abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
static const char attribute_letters[] = "-burXYZW"; /* bold, underline, both, reverse, and reverse with the others */

_Static_assert(sizeof letters > ROLES, "every role needs a letter");

static char ink_letter(const struct cell *cell)
{
    return letters[cell->ink];
}

static char paper_letter(const struct cell *cell)
{
    return letters[cell->paper];
}

static char attribute_letter(const struct cell *cell)
{
    unsigned attributes = cell->attributes;
    return attribute_letters[(attributes & ATTRIBUTE_BOLD ? 1 : 0) | (attributes & ATTRIBUTE_UNDERLINE ? 2 : 0) |
                             (attributes & ATTRIBUTE_REVERSE ? 4 : 0)];
}

static void dump_glyphs(const struct frame *frame, struct bytes *out)
{
    for (int row = 0; row < frame->rows; row++) {
        bytes_add_text(out, "|");
        for (int column = 0; column < frame->columns; column++) {
            const struct cell *cell = frame_at(frame, column, row);
            for (int i = 0; i < 3 && cell->codepoint[i] != 0; i++)
                bytes_add_codepoint(out, cell->codepoint[i]);
        }
        bytes_add_text(out, "|\n");
    }
}

static void dump_plane(const struct frame *frame, const char *title, char (*letter)(const struct cell *),
                       char blank, struct bytes *out)
{
    size_t begin = out->count;
    bool has_content = false;
    bytes_add_format(out, "%s\n", title);
    for (int row = 0; row < frame->rows; row++) {
        bytes_add_text(out, "|");
        for (int column = 0; column < frame->columns; column++) {
            char sign = letter(frame_at(frame, column, row));
            has_content = has_content || sign != blank;
            bytes_add(out, &sign, 1);
        }
        bytes_add_text(out, "|\n");
    }
    if (!has_content)
        out->count = begin;
}

void frame_dump(const struct frame *frame, struct bytes *out)
{
    bool is_used[ROLES] = {false};
    bytes_add_format(out, "frame %dx%d\n", frame->columns, frame->rows);
    dump_glyphs(frame, out);
    dump_plane(frame, "ink", ink_letter, '.', out);
    dump_plane(frame, "paper", paper_letter, '.', out);
    dump_plane(frame, "attributes: b bold, u underlined, r both, X reverse, Y Z W reverse with those",
               attribute_letter, '-', out);
    bytes_add_text(out, "roles\n");
    for (int i = 0; i < frame->columns * frame->rows; i++)
        is_used[frame->cells[i].ink] = is_used[frame->cells[i].paper] = true;
    for (int role = 0; role < ROLES; role++)
        if (is_used[role])
            bytes_add_format(out, "%c %s\n", letters[role], role_name((enum role)role));
}
