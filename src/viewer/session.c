#include "viewer/session.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/translate.h"
#include "viewer/locate.h"

enum { status_failed = 1, status_usage = 2 };

static bool read_plan(struct session *session, const struct options *options, struct error *error)
{
    const struct bytes *shared = options->shared_plan;
    if (shared != NULL)
        return plan_read(&session->plan, _("the shared plan"), shared->items, shared->count, error);
    /* What is reported of Ukraine is not said of another country. */
    const char *name = options->border_path != NULL ? "plain" : "plan";
    char *bundled = memory_format("%s/assets/%s.ini", session->data_dir, name);
    bool read = plan_open(&session->plan, options->plan_path != NULL ? options->plan_path : bundled, error);
    free(bundled);
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
    if (options->tour && plan->tour.count == 0) {
        error_set(error, _("--tour: the plan has no tour; one is made of sections [tour 1], [tour 2] and so on"));
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
    if (plan->reference.name != NULL) /* checked when the plan was read */
        return reference_find(plan->reference.name);
    return plan->reference.line.count > 0 ? REFERENCE_DRAWN : REFERENCE_RUSSIA;
}

/* false: *status says whether the command line or a file is to blame. */
static bool themes_read(struct session *session, const struct options *options, struct error *error, int *status)
{
    bool is_unknown = false;
    session->theme = -1;
    *status = status_failed;
    if (!theme_shelf_fill(&session->themes, session->data_dir, error))
        return false;
    session->theme_path = options->theme != NULL && strchr(options->theme, '/') != NULL ? options->theme : NULL;
    if (options->theme != NULL)
        session->theme = theme_shelf_choose(&session->themes, session->data_dir, options->theme, error, &is_unknown);
    *status = is_unknown && options->theme_place == NULL ? status_usage : status_failed;
    if (options->theme == NULL || session->theme >= 0)
        return true;
    struct error reason = *error;
    if (options->theme_place != NULL)
        error_set(error, _("%s: %.300s (--no-config starts without it)"), options->theme_place, reason.text);
    else if (is_unknown)
        error_prefix(error, "--theme");
    return false;
}

size_t session_theme(const struct session *session, const char *name)
{
    int theme = session->theme >= 0 ? session->theme : themes_find(&session->themes, name);
    return theme >= 0 ? (size_t)theme : 0;
}

static void set_line(struct session *session, const struct plan_line *line)
{
    session->line = line;
    session->request.drawn = line != NULL ? line->items : NULL;
    session->request.drawn_count = line != NULL ? (uint32_t)line->count : 0;
}

bool session_init(struct session *session, const struct options *options, struct error *error, int *status)
{
    *session = (struct session){0};
    *status = status_failed;
    session->data_dir = locate_data(options->data_dir, error);
    if (session->data_dir == NULL || !read_plan(session, options, error))
        return false;
    if (!themes_read(session, options, error, status))
        return false;
    *status = status_usage;
    if (!plan_adjust(&session->plan, options, error))
        return false;
    *status = 0;
    enum reference_kind reference = reference_of(&session->plan, options);
    session->layers_dir = memory_format("%s/shapefiles", session->data_dir);
    session->request = (struct request){
        .reference = reference,
        .tier_count = (uint32_t)session->plan.tier_count,
        .layers_dir = session->layers_dir,
        .border_path = options->border_path != NULL ? options->border_path : "",
        .where_field = options->where_field,
        .where_value = options->where_value,
        .max_vertices = options->max_vertices,
        .reference_is_open = !options->has_reference && reference < REFERENCE_WHOLE,
        .reference_path = options->reference_path != NULL ? options->reference_path : "",
    };
    set_line(session, session->request.reference == REFERENCE_DRAWN ? &session->plan.reference.line : NULL);
    for (size_t i = 0; i < session->plan.tier_count; i++)
        session->request.outer_km[i] = session->plan.tiers[i].outer_km;
    session->answers.plan = &session->plan;
    session->is_sandboxed = !options->no_sandbox;
    kept_init(&session->kept, locate_kept(), !options->kiosk);
    session->has_keys = options->shared_plan == NULL && kept_keys_make(&session->keys, &session->request);
    return true;
}

void session_fini(struct session *session)
{
    if (session == NULL)
        return;
    answers_fini(&session->answers);
    kept_fini(&session->kept);
    link_close(session->link);
    theme_shelf_fini(&session->themes);
    plan_fini(&session->plan);
    free(session->layers_dir);
    free(session->data_dir);
    *session = (struct session){0};
}

struct choice session_choice(const struct session *session)
{
    struct choice choice = {.reference = (enum reference_kind)session->request.reference, .line = session->line};
    memcpy(choice.outer_km, session->request.outer_km, sizeof choice.outer_km);
    return choice;
}

bool session_owns_outline(const struct session *session)
{
    char *border = realpath(session->request.border_path, NULL), *layers = realpath(session->layers_dir, NULL);
    size_t length = layers != NULL ? strlen(layers) : 0;
    bool is_layer = border != NULL && layers != NULL && strncmp(border, layers, length) == 0 && border[length] == '/';
    free(border);
    free(layers);
    return session->request.border_path[0] != '\0' && !is_layer;
}

/* What is kept of what is missing, and fits. true: the exact tiers. */
static bool take_kept(struct session *session)
{
    struct blob blob;
    if (!session->has_keys)
        return false;
    if (!answers_have_ground(&session->answers) &&
        kept_find(&session->kept, KEPT_GROUND, session->keys.ground, &blob))
        answers_take(&session->answers, &blob, NULL, NULL);
    return answers_have_ground(&session->answers) &&
           kept_find(&session->kept, KEPT_TIERS, session->keys.tiers, &blob) &&
           answers_take(&session->answers, &blob, session->line, NULL) == &session->answers.exact;
}

/* Shows the choice if it is there or kept. A line that nobody chose was found by the engine, and so is another one than
 * the choice says. */
static bool settle(struct session *session, const struct choice *choice)
{
    struct choice found = *choice;
    if (answers_settle(&session->answers, choice))
        return true;
    if (take_kept(session) && session->request.reference_is_open)
        found.reference = answers_choice(&session->answers).reference;
    return answers_settle(&session->answers, &found);
}

static bool engine_send(struct session *session, struct error *error)
{
    if (session->link == NULL) {
        char *engine = locate_engine(error);
        if (engine != NULL)
            session->link = link_open(engine, session->is_sandboxed, error);
        free(engine);
    }
    session->request.number++;
    if (session->link == NULL || link_send(session->link, &session->request, error))
        return session->link != NULL;
    link_close(session->link);
    session->link = NULL;
    return false;
}

/* An engine that has ended since it was last needed is no failure: it is started again. */
static bool send_anew(struct session *session, struct error *error)
{
    bool was_there = session->link != NULL;
    return engine_send(session, error) || (was_there && engine_send(session, error));
}

bool session_ask(struct session *session, const struct choice *choice, const struct look_at *look_at,
                 struct error *error)
{
    struct request *request = &session->request;
    request->reference_is_open = request->reference_is_open && request->reference == (uint32_t)choice->reference;
    request->reference = choice->reference;
    set_line(session, choice->line);
    memcpy(request->outer_km, choice->outer_km, sizeof request->outer_km);
    if (session->has_keys)
        session->keys.tiers = kept_key_tiers(&session->keys, request);
    if (settle(session, choice)) {
        session_hush(session);
        return true;
    }
    request->wanted = WANT_EXACT | (answers_have_ground(&session->answers) ? 0 : WANT_GROUND);
    if (look_at != NULL) {
        request->wanted |= WANT_DRAFT;
        request->view = look_at->view;
        request->tolerance_m = look_at->tolerance_m;
    }
    session->asked_ms = clock_now_ms();
    session->is_waiting = send_anew(session, error);
    return session->is_waiting;
}

void session_hush(struct session *session)
{
    struct error error;
    if (!session->is_waiting)
        return;
    session->is_waiting = false;
    session->request.wanted = 0;
    engine_send(session, &error); /* if it is gone, it is silent too */
}

void session_warm_up(struct session *session)
{
    struct error error;
    if (session->link != NULL || session->is_waiting)
        return;
    session->request.wanted = WANT_WARM;
    engine_send(session, &error); /* what fails now is said when it is needed */
}

void session_give_up(struct session *session)
{
    link_close(session->link);
    session->link = NULL;
    session->is_waiting = false;
}

/* The engine may have read files that were changed since, or only after they were changed. */
static bool are_files_unchanged(const struct session *session)
{
    struct kept_keys now;
    return kept_keys_make(&now, &session->request) && kept_key_equal(now.ground, session->keys.ground) &&
           kept_key_equal(now.line, session->keys.line);
}

static void keep(struct session *session, const struct answer *answer)
{
    bool is_ground = answer == &session->answers.ground;
    if (session->has_keys && are_files_unchanged(session))
        kept_store(&session->kept, is_ground ? KEPT_GROUND : KEPT_TIERS,
                   is_ground ? session->keys.ground : session->keys.tiers, &answer->blob);
}

static enum link_progress take_reply(struct session *session, struct bytes *bytes, struct error *error)
{
    struct blob blob = blob_of(bytes);
    const struct answer *answer = answers_take(&session->answers, &blob, session->line, error);
    if (answer == &session->answers.exact || answer == NULL)
        session->is_waiting = false;
    if (answer != NULL && (answer->reply.header->flags & REPLY_EXACT) != 0)
        keep(session, answer);
    return answer != NULL ? LINK_REPLY : LINK_REFUSED;
}

enum link_progress session_receive(struct session *session, struct error *error)
{
    for (;;) {
        struct bytes bytes = {0};
        enum link_progress progress = link_receive(session->link, &bytes, error);
        if (progress == LINK_PENDING)
            return progress;
        if (progress != LINK_REPLY) {
            bool was_waiting = session->is_waiting;
            session_give_up(session);
            return was_waiting || progress == LINK_BROKEN ? progress : LINK_PENDING;
        }
        if (session->is_waiting && reply_number(bytes.items, bytes.count) == session->request.number)
            return take_reply(session, &bytes, error);
        bytes_fini(&bytes); /* to a request that is not wanted any more; the one that is may have come with it */
    }
}

bool session_wait(struct session *session, struct error *error)
{
    struct choice choice = session_choice(session);
    int64_t end_ms = clock_now_ms() + session_deadline_ms;
    if (!session_ask(session, &choice, NULL, error))
        return false;
    while (session->is_waiting) {
        enum link_progress progress = session_receive(session, error);
        if (progress == LINK_REPLY) /* another one may have come with it */
            continue;
        if (progress != LINK_PENDING)
            break;
        struct pollfd ready = {.fd = link_fd(session->link), .events = POLLIN};
        int64_t left_ms = end_ms - clock_now_ms();
        if (left_ms <= 0) {
            error_set(error, _("the engine took more than %d seconds and was stopped"), session_deadline_ms / 1000);
            break;
        }
        poll(&ready, 1, (int)left_ms);
    }
    session_give_up(session);
    return session->answers.scene != NULL;
}
