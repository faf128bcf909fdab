#include "viewer/out/picture/board.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/array.h"

static const double map_margin_points = 2; /* words keep away from the map's edge */

static bool is_country(const struct board *board, size_t dot)
{
    return board->ground.land[dot] >= GROUND_ZONE;
}

static uint32_t rest_of(const struct scene *scene)
{
    const struct reply *tiers = scene_tiers(scene);
    uint32_t zone = 0;
    while (zone < tiers->zone_count && tiers->zones[zone].kind != ZONE_REST)
        zone++;
    return zone;
}

/* The land of hidden tiers is the rest's. */
static void hide_tiers(struct board *board)
{
    const struct plot *plot = board->plot;
    struct ground *ground = &board->ground;
    uint32_t rest = rest_of(plot->scene);
    size_t count = (size_t)ground->width * (size_t)ground->height;
    for (size_t dot = 0; plot->tiers_hidden > 0 && dot < count; dot++)
        if (ground->at[dot] >= GROUND_ZONE &&
            scene_hides(plot->scene, (uint32_t)(ground->at[dot] - GROUND_ZONE), plot->tiers_hidden))
            ground->at[dot] = (unsigned char)(GROUND_ZONE + rest);
}

/* A dot at which the ground changes is an edge. */
static void weigh_edges(struct board *board)
{
    const struct ground *ground = &board->ground;
    for (int y = 0; y + 1 < ground->height; y++)
        for (int x = 0; x + 1 < ground->width; x++) {
            size_t dot = (size_t)y * (size_t)ground->width + (size_t)x, below = dot + (size_t)ground->width;
            if (is_country(board, dot) != is_country(board, dot + 1) ||
                is_country(board, dot) != is_country(board, below))
                board->weights[dot] = weight_outline;
            else if (ground->at[dot] != ground->at[dot + 1] || ground->at[dot] != ground->at[below])
                board->weights[dot] = weight_tier_edge;
        }
}

static void weigh_spot(struct board *board, struct spot spot)
{
    int x = (int)floor((spot.x - board->plot->room.left) / board->dot),
        y = (int)floor((spot.y - board->plot->room.top) / board->dot);
    for (int i = 0; i < 4; i++) { /* the line is as wide as that */
        int column = x + i % 2, row = y + i / 2;
        if (column >= 0 && row >= 0 && column < board->ground.width && row < board->ground.height)
            board->weights[row * board->ground.width + column] = weight_never;
    }
}

static void weigh_reference(struct board *board)
{
    const struct plot *plot = board->plot;
    struct scene_walk walk = scene_walk(plot->scene, plot_layer(plot, LAYER_REFERENCE), plot->view);
    for (struct stretch stretch; scene_walk_next(&walk, &stretch);)
        for (size_t i = 1; i < stretch.count; i++) {
            struct spot from = plot_spot(plot, stretch.points[i - 1]),
                        to = plot_spot(plot, stretch.points[i]);
            double length = hypot(to.x - from.x, to.y - from.y);
            int steps =
                length < 1e5 ? 1 + (int)(length / board->dot) : 0; /* points; such a line goes nowhere near */
            for (int step = 0; step < steps; step++)
                weigh_spot(board, (struct spot){from.x + (to.x - from.x) * step / steps,
                                                from.y + (to.y - from.y) * step / steps});
        }
}

void board_init(struct board *board, const struct plot *plot, const struct camera *camera,
                const struct letters *letters, const char *language)
{
    *board = (struct board){.plot = plot, .letters = letters, .language = language, .camera = *camera};
    ground_init(&board->ground, plot->scene, camera);
    board->dot = (plot->room.right - plot->room.left) / board->ground.width;
    board->weights = memory_new((size_t)board->ground.width * (size_t)board->ground.height);
    hide_tiers(board);
    weigh_edges(board);
    if (!plot->line_hidden)
        weigh_reference(board);
}

void board_fini(struct board *board)
{
    ground_fini(&board->ground);
    free(board->weights);
    ARRAY_FINI(&board->taken);
    ARRAY_FINI(&board->names);
}

void board_take(struct board *board, struct box box)
{
    *ARRAY_ADD(&board->taken) = box;
}

bool board_is_free(const struct board *board, struct box box)
{
    if (!box_holds(box_widen(board->plot->room, -map_margin_points), box))
        return false;
    for (size_t i = 0; i < board->taken.count; i++)
        if (box_overlaps(board->taken.items[i], box))
            return false;
    return true;
}

struct label_room board_dots(const struct board *board, struct box box)
{
    const struct box *room = &board->plot->room;
    int left = (int)floor((box.left - room->left) / board->dot),
        top = (int)floor((box.top - room->top) / board->dot);
    int right = (int)ceil((box.right - room->left) / board->dot),
        bottom = (int)ceil((box.bottom - room->top) / board->dot);
    return (struct label_room){{left, top}, right - left, bottom - top};
}

struct spot board_spot(const struct board *board, int x, int y)
{
    return (struct spot){board->plot->room.left + (x + 0.5) * board->dot,
                         board->plot->room.top + (y + 0.5) * board->dot};
}

struct box board_box(const struct board *board, enum font font, const char *text)
{
    return board_box_of(board, font, letters_width(board->letters, font, text));
}

struct box board_box_of(const struct board *board, enum font font, double width)
{
    const double above_points = 0.8; /* some letters are higher than a flat capital */
    return (struct box){0, -letters_capital(board->letters, font) - above_points, width,
                        letters_descent(board->letters, font)};
}

void board_mask(const struct board *board, struct label_mask *mask,
                bool (*is_good)(const struct board *board, size_t dot, const void *closure),
                const void *closure)
{
    size_t count = (size_t)board->ground.width * (size_t)board->ground.height;
    unsigned char *good = memory_new(count);
    for (size_t dot = 0; dot < count; dot++)
        good[dot] = is_good(board, dot, closure);
    label_mask_init(mask, board->ground.width, board->ground.height, good);
    free(good);
}

struct name *board_add(struct board *board, enum font font, enum role ink, const char *text, struct spot at)
{
    struct name *name = ARRAY_ADD(&board->names);
    *name = (struct name){.font = font, .ink = ink, .at = at};
    snprintf(name->text, sizeof name->text, "%s", text);
    return name;
}

const char *board_name(const struct board *board, const struct feature *feature)
{
    const char *name = scene_name(board->plot->scene, feature, board->language);
    return strlen(name) < sizeof((struct name *)0)->text ? name : "";
}

bool board_has(const struct board *board, enum font font, const char *text)
{
    for (size_t i = 0; i < board->names.count; i++)
        if (board->names.items[i].font == font && strcmp(board->names.items[i].text, text) == 0)
            return true;
    return false;
}

struct spot board_pull_in(const struct board *board, struct spot spot, double share)
{
    const struct box *room = &board->plot->room;
    double width = (room->right - room->left) * share, height = (room->bottom - room->top) * share;
    return (struct spot){fmax(room->left + width, fmin(spot.x, room->right - width)),
                         fmax(room->top + height, fmin(spot.y, room->bottom - height))};
}
