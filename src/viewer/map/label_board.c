#include "viewer/map/label_board.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/text.h"
#include "viewer/map/label_memory.h"

enum { dots_per_cell = dots_per_column * dots_per_row };

static struct label_room whole_board(const struct label_board *board)
{
    return (struct label_room){{-board_margin_columns, -board_margin_rows}, board->stride, board->height};
}

static bool room_within(struct label_room room, struct label_room outer)
{
    return room.pos.column >= outer.pos.column && room.pos.row >= outer.pos.row &&
           room.pos.column + room.columns <= outer.pos.column + outer.columns &&
           room.pos.row + room.rows <= outer.pos.row + outer.rows;
}

bool label_board_holds(const struct label_board *board, struct label_room room)
{
    return room_within(room, whole_board(board));
}

bool label_board_shows(const struct label_board *board, struct label_room room)
{
    return room_within(room, (struct label_room){{0, 0}, board->columns, board->rows});
}

/* What the dots of one cell say about it. A drained reservoir is the land that it lies in. */
static void read_mixed_cell(struct label_board *board, const struct ground *ground, size_t first, size_t index)
{
    int counts[ground_kinds] = {0}, most = 0, outside = 0;
    unsigned zones = 0;
    for (int y = 0; y < dots_per_row; y++)
        for (int x = 0; x < dots_per_column; x++) {
            size_t dot = first + (size_t)(y * ground->stride + x);
            counts[ground->at[dot] == GROUND_DRAINED ? ground->land[dot] : ground->at[dot]]++;
            outside += ground->land[dot] < GROUND_ZONE;
        }
    for (int kind = 1; kind < ground_kinds; kind++) {
        most = counts[kind] > counts[most] ? kind : most;
        if (kind >= GROUND_ZONE && counts[kind] >= 2)
            zones |= 1u << (kind - GROUND_ZONE);
    }
    board->kinds[index] = (unsigned char)most;
    board->zones[index] = (unsigned char)zones;
    board->flags[index] = outside == dots_per_cell ? CELL_OPEN
                          : outside > 0            ? CELL_COUNTRY | CELL_OUTLINE
                                                   : CELL_COUNTRY;
}

/* Whether all dots of a cell are of one kind, and no lake or reservoir, under which there may be any land. Most cells
 * are so, and are done with at once. */
static bool is_plain(const struct ground *ground, size_t first)
{
    unsigned char kind = ground->at[first];
    bool is_same = kind != GROUND_LAKE && kind != GROUND_DRAINED;
    for (int y = 0; y < dots_per_row && is_same; y++) {
        const unsigned char *dots = ground->at + first + (size_t)(y * ground->stride);
        is_same = dots[0] == kind && dots[1] == kind;
    }
    return is_same;
}

static void read_cell(struct label_board *board, const struct ground *ground, struct pos pos)
{
    size_t first =
        (size_t)pos.row * dots_per_row * (size_t)ground->stride + (size_t)pos.column * dots_per_column;
    size_t index = label_board_index(board, pos);
    if (!is_plain(ground, first)) {
        read_mixed_cell(board, ground, first, index);
        return;
    }
    unsigned char kind = ground->at[first];
    board->kinds[index] = kind;
    board->zones[index] = (unsigned char)(kind >= GROUND_ZONE ? 1u << (kind - GROUND_ZONE) : 0);
    board->flags[index] = kind >= GROUND_ZONE ? CELL_COUNTRY : CELL_OPEN;
}

