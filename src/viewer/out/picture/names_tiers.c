#include <math.h>

#include "viewer/out/picture/tier_search.h"

/* Cost of a point away from where words should stand: the rear's in the west, however far north or south. */
static const double pull_x = 0.02, pull_y = 0.02, rear_pull_x = 0.1, rear_pull_y = 0.005;
static const double slant_max = 42; /* points */
/* The rear is named no further from the western end than this, of the map. */
static const double rear_share = 0.4;
/* The country is named no nearer to the map's edges than this, of the map. */
static const double country_margin = 0.2;

/* So much of a zone has to be seen, in dots, for it to be named. */
enum { seen_min = 40 };

static bool is_seen(const struct board *board, uint32_t zone)
{
    size_t count = (size_t)board->ground.width * (size_t)board->ground.height;
    int seen = 0;
    for (size_t dot = 0; dot < count && seen < seen_min; dot++)
        seen += board->ground.at[dot] == GROUND_ZONE + zone;
    return seen >= seen_min;
}

static struct spot middle_of(const struct board *board, uint32_t zone)
{
    const double margin = 0.2; /* of the map */
    return board_pull_in(board, plot_spot(board->plot, scene_zone_middle(board->plot->scene, zone)), margin);
}

static struct spot west_of(const struct board *board, uint32_t zone)
{
    struct point west = scene_zone_middle(board->plot->scene, zone);
    west.x = scene_zone_extent(board->plot->scene, zone).min_x;
    struct spot spot = plot_spot(board->plot, west);
    return (struct spot){spot.x, board_pull_in(board, spot, 0.25).y};
}

static void place(struct board *board, const struct tier_search *search, const struct tier_place *at,
                  enum role ink)
{
    struct box all = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (int i = 0; i < at->form->form->line_count; i++) {
        struct box box = tier_line_box(search, at->form, i, at->lines[i]);
        struct name *name =
            board_add(board, at->form->fonts[i], ink, at->form->form->lines[i].text, at->lines[i]);
        if (i == 0 && at->has_leader) {
            name->has_leader = true;
            name->leader_from = at->from;
            name->leader_to = at->to;
        }
        all = (struct box){fmin(all.left, box.left), fmin(all.top, box.top), fmax(all.right, box.right),
                           fmax(all.bottom, box.bottom)};
    }
    board_take(
        board,
        box_widen(all, 2)); /* the gaps beside the shorter lines too: other words would be read as its own */
    if (!at->has_leader)
        return;
    double length = hypot(at->to.x - at->from.x, at->to.y - at->from.y);
    for (int i = 0; i <= (int)length; i++) {
        struct spot spot = {at->from.x + (at->to.x - at->from.x) * i / length,
                            at->from.y + (at->to.y - at->from.y) * i / length};
        board_take(board,
                   box_widen((struct box){spot.x, spot.y, spot.x, spot.y}, i + 2 > (int)length ? 2.5 : 1));
    }
}

static void put(struct board *board, struct tier_search *search, enum role ink, bool goes_outside)
{
    struct tier_place best = {.cost = INFINITY};
    tier_search_measure(search);
    tier_search_inside(search, &best);
    if (goes_outside)
        tier_search_outside(search, &best);
    if (best.form != NULL)
        place(board, search, &best, ink);
}

static void put_tier(struct board *board, uint32_t index)
{
    struct tier_search search = {
        .board = board,
        .zone = index,
        .first = FONT_TIER,
        .more = FONT_FORCE,
        .near = middle_of(board, index),
        .pull_x = pull_x,
        .pull_y = pull_y,
        .right_end = INFINITY,
        .slant_max = slant_max,
    };
    const struct plan *plan = scene_plan(board->plot->scene);
    uint32_t tier = scene_tiers(board->plot->scene)->zones[index].tier;
    search.name = tier < plan->tier_count ? plan_text_in(&plan->tiers[tier].name, board->language) : "";
    search.form_count = label_texts_of_tier(search.texts, plan, tier, board->language, false);
    put(board, &search, ROLE_TIER_LABEL, true);
}

/* While tiers are hidden there is no rest of it. */
static void put_country(struct board *board, uint32_t rest)
{
    const struct scene *scene = board->plot->scene;
    struct tier_search search = {
        .board = board,
        .zone = rest,
        .name = "",
        .first = FONT_REST,
        .more = FONT_REST,
        .near = board_pull_in(board, plot_spot(board->plot, extent_centre(scene_extent(scene))), country_margin),
        .pull_x = pull_x,
        .pull_y = pull_y,
        .right_end = INFINITY,
    };
    search.form_count = label_texts_of_country(search.texts, scene_ground(scene), board->language);
    put(board, &search, ROLE_REST_LABEL, false);
}

static void put_rest(struct board *board, uint32_t index, bool is_rear)
{
    const struct box *room = &board->plot->room;
    const struct plan *plan = scene_plan(board->plot->scene);
    struct tier_search search = {
        .board = board,
        .zone = index,
        .name = "",
        .first = is_rear ? FONT_REAR : FONT_REST,
        .more = is_rear ? FONT_REAR : FONT_REST,
        .near = is_rear ? west_of(board, index) : middle_of(board, index),
        .pull_x = is_rear ? rear_pull_x : pull_x,
        .pull_y = is_rear ? rear_pull_y : pull_y,
        .right_end = INFINITY,
    };
    if (is_rear && search.near.x < room->left) /* anywhere else it would say that the rear is there */
        return;
    if (is_rear)
        search.right_end = search.near.x + (room->right - room->left) * rear_share;
    search.form_count = is_rear ? label_texts_of_rear(search.texts, plan, board->language)
                                : label_texts_of_rest(search.texts, plan, board->language);
    put(board, &search, ROLE_REST_LABEL, false);
}

static void put_zone(struct board *board, uint32_t index)
{
    enum zone_kind kind = scene_tiers(board->plot->scene)->zones[index].kind;
    const struct plot *plot = board->plot;
    if (kind == ZONE_BEYOND || !is_seen(board, index) || scene_hides(plot->scene, index, plot->tiers_hidden))
        return;
    if (kind == ZONE_TIER) {
        put_tier(board, index);
    } else if (plot->tiers_hidden > 0) {
        put_country(board, index);
    } else {
        put_rest(board, index, true);
        put_rest(board, index, false);
    }
}

void board_put_tiers(struct board *board)
{
    uint32_t count = scene_tiers(board->plot->scene)->zone_count, selected = board->plot->selected;
    if (selected < count)
        put_zone(board, selected);
    for (uint32_t zone = 0; zone < count; zone++)
        if (zone != selected)
            put_zone(board, zone);
}
