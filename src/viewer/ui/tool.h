#pragma once
/* What of a tool belongs to the state: a cursor on the map, and the places that were put down with it. */
#include <stdbool.h>

#include "viewer/map/camera.h"
#include "viewer/plan/plan.h"

enum tool_kind {
    TOOL_NONE,
    TOOL_HERE,    /* what is under the cursor */
    TOOL_MEASURE, /* how long a path is, how large an area */
    TOOL_DRAW     /* a reference line */
};

struct tool {
    enum tool_kind kind;
    struct pos cursor;     /* a cell of the map */
    struct plan_line path; /* the places; ours */
    bool is_finished;      /* TOOL_MEASURE: the path is whole, another one may begin */
    struct plan_line kept[TOOL_DRAW + 1]; /* of each tool: places that it was left with, for the next time; ours */
};
