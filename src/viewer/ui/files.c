#include "viewer/ui/files.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/translate.h"

enum { path_said_max = 120 }; /* cells */

static bool send(struct state *state, enum errand_kind kind, const char *path, struct error *error)
{
    path += strspn(path, " ");
    if (*path == '\0') {
        error_set(error, _("give a name"));
        return false;
    }
    state->errand = (struct errand){.kind = kind, .leaves = state->leaves_after_saving};
    state->leaves_after_saving = false;
    snprintf(state->errand.path, sizeof state->errand.path, "%s", path);
    return true;
}

bool files_accept_save(struct state *state, const char *text, int chosen, struct error *error)
{
    (void)chosen;
    if (*text != '\0' && !text_ends_with(text, ".ini")) {
        error_set(error, _("a plan's name ends in .ini"));
        return false;
    }
    return send(state, ERRAND_SAVE, text, error);
}

bool files_accept_open(struct state *state, const char *text, int chosen, struct error *error)
{
    (void)chosen;
    if (*text != '\0' && state_is_unsaved(state)) {
        prompt_open(state, PROMPT_DISCARD,
                    _("The plan is changed: s save it first, o open the other one anyway, Esc back"));
        snprintf(state->other_plan, sizeof state->other_plan, "%s", text);
        return true;
    }
    return send(state, ERRAND_OPEN, text, error);
}

bool files_accept_export(struct state *state, const char *text, int chosen, struct error *error)
{
    (void)chosen;
    return send(state, ERRAND_EXPORT, text, error);
}

/* Letters of a question work on a Ukrainian layout too. */
static uint32_t letter(struct key key)
{
    struct key us = key_by_position(key);
    return us.modifiers == 0 && us.code >= 'A' && us.code <= 'Z' ? us.code - 'A' + 'a'
           : us.modifiers == 0                                   ? us.code
                                                                 : 0;
}

bool files_answer_replace(struct state *state, struct key key)
{
    struct errand errand = state->asked;
    switch (letter(key)) {
    case 'y':
        errand.replaces = true;
        state->errand = errand;
        return true;
    case 'n':
        prompt_open(state, errand.kind == ERRAND_SAVE ? PROMPT_SAVE : PROMPT_EXPORT, errand.path);
        state->leaves_after_saving = errand.leaves;
        return true;
    default:
        return false;
    }
}

bool files_answer_leave(struct state *state, struct key key)
{
    bool is_interrupt = key.modifiers == MODIFIER_CONTROL && key.code == 'c';
    switch (letter(key)) {
    case 's':
        prompt_offer(state, PROMPT_SAVE, state->plan_name);
        state->leaves_after_saving = true;
        return true;
    case 'q':
        state->wants_to_leave = true;
        return true;
    default:
        state->wants_to_leave = is_interrupt;
        return is_interrupt;
    }
}

bool files_answer_open(struct state *state, struct key key)
{
    switch (letter(key)) {
    case 's':
        prompt_offer(state, PROMPT_SAVE, state->plan_name);
        return true;
    case 'o':
        return send(state, ERRAND_OPEN, state->other_plan, NULL);
    default:
        return false;
    }
}

bool files_answer_recover(struct state *state, struct key key)
{
    switch (letter(key)) {
    case 'y':
        state->errand = (struct errand){.kind = ERRAND_RECOVER};
        return true;
    case 'n':
        state->errand = (struct errand){.kind = ERRAND_FORGET};
        return true;
    default:
        return false;
    }
}

void files_done(struct state *state, const struct errand *errand)
{
    char text[sizeof state->flash];
    bool is_partly = errand->kind == ERRAND_SAVE && state->choice.reference == REFERENCE_FILE;
    switch (errand->kind) {
    case ERRAND_SAVE:
        state->saved = state->choice;
        snprintf(state->plan_name, sizeof state->plan_name, "%s", errand->path);
        snprintf(text, sizeof text,
                 is_partly ? _("saved: %.*s; the line from your file is in no plan: give --reference again") : _("saved: %.*s"),
                 (int)text_fit(errand->path, path_said_max), errand->path);
        break;
    case ERRAND_EXPORT:
        snprintf(text, sizeof text, _("written: %.*s"), (int)text_fit(errand->path, path_said_max), errand->path);
        break;
    case ERRAND_SETTINGS:
        snprintf(text, sizeof text, "%s", _("kept: the next start looks like this"));
        break;
    default:
        return;
    }
    state_flash(state, text);
    state->wants_to_leave = errand->leaves && !is_partly; /* that is to be read */
}

void files_exists(struct state *state, const struct errand *errand, const char *there)
{
    char question[line_edit_size + 120];
    state->asked = *errand;
    snprintf(question, sizeof question, _("%s is there already. y replace it, n another name, Esc leave it"),
             there);
    prompt_open(state, PROMPT_REPLACE, question);
}

void files_failed(struct state *state, const struct errand *errand, const char *why)
{
    static const enum prompt_id prompts[] = {
        [ERRAND_SAVE] = PROMPT_SAVE, [ERRAND_OPEN] = PROMPT_OPEN, [ERRAND_EXPORT] = PROMPT_EXPORT};
    bool is_named = errand->kind >= ERRAND_SAVE && errand->kind <= ERRAND_EXPORT;
    if (!is_named) {
        state_flash(state, why);
        return;
    }
    prompt_open(state, prompts[errand->kind], errand->path);
    state->leaves_after_saving = errand->leaves;
    snprintf(state->prompt.note, sizeof state->prompt.note, "%s", why);
}

void files_offer(struct state *state, const char *when)
{
    char question[256];
    snprintf(question, sizeof question, _("Unsaved changes of %s: y take them, n forget them, Esc later"), when);
    prompt_open(state, PROMPT_RECOVER, question);
}
