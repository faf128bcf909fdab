#pragma once
/* A state that shows the made-up map with a plan that has a tour of it. */
#include "ui_fixture.h"

void tour_fixture_init(struct ui_fixture *fixture, int columns, int rows);

/* Of a test, whose state it is, at 120 x 40; ui_fixture_teardown ends it. */
int tour_fixture_setup(void **state);

/* Whether words stand in a row of the screen as it is now. */
bool tour_shows(const struct ui_fixture *fixture, const char *words);
/* The moment comes that the state waits for; gives it, -1 when it waits for none. */
int64_t tour_next_moment(struct ui_fixture *fixture);
/* Moment after moment until nothing flies; gives the last one. */
int64_t tour_settle(struct ui_fixture *fixture);
