#pragma once
/* What the files of the loop share: its state, and its dealings with the engine. Others call loop_run. */
#include "viewer/classroom.h"
#include "viewer/idle.h"
#include "viewer/loop.h"
#include "viewer/motion.h"

enum { SOURCE_ENGINE, SOURCE_CLASSROOM }; /* of struct wait */

struct loop {
    struct session *session;
    struct state *state;
    struct backend *backend;
    const struct options *options;
    struct recovery *recovery; /* NULL: changes are not kept */
    struct classroom *classroom;
    struct error *error;
    struct frame frame;
    struct choice asked;   /* what the session works on, or has shown */
    struct extent drafted; /* the view that a draft was asked for; empty: everything */
    bool is_second_try;
    bool has_been_exact;
    bool is_over; /* it cannot go on; error says why */
    struct idle idle;
    struct motion motion;
    int status;
};

/* loop_engine.c: what is asked of the engine, and what comes of it. */

/* The state follows what the session has. */
void loop_follow_session(struct loop *loop);
/* What is chosen cannot be had: back to what is there. */
void loop_go_back(struct loop *loop, const char *why);
/* Has the choice on the map. */
void loop_ask(struct loop *loop);
/* What the user has done may ask for another map, or for none any more. */
void loop_follow_state(struct loop *loop);
/* Takes in what the engine has sent. */
enum outcome loop_receive(struct loop *loop);
/* Until the engine's time is over; -1 while it is not at work. */
int loop_engine_left_ms(const struct loop *loop);
/* Stops the engine if its time is over, and says so. */
enum outcome loop_give_up(struct loop *loop);
