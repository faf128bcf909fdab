#pragma once
/* One who shares, in a thread, and one who follows here: through a real socket, with made-up maps. */
#include <pthread.h>

#include "viewer/classroom.h"

struct sharer {
    pthread_t thread;
    pthread_mutex_t lock; /* of all below */
    struct share_server *server;
    struct share_view view;
    bool is_over;
};

struct class_fixture {
    struct sharer sharer;
    struct options options; /* of the one who follows */
    struct classroom room;
    struct session session;
    struct state state;
    struct label_memory memory;
};

enum { class_columns = 100, class_rows = 30 }; /* of the follower's screen */

/* Of a test: a map of two tiers is shared as "class", and followed. */
int class_setup(void **state);
int class_teardown(void **state);

/* What the sharer gives to those who follow, in place of what it gave before. */
void sharer_put(struct sharer *sharer, enum share_file kind, const void *data, size_t size);
/* A plan of the test data. */
void sharer_put_plan(struct sharer *sharer, const char *name);
/* A made-up ground, draft or exact tiers; first_km: outer edge of the first tier. */
void sharer_put_reply(struct sharer *sharer, enum share_file kind, double lat_0, double first_km);
/* The sharer ends. */
void sharer_stop(struct sharer *sharer);

/* Around changes of the sharer's view, which its thread reads. */
void sharer_lock(struct class_fixture *fixture);
void sharer_unlock(struct class_fixture *fixture);
/* The sharer's map goes to a place, and the follower has seen it. Metres. */
void sharer_go_to(struct class_fixture *fixture, double x, uint32_t selected);

/* A session and a state of the follower, of the plan that is shared; and their end. */
void follower_begin(struct class_fixture *fixture);
void follower_end(struct class_fixture *fixture);
/* Takes in what has come until there is something that changes the screen. */
enum outcome follower_attend(struct class_fixture *fixture);
/* Keys, as the loop takes them. */
void follower_press(struct class_fixture *fixture, const char *keys);
