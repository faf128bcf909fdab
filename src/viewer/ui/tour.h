#pragma once
/* The tour: the plan's steps, one after the other, each with its view of the map, what is lit, and a caption. It begins with
 * waiting for the keys; it goes on by itself when it is told to. Whatever moves is a function of EVENT_TICK's time, and
 * only what moves asks for ticks. */
#include "viewer/ui/actions.h"

/* Begins, or ends when it is on. Where a step names a place that the map does not have, it says so and does not begin. */
enum outcome tour_toggle(struct state *state, int unused);
enum outcome tour_go(struct state *state, int sign);     /* to the next step, or back */
enum outcome tour_run(struct state *state, int runs);    /* whether it goes on by itself */
enum outcome tour_scroll(struct state *state, int lines); /* of a caption that has no room */
/* Shows the step that another map shows, at once, and waits for it; -1, or a step that the plan does not have: none. */
void tour_mirror(struct state *state, int step);
/* The map is as it was before, and, unless others decide on them, depths and line too, which can be undone as one change. */
enum outcome tour_leave(struct state *state, int unused);
/* What is chosen now was meant, not tried: leaving the tour does not take it back. */
void tour_keep_choice(struct state *state);

/* It is on and nothing lies over the map; and goes on by itself, or waits; and its caption has no room. */
bool tour_is_on(const struct state *state, int unused);
bool tour_runs(const struct state *state, int unused);
bool tour_waits(const struct state *state, int unused);
bool tour_is_cut(const struct state *state, int unused);

/* Whether every place that the tour names is on the map; needs a scene. false: error says which is not, with its file and
 * line, and what may be meant. */
bool tour_check(struct state *state, struct error *error);

/* The map's room or what is on it has changed: the step is shown in it, a flight goes on to there. */
void tour_follow(struct state *state);

/* Something happened that is not the tour's: a flight is at its end at once, and a step that waits to go on waits anew. */
void tour_touch(struct state *state);
/* The terminal does not take pictures as fast as they come: the flight is at its end, and there are no more in this tour. */
void tour_give_up_flights(struct state *state);

/* A moment has come. */
enum outcome tour_tick(struct state *state, int64_t now_ms);
/* When the next one is wanted, 0: now; -1: none. */
int64_t tour_tick_ms(const struct state *state);

/* How many tiers, those farthest out, are not shown; whether the reference line is not. */
uint32_t tour_tiers_hidden(const struct state *state);
bool tour_hides_line(const struct state *state);
