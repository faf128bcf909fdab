#include "viewer/map/label_tiers.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "viewer/map/label_callout.h"
#include "viewer/map/label_inside.h"
#include "viewer/map/label_kept.h"
#include "viewer/map/label_places.h"
#include "viewer/map/label_texts.h"

/* How much each column and row away from where a label should be costs: the rear's should be in the west,
 * however far north or south. */
static const double tier_pull_column = 0.1, tier_pull_row = 0.2, rear_pull_column = 0.5, rear_pull_row = 0.05;

/* The rear is named no further from the western end than this, of the view. */
static const double rear_share = 0.4;

/* Cells by which a line may be moved to follow a slanting band. */
enum { tier_slant_max = 6 };

/* Hundredths, for each cell that is hidden. */
enum { seat_cost = 250, seat_name_cost = 120, kept_cost = 150 };
static const double great_city = 900e3; /* people */

/* A label gives way to one that lacks by so much less: one that names the force, where it only had the tier's name. */
static const double lack_matters = 8.25;

struct zone_search {
    struct label_board *board;
    uint32_t zone;
    enum label_kind kind;
    struct label_form forms[label_forms_max];
    size_t form_count;
    struct point near; /* cells: where the zone is widest; for the rear, its western end */
    const struct label_mask *seats;
    double lack_end; /* only forms that lack less are looked for */
};

/* The view's cells that may be written on, to the west of `end`: those of a ground when kind is one, or of the whole country,
 * else the open ones outside the country. None has a flag of `closed`. */
enum { whole_country = -1 };
static void mask_init(struct label_mask *mask, const struct label_board *board, int kind, int end, unsigned closed)
{
    bool is_country = kind == whole_country;
    unsigned char *good = memory_new((size_t)board->columns * (size_t)board->rows);
    for (int row = 0; row < board->rows; row++)
        for (int column = 0; column < board->columns && column < end; column++) {
            size_t index = label_board_index(board, (struct pos){column, row});
            unsigned flags = board->flags[index];
            good[row * board->columns + column] =
                (flags & closed) == 0 &&
                (is_country ? board->kinds[index] >= GROUND_ZONE && board->kinds[index] != no_ground
                 : kind == no_ground ? (flags & CELL_OPEN) != 0
                                     : board->kinds[index] == kind);
        }
    label_mask_init(mask, board->columns, board->rows, good);
    free(good);
}

/* Names that were in the last picture should not have to go. */
static void add_kept(unsigned char *costs, const struct label_board *board)
{
    for (size_t i = 0; i < board->kept.count; i++) {
        const struct label *kept = &board->kept.items[i];
        if (kept->zone == no_zone && label_board_shows(board, (struct label_room){kept->pos, kept->width, 1}))
            memset(costs + kept->pos.row * board->columns + kept->pos.column, kept_cost, (size_t)kept->width);
        if (kept->has_marker && label_board_shows(board, (struct label_room){kept->marker, 1, 1}))
            costs[kept->marker.row * board->columns + kept->marker.column] = kept_cost;
    }
}

/* What it costs to hide capitals and seats of regions: much for the marker, less for where the name would
 * stand, but for a capital's and a great city's. */
static void seats_init(struct label_mask *mask, const struct label_board *board)
{
    unsigned char *costs = memory_new((size_t)board->columns * (size_t)board->rows);
    size_t count;
    const struct feature *const *places = scene_places(board->scene, &count);
    add_kept(costs, board);
    for (size_t i = 0; i < count && label_places_is_seat(places[i]); i++) {
        struct label_room name;
        struct pos marker = label_places_pos(board, places[i]);
        if (!label_board_shows(board, (struct label_room){marker, 1, 1}))
            continue;
        if (label_places_room(board, places[i], &name))
            memset(costs + name.pos.row * board->columns + name.pos.column,
                   places[i]->kind == FEATURE_TOWN_CAPITAL || places[i]->size >= great_city ? seat_cost : seat_name_cost,
                   (size_t)name.columns);
        costs[marker.row * board->columns + marker.column] = seat_cost;
    }
    label_mask_init(mask, board->columns, board->rows, costs);
    free(costs);
}

static void find_inside(const struct zone_search *search, struct label_placing *placing)
{
    struct label_mask zone;
    bool is_rear = search->kind == LABEL_REAR;
    int end = is_rear ? (int)(search->near.x + search->board->columns * rear_share) : search->board->columns;
    bool is_country = search->kind == LABEL_REST && search->board->options->tiers_hidden > 0;
    /* Bands are thin, and their words may hide an edge; those of the rest of the country need not. */
    unsigned closed = search->board->closed | CELL_REFERENCE | (search->kind != LABEL_TIER ? CELL_OUTLINE : 0);
    mask_init(&zone, search->board, is_country ? whole_country : GROUND_ZONE + (int)search->zone, end, closed);
    const struct label_inside inside = {
        .zone = &zone,
        .seats = search->seats,
        .near = search->near,
        .pull_column = is_rear ? rear_pull_column : tier_pull_column,
        .pull_row = is_rear ? rear_pull_row : tier_pull_row,
        .slant_max = search->kind != LABEL_TIER ? 0 : tier_slant_max,
    };
    for (size_t i = 0; i < search->form_count; i++)
        if (search->forms[i].cost < search->lack_end)
            label_inside_find(&inside, &search->forms[i], placing);
    label_mask_fini(&zone);
}

