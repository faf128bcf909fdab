#include "viewer/recovery.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/translate.h"
#include "viewer/errands.h"
#include "viewer/plan/plan_difference.h"
#include "viewer/ui/files.h"
#include "viewer/ui/tour.h"

/* The caller frees it. */
static char *absolute(const char *path)
{
    char *found = path != NULL ? realpath(path, NULL) : NULL;
    return found != NULL ? found : memory_copy_text(path);
}

void recovery_init(struct recovery *recovery, const char *plan_path)
{
    *recovery = (struct recovery){.plan_path = absolute(plan_path)};
    autosave_init(&recovery->autosave);
}

void recovery_fini(struct recovery *recovery)
{
    if (recovery->has_found)
        autosave_found_fini(&recovery->found);
    autosave_fini(&recovery->autosave);
    free(recovery->plan_path);
    *recovery = (struct recovery){0};
}

/* Whether it is what was found that is the plan in use. */
static bool is_found(const struct recovery *recovery, const char *path)
{
    return recovery->has_found && path != NULL && strcmp(path, recovery->found.path) == 0;
}

void recovery_turn_to(struct recovery *recovery, const char *plan_path)
{
    free(recovery->plan_path);
    recovery->plan_path = is_found(recovery, plan_path) ? memory_copy_text(recovery->found.plan_path) : absolute(plan_path);
    recovery_let_go(recovery);
}

static void write_when(int64_t time_s, char *text, size_t size)
{
    time_t time = (time_t)time_s;
    struct tm local;
    if (localtime_r(&time, &local) == NULL || strftime(text, size, "%Y-%m-%d %H:%M", &local) == 0)
        snprintf(text, size, "%s", _("an earlier time"));
}

void recovery_offer(struct recovery *recovery, struct state *state)
{
    char when[64];
    recovery->has_found = autosave_find(&recovery->autosave, &recovery->found);
    if (!recovery->has_found)
        return;
    write_when(recovery->found.time_s, when, sizeof when);
    files_offer(state, when);
}

/* Whether plans differ only in what can be changed on the map. */
static bool are_alike(const struct plan *a, const struct plan *b)
{
    struct plan_differences differences = {0};
    bool alike = true;
    plan_differences_find(&differences, a, b);
    for (size_t i = 0; i < differences.count; i++)
        alike = alike && plan_difference_is_of_map(&differences.items[i]);
    ARRAY_FINI(&differences);
    return alike;
}

static bool have_same_tiers(const struct plan *a, const struct plan *b)
{
    return a->tier_count == b->tier_count;
}

/* Whether the changes fit a plan; path: where it is, NULL for the one in use. */
static bool fit(const struct recovery *recovery, const char *path, const struct plan *in_use,
                bool (*fits)(const struct plan *, const struct plan *))
{
    struct plan kept, theirs;
    if (!plan_open(&kept, recovery->found.path, NULL))
        return true; /* what is wrong is said when it is taken */
    bool opens = path != NULL && plan_open(&theirs, path, NULL);
    bool good = path == NULL ? fits(&kept, in_use) : opens && fits(&kept, &theirs);
    if (opens)
        plan_fini(&theirs);
    plan_fini(&kept);
    return good;
}

const char *recovery_other_plan(const struct recovery *recovery, const struct plan *plan)
{
    const char *theirs = recovery->found.plan_path, *ours = recovery->plan_path, *whole = recovery->found.path;
    if (theirs == NULL) /* a plan without a file: the bundled one, or that of somebody who was followed */
        return ours == NULL && fit(recovery, NULL, plan, are_alike) ? NULL : whole;
    if (ours != NULL && strcmp(theirs, ours) == 0)
        return fit(recovery, NULL, plan, have_same_tiers) ? NULL : whole;
    return fit(recovery, theirs, NULL, have_same_tiers) ? theirs : whole;
}

static struct choice choice_of(struct state *state, const struct plan *plan)
{
    struct choice choice = {.reference = state->choice.reference, .line = state->choice.line};
    for (size_t i = 0; i < plan->tier_count; i++)
        choice.outer_km[i] = plan->tiers[i].outer_km;
    if (plan->reference.name != NULL) {
        choice.reference = reference_find(plan->reference.name);
        choice.line = NULL;
    } else if (plan->reference.line.count > 0) {
        choice.reference = REFERENCE_DRAWN;
        choice.line = state_own_line(state, plan->reference.line.items, plan->reference.line.count);
    }
    return choice;
}

static void adopt(struct recovery *recovery, const struct choice *choice)
{
    autosave_adopt(&recovery->autosave, &recovery->found);
    recovery->kept = *choice;
    recovery->is_kept = true;
}

/* The plan in use is what was kept. */
static void take_whole(struct recovery *recovery, struct state *state)
{
    const char *name = recovery->plan_path != NULL ? recovery->plan_path : "my-plan.ini";
    snprintf(state->plan_name, sizeof state->plan_name, "%s", name);
    memset(state->saved.outer_km, 0, sizeof state->saved.outer_km); /* no plan is like that: nothing is in a file */
    adopt(recovery, &state->choice);
    state_flash(state, _("their plan is gone or changed; this is what was kept, in no file: s saves it"));
}

void recovery_take(struct recovery *recovery, struct state *state)
{
    struct plan plan;
    struct error error = {0};
    if (!recovery->has_found)
        return;
    bool is_whole = is_found(recovery, state->plan_name);
    recovery->has_found = false;
    if (!plan_open(&plan, recovery->found.path, &error)) {
        state_flash(state, error.text);
        autosave_found_fini(&recovery->found);
        return;
    }
    if (is_whole) {
        take_whole(recovery, state);
    } else if (have_same_tiers(&plan, state->plan)) {
        const struct choice choice = choice_of(state, &plan);
        state_choose(state, &choice, -1);
        tour_keep_choice(state);
        adopt(recovery, &choice);
        state_flash(state, _("here they are again; u takes them back"));
    } else {
        state_flash(state, _("the plan has other tiers by now; the changes are left for later"));
        autosave_found_fini(&recovery->found);
    }
    plan_fini(&plan);
}

void recovery_refuse(struct recovery *recovery)
{
    if (!recovery->has_found)
        return;
    recovery->has_found = false;
    autosave_adopt(&recovery->autosave, &recovery->found);
    autosave_discard(&recovery->autosave);
}

void recovery_follow(struct recovery *recovery, struct state *state)
{
    struct error error = {0};
    size_t tiers = state->plan->tier_count;
    if (!state_is_unsaved(state)) {
        if (recovery->is_kept)
            recovery_let_go(recovery);
        return;
    }
    if (recovery->has_failed || (recovery->is_kept && choice_equal(&recovery->kept, &state->choice, tiers)))
        return;
    const struct plan_changes changes = errands_changes(&state->choice);
    recovery->is_kept =
        autosave_keep(&recovery->autosave, state->plan, &changes, recovery->plan_path, &error);
    recovery->kept = state->choice;
    recovery->has_failed = !recovery->is_kept;
    if (recovery->has_failed)
        state_flash(state, error.text);
}

void recovery_let_go(struct recovery *recovery)
{
    autosave_discard(&recovery->autosave);
    recovery->is_kept = false;
}
