#pragma once
/* What can happen to the program: a key, the mouse, the terminal, time, a signal. */
#include <stdint.h>

#include "viewer/ui/keys.h"

enum mouse_kind {
    MOUSE_PRESS,   /* of the first button */
    MOUSE_DRAG,    /* moved with it held */
    MOUSE_RELEASE,
    MOUSE_WHEEL_UP,
    MOUSE_WHEEL_DOWN
};

struct mouse {
    enum mouse_kind kind;
    int column, row; /* cells of the screen, (0, 0) at the top left */
};

enum event_kind {
    EVENT_NONE,
    EVENT_KEY,
    EVENT_MOUSE,
    EVENT_RESIZE,   /* columns, rows */
    EVENT_TICK,     /* now_ms: the time that was waited for has come */
    EVENT_READABLE, /* one of the descriptors that were waited for, `source`, has something to read */
    EVENT_QUIT,     /* the script is over */
    EVENT_SIGNAL,   /* signal_number: asks the program to end */
    EVENT_LOST,     /* the terminal is gone */
    EVENT_FAILED    /* the script ends with an error, which the backend tells */
};

struct event {
    enum event_kind kind;
    struct key key;
    struct mouse mouse;
    int columns, rows;
    int source; /* its place among them */
    int signal_number;
    int64_t now_ms;
};
