#include "viewer/ui/view_menu.h"

#include <stddef.h>
#include <stdio.h>

#include "base/translate.h"
#include "viewer/ui/commands.h"

static const char *signs(const struct state *state)
{
    return glyphs_at(state->glyphs)->name;
}

static const char *colours(const struct state *state)
{
    return state_theme(state)->name;
}

static const struct menu_row {
    const char *name;
    size_t offset;                                   /* of a bool in the state; 0: it is no switch */
    const char *action;                              /* what changes it; NULL: the switch itself does */
    const char *(*value)(const struct state *state); /* what is chosen, where there is more than on and off */
} rows[] = {
    {N_("labels"), offsetof(struct state, shows.labels), NULL, NULL},
    {N_("towns"), offsetof(struct state, shows.towns), NULL, NULL},
    {N_("oblasts"), offsetof(struct state, shows.regions), NULL, NULL},
    {N_("rivers"), offsetof(struct state, shows.rivers), NULL, NULL},
    {N_("overview in a corner"), offsetof(struct state, shows.inset), NULL, NULL},
    {N_("parallels and meridians"), offsetof(struct state, shows.graticule), NULL, NULL},
    {N_("panel"), offsetof(struct state, panel), "panel", NULL},
    {N_("mouse"), offsetof(struct state, mouse), "mouse", NULL},
    {N_("signs"), 0, "glyphs", signs},
    {N_("colours"), 0, "theme", colours},
    {N_("keep all this for the next start"), 0, NULL, NULL},
};

enum { row_count = sizeof rows / sizeof *rows };
_Static_assert((int)row_count <= (int)suggestions_max, "the menu's rows are drawn as suggestions");

void view_menu_rows(const struct state *state, const char *text, struct suggestions *list)
{
    (void)text;
    for (size_t i = 0; i < row_count; i++) {
        char line[128];
        bool is_switch = rows[i].offset != 0;
        bool is_on = is_switch && *(const bool *)((const char *)state + rows[i].offset);
        snprintf(line, sizeof line, "%s %s", !is_switch ? "   " : is_on ? "[x]" : "[ ]", _(rows[i].name));
        suggestions_add(list, line, rows[i].value != NULL ? rows[i].value(state) : "");
    }
}

static void change(struct state *state, const struct menu_row *row)
{
    if (row->action != NULL) {
        const struct action *action = action_find(row->action);
        action->run(state, action->argument);
    } else if (row->offset != 0) {
        bool *is_on = (bool *)((char *)state + row->offset);
        *is_on = !*is_on;
        label_memory_forget(state->memory);
    } else {
        state->errand = (struct errand){.kind = ERRAND_SETTINGS};
        prompt_close(state); /* how it went is said in its place */
    }
}

bool view_menu_answer(struct state *state, struct key key)
{
    int chosen = state->prompt.chosen;
    switch (key_by_position(key).code) {
    case SPECIAL_UP:
    case 'k':
        state->prompt.chosen = (chosen + row_count - 1) % row_count;
        return true;
    case SPECIAL_DOWN:
    case SPECIAL_TAB:
    case 'j':
        state->prompt.chosen = (chosen + 1) % row_count;
        return true;
    case SPECIAL_ENTER:
    case ' ':
        change(state, &rows[chosen]);
        return true;
    case 'q':
    case 'v':
        prompt_close(state);
        return true;
    default:
        return false;
    }
}
