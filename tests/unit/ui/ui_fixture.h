#pragma once
/* A state that shows the made-up map with the bundled plan. */
#include "../map/made_up_map.h"
#include "viewer/ui/update.h"

struct ui_fixture {
    struct plan plan;
    struct made_up_map map;
    struct scene *scene; /* of the map, with the bundled plan */
    struct state state;
};

void ui_fixture_init(struct ui_fixture *fixture, int columns, int rows);
void ui_fixture_fini(struct ui_fixture *fixture);

/* Presses keys, names with spaces between them; gives what followed from the last. */
enum outcome ui_press(struct ui_fixture *fixture, const char *keys);
