#pragma once
/* The state that a view begins with: what the command line asks for and what the terminal can show. */
#include "viewer/options.h"
#include "viewer/session.h"
#include "viewer/ui/state.h"

/* Before there is a map. Borrows the session's plan. */
void begin_state(struct state *state, const struct session *session, const struct options *options,
                 const struct capabilities *capabilities, int columns, int rows);

/* The session's first scene: shows it where --center, --width, --place and --tier say. */
void begin_scene(struct state *state, const struct session *session, const struct options *options);

/* Whether there is such a place on the session's map, if the command line names one. false: error says that there is not. */
bool begin_finds_place(const struct session *session, const struct options *options, struct error *error);

/* Begins the tour if the command line asks for it; checks a plan of the user's for what only shows with a map. The state
 * has a scene. false: error says why there can be no tour. */
bool begin_tour(struct state *state, const struct options *options, struct error *error);

/* What of a state's look is to be found again when its plan, its map and its themes are gone. */
struct begin_look {
    bool is_for_room;
    char theme[theme_name_size], theme_in_use[theme_name_size]; /* names: another plan's themes are read anew */
};
/* While all that the state borrows is there. The state is not for a room afterwards. */
struct begin_look begin_leave(struct state *state);

/* The state that another plan begins with, after the one before it, which was left: the screen looks as it did. before is
 * ended; what it borrowed may be gone. */
void begin_again(struct state *state, struct state *before, const struct begin_look *look, const struct session *session,
                 const struct options *options, const struct capabilities *capabilities);
