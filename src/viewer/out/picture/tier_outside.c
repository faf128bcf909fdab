#include <math.h>
#include <stdlib.h>

#include "base/array.h"
#include "viewer/out/picture/tier_search.h"

/* Costs are in columns of leader, as those of the screen's map: see label_callout.c. */
static const double outside_cost = 6, pull = 0.25, crowded_cost = 2;
/* Leaders shorter than short are no better; from long on they cost more and more. */
static const double leader_short = 3, leader_long = 7, leader_max = 28;
static const double crossing_cost = 0.3,
                    hiding_share = 0.25; /* of each dot of the leader: over another zone, a town */
static const double search_step = 6, from_words_points = 2, block_gap = 4;
enum { exits = 8, goal_step = 3, depth_dots = 2 };

struct outside {
    const struct tier_search *search;
    struct label_mask open;
    struct spots goals;   /* where a leader may end */
    struct spot *nearest; /* the nearest of them, for each square of the room */
    int columns, rows;    /* of such squares */
};

static bool is_open(const struct board *board, size_t dot, const void *closure)
{
    (void)closure;
    return board->ground.land[dot] < GROUND_ZONE && board->weights[dot] < weight_never;
}

static bool is_deep_in_zone(const struct board *board, uint32_t zone, int x, int y, int depth)
{
    const struct ground *ground = &board->ground;
    const int steps[5][2] = {{0, 0}, {depth, 0}, {-depth, 0}, {0, depth}, {0, -depth}};
    for (int i = 0; i < 5; i++) {
        int column = x + steps[i][0], row = y + steps[i][1];
        if (column < 0 || row < 0 || column >= ground->width || row >= ground->height ||
            ground->at[row * ground->stride + column] != GROUND_ZONE + zone)
            return false;
    }
    return true;
}

/* Well inside the zone, where it is so wide; in a very thin one, anywhere. */
static void find_goals(struct outside *outside)
{
    const struct board *board = outside->search->board;
    for (int depth = depth_dots; depth >= 0 && outside->goals.count == 0; depth--) {
        int step = depth > 0 ? goal_step : 1;
        for (int y = 0; y < board->ground.height; y += step)
            for (int x = 0; x < board->ground.width; x += step)
                if (is_deep_in_zone(board, outside->search->zone, x, y, depth))
                    *ARRAY_ADD(&outside->goals) = board_spot(board, x, y);
    }
}

/* The square of the room that a spot lies in. */
static size_t square_at(const struct outside *outside, struct spot spot)
{
    const struct box *room = &outside->search->board->plot->room;
    int column = (int)fmax(0, fmin((spot.x - room->left) / search_step, outside->columns - 1)),
        row = (int)fmax(0, fmin((spot.y - room->top) / search_step, outside->rows - 1));
    return (size_t)row * (size_t)outside->columns + (size_t)column;
}

/* A square takes the goal of another one if that is nearer than its own. */
static void take_from(struct outside *outside, int column, int row, int column_step, int row_step)
{
    const struct box *room = &outside->search->board->plot->room;
    if (column + column_step < 0 || column + column_step >= outside->columns || row + row_step < 0 ||
        row + row_step >= outside->rows)
        return;
    struct spot middle = {room->left + (column + 0.5) * search_step, room->top + (row + 0.5) * search_step};
    struct spot *mine = &outside->nearest[row * outside->columns + column],
                offered = outside->nearest[(row + row_step) * outside->columns + column + column_step];
    if (hypot(offered.x - middle.x, offered.y - middle.y) < hypot(mine->x - middle.x, mine->y - middle.y))
        *mine = offered;
}

/* P.-E. Danielsson, Euclidean distance mapping (1980): each square hears of the nearest goal from its
 * neighbours, in two sweeps. */
static void find_nearest(struct outside *outside)
{
    const struct box *room = &outside->search->board->plot->room;
    outside->columns = 1 + (int)((room->right - room->left) / search_step);
    outside->rows = 1 + (int)((room->bottom - room->top) / search_step);
    size_t count = (size_t)outside->columns * (size_t)outside->rows;
    outside->nearest = memory_new_items(count, sizeof *outside->nearest);
    for (size_t i = 0; i < count; i++)
        outside->nearest[i] = (struct spot){INFINITY, INFINITY};
    for (size_t i = 0; i < outside->goals.count; i++)
        outside->nearest[square_at(outside, outside->goals.items[i])] = outside->goals.items[i];
    for (int down = 1; down >= -1; down -= 2)
        for (int i = 0; i < outside->rows; i++) {
            int row = down > 0 ? i : outside->rows - 1 - i;
            for (int column = 0; column < outside->columns; column++)
                for (int step = -1; step <= 1; step++)
                    take_from(outside, column, row, step, -down);
            for (int column = 1; column < outside->columns; column++)
                take_from(outside, column, row, -1, 0);
            for (int column = outside->columns - 2; column >= 0; column--)
                take_from(outside, column, row, 1, 0);
        }
}

static bool crosses_leader(const struct board *board, struct spot from, struct spot to)
{
    for (size_t i = 0; i < board->names.count; i++) {
        const struct name *name = &board->names.items[i];
        struct spot a = name->leader_from, b = name->leader_to;
        if (!name->has_leader)
            continue;
        double side_a = (to.x - from.x) * (a.y - from.y) - (to.y - from.y) * (a.x - from.x);
        double side_b = (to.x - from.x) * (b.y - from.y) - (to.y - from.y) * (b.x - from.x);
        double side_from = (b.x - a.x) * (from.y - a.y) - (b.y - a.y) * (from.x - a.x);
        double side_to = (b.x - a.x) * (to.y - a.y) - (b.y - a.y) * (to.x - a.x);
        if (side_a * side_b < 0 && side_from * side_to < 0)
            return true;
    }
    return false;
}

