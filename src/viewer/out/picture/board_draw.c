#include <math.h>

#include "viewer/out/picture/board.h"

static const double leader_width = 0.7, leader_end_radius = 1.7;
static const double radii[SIGNS] = {[SIGN_TOWN] = 1.15, [SIGN_SEAT] = 1.9, [SIGN_CAPITAL] = 4.2};

double board_sign_radius(enum sign sign)
{
    return radii[sign];
}

static void add_star(struct path *path, struct spot centre, double radius)
{
    const double inner = 0.42, step = 0.628318530717958648; /* a tenth of a circle */
    for (int i = 0; i < 10; i++) {
        double reach = i % 2 == 0 ? radius : radius * inner;
        struct spot spot = {centre.x + reach * sin(i * step), centre.y - reach * cos(i * step)};
        if (i == 0)
            path_start(path, spot);
        else
            path_go(path, spot);
    }
    path_close(path);
}

void board_draw_sign(const struct look *look, struct drawing *drawing, enum sign sign, struct spot place,
                     enum role ink, enum role paper)
{
    const struct ink dark = look_ink(look, ink), light = look_ink(look, paper);
    const struct stroke rim = {.width = 1.2};
    struct path star = {0};
    switch (sign) {
    case SIGN_CAPITAL:
        add_star(&star, place, radii[sign]);
        drawing->kind->stroke(drawing, &star, &rim, light);
        drawing->kind->fill(drawing, &star, dark);
        path_fini(&star);
        break;
    case SIGN_SEAT:
        drawing->kind->disc(drawing, place, radii[sign] + 0.5, light);
        drawing->kind->disc(drawing, place, radii[sign], dark);
        drawing->kind->disc(drawing, place, radii[sign] - 0.8, light);
        break;
    case SIGN_TOWN:
        drawing->kind->disc(drawing, place, radii[sign] + 0.4, light);
        drawing->kind->disc(drawing, place, radii[sign], dark);
        break;
    default:
        break;
    }
}

static void draw_leader(const struct board *board, struct drawing *drawing, const struct name *name)
{
    const struct stroke stroke = {.width = leader_width}, halo = {.width = 3 * leader_width};
    const struct look *look = &board->plot->look;
    struct path path = {0};
    path_add_line(&path, name->leader_from, name->leader_to);
    drawing->kind->stroke(drawing, &path, &halo, look_ink(look, ROLE_REST));
    drawing->kind->disc(drawing, name->leader_to, leader_end_radius + leader_width,
                        look_ink(look, ROLE_REST));
    drawing->kind->stroke(drawing, &path, &stroke, look_ink(look, ROLE_MAP_NOTE));
    drawing->kind->disc(drawing, name->leader_to, leader_end_radius, look_ink(look, ROLE_MAP_NOTE));
    path_fini(&path);
}

static void draw_words(const struct board *board, struct drawing *drawing, const struct name *name)
{
    struct words words = {.font = name->font, .text = name->text, .at = name->at, .angle = name->angle};
    words.ink = look_ink(&board->plot->look, name->ink);
    look_add_halo(&board->plot->look, &words);
    drawing->kind->words(drawing, &words);
}

void board_draw(const struct board *board, struct drawing *drawing)
{
    drawing->kind->begin(drawing, "names");
    for (size_t i = 0; i < board->names.count; i++)
        if (board->names.items[i].has_leader)
            draw_leader(board, drawing, &board->names.items[i]);
    for (size_t i = 0; i < board->names.count; i++)
        board_draw_sign(&board->plot->look, drawing, board->names.items[i].sign, board->names.items[i].place,
                        board->names.items[i].ink, ROLE_REST);
    for (size_t i = 0; i < board->names.count; i++)
        draw_words(board, drawing, &board->names.items[i]);
    drawing->kind->end(drawing);
}
