#include "viewer/map/label_places.h"

#include <math.h>
#include <string.h>

#include "base/array.h"
#include "base/text.h"

/* How many towns: this many of them for a country of that many cells, and more by the square root as the
 * scale grows, so that a view of the whole country has two dozen of them and a nearer view does not lose what
 * it had. */
static const double towns_at_country_scale = 22, cells_at_country_scale = 1100;
static const double towns_for_one_abroad = 6;
/* Towns stand at least so far apart, in columns. */
static const double spacing_columns = 3, spacing_abroad_columns = 14;

/* Of a map that is to be read from afar, only towns of so many people. */
static const double great_town = 700e3;

enum side { SIDE_RIGHT, SIDE_LEFT, SIDE_ABOVE, SIDE_BELOW, SIDES };
static const double side_costs[SIDES] = {0, 1.5, 2, 2.5};
/* Costs of each cell of a name that hides the outline; that lies on foreign land. */
static const double outline_cost = 0.6, foreign_cost = 0.3;

struct markers {
    struct pos *items;
    size_t count, capacity;
};

bool label_places_is_seat(const struct feature *place)
{
    return place->kind == FEATURE_TOWN_CAPITAL || place->kind == FEATURE_TOWN_REGION;
}

struct pos label_places_pos(const struct label_board *board, const struct feature *place)
{
    return camera_pos(board->camera, *scene_points(board->scene, scene_part(board->scene, place, 0)));
}

static size_t town_limit(const struct label_board *board)
{
    double kilometres = board->camera->metres_per_column / 1e3;
    double cells = scene_ground(board->scene)->country->area_km2 / (2 * kilometres * kilometres);
    return (size_t)(towns_at_country_scale * sqrt(cells / cells_at_country_scale));
}

static bool too_near(const struct markers *markers, struct pos pos, double spacing)
{
    for (size_t i = 0; i < markers->count; i++)
        if (hypot(markers->items[i].column - pos.column, 2 * (markers->items[i].row - pos.row)) < spacing)
            return true;
    return false;
}

static struct pos text_pos(struct pos marker, int width, enum side side)
{
    switch (side) {
    case SIDE_RIGHT:
        return (struct pos){marker.column + 1, marker.row};
    case SIDE_LEFT:
        return (struct pos){marker.column - width, marker.row};
    case SIDE_ABOVE:
        return (struct pos){marker.column - width / 2, marker.row - 1};
    default:
        return (struct pos){marker.column - width / 2, marker.row + 1};
    }
}

/* The room with a free cell to its left and right. */
static struct label_room padded(struct label_room room)
{
    return (struct label_room){{room.pos.column - 1, room.pos.row}, room.columns + 2, 1};
}

/* What it costs to have the words there; INFINITY where they must not be. */
static double text_cost(const struct label_board *board, struct label_room text, bool abroad)
{
    if (!label_board_holds(board, padded(text)))
        return INFINITY;
    unsigned flags = label_board_flags(board, text), around = label_board_flags(board, padded(text));
    if ((around & (CELL_TAKEN | CELL_LEADER)) != 0 || (flags & CELL_REFERENCE) != 0 ||
        (abroad && (flags & CELL_COUNTRY) != 0))
        return INFINITY;
    double cost = 0;
    for (int i = 0; i < text.columns; i++) {
        size_t index = label_board_index(board, (struct pos){text.pos.column + i, text.pos.row});
        if ((board->flags[index] & CELL_OUTLINE) != 0)
            cost += outline_cost;
        else if (!abroad && board->kinds[index] == GROUND_ABROAD)
            cost += foreign_cost;
    }
    return cost;
}

/* The best side for the name, SIDES if there is none. */
static enum side best_side(const struct label_board *board, struct pos marker, int width, bool abroad)
{
    enum side best = SIDES;
    double best_cost = INFINITY;
    bool seen = label_board_shows(board, (struct label_room){marker, 1, 1});
    for (enum side side = 0; side < SIDES; side++) {
        struct label_room text = {text_pos(marker, width, side), width, 1};
        if (seen && !label_board_shows(board, text))
            continue;
        double cost = side_costs[side] + text_cost(board, text, abroad);
        if (cost < best_cost) {
            best = side;
            best_cost = cost;
        }
    }
    return best;
}