static void find_outside(const struct zone_search *search, struct label_placing *placing)
{
    if (placing->cost <= label_callout_cost_min)
        return;
    struct label_mask open;
    mask_init(&open, search->board, no_ground, search->board->columns, search->board->closed | CELL_REFERENCE);
    struct label_callout *callouts = label_callout_new(search->board, &open, search->seats, search->zone, search->near);
    for (size_t i = 0; i < search->form_count; i++)
        if (search->forms[i].cost < search->lack_end)
            label_callout_find(callouts, &search->forms[i], placing);
    label_callout_free(callouts);
    label_mask_fini(&open);
}

static void put_leader(struct label_board *board, struct pos from, struct pos to)
{
    struct label_path path = label_path(from, to);
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

static void put(struct zone_search *search, const struct label_placing *placing)
{
    if (placing->has_leader)
        put_leader(search->board, placing->leader_from, placing->leader_to);
    take_block(search->board, placing);
    for (int i = 0; i < placing->form->line_count; i++) {
        struct label *label = label_board_add(search->board, search->kind, placing->form->lines[i].text, placing->lines[i]);
        label->zone = search->zone;
        label->line = i;
        label->lack = placing->form->cost;
        if (i > 0 || !placing->has_leader)
            continue;
        label->has_leader = true;
        label->leader_from = placing->leader_from;
        label->leader_to = placing->leader_to;
    }
}

/* The remembered label of the zone as a placing of one of the forms: its cells must still be what they were.
 * placing->form is NULL when there is none. */
static void recall(const struct zone_search *search, struct label_placing *placing)
{
    const struct labels *kept = &search->board->kept;
    for (size_t i = 0; i < kept->count && placing->form == NULL; i++)
        if (kept->items[i].kind == search->kind && kept->items[i].zone == search->zone && kept->items[i].line == 0)
            for (size_t form = 0; form < search->form_count && placing->form == NULL; form++)
                label_kept_place(search->board, &search->forms[form], i, placing);
}

static bool in_view(const struct label_board *board, uint32_t zone)
{
    for (int row = 0; row < board->rows; row++)
        for (int column = 0; column < board->columns; column++)
            if ((board->zones[label_board_index(board, (struct pos){column, row})] >> zone & 1) != 0)
                return true;
    return false;
}

static struct point near_of(const struct label_board *board, uint32_t zone)
{
    const double margin = 0.25; /* of the view: where the zone's middle is out of it, the label moves with the ground */
    struct point canvas = camera_canvas(board->camera, scene_zone_middle(board->scene, zone));
    return label_board_pull_in(board, (struct point){canvas.x / dots_per_column, canvas.y / dots_per_row}, margin);
}

/* Where the rear's label should stand: at the western end, in the zone's middle or as near to it as is in view. */
static struct point rear_of(const struct label_board *board, uint32_t zone)
{
    struct point west = scene_zone_middle(board->scene, zone);
    west.x = scene_zone_extent(board->scene, zone).min_x;
    struct point canvas = camera_canvas(board->camera, west);
    struct point place = {canvas.x / dots_per_column, canvas.y / dots_per_row};
    return (struct point){place.x, label_board_pull_in(board, place, 0.25).y};
}

static void search_init(struct zone_search *search, struct label_board *board, uint32_t index, enum label_kind kind,
                        const struct label_mask *seats)
{
    const struct zone *zone = &scene_tiers(board->scene)->zones[index];
    const struct plan *plan = scene_plan(board->scene);
    const char *language = board->options->language;
    *search = (struct zone_search){.board = board, .zone = index, .kind = kind, .seats = seats};
    if (kind == LABEL_TIER)
        search->form_count = label_texts_of_tier(search->forms, plan, zone->tier, language, board->options->large);
    else if (kind == LABEL_REAR)
        search->form_count = label_texts_of_rear(search->forms, plan, language);
    else if (board->options->tiers_hidden > 0)
        search->form_count = label_texts_of_country(search->forms, scene_ground(board->scene), language);
    else
        search->form_count = label_texts_of_rest(search->forms, plan, language);
}

static bool has_label(const struct label_board *board, uint32_t zone, enum label_kind kind)
{
    for (size_t i = 0; i < board->labels->count; i++)
        if (board->labels->items[i].zone == zone && board->labels->items[i].kind == kind)
            return true;
    return false;
}

static void mark(struct label_board *board, struct label_room room)
{
    if (label_board_holds(board, room))
        label_board_set(board, room, CELL_KEPT_TIER);
}

static void unmark(struct label_board *board)
{
    size_t cells = (size_t)board->stride * (size_t)board->height;
    for (size_t i = 0; i < cells; i++)
        board->flags[i] &= (unsigned char)~CELL_KEPT_TIER;
}

/* Where the labels of other zones were that are still to come: they should not have to go for this one's. */
static void mark_others(struct label_board *board, uint32_t zone)
{
    unmark(board);
    for (size_t i = 0; i < board->kept.count; i++) {
        const struct label *label = &board->kept.items[i];
        if (label->zone == no_zone || label->zone == zone || has_label(board, label->zone, label->kind))
            continue;
        mark(board, (struct label_room){{label->pos.column - 1, label->pos.row}, label->width + 2, 1});
        struct label_path path = label_path(label->leader_from, label->leader_to);
        for (struct pos pos; label->has_leader && label_path_next(&path, &pos);)
            mark(board, (struct label_room){pos, 1, 1});
    }
}

/* A form that lacks less than this has a name; one that lacks more is a bare number. */
static const double says_name = 20;

/* The best place for a new label: one where no name of the last picture has to go, if there is room there for more than
 * the bare number; else any but where another tier's label was. */
static void find(const struct zone_search *search, struct label_placing *placing)
{
    struct label_board *board = search->board;
    unsigned closed = board->closed;
    /* The rear's label far from the western end would say that the rear is elsewhere. */
    if (search->kind == LABEL_REAR && (search->near.x < 0 || search->near.x >= board->columns))
        return;
    for (int round = board->kept.count > 0 ? 0 : 1; round < 2; round++) {
        board->closed = closed | CELL_KEPT_TIER | (round == 0 ? CELL_KEPT : 0);
        find_inside(search, placing);
        if (search->kind == LABEL_TIER)
            find_outside(search, placing);
        if (placing->form != NULL && placing->form->cost < says_name)
            break;
    }
    board->closed = closed;
}

/* A place where a label that stands says more; no name has to go for it. A leader is worth it only to a bare number. */
static void find_better(const struct zone_search *search, const struct label_placing *kept, struct label_placing *placing)
{
    unsigned closed = search->board->closed;
    search->board->closed |= CELL_KEPT | CELL_KEPT_TIER;
    find_inside(search, placing);
    if (search->kind == LABEL_TIER && kept->form->cost > says_name)
        find_outside(search, placing);
    search->board->closed = closed;
}

/* keeps: only where the last picture's label can stay and says enough. */
static void put_label(struct label_board *board, uint32_t zone, enum label_kind kind, const struct label_mask *seats,
                      bool keeps)
{
    if (has_label(board, zone, kind))
        return;
    struct zone_search search;
    search_init(&search, board, zone, kind, seats);
    struct label_placing kept = {.form = NULL}, placing = {.cost = INFINITY};
    recall(&search, &kept);
    search.lack_end = kept.form != NULL ? kept.form->cost - lack_matters : INFINITY;
    bool searches = !keeps && search.lack_end > 0;
    if (searches) /* not before: a zone's middle takes longer to find than a label to stay */
        search.near = kind == LABEL_REAR ? rear_of(board, zone) : near_of(board, zone);
    if (searches && board->kept.count > 0)
        mark_others(board, zone);
    if (searches && kept.form == NULL)
        find(&search, &placing);
    else if (searches)
        find_better(&search, &kept, &placing);
    if (placing.form != NULL)
        put(&search, &placing);
    else if (kept.form != NULL && (!keeps || search.lack_end <= 0))
        put(&search, &kept);
}

static void put_zone(struct label_board *board, uint32_t index, const struct label_mask *seats, bool keeps)
{
    enum zone_kind kind = scene_tiers(board->scene)->zones[index].kind;
    if (kind == ZONE_BEYOND || (keeps && board->kept.count == 0) || !in_view(board, index) ||
        scene_hides(board->scene, index, board->options->tiers_hidden))
        return;
    if (kind == ZONE_REST && board->options->tiers_hidden == 0)
        put_label(board, index, LABEL_REAR, seats, keeps);
    put_label(board, index, kind == ZONE_TIER ? LABEL_TIER : LABEL_REST, seats, keeps);
}

void label_tiers_put(struct label_board *board)
{
    uint32_t zone_count = scene_tiers(board->scene)->zone_count, selected = board->options->selected;
    struct label_mask seats;
    seats_init(&seats, board);
    for (uint32_t zone = 0; zone < zone_count; zone++)
        put_zone(board, zone, &seats, true);
    if (selected < zone_count)
        put_zone(board, selected, &seats, false);
    for (uint32_t zone = 0; zone < zone_count; zone++)
        put_zone(board, zone, &seats, false);
    unmark(board);
    label_mask_fini(&seats);
}
