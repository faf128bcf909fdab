#include "viewer/errands.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/translate.h"
#include "viewer/export.h"
#include "viewer/plan_file.h"
#include "viewer/settings.h"
#include "viewer/ui/files.h"

/* "~/" is the user's home, as a shell would have it. The caller frees the path. */
static char *path_of(const struct errand *errand)
{
    const char *home = getenv("HOME");
    bool is_home = strncmp(errand->path, "~/", 2) == 0 && home != NULL;
    return is_home ? memory_format("%s%s", home, errand->path + 1) : memory_copy_text(errand->path);
}

struct plan_changes errands_changes(const struct choice *choice)
{
    struct plan_changes changes = {.outer_km = choice->outer_km, .drops_reference = choice->reference == REFERENCE_FILE};
    if (choice->reference < REFERENCE_FILE)
        changes.reference = reference_name(choice->reference);
    if (choice->reference == REFERENCE_DRAWN && choice->line != NULL) {
        changes.line = choice->line->items;
        changes.line_count = choice->line->count;
    }
    return changes;
}

static bool export_shown(const struct session *session, const struct state *state,
                         const struct options *options, const char *path, bool replaces, struct error *error)
{
    struct options one = *options;
    one.exports.items = &path;
    one.exports.count = one.exports.capacity = 1;
    one.force = replaces;
    if (!export_check(path, error))
        return false;
    if (state->is_waiting || session->answers.exact.reply.summary == NULL) {
        error_set(error, _("the exact map is still being worked out: try again in a moment"));
        return false;
    }
    return export_files(session, &one, state, error);
}

static void save(struct state *state, const struct errand *errand, const char *path, struct recovery *recovery)
{
    struct error error = {0};
    struct plan_changes changes = errands_changes(&state->choice);
    if (state->plan->reference.line.count > 0) /* somebody has drawn it, and it may be nowhere else */
        changes.drops_reference = false;
    switch (plan_file_save(path, state->plan, &changes, errand->replaces, &error)) {
    case PLAN_SAVED:
        files_done(state, errand);
        if (recovery != NULL)
            recovery_turn_to(recovery, path);
        break;
    case PLAN_IS_THERE:
        files_exists(state, errand, errand->path);
        break;
    case PLAN_NOT_SAVED:
        files_failed(state, errand, error.text);
        break;
    }
}

static void export(const struct session *session, struct state *state, const struct options *options,
                   const struct errand *errand, const char *path)
{
    struct error error = {0};
    char *there = errand->replaces ? NULL : export_find_there(path);
    if (there != NULL)
        files_exists(state, errand, there);
    else if (export_shown(session, state, options, path, errand->replaces, &error))
        files_done(state, errand);
    else
        files_failed(state, errand, error.text);
    free(there);
}

static void keep_settings(const struct session *session, struct state *state, const struct errand *errand)
{
    struct error error = {0};
    if (settings_keep(session, state, &error))
        files_done(state, errand);
    else
        files_failed(state, errand, error.text);
}

void errands_do(const struct session *session, struct state *state, const struct options *options, struct recovery *recovery)
{
    const struct errand errand = state->errand;
    if (errand.kind != ERRAND_SAVE && errand.kind != ERRAND_EXPORT && errand.kind != ERRAND_SETTINGS)
        return;
    state->errand = (struct errand){.kind = ERRAND_NONE};
    if (errand.kind == ERRAND_SETTINGS) {
        keep_settings(session, state, &errand);
        return;
    }
    char *path = path_of(&errand);
    if (errand.kind == ERRAND_SAVE)
        save(state, &errand, path, recovery);
    else
        export(session, state, options, &errand, path);
    free(path);
}

bool errands_can_open(struct state *state)
{
    struct plan plan;
    struct error error = {0};
    char *path = path_of(&state->errand);
    bool is_good = plan_open(&plan, path, &error);
    if (is_good) {
        plan_fini(&plan);
        snprintf(state->errand.path, sizeof state->errand.path, "%s", path);
    } else {
        const struct errand errand = state->errand;
        state->errand = (struct errand){.kind = ERRAND_NONE};
        files_failed(state, &errand, error.text);
    }
    free(path);
    return is_good;
}
