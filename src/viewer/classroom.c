#include "viewer/classroom.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/translate.h"
#include "viewer/classroom_parts.h"
#include "viewer/ui/follow.h"

enum { first_view_ms = 5000, connect_ms = 5000 };

bool classroom_open(struct classroom *room, const struct options *options, struct error *error)
{
    *room = (struct classroom){.name = options->share != NULL ? options->share : options->follow};
    if (options->share != NULL) {
        if (share_audience_read(&room->audience, options->share_with, error))
            room->server = share_server_open(options->share, &room->audience, error);
        return room->server != NULL;
    }
    if (options->follow == NULL)
        return true;
    room->client = share_client_open(options->follow, connect_ms, error);
    if (room->client == NULL)
        return false;
    room->owner = share_client_owner(room->client);
    room->owner_name = share_user_name(room->owner);
    room->joined_ms = clock_now_ms();
    if (share_client_wait(room->client, first_view_ms, error) && classroom_take_plan(room, error))
        return true;
    error_prefix(error, options->follow);
    classroom_close(room);
    return false;
}

void classroom_close(struct classroom *room)
{
    if (room == NULL)
        return;
    share_server_close(room->server);
    share_client_close(room->client);
    bytes_fini(&room->plan);
    free(room->owner_name);
    *room = (struct classroom){0};
}

const struct bytes *classroom_plan(const struct classroom *room)
{
    return room->plan.count > 0 ? &room->plan : NULL;
}

/* Who can follow, and how. */
static void greet_sharer(const struct classroom *room, struct state *state)
{
    char text[sizeof state->flash];
    char *group = share_group_name(room->audience.group);
    if (room->audience.is_everyone)
        snprintf(text, sizeof text, _("everyone on this computer can type: tiermap --follow %s"), room->name);
    else if (share_group_is_lonely(room->audience.group))
        snprintf(text, sizeof text, _("nobody else is in the group %s: share with --share-with all or another group"), group);
    else
        snprintf(text, sizeof text, _("those in the group %s can type: tiermap --follow %s"), group, room->name);
    free(group);
    state_flash(state, text);
}

static void greet_follower(const struct classroom *room, struct state *state)
{
    char text[sizeof state->flash];
    snprintf(text, sizeof text, _("following %s, which %s shares"), room->name, room->owner_name);
    state_flash(state, text);
}

void classroom_greet(const struct classroom *room, struct state *state)
{
    if (room->name == NULL)
        return;
    state->shared.role = room->server != NULL ? SHARED_BY_US : SHARED_FOLLOWED;
    snprintf(state->shared.name, sizeof state->shared.name, "%s", room->name);
    if (room->server != NULL)
        greet_sharer(room, state);
    else
        greet_follower(room, state);
}

void classroom_begin(struct classroom *room, struct session *session, struct state *state)
{
    if (room->server != NULL)
        classroom_put_plan(room, session, state);
    if (room->client != NULL)
        classroom_begin_following(room, session, state);
}

int classroom_fd(const struct classroom *room)
{
    return room->server != NULL ? share_server_fd(room->server) : room->client != NULL ? share_client_fd(room->client) : -1;
}

int classroom_left_ms(const struct classroom *room)
{
    return room->server != NULL ? share_server_left_ms(room->server, clock_now_ms()) : -1;
}

bool classroom_follows(const struct classroom *room)
{
    return room->client != NULL;
}

enum outcome classroom_attend(struct classroom *room, struct session *session, struct state *state)
{
    if (room->client != NULL)
        return classroom_receive(room, session, state);
    if (room->server == NULL)
        return OUTCOME_NOTHING;
    share_server_tend(room->server, clock_now_ms());
    return OUTCOME_NOTHING; /* who is there now is counted when all have been told */
}
