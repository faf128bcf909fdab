#include <math.h>

#include "viewer/map/label_places.h"
#include "viewer/out/picture/board.h"

/* Markers stand so far apart; a map has so many towns, and one more for each so many square points of the
 * country. Points. */
static const double spacing = 9, spacing_abroad = 46, points_for_one = 1500;
enum { towns_least = 12, towns_for_one_abroad = 5 };
/* What hiding a dot of the country's outline costs, beside what the sides cost. */
static const double weight_cost = 0.1, foreign_cost = 0.02;
static const double gap = 1.4; /* points between marker and words */

/* Where the words stand beside the marker: which way they go, and what that costs. */
static const struct side {
    double right, down, cost;
} sides[] = {
    {1, 0, 0},         {0.8, -0.8, 0.5}, {0.8, 0.8, 0.7}, {-1, 0, 1},
    {-0.8, -0.8, 1.4}, {-0.8, 0.8, 1.6}, {0, -1, 1.7},    {0, 1, 2},
};

struct search {
    struct board *board;
    bool abroad;
    struct label_mask weights, country, reference;
};

static bool is_country(const struct board *board, size_t dot, const void *closure)
{
    (void)closure;
    return board->ground.land[dot] >= GROUND_ZONE;
}

static bool is_reference(const struct board *board, size_t dot, const void *closure)
{
    (void)closure;
    return board->weights[dot] == weight_never;
}

static enum font font_of(const struct feature *place)
{
    return place->kind == FEATURE_TOWN_CAPITAL  ? FONT_CAPITAL
           : place->kind == FEATURE_TOWN_REGION ? FONT_SEAT
                                                : FONT_TOWN;
}

static enum sign sign_of(const struct feature *place)
{
    return place->kind == FEATURE_TOWN_CAPITAL  ? SIGN_CAPITAL
           : place->kind == FEATURE_TOWN_REGION ? SIGN_SEAT
                                                : SIGN_TOWN;
}

static struct spot words_at(struct box words, double height, struct spot place, double radius,
                            const struct side *side)
{
    double width = words.right, reach = radius + gap;
    struct spot middle = {place.x + side->right * reach +
                              (side->right > 0   ? width
                               : side->right < 0 ? -width
                                                 : 0) /
                                  2,
                          place.y + side->down * (reach + (side->right == 0 ? height / 2 : height / 4))};
    return (struct spot){middle.x - width / 2, middle.y + height / 2};
}

/* INFINITY where the words must not be. */
static double cost_of(const struct search *search, struct box words, bool is_seat)
{
    struct label_room room = board_dots(search->board, words);
    if (!board_is_free(search->board, box_widen(words, 0.6)))
        return INFINITY;
    int country = label_mask_count(&search->country, room);
    if ((!is_seat && label_mask_count(&search->reference, room) > 0) || (search->abroad && country > 0))
        return INFINITY;
    return label_mask_count(&search->weights, room) * weight_cost +
           (search->abroad ? 0 : room.columns * room.rows - country) * foreign_cost;
}

static bool put(struct search *search, const struct feature *place, struct spot spot)
{
    struct board *board = search->board;
    const char *text = board_name(board, place);
    enum font font = font_of(place);
    double radius = board_sign_radius(sign_of(place)), best_cost = INFINITY;
    const struct box words = board_box(board, font, text),
                     marker = box_widen((struct box){spot.x, spot.y, spot.x, spot.y}, radius + 0.5);
    struct spot best = {0, 0};
    if (*text == '\0' || !board_is_free(board, marker))
        return false;
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
        struct spot at = words_at(words, letters_capital(board->letters, font), spot, radius, &sides[i]);
        double cost = sides[i].cost + cost_of(search, box_move(words, at), label_places_is_seat(place));
        if (cost < best_cost) {
            best_cost = cost;
            best = at;
        }
    }
    if (best_cost == INFINITY)
        return false;
    struct name *name =
        board_add(board, font, search->abroad ? ROLE_ABROAD_LABEL : ROLE_TOWN_LABEL, text, best);
    name->sign = sign_of(place);
    name->place = spot;
    board_take(board, marker);
    board_take(board, box_move(words, best));
    return true;
}

static bool is_near_another(const struct board *board, struct spot spot, double distance)
{
    for (size_t i = 0; i < board->names.count; i++) {
        const struct name *name = &board->names.items[i];
        if (name->sign != SIGN_NONE && hypot(name->place.x - spot.x, name->place.y - spot.y) < distance)
            return true;
    }
    return false;
}

static size_t limit_of(const struct search *search)
{
    const struct board *board = search->board;
    const struct label_room all = {{0, 0}, board->ground.width, board->ground.height};
    double points = label_mask_count(&search->country, all) * board->dot * board->dot;
    size_t limit = towns_least + (size_t)(points / points_for_one);
    return search->abroad ? limit / towns_for_one_abroad : limit;
}

static bool is_of(enum towns towns, const struct feature *place)
{
    return towns == (place->kind == FEATURE_TOWN_CAPITAL  ? TOWNS_CAPITAL
                     : place->kind == FEATURE_TOWN_ABROAD ? TOWNS_ABROAD
                                                          : TOWNS_COUNTRY);
}

void board_put_towns(struct board *board, enum towns towns)
{
    struct search search = {.board = board, .abroad = towns == TOWNS_ABROAD};
    size_t count, placed = 0;
    const struct feature *const *places = scene_places(board->plot->scene, &count);
    label_mask_init(&search.weights, board->ground.width, board->ground.height, board->weights);
    board_mask(board, &search.country, is_country, NULL);
    board_mask(board, &search.reference, is_reference, NULL);
    size_t limit = limit_of(&search);
    for (size_t i = 0; i < count && placed < limit; i++) {
        if (!is_of(towns, places[i]))
            continue;
        const struct part *part = scene_part(board->plot->scene, places[i], 0);
        struct spot spot = plot_spot(board->plot, *scene_points(board->plot->scene, part));
        bool is_seat = label_places_is_seat(places[i]);
        if (!is_near_another(board, spot, search.abroad ? spacing_abroad : is_seat ? 0 : spacing))
            placed += put(&search, places[i], spot);
    }
    label_mask_fini(&search.weights);
    label_mask_fini(&search.country);
    label_mask_fini(&search.reference);
}
