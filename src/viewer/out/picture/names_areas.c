#include <math.h>
#include <stdio.h>

#include "base/text.h"
#include "viewer/map/raster.h"
#include "viewer/out/picture/board.h"

enum { areas_max = 255 }; /* what a byte can number, from 1 */

/* From how near oblasts are named: points for a kilometre. */
static const double region_scale = 0.75;
static const double search_step = 4;
/* Each step of free room that is missing around a name costs so many points away from the middle. */
enum { free_steps = 3 };
static const double free_step_points = 7, crowding_cost = 35;

struct style {
    enum font font;
    enum role ink;
    double free_points; /* around the words, of the area's own */
    bool is_capitals;   /* a region's name is no town's */
    bool (*is_wanted)(const struct feature *feature);
    bool (*may_stand)(const struct board *board, size_t dot);
};

static bool has_name(const struct feature *feature)
{
    return feature->name != 0;
}

static bool is_named_water(const struct feature *feature)
{
    return feature->name != 0 && feature->kind != FEATURE_DRAINED;
}

static bool is_abroad(const struct board *board, size_t dot)
{
    return board->ground.at[dot] == GROUND_ABROAD;
}

static bool is_water(const struct board *board, size_t dot)
{
    return board->ground.at[dot] == GROUND_SEA || board->ground.at[dot] == GROUND_LAKE;
}

static bool is_country(const struct board *board, size_t dot)
{
    return board->ground.at[dot] >= GROUND_ZONE;
}

static const struct style *style_of(enum layer_role role)
{
    static const struct style abroad = {FONT_COUNTRY, ROLE_ABROAD_LABEL, 3, false, has_name, is_abroad},
                              water = {FONT_WATER, ROLE_WATER_LABEL, 1, false, is_named_water, is_water},
                              regions = {FONT_REGION, ROLE_REGION_LABEL, 4, true, has_name, is_country};
    return role == LAYER_NEIGHBOURS ? &abroad : role == LAYER_WATER ? &water : &regions;
}

struct area {
    const struct style *style;
    const struct raster *owners;
    unsigned char value;
};

static bool is_good(const struct board *board, size_t dot, const void *closure)
{
    const struct area *area = closure;
    return area->owners->at[dot] == area->value && board->weights[dot] < weight_never &&
           area->style->may_stand(board, dot);
}

static bool has_room(const struct board *board, const struct label_mask *mask, struct box box)
{
    return label_mask_covers(mask, board_dots(board, box)) && board_is_free(board, box);
}

/* Whether the words could stand in so many dots if these lay together as the words need them. Most lakes are too small, and
 * need not be looked at. */
static bool could_hold(const struct board *board, const struct style *style, const char *text, size_t dots)
{
    const struct box words = box_widen(board_box(board, style->font, text), style->free_points);
    return (double)dots * board->dot * board->dot >= (words.right - words.left) * (words.bottom - words.top);
}

/* The place nearest to the middle of what is seen, with free room around. */
static void put_name(struct board *board, const struct area *area, const struct feature *feature,
                     const char *text)
{
    const double margin = 0.15; /* of the map */
    const struct box *room = &board->plot->room, words = board_box(board, area->style->font, text);
    struct spot near =
        board_pull_in(board, plot_spot(board->plot, scene_middle(board->plot->scene, feature)), margin);
    struct spot best = {0, 0};
    double best_cost = INFINITY;
    struct label_mask mask;
    board_mask(board, &mask, is_good, area);
    for (double y = room->top; y < room->bottom; y += search_step)
        for (double x = room->left; x < room->right; x += search_step) {
            struct box box = box_move(words, (struct spot){x, y});
            struct spot middle = box_middle(box);
            double cost = hypot(middle.x - near.x, middle.y - near.y);
            if (cost >= best_cost || !has_room(board, &mask, box_widen(box, area->style->free_points)))
                continue;
            for (int step = 1; step <= free_steps && cost < best_cost; step++)
                cost +=
                    has_room(board, &mask, box_widen(box, area->style->free_points + step * free_step_points))
                        ? 0
                        : crowding_cost;
            if (cost < best_cost) {
                best_cost = cost;
                best = (struct spot){x, y};
            }
        }
    label_mask_fini(&mask);
    if (best_cost == INFINITY)
        return;
    board_add(board, area->style->font, area->style->ink, text, best);
    board_take(board, box_move(words, best));
}

void board_put_areas(struct board *board, enum layer_role role)
{
    const struct layer *layer = plot_layer(board->plot, role);
    struct area area = {.style = style_of(role)};
    struct raster owners;
    const struct feature *features[areas_max + 1];
    int count = 0;
    if (role == LAYER_REGIONS && board->plot->points_per_metre * 1000 < region_scale)
        return;
    raster_init(&owners, board->plot->scene, &board->camera, dots_per_column, dots_per_row);
    for (uint32_t i = 0; layer != NULL && i < layer->feature_count && count < areas_max; i++) {
        const struct feature *feature = scene_feature(board->plot->scene, layer, i);
        if (!area.style->is_wanted(feature) || !extent_intersects(feature->extent, board->plot->view))
            continue;
        features[++count] = feature;
        raster_fill(&owners, feature, (unsigned char)count);
    }
    size_t seen[areas_max + 1] = {0};
    for (size_t dot = 0; dot < (size_t)owners.width * (size_t)owners.height; dot++)
        seen[owners.at[dot]]++;
    area.owners = &owners;
    for (int i = 1; i <= count; i++) {
        char text[sizeof((struct name *)0)->text];
        area.value = (unsigned char)i;
        if (area.style->is_capitals)
            text_capitals(text, sizeof text, board_name(board, features[i]));
        else
            snprintf(text, sizeof text, "%s", board_name(board, features[i]));
        if (*text != '\0' && !board_has(board, area.style->font, text) &&
            could_hold(board, area.style, text, seen[i]))
            put_name(board, &area, features[i], text);
    }
    raster_fini(&owners);
}
