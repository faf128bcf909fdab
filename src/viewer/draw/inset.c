#include <math.h>

#include "viewer/draw/painting.h"

/* From so large a map on there is room; the inset takes one part of so many of its width. */
enum { map_columns_min = 60, map_rows_min = 18, part_of_map = 5, columns_min = 16, columns_max = 28 };
/* It comes when the map shows less than this much of the country's width and height. */
static const double share_shown = 0.6;

void inset_place(struct inset *inset, const struct painting *painting, const struct label_room *taken, size_t count)
{
    struct extent country = scene_extent(painting->scene), view = camera_extent(painting->camera);
    double width = country.max_x - country.min_x, height = country.max_y - country.min_y;
    *inset = (struct inset){0};
    if (painting->area.columns < map_columns_min || painting->area.rows < map_rows_min || !(width > 0 && height > 0) ||
        view.max_x - view.min_x > share_shown * width || view.max_y - view.min_y > share_shown * height)
        return;
    int columns = painting->area.columns / part_of_map;
    columns = columns < columns_min ? columns_min : columns < columns_max ? columns : columns_max;
    int rows = (int)lround(columns / 2.0 * height / width) + 1;
    if (rows + 2 <= painting->area.rows / 2)
        inset->room = painting_corner(painting, columns + 2, rows + 2, taken, count);
}

static void paint_frame(const struct inset *inset, struct painting *painting)
{
    static const uint32_t box[] = {0x250C, 0x2510, 0x2514, 0x2518, 0x2500, 0x2502}, plain[] = {'+', '+', '+', '+', '-', '|'};
    const uint32_t *signs = painting->style->glyphs == GLYPHS_ASCII ? plain : box;
    struct pos first = inset->room.pos,
               last = {first.column + inset->room.columns - 1, first.row + inset->room.rows - 1};
    for (int column = first.column; column <= last.column; column++)
        for (int row = first.row; row <= last.row; row++) {
            bool is_side = column == first.column || column == last.column, is_end = row == first.row || row == last.row;
            uint32_t sign = is_side && is_end ? signs[(row == last.row) * 2 + (column == last.column)]
                            : is_end          ? signs[4]
                                              : signs[5];
            if (is_side || is_end)
                painting_glyph(painting, column, row, sign, ROLE_MAP_NOTE, 0);
        }
}

/* Where the map lies: a rectangle; a blot when it is too small for one, or among patterns, where lines are many. */
static void draw_view(struct painting *small, const struct camera *camera)
{
    struct extent view = camera_extent(camera);
    struct dot from = dot_grid_dot(&small->grid, (struct point){view.min_x, view.max_y}),
               to = dot_grid_dot(&small->grid, (struct point){view.max_x, view.min_y});
    int least = small->canvas.across > 1 ? 2 : 0;
    to.x = to.x - from.x < least ? from.x + least : to.x;
    to.y = to.y - from.y < least ? from.y + least : to.y;
    struct dot other[] = {{to.x, from.y}, {from.x, to.y}};
    bool is_blot = small->style->patterns || (from.x == to.x && from.y == to.y);
    for (int y = from.y; y <= to.y && is_blot; y++)
        for (int x = from.x; x <= to.x; x++)
            canvas_put(&small->canvas, x, y, LINE_VIEW, 'X');
    for (int i = 0; i < 2 && !is_blot; i++) {
        lines_draw_dots(&small->canvas, from, other[i], LINE_VIEW);
        lines_draw_dots(&small->canvas, other[i], to, LINE_VIEW);
    }
}

void inset_paint(const struct inset *inset, struct painting *painting)
{
    if (inset->room.columns == 0)
        return;
    struct rect area = {painting->area.column + inset->room.pos.column + 1, painting->area.row + inset->room.pos.row + 1,
                        inset->room.columns - 2, inset->room.rows - 2};
    const int margin = 2; /* camera_fit's, which the frame makes needless */
    struct camera camera = camera_fit(scene_extent(painting->scene), area.columns + margin, area.rows + margin);
    camera = camera_resize(camera, area.columns, area.rows);
    struct map_style style = *painting->style;
    style.shows = (struct map_shows){0};
    struct painting small;
    painting_init(&small, painting->frame, area, painting->scene, &camera, &style);
    if (style.patterns)
        paint_outline(&small);
    draw_view(&small, painting->camera);
    paint_cells(&small);
    painting_fini(&small);
    paint_frame(inset, painting);
}
