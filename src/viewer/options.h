#pragma once
/* The command line. */
#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"
#include "base/bytes.h"
#include "base/error.h"
#include "base/lonlat.h"
#include "model/request.h"
#include "viewer/draw/map_shows.h"
#include "viewer/out/paper.h"
#include "viewer/out/stats.h"
#include "viewer/term/capabilities.h"

enum options_task { /* what to do; all but TASK_MAP never open the screen */
    TASK_MAP,       /* the interactive map, or one frame where standard output is no terminal */
    TASK_PRINT,
    TASK_STATS,
    TASK_DESCRIBE,
    TASK_COMPARE,
    TASK_EXPORT,
    TASK_CHECK,
    TASK_SCRIPT,
    TASK_TEST_TERMINAL,
    TASK_HELP,
    TASK_VERSION
};

enum { options_size_max = 1000 }; /* columns or rows of a frame */

struct options { /* strings are borrowed from the command line */
    enum options_task task;
    enum stats_format format; /* TASK_STATS */
    struct { const char **items; size_t count, capacity; } exports;
    bool force;
    struct paper paper; /* of exported pictures */
    bool is_black;      /* their ink */
    const char *plan_path;   /* NULL: the bundled one */
    const char *compared_paths[2]; /* TASK_COMPARE */
    const char *check_path;  /* TASK_CHECK */
    const char *script_path; /* TASK_SCRIPT */
    const char *share, *follow; /* the name of a shared map; NULL when not given */
    const char *share_with;     /* who may follow; NULL: the user's group */
    const struct bytes *shared_plan; /* the plan that came with the map that is followed; NULL: none. Not of the command line */
    const char *data_dir, *theme, *language; /* NULL when not given */
    const char *theme_place; /* where the config file names the theme; NULL when it is not its */
    enum color_choice color;
    enum color_choice configured_color; /* the config file's; counts after the environment */
    enum glyph_set glyphs; /* GLYPH_SETS: by the terminal */
    bool has_color, has_glyphs; /* given, be it as "auto" */
    bool no_mouse;
    bool no_panel; /* the config file's word */
    bool no_config;         /* the config file is not read */
    struct map_shows shows; /* the config file's */
    bool kiosk;             /* for strangers: nothing is written, nothing else can be reached */
    int idle_timeout_s;     /* 0: none */
    bool no_sandbox;
    int columns, rows; /* --size; 0 when not given */
    double outer_km[tiers_max];
    size_t depth_count; /* 0: the plan's */
    const char *border_path; /* NULL: the bundled one */
    char *where_field;       /* --where, ours; NULL when not given */
    const char *where_value;
    uint32_t max_vertices;   /* 0: the usual cap */
    bool has_reference;
    enum reference_kind reference;
    const char *reference_path; /* REFERENCE_FILE, else NULL */
    bool has_center;
    struct lonlat center;
    const char *place; /* what the map's middle is called; NULL when not given */
    double width_km; /* 0: as much as shows all */
    bool tour, loops, no_motion, projector;
    int64_t stay_ms; /* how long each step of the tour stays; 0: as long as its caption takes to read */
    int tier;        /* 1 for the first, the one after the last for the rest; 0: none */
};

/* Reads the command line. false: error says what is wrong with it (exit status 2); options is empty. */
bool options_read(struct options *options, int argc, char **argv, struct error *error);
void options_fini(struct options *options);

/* The text of --help. */
const char *options_help(void);