/* Words at a place. */
struct block {
    const struct tier_form *form;
    struct box lines[label_lines_max], box; /* of each line; of all */
    double cost;                            /* without a leader */
};

static struct spot line_at(const struct outside *outside, const struct tier_form *form, int line,
                           struct spot words)
{
    return (struct spot){words.x + form->lefts[line], words.y + line * tier_line_step(outside->search)};
}

static struct block block_of(const struct outside *outside, const struct tier_form *form, struct spot words)
{
    struct block block = {.form = form, .cost = outside_cost + form->form->cost};
    for (int i = 0; i < form->form->line_count; i++) {
        struct box box = tier_line_box(outside->search, form, i, line_at(outside, form, i, words));
        block.lines[i] = box;
        block.box = i == 0 ? box
                           : (struct box){fmin(block.box.left, box.left), block.box.top,
                                          fmax(block.box.right, box.right), box.bottom};
    }
    return block;
}

static bool is_word(const struct block *block, struct box box)
{
    for (int i = 0; i < block->form->form->line_count; i++)
        if (box_overlaps(block->lines[i], box))
            return true;
    return false;
}

/* What lies under the leader; INFINITY when it would run over words, its own among them. */
static double path_cost(const struct outside *outside, const struct block *block, struct spot from,
                        struct spot to)
{
    const struct board *board = outside->search->board;
    int steps = 1 + (int)(hypot(to.x - from.x, to.y - from.y) / board->dot);
    double cost = 0;
    if (crosses_leader(board, from, to))
        return INFINITY;
    for (int i = 0; i <= steps; i++) {
        struct spot spot = {from.x + (to.x - from.x) * i / steps, from.y + (to.y - from.y) * i / steps};
        struct box box = {spot.x - 0.5, spot.y - 0.5, spot.x + 0.5, spot.y + 0.5};
        if (!board_is_free(board, box) || is_word(block, box))
            return INFINITY;
        struct label_room room = board_dots(board, box);
        unsigned kind = board->ground.land[room.pos.row * board->ground.stride + room.pos.column];
        if (kind >= GROUND_ZONE && kind != GROUND_ZONE + outside->search->zone)
            cost += crossing_cost;
        cost += tier_hiding_cost(board, box) * hiding_share;
    }
    return cost;
}

/* Where a leader may leave the words: beside the first line, above and below the block. */
static void exits_of(const struct block *block, struct spot out[exits])
{
    const struct box *first = &block->lines[0], *box = &block->box;
    double top = box->top - from_words_points, bottom = box->bottom + from_words_points, inwards = 4;
    double middle = (first->top + first->bottom) / 2, centre = (box->left + box->right) / 2;
    const struct spot all[exits] = {
        {first->left - from_words_points, middle},
        {first->right + from_words_points, middle},
        {box->left + inwards, top},
        {centre, top},
        {box->right - inwards, top},
        {box->left + inwards, bottom},
        {centre, bottom},
        {box->right - inwards, bottom},
    };
    for (int i = 0; i < exits; i++)
        out[i] = all[i];
}

static void try_leader(const struct outside *outside, const struct block *block, struct spot words,
                       struct spot from, struct tier_place *best)
{
    struct spot to = outside->nearest[square_at(outside, from)];
    double length = hypot(to.x - from.x, to.y - from.y) / points_per_column;
    double cost = block->cost + fmax(length, leader_short) * fmax(1, length / leader_long);
    if (length > leader_max || cost >= best->cost)
        return;
    cost += path_cost(outside, block, from, to);
    if (cost >= best->cost)
        return;
    *best =
        (struct tier_place){.form = block->form, .has_leader = true, .from = from, .to = to, .cost = cost};
    for (int i = 0; i < block->form->form->line_count; i++)
        best->lines[i] = line_at(outside, block->form, i, words);
}

static void try_at(const struct outside *outside, const struct tier_form *form, struct spot words,
                   struct tier_place *best)
{
    const struct tier_search *search = outside->search;
    struct block block = block_of(outside, form, words);
    struct box padded = box_widen(block.box, block_gap);
    if (!board_is_free(search->board, padded) ||
        !label_mask_covers(&outside->open, board_dots(search->board, padded)))
        return;
    struct spot middle = box_middle(block.box);
    block.cost += pull * hypot(middle.x - search->near.x, middle.y - search->near.y) / points_per_column;
    if (block.cost + leader_short >= best->cost)
        return;
    if (!label_mask_covers(&outside->open, board_dots(search->board, box_widen(padded, block_gap))))
        block.cost += crowded_cost;
    struct spot froms[exits];
    exits_of(&block, froms);
    for (int i = 0; i < exits; i++)
        try_leader(outside, &block, words, froms[i], best);
}

void tier_search_outside(const struct tier_search *search, struct tier_place *best)
{
    const struct box *room = &search->board->plot->room;
    struct outside outside = {.search = search};
    find_goals(&outside);
    find_nearest(&outside);
    board_mask(search->board, &outside.open, is_open, NULL);
    for (size_t i = 0; i < search->form_count && outside.goals.count > 0; i++) {
        const struct tier_form *form = &search->forms[i];
        for (double y = room->top; y < room->bottom && form->form->cost + outside_cost < best->cost;
             y += search_step)
            for (double x = room->left; x + form->width < room->right; x += search_step)
                try_at(&outside, form, (struct spot){x, y}, best);
    }
    label_mask_fini(&outside.open);
    ARRAY_FINI(&outside.goals);
    free(outside.nearest);
}
