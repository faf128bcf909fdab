#pragma once
/* One map that a class sees: what this viewer shows is shared, or it shows what another one shares. Knows both the state and
 * what travels; neither knows the other. */
#include "base/bytes.h"
#include "viewer/options.h"
#include "viewer/session.h"
#include "viewer/share/share_client.h"
#include "viewer/share/share_server.h"
#include "viewer/ui/update.h"

struct classroom { /* zeroed: nothing is shared and nobody followed */
    const char *name; /* of the shared map; borrowed from the options */
    struct share_audience audience;
    struct choice choice; /* that the shared map shows */

    struct share_server *server; /* ours; NULL: it is not */
    uint64_t put[SHARE_FILES];   /* the answers that are shared as files, by their serials; 0: none */
    const struct plan_line *put_line;

    struct share_client *client; /* another's; NULL: it is not followed, or not any more */
    uid_t owner;                 /* whose it is */
    char *owner_name;
    int64_t joined_ms;
    struct bytes plan;            /* its plan's texts */
    uint32_t taken[SHARE_FILES]; /* the files that the session has, by their serials; 0: none */
};

/* Begins to share, or to follow, what the options say; to follow, until the first view is there. false: error says why it
 * cannot be. */
bool classroom_open(struct classroom *room, const struct options *options, struct error *error);
void classroom_close(struct classroom *room);

/* The plan's texts of the map that is followed, for options_plan; NULL: none is. Borrowed. */
const struct bytes *classroom_plan(const struct classroom *room);

/* The first state there is hears of the shared map. */
void classroom_greet(const struct classroom *room, struct state *state);

/* A session and a state begin, the first ones or those of another plan. */
void classroom_begin(struct classroom *room, struct session *session, struct state *state);

/* To wait for: a descriptor, -1 for none; and how long at most, -1: for ever. */
int classroom_fd(const struct classroom *room);
int classroom_left_ms(const struct classroom *room);

/* Whether another map is followed: then the engine is not asked for anything. */
bool classroom_follows(const struct classroom *room);
/* Whether its exact picture is not there yet. */
bool classroom_is_waiting(const struct classroom *room, const struct state *state);

/* Takes in what has come. OUTCOME_QUIT: the plan is another one, and the state's errand is ERRAND_FOLLOW. */
enum outcome classroom_attend(struct classroom *room, struct session *session, struct state *state);

/* The user has done something while another map is followed: what is not this user's to change is as before. map: where the
 * map was before. */
enum outcome classroom_hold(struct classroom *room, struct state *state, struct rect map, enum outcome outcome);

/* Everything that has happened is on the screen: those who follow are to see it too. true: the state has changed, since others
 * follow than before, or nothing can be shared any more. */
bool classroom_tell(struct classroom *room, const struct session *session, struct state *state);
