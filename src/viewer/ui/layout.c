#include "viewer/ui/layout.h"

enum {
    panel_min = 34,
    panel_max = 38,
    panel_from_rows = 12, /* with fewer, a strip says more than a panel of a few lines */
    strip_rows = 2,
    strip_from_rows = 16, /* with fewer, the map needs them */
    strip_from_columns = 40,
};

static int panel_columns(int columns)
{
    int third = columns * 3 / 10;
    return third < panel_min ? panel_min : third > panel_max ? panel_max : third;
}

struct layout layout_make(int columns, int rows, bool wants_panel)
{
    struct layout layout = {0};
    if (columns < layout_min_columns || rows < layout_min_rows) {
        layout.is_too_small = true;
        return layout;
    }
    layout.title = (struct rect){0, 0, columns, 1};
    layout.hints = (struct rect){0, rows - 1, columns, 1};
    layout.page = (struct rect){0, 1, columns, rows - 2};
    layout.map = layout.page;
    if (wants_panel && columns >= layout_panel_from_columns && rows >= panel_from_rows) {
        int words = panel_columns(columns);
        int taken = words + 3; /* the rule, a margin on either side */
        layout.map.columns = columns - taken;
        layout.rule = (struct rect){layout.map.columns, 1, 1, rows - 2};
        layout.panel = (struct rect){layout.map.columns + 2, 1, words, rows - 2};
    } else if (rows >= strip_from_rows && columns >= strip_from_columns) {
        layout.map.rows -= strip_rows;
        layout.strip = (struct rect){0, 1 + layout.map.rows, columns, strip_rows};
    }
    return layout;
}

struct layout layout_with_caption(int columns, int rows, int caption_rows)
{
    struct layout layout = layout_make(columns, rows, false);
    if (layout.is_too_small)
        return layout;
    layout.strip = (struct rect){0};
    caption_rows = caption_rows < layout.page.rows ? caption_rows : layout.page.rows - 1;
    layout.map = layout.page;
    layout.map.rows -= caption_rows;
    layout.caption = (struct rect){0, layout.map.row + layout.map.rows, columns, caption_rows};
    return layout;
}

bool rect_contains(struct rect rect, int column, int row)
{
    return column >= rect.column && column < rect.column + rect.columns && row >= rect.row && row < rect.row + rect.rows;
}
