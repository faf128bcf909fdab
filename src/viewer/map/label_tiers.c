#include "viewer/map/label_tiers.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "viewer/map/label_callout.h"
#include "viewer/map/label_inside.h"
#include "viewer/map/label_places.h"
#include "viewer/map/label_texts.h"

/* How much each column and row away from where a label should be costs: the rest's should be in the west,
 * however far north or south. */
static const double tier_pull_column = 0.1, tier_pull_row = 0.2, rest_pull_column = 0.5, rest_pull_row = 0.05;

/* Cells by which a line may be moved to follow a slanting band. */
enum { tier_slant_max = 6 };

/* Hundredths, for each cell that is hidden. */
enum { seat_cost = 250, seat_name_cost = 120 };

struct zone_search {
    struct label_board *board;
    uint32_t zone;
    struct label_form forms[label_forms_max];
    size_t form_count;
    struct point near; /* cells: where the zone is widest; for the rest, its western end */
    const struct label_mask *seats;
};

static bool is_rest(const struct zone_search *search)
{
    return scene_tiers(search->board->scene)->zones[search->zone].kind == ZONE_REST;
}

/* The view's cells that may be written on: those of a ground when kind is one, else the open ones outside the
 * country. */
static void mask_init(struct label_mask *mask, const struct label_board *board, int kind)
{
    unsigned char *good = memory_new((size_t)board->columns * (size_t)board->rows);
    for (int row = 0; row < board->rows; row++)
        for (int column = 0; column < board->columns; column++) {
            size_t index = label_board_index(board, (struct pos){column, row});
            unsigned flags = board->flags[index];
            good[row * board->columns + column] =
                (flags & (CELL_TAKEN | CELL_LEADER | CELL_REFERENCE)) == 0 &&
                (kind == no_ground ? (flags & CELL_OPEN) != 0 : board->kinds[index] == kind);
        }
    label_mask_init(mask, board->columns, board->rows, good);
    free(good);
}

/* What it costs to hide capitals and seats of regions: much for the marker, less for where the name would
 * stand, but for a capital's. */
static void seats_init(struct label_mask *mask, const struct label_board *board)
{
    unsigned char *costs = memory_new((size_t)board->columns * (size_t)board->rows);
    size_t count;
    const struct feature *const *places = scene_places(board->scene, &count);
    for (size_t i = 0; i < count && label_places_is_seat(places[i]); i++) {
        struct label_room name;
        struct pos marker = label_places_pos(board, places[i]);
        if (!label_board_shows(board, (struct label_room){marker, 1, 1}))
            continue;
        if (label_places_room(board, places[i], &name))
            memset(costs + name.pos.row * board->columns + name.pos.column,
                   places[i]->kind == FEATURE_TOWN_CAPITAL ? seat_cost : seat_name_cost,
                   (size_t)name.columns);
        costs[marker.row * board->columns + marker.column] = seat_cost;
    }
    label_mask_init(mask, board->columns, board->rows, costs);
    free(costs);
}

static void find_inside(const struct zone_search *search, struct label_placing *placing)
{
    struct label_mask zone;
    bool rest = is_rest(search);
    mask_init(&zone, search->board, GROUND_ZONE + (int)search->zone);
    const struct label_inside inside = {
        .zone = &zone,
        .seats = search->seats,
        .near = search->near,
        .pull_column = rest ? rest_pull_column : tier_pull_column,
        .pull_row = rest ? rest_pull_row : tier_pull_row,
        .slant_max = rest ? 0 : tier_slant_max,
    };
    for (size_t i = 0; i < search->form_count; i++)
        label_inside_find(&inside, &search->forms[i], placing);
    label_mask_fini(&zone);
}

