#pragma once
/* What a person can do: one row for each action, from which keys, hint bar and help follow. */
#include "viewer/ui/keys.h"
#include "viewer/ui/state.h"

enum outcome { /* what follows from an event; a greater one includes the smaller ones but for OUTCOME_QUIT */
    OUTCOME_NOTHING,
    OUTCOME_REDRAW,
    OUTCOME_REPAINT, /* what the terminal shows is not to be trusted */
    OUTCOME_QUIT
};

enum action_group {
    GROUP_TOOL, /* the keys of these three come before all others; they are there only while their thing is */
    GROUP_QUIZ,
    GROUP_TOUR,
    GROUP_MOVE,
    GROUP_ZOOM,
    GROUP_TIERS,
    GROUP_ASK,
    GROUP_PLAN,
    GROUP_READ,
    GROUP_LOOK,
    GROUP_LEAVE,
    GROUPS
};

struct action {
    const char *name; /* for key files and the command line: "zoom-in" */
    enum outcome (*run)(struct state *state, int argument);
    int argument;
    const char *keys; /* default ones, names with spaces between them; the first is the one for the hint bar */
    const char *help; /* rows that follow each other with the same help are one line of the help page */
    const char *hint; /* a word for the hint bar; rows that follow each other with the same word are one hint. NULL: none */
    enum action_group group;
    bool (*is_there)(const struct state *state, int argument); /* NULL: always */
};

/* NULL after the last. */
const struct action *action_at(size_t index);
/* NULL if there is none of that name. */
const struct action *action_find(const char *name);
/* The name that a mistyped one was probably meant to be, NULL if none is near. Borrowed. */
const char *action_suggest(const char *name);
/* What a key does now, by its own name or by its place on a Ukrainian layout; NULL: nothing. */
const struct action *action_for_key(const struct state *state, struct key key);
bool action_is_there(const struct action *action, const struct state *state);

/* The heading of a group. */
const char *action_group_name(enum action_group group);

/* The keys of the actions from *index on that share its help (or, with of_hint, its hint), *index is moved
 * behind them: "←↑↓→ h k j l"; of_hint: only the first key of each, close together: "+/-", unless that key does something
 * else now. "" if none of them is there now. */
struct action_keys {
    char text[96];
};
struct action_keys action_keys_take(const struct state *state, size_t *index, bool of_hint);

/* What the mouse does, for the help: NULL after the last. */
struct mouse_help {
    const char *gesture, *help;
};
const struct mouse_help *mouse_help_at(size_t index);
