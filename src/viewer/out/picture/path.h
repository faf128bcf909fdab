#pragma once
/* Lines and rings on a page, in points (1/72 inch): x to the right, y downwards. */
#include <stdbool.h>
#include <stddef.h>

struct spot {
    double x, y;
};

static const double radians_per_degree = 0.017453292519943295;

struct box {
    double left, top, right, bottom;
};

struct spots {
    struct spot *items;
    size_t count, capacity;
};

struct path { /* zeroed: empty */
    struct spots spots;
    struct path_runs {
        struct path_run {
            size_t first;
            bool is_ring;
        } * items;
        size_t count, capacity;
    } runs;
};

void path_fini(struct path *path);
/* Empties it for the next one. */
void path_clear(struct path *path);

/* A new line begins. */
void path_start(struct path *path, struct spot spot);
/* The line goes on to a spot; one that nobody could tell from the last one is left out. */
void path_go(struct path *path, struct spot spot);
/* The line becomes a ring; one of fewer than three spots goes. */
void path_close(struct path *path);

void path_add_line(struct path *path, struct spot from, struct spot to);
void path_add_box(struct path *path, struct box box);

/* The spot after the last one of a run. */
size_t path_run_end(const struct path *path, size_t run);

bool box_overlaps(struct box a, struct box b);
bool box_holds(struct box outer, struct box inner);
struct box box_widen(struct box box, double points);
struct box box_move(struct box box, struct spot by);
struct spot box_middle(struct box box);

/* Cuts a ring, whose first spot is not repeated, by a box; what lies outside becomes lines along the box's
 * sides. spare is room to work in. */
void ring_clip(struct spots *ring, struct spots *spare, struct box box);
