#include "viewer/ui/files.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/translate.h"
#include "viewer/ui/tour.h"

enum { path_least = 12, path_shortest = 8 }; /* cells: in a question that has a shorter form; in any case */

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
        prompt_open(state, PROMPT_DISCARD, "");
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

/* ---- what is said ---- */

/* The end of a text, of at most so many cells. */
static const char *end_of(const char *text, int cells)
{
    int width = text_width(text);
    struct text_character character;
    while (width > cells && text_next(&text, &character))
        width -= character.width;
    return text;
}

/* A path in at most so many cells: what is too much is left out of its folders, or else of the file's name. */
static void write_path(char *text, size_t size, const char *path, int cells)
{
    const char *slash = strrchr(path, '/');
    int name = slash != NULL ? text_width(slash) : cells;
    if (text_width(path) <= cells) {
        snprintf(text, size, "%s", path);
        return;
    }
    if (name >= cells) { /* which tells more than the folders */
        path = slash != NULL ? slash + 1 : path;
        name = cells / 2;
    }
    int begin = (int)text_fit(path, cells - 1 - name);
    snprintf(text, size, "%.*s…%s", begin, path, end_of(path, name));
}

enum { forms_max = 4 };

/* The first of some forms that fits, the last one in any case. Those but the last end in a path, if there is one. */
static void write_form(const char *const forms[forms_max], const char *path, int cells, char *text, size_t size)
{
    char shown[line_edit_size + 8] = "";
    int i = 0, wanted = path == NULL ? 0 : text_width(path) < path_least ? text_width(path) : path_least;
    while (i + 1 < forms_max && forms[i + 1] != NULL && text_width(forms[i]) + (wanted > 0 ? 1 + wanted : 0) > cells)
        i++;
    bool has_path = path != NULL && i + 1 < forms_max && forms[i + 1] != NULL;
    if (has_path)
        write_path(shown, sizeof shown, path, cells - text_width(forms[i]) - 1);
    snprintf(text, size, "%s%s%s", forms[i], has_path ? " " : "", shown);
}

void files_question(const struct state *state, int cells, char *text, size_t size)
{
    char lost[256];
    const char *about = state->prompt.edit.text;
    switch (state->prompt.id) {
    case PROMPT_REPLACE: {
        const char *const forms[forms_max] = {_("y replace it, n another name, Esc leave it:"), _("y replace, n rename, Esc no:"),
                                              _("replace? y n Esc:"), _("replace? y n Esc")};
        write_form(forms, about, cells, text, size);
        break;
    }
    case PROMPT_LEAVE: {
        const char *const forms[forms_max] = {_("The plan is changed: s save it, q quit without saving, Esc back to the map"),
                                              _("s save, q quit unsaved, Esc back"), _("s save, q discard")};
        write_form(forms, NULL, cells, text, size);
        break;
    }
    case PROMPT_DISCARD: {
        const char *const forms[forms_max] = {_("The plan is changed: s save it first, o open the other one anyway, Esc back"),
                                              _("s save, o open unsaved, Esc back"), _("s save, o discard")};
        write_form(forms, NULL, cells, text, size);
        break;
    }
    case PROMPT_RECOVER: {
        snprintf(lost, sizeof lost, _("Unsaved changes of %s: y take them, n forget them, Esc later"), about);
        const char *const forms[forms_max] = {lost, _("Unsaved changes: y take, n forget"), _("unsaved: y n Esc")};
        write_form(forms, NULL, cells, text, size);
        break;
    }
    default:
        *text = '\0';
    }
}

/* "saved: " and so on, with room for the file's name. */
static void write_done(const struct state *state, const char *format, const char *path, char *text, size_t size)
{
    char shown[line_edit_size + 8];
    int room = state->layout.hints.columns - 2 - text_width(format) + (int)strlen("%s");
    write_path(shown, sizeof shown, path, room > path_shortest ? room : path_shortest);
    snprintf(text, size, format, shown);
}

void files_done(struct state *state, const struct errand *errand)
{
    char text[sizeof state->flash];
    bool is_partly = errand->kind == ERRAND_SAVE && state->choice.reference == REFERENCE_FILE;
    switch (errand->kind) {
    case ERRAND_SAVE:
        state->saved = state->choice;
        tour_keep_choice(state);
        snprintf(state->plan_name, sizeof state->plan_name, "%s", errand->path);
        write_done(state,
                   is_partly ? _("saved: %s; the line from your file is in no plan: give --reference again") : _("saved: %s"),
                   errand->path, text, sizeof text);
        break;
    case ERRAND_EXPORT:
        write_done(state, _("written: %s"), errand->path, text, sizeof text);
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
    state->asked = *errand;
    prompt_open(state, PROMPT_REPLACE, there);
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
    prompt_open(state, PROMPT_RECOVER, when);
}