/* The cells that the reference line passes. */
static void mark_reference(struct label_board *board)
{
    const struct layer *layer = scene_layer_find(board->scene, LAYER_REFERENCE, board->camera);
    struct scene_walk walk = scene_walk(board->scene, layer, camera_extent(board->camera));
    for (struct stretch stretch; scene_walk_next(&walk, &stretch);) {
        struct point from = camera_canvas(board->camera, stretch.points[0]);
        for (size_t i = 1; i < stretch.count; i++) {
            struct point to = camera_canvas(board->camera, stretch.points[i]);
            double length = fmax(fabs(to.x - from.x), fabs(to.y - from.y));
            int steps = length < 1e6 ? 1 + (int)length : 0; /* dots; a line of a million goes nowhere near */
            for (int step = 0; step < steps; step++) {
                double column = (from.x + (to.x - from.x) * step / steps) / dots_per_column;
                double row = (from.y + (to.y - from.y) * step / steps) / dots_per_row;
                if (column >= 0 && column < board->columns && row >= 0 && row < board->rows)
                    board->flags[label_board_index(board, (struct pos){(int)column, (int)row})] |=
                        CELL_REFERENCE;
            }
            from = to;
        }
    }
}

/* A reserved room is the caller's: what hangs over the view's edge does not count. */
static void reserve(struct label_board *board, struct label_room room)
{
    for (int row = room.pos.row; row < room.pos.row + room.rows; row++)
        for (int column = room.pos.column; column < room.pos.column + room.columns; column++)
            if (row >= 0 && row < board->rows && column >= 0 && column < board->columns)
                board->flags[label_board_index(board, (struct pos){column, row})] |= CELL_TAKEN;
}

static void mark_kept(struct label_board *board)
{
    for (size_t i = 0; i < board->kept.count; i++) {
        const struct label *label = &board->kept.items[i];
        struct label_room words = {{label->pos.column - 1, label->pos.row}, label->width + 2, 1};
        struct label_room marker = {{label->marker.column - 1, label->marker.row}, 3, 1};
        if (label->zone == no_zone && label_board_holds(board, words))
            label_board_set(board, words, CELL_KEPT);
        if (label->has_marker && label_board_holds(board, marker))
            label_board_set(board, marker, CELL_KEPT);
    }
}

void label_board_init(struct label_board *board, struct labels *labels, const struct scene *scene,
                      const struct camera *camera, const struct ground *ground,
                      const struct label_options *options)
{
    assert(ground->width == camera->columns * dots_per_column &&
           ground->height == camera->rows * dots_per_row);
    *board = (struct label_board){
        .labels = labels,
        .scene = scene,
        .camera = camera,
        .options = options,
        .columns = camera->columns,
        .rows = camera->rows,
        .stride = camera->columns + 2 * board_margin_columns,
        .height = camera->rows + 2 * board_margin_rows,
        .closed = CELL_TAKEN | CELL_LEADER,
    };
    size_t cells = (size_t)board->stride * (size_t)board->height;
    board->flags = memory_new(cells);
    board->kinds = memory_new(cells);
    board->zones = memory_new(cells);
    memset(board->kinds, no_ground, cells);
    for (int row = 0; row < board->rows; row++)
        for (int column = 0; column < board->columns; column++)
            read_cell(board, ground, (struct pos){column, row});
    mark_reference(board);
    for (size_t i = 0; i < options->reserved_count; i++)
        reserve(board, options->reserved[i]);
    label_memory_recall(options->memory, camera, &board->kept);
    mark_kept(board);
}

void label_board_fini(struct label_board *board)
{
    free(board->flags);
    free(board->kinds);
    free(board->zones);
    ARRAY_FINI(&board->kept);
    *board = (struct label_board){0};
}

unsigned label_board_flags(const struct label_board *board, struct label_room room)
{
    unsigned flags = 0;
    assert(label_board_holds(board, room));
    for (int row = 0; row < room.rows; row++) {
        const unsigned char *cells =
            board->flags + label_board_index(board, (struct pos){room.pos.column, room.pos.row + row});
        for (int column = 0; column < room.columns; column++)
            flags |= cells[column];
    }
    return flags;
}

