#include <math.h>

#include "viewer/out/picture/tier_search.h"

/* Free room is counted in steps; each that is missing costs, up to so many. */
enum { free_steps = 3 };
static const double crowding_cost = 0.8, step_points = 3, slant_cost = 0.5, search_step = 3;

static bool is_zone(const struct board *board, size_t dot, const void *closure)
{
    const uint32_t *zone = closure;
    return board->ground.at[dot] == GROUND_ZONE + *zone && board->weights[dot] < weight_never;
}

struct inside {
    const struct tier_search *search;
    struct label_mask zone;
};

static bool is_good(const struct inside *inside, struct box box)
{
    return label_mask_covers(&inside->zone, board_dots(inside->search->board, box)) &&
           box.right <= inside->search->right_end && board_is_free(inside->search->board, box);
}

/* Puts a line as near to where it should stand as it fits; returns what it costs. */
static double put_line(const struct inside *inside, const struct tier_form *form, int line, struct spot *at)
{
    double slant = line > 0 ? inside->search->slant_max : 0, best = INFINITY;
    struct spot wanted = *at;
    for (double shift = -slant; shift <= slant; shift += search_step) {
        double cost = slant_cost * fabs(shift) / points_per_column;
        struct spot moved = {wanted.x + shift, wanted.y};
        struct box box = tier_line_box(inside->search, form, line, moved);
        if (cost >= best || !is_good(inside, box))
            continue;
        cost += tier_hiding_cost(inside->search->board, box);
        if (cost < best) {
            best = cost;
            *at = moved;
        }
    }
    return best;
}

static int free_steps_of(const struct inside *inside, const struct tier_form *form, const struct spot lines[])
{
    for (int step = 1; step <= free_steps; step++)
        for (int i = 0; i < form->form->line_count; i++)
            if (!is_good(inside,
                         box_widen(tier_line_box(inside->search, form, i, lines[i]), step * step_points)))
                return step - 1;
    return free_steps;
}

static void try_at(const struct inside *inside, const struct tier_form *form, struct spot first,
                   struct tier_place *best)
{
    const struct tier_search *search = inside->search;
    struct spot lines[label_lines_max] = {first};
    int count = form->form->line_count;
    double step = tier_line_step(search);
    double cost = form->form->cost + fabs(first.x + form->width / 2 - search->near.x) * search->pull_x +
                  fabs(first.y + (count - 1) * step / 2 - search->near.y) * search->pull_y;
    for (int i = 0; i < count && cost < best->cost; i++) {
        if (i > 0)
            lines[i] =
                (struct spot){lines[i - 1].x + form->lefts[i] - form->lefts[i - 1], first.y + i * step};
        cost += put_line(inside, form, i, &lines[i]);
    }
    if (cost >= best->cost)
        return;
    cost += (free_steps - free_steps_of(inside, form, lines)) * crowding_cost;
    if (cost >= best->cost)
        return;
    *best = (struct tier_place){.form = form, .cost = cost};
    for (int i = 0; i < count; i++)
        best->lines[i] = lines[i];
}

void tier_search_inside(const struct tier_search *search, struct tier_place *best)
{
    const struct box *room = &search->board->plot->room;
    struct inside inside = {.search = search};
    board_mask(search->board, &inside.zone, is_zone, &search->zone);
    for (size_t i = 0; i < search->form_count; i++) {
        const struct tier_form *form = &search->forms[i];
        for (double y = room->top; y < room->bottom && form->form->cost < best->cost; y += search_step)
            for (double x = room->left; x + form->widths[0] < room->right; x += search_step)
                try_at(&inside, form, (struct spot){x, y}, best);
    }
    label_mask_fini(&inside.zone);
}
