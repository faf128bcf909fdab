#include "frame_text.h"

#include <string.h>

#include "base/bytes.h"

static const char *part_of_row(const struct frame *frame, int row, int from, int to)
{
    static struct bytes text;
    text.count = 0;
    for (int column = from; column < to; column++)
        for (int i = 0; i < 3 && frame_at(frame, column, row)->codepoint[i] != 0; i++)
            bytes_add_codepoint(&text, frame_at(frame, column, row)->codepoint[i]);
    while (text.count > 0 && text.items[text.count - 1] == ' ')
        text.count--;
    return bytes_text(&text);
}

const char *frame_text_row(const struct frame *frame, int row)
{
    return part_of_row(frame, row, 0, frame->columns);
}

bool frame_text_shows(const struct frame *frame, struct rect area, const char *words)
{
    for (int row = area.row; row < area.row + area.rows; row++)
        if (strstr(part_of_row(frame, row, area.column, area.column + area.columns), words) != NULL)
            return true;
    return false;
}
