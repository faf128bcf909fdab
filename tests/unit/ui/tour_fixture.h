#pragma once
/* A state that shows the made-up map with a plan that has a tour of it. */
#include "../map/made_up_map.h"
#include "viewer/ui/update.h"

struct tour_fixture {
    struct plan plan;
    struct made_up_map map;
    struct scene *scene; /* of the map, with the plan */
    struct state state;
};

void tour_fixture_init(struct tour_fixture *fixture, int columns, int rows);
void tour_fixture_fini(struct tour_fixture *fixture);

/* Of a test, whose state it is, at 120 x 40. */
int tour_fixture_setup(void **state);
int tour_fixture_teardown(void **state);

/* Presses keys, names with spaces between them; gives what followed from the last. */
enum outcome tour_press(struct tour_fixture *fixture, const char *keys);
/* Whether words stand in a row of the screen as it is now. */
bool tour_shows(const struct tour_fixture *fixture, const char *words);
/* The moment comes that the state waits for; gives it, -1 when it waits for none. */
int64_t tour_next_moment(struct tour_fixture *fixture);
/* Moment after moment until nothing flies; gives the last one. */
int64_t tour_settle(struct tour_fixture *fixture);
