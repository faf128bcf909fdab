#include "viewer/session.h"

#include <stdlib.h>
#include <string.h>

#include "base/translate.h"
#include "viewer/locate.h"

enum { engine_deadline_ms = 60000 };

enum { status_failed = 1, status_usage = 2 };

static bool plan_read(struct session *session, const struct options *options, struct error *error)
{
    char *bundled = memory_format("%s/assets/plan.ini", session->data_dir);
    bool read = plan_open(&session->plan, options->plan_path != NULL ? options->plan_path : bundled, error);
    free(bundled);
    if (read && session->plan.reference.line.count > 0 && !options->has_reference) {
        error_set(error, _("%s: tiers along a drawn line are not made yet; name a reference with --reference"),
                  options->plan_path);
        read = false;
    }
    return read;
}

/* Puts what the command line says into the plan. false: it does not fit the plan. */
static bool plan_adjust(struct plan *plan, const struct options *options, struct error *error)
{
    if (options->depth_count > 0 && options->depth_count != plan->tier_count) {
        error_set(error, _("--depths: the plan has %zu tiers, so give %zu numbers"), plan->tier_count, plan->tier_count);
        return false;
    }
    if ((size_t)options->tier > plan->tier_count + 1) {
        error_set(error, _("--tier %d: the plan has %zu tiers"), options->tier, plan->tier_count);
        return false;
    }
    for (size_t i = 0; i < options->depth_count; i++)
        plan->tiers[i].outer_km = options->outer_km[i];
    return true;
}

static enum reference_kind reference_of(const struct plan *plan, const struct options *options)
{
    if (options->has_reference)
        return options->reference;
    for (int kind = 0; plan->reference.name != NULL && kind < REFERENCE_FILE; kind++)
        if (strcmp(plan->reference.name, reference_name((enum reference_kind)kind)) == 0)
            return (enum reference_kind)kind;
    return REFERENCE_RUSSIA;
}

/* false: *status says whether the command line or a file is to blame. */
static bool themes_read(struct session *session, const struct options *options, struct error *error, int *status)
{
    bool is_unknown = false;
    session->theme = -1;
    *status = status_failed;
    if (!theme_shelf_fill(&session->themes, session->data_dir, error))
        return false;
    if (options->theme != NULL)
        session->theme = theme_shelf_choose(&session->themes, session->data_dir, options->theme, error, &is_unknown);
    *status = is_unknown ? status_usage : status_failed;
    return options->theme == NULL || session->theme >= 0;
}

size_t session_theme(const struct session *session, const char *name)
{
    for (size_t i = 0; i < session->themes.count && session->theme < 0; i++)
        if (strcmp(session->themes.items[i].theme.name, name) == 0)
            return i;
    return session->theme >= 0 ? (size_t)session->theme : 0;
}

bool session_init(struct session *session, const struct options *options, struct error *error, int *status)
{
    *session = (struct session){0};
    *status = status_failed;
    session->data_dir = locate_data(options->data_dir, error);
    if (session->data_dir == NULL || !plan_read(session, options, error))
        return false;
    if (!themes_read(session, options, error, status))
        return false;
    *status = status_usage;
    if (!plan_adjust(&session->plan, options, error))
        return false;
    *status = 0;
    session->layers_dir = memory_format("%s/shapefiles", session->data_dir);
    session->request = (struct request){
        .reference = reference_of(&session->plan, options),
        .tier_count = (uint32_t)session->plan.tier_count,
        .layers_dir = session->layers_dir,
        .border_path = "",
        .reference_path = "",
    };
    for (size_t i = 0; i < session->plan.tier_count; i++)
        session->request.outer_km[i] = session->plan.tiers[i].outer_km;
    return true;
}

void session_fini(struct session *session)
{
    if (session == NULL)
        return;
    scene_free(session->scene);
    bytes_fini(&session->bytes);
    link_close(session->link);
    theme_shelf_fini(&session->themes);
    plan_fini(&session->plan);
    free(session->layers_dir);
    free(session->data_dir);
    *session = (struct session){0};
}

bool session_ask(struct session *session, struct error *error)
{
    if (session->link == NULL) {
        char *engine = locate_engine(error);
        if (engine != NULL)
            session->link = link_open(engine, error);
        free(engine);
    }
    session->request.number++;
    return session->link != NULL && link_send(session->link, &session->request, error);
}

void session_give_up(struct session *session)
{
    link_close(session->link);
    session->link = NULL;
}

static bool take_reply(struct session *session, struct bytes *bytes, struct error *error)
{
    struct reply reply;
    if (!reply_open(&reply, bytes->items, bytes->count, error)) {
        bytes_fini(bytes);
        return false;
    }
    scene_free(session->scene);
    bytes_fini(&session->bytes);
    session->bytes = *bytes;
    session->reply = reply;
    session->scene = scene_new(&session->reply, &session->plan);
    return true;
}

enum link_progress session_receive(struct session *session, struct error *error)
{
    struct bytes bytes = {0};
    enum link_progress progress = link_receive(session->link, &bytes, error);
    if (progress == LINK_PENDING)
        return progress;
    if (progress == LINK_REPLY && !take_reply(session, &bytes, error))
        progress = LINK_BROKEN;
    session_give_up(session);
    return progress;
}

bool session_wait(struct session *session, struct error *error)
{
    struct bytes bytes = {0};
    bool done = session_ask(session, error) && link_wait(session->link, engine_deadline_ms, &bytes, error) &&
                take_reply(session, &bytes, error);
    session_give_up(session);
    return done;
}
