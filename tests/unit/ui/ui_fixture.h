#pragma once
/* A state that shows the made-up map. */
#include "../map/made_up_map.h"
#include "viewer/ui/update.h"

struct ui_fixture {
    struct plan plan;
    struct made_up_map map;
    struct scene *scene; /* of the map, with the plan */
    struct state state;
};

void ui_fixture_open(struct ui_fixture *fixture, const char *plan_path, int columns, int rows);
/* The same with the bundled plan. */
void ui_fixture_init(struct ui_fixture *fixture, int columns, int rows);
void ui_fixture_fini(struct ui_fixture *fixture);

/* Of a test, whose state it is, at 120 x 40. */
int ui_fixture_setup(void **state);
int ui_fixture_teardown(void **state);

/* Presses keys, names with spaces between them; gives what followed from the last. */
enum outcome ui_press(struct ui_fixture *fixture, const char *keys);
/* Types letters into what is open. */
void ui_type(struct ui_fixture *fixture, const char *text);
