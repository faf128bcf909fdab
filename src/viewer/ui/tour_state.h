#pragma once
/* What of the tour belongs to the state. Times are those of EVENT_TICK. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "viewer/map/flight.h"
#include "viewer/ui/choice.h"
#include "viewer/ui/found.h"

enum view { /* what the camera holds on to when the map's room changes */
    VIEW_FREE,     /* the place and scale that it has */
    VIEW_WHOLE,    /* the whole country */
    VIEW_SELECTED, /* the selected zone */
    VIEW_STEP      /* what the tour's step shows */
};

struct tour {
    /* How it is shown, before it begins. */
    bool loops;       /* after the last step comes the first */
    bool is_still;    /* no flights: each step is there at once */
    int64_t stay_ms;  /* how long a step stays when it goes on by itself; 0: as long as its caption takes to read */

    bool is_on;
    bool runs;        /* goes on by itself */
    size_t step;
    int64_t since_ms; /* from when on the step could be read; -1: from the next tick on */
    int scroll;       /* the caption's first line that is shown, where there is no room for all */

    bool is_flying;
    bool is_slow;     /* the terminal could not follow: no more flights in this tour */
    struct flight flight;
    int64_t began_ms; /* -1: with the next tick */
    int64_t last_ms;  /* of the last picture of the flight */

    bool has_place;   /* the step names one */
    struct tour_place {
        struct point point;
        struct extent around; /* what is shown of the map for it */
        char name[found_name_size]; /* clean */
    } place;

    struct tour_before { /* what the map was like, for the end */
        struct camera camera;
        enum view view;
        uint32_t selected;
        struct choice choice;
    } before;
};
