#include "viewer/ui/ascii.h"

#include "base/ascii.h"

void frame_to_ascii(struct frame *frame)
{
    size_t count = (size_t)frame->columns * (size_t)frame->rows;
    for (size_t i = 0; i < count; i++) {
        struct cell *cell = &frame->cells[i];
        if (cell->width == 0) { /* the right half of a wide character, which takes one cell now */
            cell->codepoint[0] = ' ';
            cell->ink = ROLE_TERMINAL;
        } else {
            cell->codepoint[0] = (uint32_t)ascii_of(cell->codepoint[0]);
        }
        cell->codepoint[1] = cell->codepoint[2] = 0;
        cell->width = 1;
    }
}
