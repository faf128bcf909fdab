#pragma once
/* The tools that work with a cursor on the map: what is here, measure, draw a reference line. All need a scene. */
#include "viewer/map/snap.h"
#include "viewer/ui/actions.h"

/* kind: enum tool_kind. The tool goes on with the places that it was left with. The cursor begins at the last of them, else
 * where the one before was, else on the place that is marked, else in the middle. */
enum outcome tool_toggle(struct state *state, int kind);
enum outcome tool_move(struct state *state, int direction); /* by a cell; the map follows at its edge */
enum outcome tool_leap(struct state *state, int direction); /* by some cells */
enum outcome tool_put(struct state *state, int unused);     /* a place under the cursor; the same again ends the path */
enum outcome tool_take_back(struct state *state, int unused); /* the last place */
enum outcome tool_go(struct state *state, int sign); /* the cursor: to the next place that was put down, or the one before */

/* Puts the cursor on a cell of the map, and a place there, or for TOOL_HERE only the cursor. */
enum outcome tool_click(struct state *state, struct pos pos);
/* Places that were put down and not finished are kept for the next time, and it says so. */
void tool_leave(struct state *state);

bool tool_is_on(const struct state *state, int unused);
/* TOOL_HERE is on. */
bool tool_looks(const struct state *state, int unused);
/* A tool that puts down places is on. */
bool tool_has_path(const struct state *state, int unused);

/* Whether the cursor is in the cell of one of the path's places. */
bool tool_is_at(const struct state *state, size_t index);
/* Whether tool_put would end the path: the cursor is at its last place. */
bool tool_is_at_last(const struct state *state);

/* The cell of the map that is looked at: that of the cursor, else the middle one. */
struct pos tool_pos(const struct state *state);
/* The ground there: under the cursor the place that is marked, if it lies in the cursor's cell, else the cell's middle. */
struct point tool_point(const struct state *state);

/* The places that were put down and, until the path is whole, the one under the cursor. The caller's: ARRAY_FINI. */
struct plan_line tool_path(const struct state *state);

/* The place under the cursor; while a line is drawn near a border, the place on that. */
struct lonlat tool_place(const struct state *state);
/* The same on the map, and what kind of border it lies on. */
struct snap tool_snap(const struct state *state);