void label_board_set(struct label_board *board, struct label_room room, enum label_cell flag)
{
    assert(label_board_holds(board, room));
    for (int row = 0; row < room.rows; row++) {
        unsigned char *cells =
            board->flags + label_board_index(board, (struct pos){room.pos.column, room.pos.row + row});
        for (int column = 0; column < room.columns; column++)
            cells[column] |= (unsigned char)flag;
    }
}

struct label *label_board_add(struct label_board *board, enum label_kind kind, const char *text,
                              struct pos pos)
{
    if (*text == '\0')
        return NULL;
    struct label *label = ARRAY_ADD(board->labels);
    *label = (struct label){.kind = kind, .pos = pos, .zone = no_zone};
    size_t length = strlen(text);
    assert(length < sizeof label->text);
    memcpy(label->text, text, length + 1);
    label->width = text_width(text);
    label_board_set(board, (struct label_room){pos, label->width, 1}, CELL_TAKEN);
    return label;
}

bool label_board_frees(const struct label_board *board, const struct label *kept)
{
    struct label_room words = {kept->pos, kept->width, 1}, marker = {kept->marker, 1, 1};
    const unsigned taken = CELL_TAKEN | CELL_LEADER;
    return label_board_shows(board, words) && (label_board_flags(board, words) & taken) == 0 &&
           (!kept->has_marker || (label_board_shows(board, marker) && (label_board_flags(board, marker) & taken) == 0));
}

void label_board_keep(struct label_board *board, const struct label *kept)
{
    *ARRAY_ADD(board->labels) = *kept;
    label_board_set(board, (struct label_room){kept->pos, kept->width, 1}, CELL_TAKEN);
    if (kept->has_marker)
        label_board_set(board, (struct label_room){kept->marker, 1, 1}, CELL_TAKEN);
}

static const struct label *find_in(const struct labels *labels, enum label_kind kind, const char *text)
{
    for (size_t i = 0; i < labels->count; i++)
        if (labels->items[i].kind == kind && strcmp(labels->items[i].text, text) == 0)
            return &labels->items[i];
    return NULL;
}

const struct label *label_board_kept_find(const struct label_board *board, enum label_kind kind,
                                          const char *text)
{
    return find_in(&board->kept, kind, text);
}

const struct label *label_board_find(const struct label_board *board, enum label_kind kind, const char *text)
{
    return find_in(board->labels, kind, text);
}

struct point label_board_pull_in(const struct label_board *board, struct point place, double share)
{
    return (struct point){fmax(board->columns * share, fmin(place.x, board->columns * (1 - share))),
                          fmax(board->rows * share, fmin(place.y, board->rows * (1 - share)))};
}

static struct dot middle(struct pos pos)
{
    return (struct dot){pos.column * dots_per_column + dots_per_column / 2,
                        pos.row * dots_per_row + dots_per_row / 2};
}

struct label_path label_path(struct pos from, struct pos to)
{
    struct label_path path = {.from = middle(from), .to = middle(to)};
    int dx = abs(path.to.x - path.from.x), dy = abs(path.to.y - path.from.y);
    path.steps = dx > dy ? dx : dy;
    path.pos = (struct pos){from.column - 1, from.row}; /* not the first one */
    return path;
}

bool label_path_next(struct label_path *path, struct pos *pos)
{
    while (path->step <= path->steps) {
        double part = path->steps > 0 ? (double)path->step / path->steps : 0;
        path->step++;
        pos->column = (int)lround(path->from.x + (path->to.x - path->from.x) * part) / dots_per_column;
        pos->row = (int)lround(path->from.y + (path->to.y - path->from.y) * part) / dots_per_row;
        if (pos->column != path->pos.column || pos->row != path->pos.row) {
            path->pos = *pos;
            return true;
        }
    }
    return false;
}

const char *label_board_name(const struct label_board *board, const struct feature *feature)
{
    const char *name = scene_name(board->scene, feature, board->options->language);
    return strlen(name) < sizeof((struct label *)0)->text ? name : "";
}
