#include "viewer/out/picture/column.h"

#include <stdlib.h>

#include "base/memory.h"

static void draw(struct column *column, enum font font, enum role ink, double x, const char *text)
{
    if (column->drawing == NULL)
        return;
    const struct words words = {
        .font = font,
        .text = text,
        .at = {x, column->y + letters_ascent(column->letters, font)},
        .ink = look_ink(column->look, ink),
    };
    column->drawing->kind->words(column->drawing, &words);
}

void column_flow(struct column *column, enum font font, enum role ink, double first, double indent,
                 const char *text)
{
    double begin = first;
    while (*text != '\0') {
        const char *next;
        size_t length =
            letters_break(column->letters, font, text, column->right - column->left - begin, &next);
        char *line = memory_format("%.*s", (int)length, text);
        draw(column, font, ink, column->left + begin, line);
        free(line);
        column->y += letters_line(column->letters, font);
        begin = indent;
        text = next;
    }
}

void column_text(struct column *column, enum font font, enum role ink, double indent, const char *text)
{
    column_flow(column, font, ink, indent, indent, text);
}

void column_put(struct column *column, enum font font, enum role ink, double x, const char *text)
{
    draw(column, font, ink, column->left + x, text);
}

void column_text_and_end(struct column *column, enum font font, enum role ink, double indent,
                         const char *text, struct column_end end)
{
    const double gap = 6;
    double width = letters_width(column->letters, end.font, end.text), top = column->y;
    bool is_beside =
        indent + letters_width(column->letters, font, text) + gap + width <= column->right - column->left;
    column_text(column, font, ink, indent, text);
    if (!is_beside) {
        column_text(column, end.font, end.ink, indent, end.text);
        return;
    }
    double below = column->y;
    column->y = top + letters_ascent(column->letters, font) - letters_ascent(column->letters, end.font);
    draw(column, end.font, end.ink, column->right - width, end.text);
    column->y = below;
}

void column_space(struct column *column, double points)
{
    column->y += points;
}