static enum label_kind label_kind_of(const struct feature *place)
{
    switch (place->kind) {
    case FEATURE_TOWN_CAPITAL:
        return LABEL_CAPITAL;
    case FEATURE_TOWN_REGION:
        return LABEL_REGION_SEAT;
    case FEATURE_TOWN_ABROAD:
        return LABEL_TOWN_ABROAD;
    default:
        return LABEL_TOWN;
    }
}

bool label_places_room(const struct label_board *board, const struct feature *place, struct label_room *room)
{
    struct pos marker = label_places_pos(board, place);
    int width = text_width(label_board_name(board, place));
    enum side side = width > 0 ? best_side(board, marker, width, false) : SIDES;
    if (side == SIDES)
        return false;
    *room = (struct label_room){text_pos(marker, width, side), width, 1};
    return true;
}

static bool put(struct label_board *board, const struct feature *place, struct pos marker)
{
    const char *name = label_board_name(board, place);
    int width = text_width(name);
    struct label_room cell = {marker, 1, 1};
    if (width == 0 || !label_board_holds(board, padded(cell)) ||
        (label_board_flags(board, padded(cell)) & CELL_TAKEN) != 0 ||
        (label_board_flags(board, cell) & CELL_LEADER) != 0)
        return false;
    enum side side = best_side(board, marker, width, place->kind == FEATURE_TOWN_ABROAD);
    if (side == SIDES)
        return false;
    struct label_room text = {text_pos(marker, width, side), width, 1};
    label_board_set(board, cell, CELL_TAKEN);
    if (label_board_shows(board, cell) && label_board_shows(board, text)) {
        struct label *label = label_board_add(board, label_kind_of(place), name, text.pos);
        label->has_marker = true;
        label->marker = marker;
    } else {
        label_board_set(board, text, CELL_TAKEN);
    }
    return true;
}

/* Whether a place is one of those that are at home, or abroad, and that the map is to have. */
static bool is_wanted(const struct label_board *board, const struct feature *place, bool abroad)
{
    bool is_abroad = place->kind == FEATURE_TOWN_ABROAD;
    return is_abroad == abroad && (!board->options->large || (!is_abroad && place->size >= great_town));
}

static size_t rank_limit(const struct label_board *board, bool abroad)
{
    size_t limit = town_limit(board);
    return abroad ? (size_t)((double)limit / towns_for_one_abroad) : limit;
}

/* The label of a place in a list, by where its marker stands; NULL if it has none. */
static const struct label *find(const struct labels *labels, enum label_kind kind, struct pos marker, const char *name)
{
    for (size_t i = 0; i < labels->count; i++) {
        const struct label *label = &labels->items[i];
        if (label->kind == kind && label->marker.column == marker.column && label->marker.row == marker.row &&
            strcmp(label->text, name) == 0)
            return label;
    }
    return NULL;
}

void label_places_keep(struct label_board *board, bool abroad)
{
    size_t count, limit = rank_limit(board, abroad), ranked = 0;
    const struct feature *const *places = scene_places(board->scene, &count);
    for (size_t i = 0; i < count && ranked < limit && board->kept.count > 0; i++) {
        if (!is_wanted(board, places[i], abroad))
            continue;
        ranked++;
        struct pos marker = label_places_pos(board, places[i]);
        if (!label_board_shows(board, (struct label_room){marker, 1, 1}))
            continue;
        const struct label *kept =
            find(&board->kept, label_kind_of(places[i]), marker, label_board_name(board, places[i]));
        if (kept != NULL && label_board_frees(board, kept))
            label_board_keep(board, kept);
    }
}

void label_places_put(struct label_board *board, bool abroad)
{
    size_t count, limit = rank_limit(board, abroad), ranked = 0;
    const struct feature *const *places = scene_places(board->scene, &count);
    struct markers markers = {0};
    for (size_t i = 0; i < board->labels->count; i++)
        if (board->labels->items[i].has_marker && (board->labels->items[i].kind == LABEL_TOWN_ABROAD) == abroad)
            *ARRAY_ADD(&markers) = board->labels->items[i].marker;
    for (size_t i = 0; i < count && ranked < limit; i++) {
        if (!is_wanted(board, places[i], abroad))
            continue;
        ranked++;
        struct pos marker = label_places_pos(board, places[i]);
        if (!label_board_holds(board, (struct label_room){marker, 1, 1}) ||
            too_near(&markers, marker, abroad ? spacing_abroad_columns : spacing_columns))
            continue; /* as is the place itself, where its label was kept */
        if (put(board, places[i], marker))
            *ARRAY_ADD(&markers) = marker;
    }
    ARRAY_FINI(&markers);
}
