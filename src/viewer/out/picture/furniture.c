#include "viewer/out/picture/furniture.h"

#include <math.h>
#include <stdio.h>

#include "base/array.h"
#include "base/number.h"
#include "base/translate.h"
#include "viewer/draw/scale_length.h"

static const double margin_points = 5, gap_points = 3, bar_share = 0.2, bar_max = 120, bar_height = 3.2;
static const double mark_least = 2.5; /* half of the frame that shows where the map is */
static const double inset_share = 0.2,
                    inset_shown = 0.6; /* of the map's width; of the country, above which there is none */

/* A room of that size in a free corner, flush with the map's edges, and taken from now on; right is left
 * where there is none. */
static struct box take_corner(struct board *board, double width, double height)
{
    const struct box *room = &board->plot->room;
    const double row_points = 2 * board_column_points;
    struct label_room *taken = memory_new_items(board->taken.count, sizeof *taken);
    for (size_t i = 0; i < board->taken.count; i++) {
        struct box box = board->taken.items[i];
        int left = (int)floor((box.left - room->left) / board_column_points),
            top = (int)floor((box.top - room->top) / row_points);
        taken[i] = (struct label_room){{left, top},
                                       (int)ceil((box.right - room->left) / board_column_points) - left,
                                       (int)ceil((box.bottom - room->top) / row_points) - top};
    }
    int columns = (int)ceil(width / board_column_points), rows = (int)ceil(height / row_points);
    struct label_room found = labels_free_corner(&board->ground, board->camera.columns, board->camera.rows,
                                                 columns, rows, taken, board->taken.count);
    free(taken);
    if (found.columns == 0)
        return (struct box){0, 0, 0, 0};
    struct box box = {room->left + found.pos.column * board_column_points,
                      room->top + found.pos.row * row_points, 0, 0};
    box.right = box.left + found.columns * board_column_points;
    box.bottom = box.top + found.rows * row_points;
    board_take(board, box_widen(box, gap_points));
    return box;
}

static void draw_box(const struct board *board, struct drawing *drawing, struct box box, bool is_filled)
{
    const struct stroke rim = {.width = 0.8};
    struct path path = {0};
    path_add_box(&path, box);
    if (is_filled)
        drawing->kind->fill(drawing, &path, look_ink(&board->plot->look, ROLE_TERMINAL));
    drawing->kind->stroke(drawing, &path, &rim, look_ink(&board->plot->look, ROLE_TEXT));
    path_fini(&path);
}

static void draw_bar(const struct board *board, struct drawing *drawing, struct spot at, double length)
{
    const struct look *look = &board->plot->look;
    const struct stroke rim = {.width = 0.6};
    struct path path = {0};
    path_add_box(&path, (struct box){at.x, at.y, at.x + length, at.y + bar_height});
    drawing->kind->fill(drawing, &path, look_ink(look, ROLE_TERMINAL));
    drawing->kind->stroke(drawing, &path, &rim, look_ink(look, ROLE_TEXT));
    path_clear(&path);
    path_add_box(&path, (struct box){at.x, at.y, at.x + length / 2, at.y + bar_height});
    drawing->kind->fill(drawing, &path, look_ink(look, ROLE_TEXT));
    path_fini(&path);
}

static void draw_text(const struct board *board, struct drawing *drawing, struct spot at, const char *text)
{
    const struct words words = {
        .font = FONT_SCALE,
        .text = text,
        .at = at,
        .ink = look_ink(&board->plot->look, ROLE_TEXT),
    };
    drawing->kind->words(drawing, &words);
}

void furniture_draw_scale(struct board *board, struct drawing *drawing)
{
    const struct plot *plot = board->plot;
    char text[number_size], number[number_size];
    double most = fmin(bar_max, (plot->room.right - plot->room.left) * bar_share);
    double metres = scale_length(most / plot->points_per_metre), length = metres * plot->points_per_metre;
    snprintf(text, sizeof text, metres >= 1000 ? _("%.20s km") : _("%.20s m"),
             number_short(number, metres >= 1000 ? metres / 1000 : metres));
    const char *note = plan_text_in(&scene_plan(plot->scene)->illustrative, board->language);
    if (*note == '\0')
        note = _("depths illustrative");
    double width = fmax(length + 4 + letters_width(board->letters, FONT_SCALE, text),
                        letters_width(board->letters, FONT_SCALE, note));
    double line = letters_line(board->letters, FONT_SCALE),
           capital = letters_capital(board->letters, FONT_SCALE);
    struct box room = take_corner(board, width + 2 * margin_points, 2 * line + margin_points);
    if (room.right <= room.left)
        return;
    struct spot at = {room.left + margin_points, room.top + margin_points};
    drawing->kind->begin(drawing, "scale");
    draw_box(board, drawing, room, true);
    draw_bar(board, drawing, (struct spot){at.x, at.y + (capital - bar_height) / 2}, length);
    draw_text(board, drawing, (struct spot){at.x + length + 4, at.y + capital}, text);
    draw_text(board, drawing, (struct spot){at.x, at.y + capital + line}, note);
    drawing->kind->end(drawing);
}

void furniture_draw_inset(struct board *board, struct drawing *drawing)
{
    const struct plot *plot = board->plot;
    struct extent country = scene_extent(plot->scene), view = plot->view;
    double width_m = country.max_x - country.min_x, height_m = country.max_y - country.min_y;
    if (!(width_m > 0 && height_m > 0) || view.max_x - view.min_x > inset_shown * width_m ||
        view.max_y - view.min_y > inset_shown * height_m)
        return;
    country = extent_widen(country, 0.04 * width_m);
    double width = (plot->room.right - plot->room.left) * inset_share;
    double height = width * (country.max_y - country.min_y) / (country.max_x - country.min_x);
    struct box room = take_corner(board, width, height);
    if (room.right <= room.left)
        return;
    const struct picture_view wanted = {
        .selected = no_zone, .tiers_hidden = plot->tiers_hidden, .line_hidden = plot->line_hidden};
    struct plot small = plot_of(plot->scene, &plot->look, &wanted, room, plot_fit(country, room));
    struct spot from = plot_spot(&small, (struct point){view.min_x, view.max_y}),
                to = plot_spot(&small, (struct point){view.max_x, view.min_y});
    struct spot middle = {(from.x + to.x) / 2, (from.y + to.y) / 2};
    const struct stroke mark = {.width = 1.2};
    struct path path = {0};
    drawing->kind->begin(drawing, "overview");
    drawing->kind->clip(drawing, room);
    plot_draw_small(&small, drawing);
    struct box mark_box = {fmin(from.x, middle.x - mark_least), fmin(from.y, middle.y - mark_least),
                           fmax(to.x, middle.x + mark_least), fmax(to.y, middle.y + mark_least)};
    path_add_box(&path, mark_box);
    drawing->kind->stroke(drawing, &path, &mark, look_ink(&plot->look, ROLE_SELECTED_LINE));
    drawing->kind->unclip(drawing);
    draw_box(board, drawing, room, false);
    drawing->kind->end(drawing);
    path_fini(&path);
}
