#pragma once
/* What the rows of the action table do. */
#include "viewer/ui/actions.h"

enum direction { DIRECTION_LEFT, DIRECTION_RIGHT, DIRECTION_UP, DIRECTION_DOWN };

/* One cell in a direction (enum direction). */
struct pos direction_step(int direction);

enum outcome command_pan(struct state *state, int direction);  /* by an eighth of the map; scrolls a page */
enum outcome command_step(struct state *state, int direction); /* by one cell */
enum outcome command_zoom(struct state *state, int sign);      /* by the square root of two; > 0 nearer */
enum outcome command_whole(struct state *state, int unused);
enum outcome command_select(struct state *state, int zone);    /* a second time: goes there */
enum outcome command_cycle(struct state *state, int sign);     /* selects the next or the previous zone */
enum outcome command_depth(struct state *state, int km);      /* of the selected tier */
enum outcome command_reference(struct state *state, int unused); /* the next reference line */
enum outcome command_undo(struct state *state, int unused);
enum outcome command_redo(struct state *state, int unused);
enum outcome command_page(struct state *state, int page);      /* opens or closes */
enum outcome command_panel(struct state *state, int unused);
enum outcome command_turn(struct state *state, int sign);      /* scrolls a page by its height */
enum outcome command_end(struct state *state, int unused);     /* of a page */
enum outcome command_glyphs(struct state *state, int unused);
enum outcome command_theme(struct state *state, int unused);
enum outcome command_graticule(struct state *state, int unused);
enum outcome command_inset(struct state *state, int unused);
enum outcome command_mouse(struct state *state, int unused);
enum outcome command_repaint(struct state *state, int unused);
enum outcome command_back(struct state *state, int unused);
enum outcome command_quit(struct state *state, int unused);

enum outcome command_prompt(struct state *state, int id);      /* enum prompt_id: asks for a line */
enum outcome command_found(struct state *state, int sign);     /* the next or the previous thing that was found */

bool command_has_tier(const struct state *state, int unused); /* selected */
/* What to say where it has not: nothing is selected, or the rest is. */
const char *commands_no_tier(const struct state *state);
bool command_has_zone(const struct state *state, int zone);
bool command_has_page(const struct state *state, int unused);

/* Zooms around a cell of the map; for the wheel. */
enum outcome command_zoom_at(struct state *state, int sign, struct pos fixed);
/* Moves the camera by cells, within the country; for dragging. */
enum outcome command_pan_cells(struct state *state, int columns, int rows);
/* Gives a tier another outer edge; false: it would not lie between its neighbours', or its tier would be thinner than a
 * kilometre; nothing has changed, and error says what is possible. */
bool commands_set_depth(struct state *state, size_t tier, double outer_km, struct error *error);
/* Moves a page by lines. */
enum outcome command_scroll(struct state *state, int lines);