static void find_outside(const struct zone_search *search, struct label_placing *placing)
{
    if (placing->cost <= label_callout_cost_min)
        return;
    struct label_mask open;
    mask_init(&open, search->board, no_ground);
    struct label_callout *callouts = label_callout_new(search->board, &open, search->seats, search->zone, search->near);
    for (size_t i = 0; i < search->form_count; i++)
        label_callout_find(callouts, &search->forms[i], placing);
    label_callout_free(callouts);
    label_mask_fini(&open);
}

static void put_leader(struct label_board *board, const struct label_placing *placing)
{
    struct label_path path = label_path(placing->leader_from, placing->leader_to);
    for (struct pos pos; label_path_next(&path, &pos);)
        label_board_set(board, (struct label_room){pos, 1, 1}, CELL_LEADER);
}

/* The gaps beside the shorter lines belong to the label: other words in them would be read as its own. */
static void take_block(struct label_board *board, const struct label_placing *placing)
{
    int west = board->columns, east = 0;
    for (int i = 0; i < placing->form->line_count; i++) {
        int end = placing->lines[i].column + placing->form->lines[i].width;
        west = placing->lines[i].column < west ? placing->lines[i].column : west;
        east = end > east ? end : east;
    }
    label_board_set(
        board, (struct label_room){{west, placing->lines[0].row}, east - west, placing->form->line_count},
        CELL_TAKEN);
}

static void put(struct zone_search *search)
{
    struct label_placing placing = {.cost = INFINITY};
    find_inside(search, &placing);
    if (!is_rest(search)) /* the rest's words outside it would say that the rear is elsewhere */
        find_outside(search, &placing);
    if (placing.form == NULL)
        return;
    if (placing.has_leader)
        put_leader(search->board, &placing);
    take_block(search->board, &placing);
    for (int i = 0; i < placing.form->line_count; i++) {
        struct label *label = label_board_add(search->board, is_rest(search) ? LABEL_REST : LABEL_TIER,
                                              placing.form->lines[i].text, placing.lines[i]);
        label->zone = search->zone;
        label->line = i;
        if (i > 0 || !placing.has_leader)
            continue;
        label->has_leader = true;
        label->leader_from = placing.leader_from;
        label->leader_to = placing.leader_to;
    }
}

static bool in_view(const struct label_board *board, uint32_t zone)
{
    for (int row = 0; row < board->rows; row++)
        for (int column = 0; column < board->columns; column++)
            if ((board->zones[label_board_index(board, (struct pos){column, row})] >> zone & 1) != 0)
                return true;
    return false;
}

static struct point near_of(const struct label_board *board, uint32_t zone, bool rest)
{
    struct point place = scene_zone_middle(board->scene, zone);
    if (rest)
        place.x = scene_zone_extent(board->scene, zone).min_x;
    struct point canvas = camera_canvas(board->camera, place);
    return (struct point){canvas.x / dots_per_column, canvas.y / dots_per_row};
}

static void put_zone(struct label_board *board, uint32_t index, const struct label_mask *seats)
{
    const struct zone *zone = &scene_tiers(board->scene)->zones[index];
    const struct plan *plan = scene_plan(board->scene);
    const char *language = board->options->language;
    if (zone->kind == ZONE_BEYOND || !in_view(board, index))
        return;
    struct zone_search search = {.board = board, .zone = index, .seats = seats};
    search.near = near_of(board, index, zone->kind == ZONE_REST);
    search.form_count = zone->kind == ZONE_TIER
                            ? label_texts_of_tier(search.forms, plan, zone->tier, language)
                            : label_texts_of_rest(search.forms, plan, language);
    put(&search);
}

void label_tiers_put(struct label_board *board)
{
    uint32_t zone_count = scene_tiers(board->scene)->zone_count, selected = board->options->selected;
    struct label_mask seats;
    seats_init(&seats, board);
    if (selected < zone_count)
        put_zone(board, selected, &seats);
    for (uint32_t zone = 0; zone < zone_count; zone++)
        if (zone != selected)
            put_zone(board, zone, &seats);
    label_mask_fini(&seats);
}
