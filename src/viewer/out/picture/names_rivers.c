#include <math.h>

#include "base/array.h"
#include "viewer/out/picture/board.h"

/* By rank: how long a river has to be on the paper to be named. Points; 0 is unknown, and taken for the
 * least. */
static const double lengths[] = {400, 120, 220, 400};
static const double angle_max = 60;     /* degrees: steeper names are hard to read */
static const double above_points = 1.6; /* from the line to the words */
static const double bend_max = 2.2;     /* points that the line may leave a straight one under the words */
static const double bend_cost = 4, angle_cost = 0.05;

struct found {
    double cost; /* INFINITY: nothing was found */
    struct spot at;
    double angle;
};

/* Words at an angle as squares along them, which together cover them. */
enum { squares_max = 64 };
static int squares_of(struct box squares[squares_max], struct spot at, double angle, double width,
                      double height)
{
    double radians = angle * radians_per_degree, up = height / 2;
    int count = (int)fmin(ceil(width / (height * 0.6)), squares_max - 1);
    for (int i = 0; i <= count; i++) {
        double along = width * i / count;
        struct spot middle = {at.x + along * cos(radians) + up * sin(radians),
                              at.y + along * sin(radians) - up * cos(radians)};
        squares[i] = box_widen((struct box){middle.x, middle.y, middle.x, middle.y}, height * 0.55);
    }
    return count + 1;
}

/* The edge of a tier may be written on, the border may not. */
static bool has_border(const struct board *board, struct box box)
{
    struct label_room room = board_dots(board, box);
    for (int y = room.pos.row; y < room.pos.row + room.rows; y++)
        for (int x = room.pos.column; x < room.pos.column + room.columns; x++)
            if (x >= 0 && y >= 0 && x < board->ground.width && y < board->ground.height &&
                board->weights[y * board->ground.width + x] >= weight_outline)
                return true;
    return false;
}

static bool is_free(const struct board *board, struct spot at, double angle, double width, double height)
{
    struct box squares[squares_max];
    int count = squares_of(squares, at, angle, width, height);
    for (int i = 0; i < count; i++)
        if (!board_is_free(board, squares[i]) || has_border(board, squares[i]))
            return false;
    return true;
}

/* How far the spots from first to last leave the straight line between the two. */
static double bend_of(const struct spots *line, size_t first, size_t last)
{
    struct spot a = line->items[first], b = line->items[last];
    double dx = b.x - a.x, dy = b.y - a.y, length = hypot(dx, dy), most = 0;
    for (size_t i = first + 1; i < last; i++)
        most = fmax(most, fabs((line->items[i].x - a.x) * dy - (line->items[i].y - a.y) * dx) / length);
    return most;
}

static void try_stretch(const struct board *board, const struct spots *line, size_t first, size_t last,
                        double width, struct found *found)
{
    struct spot a = line->items[first], b = line->items[last];
    if (a.x > b.x) { /* words are read from the left */
        struct spot other = a;
        a = b;
        b = other;
    }
    double chord = hypot(b.x - a.x, b.y - a.y), angle = atan2(b.y - a.y, b.x - a.x) / radians_per_degree;
    double bend = bend_of(line, first, last);
    double cost = bend * bend_cost + fabs(angle) * angle_cost;
    if (fabs(angle) > angle_max || bend > bend_max || cost >= found->cost)
        return;
    double height = letters_capital(board->letters, FONT_RIVER), radians = angle * radians_per_degree,
           up = above_points + bend;
    double before = (chord - width) / 2;
    struct spot at = {a.x + before * cos(radians) + up * sin(radians),
                      a.y + before * sin(radians) - up * cos(radians)};
    if (is_free(board, at, angle, width, height + 1))
        *found = (struct found){cost, at, angle};
}

/* Every stretch of a line that is just long enough for the words. */
static void try_line(const struct board *board, const struct spots *line, double width, struct found *found)
{
    size_t last = 0;
    for (size_t first = 0; first < line->count; first++) {
        last = last > first ? last : first;
        while (last + 1 < line->count && hypot(line->items[last].x - line->items[first].x,
                                               line->items[last].y - line->items[first].y) < width)
            last++;
        if (hypot(line->items[last].x - line->items[first].x, line->items[last].y - line->items[first].y) <
            width)
            return;
        try_stretch(board, line, first, last, width, found);
    }
}

static void put(struct board *board, const struct feature *river, const char *text)
{
    const struct plot *plot = board->plot;
    double width = letters_width(board->letters, FONT_RIVER, text);
    struct found found = {.cost = INFINITY};
    struct spots line = {0};
    for (uint32_t i = 0; i < river->part_count; i++) {
        const struct part *part = scene_part(plot->scene, river, i);
        const struct point *points = scene_points(plot->scene, part);
        line.count = 0;
        for (uint32_t k = 0; k < part->point_count; k++) {
            if (extent_contains(plot->view, points[k])) {
                *ARRAY_ADD(&line) = plot_spot(plot, points[k]);
                continue;
            }
            try_line(board, &line, width, &found);
            line.count = 0;
        }
        try_line(board, &line, width, &found);
    }
    ARRAY_FINI(&line);
    if (found.cost == INFINITY)
        return;
    board_add(board, FONT_RIVER, ROLE_WATER_LABEL, text, found.at)->angle = found.angle;
    struct box squares[squares_max];
    int count =
        squares_of(squares, found.at, found.angle, width, letters_capital(board->letters, FONT_RIVER) + 1);
    for (int i = 0; i < count; i++)
        board_take(board, squares[i]);
}

void board_put_rivers(struct board *board)
{
    const struct layer *layer = plot_layer(board->plot, LAYER_RIVERS);
    for (uint32_t i = 0; layer != NULL && i < layer->feature_count; i++) {
        const struct feature *river = scene_feature(board->plot->scene, layer, i);
        const char *text = board_name(board, river);
        double length = river->size * 1000 * board->plot->points_per_metre;
        unsigned rank = river->rank < sizeof lengths / sizeof *lengths ? river->rank : 0;
        if (*text != '\0' && length >= lengths[rank] && extent_intersects(river->extent, board->plot->view) &&
            !board_has(board, FONT_RIVER, text))
            put(board, river, text);
    }
}
