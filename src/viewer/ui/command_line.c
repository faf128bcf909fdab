#include "viewer/ui/command_line.h"

#include <stdio.h>
#include <string.h>

#include "base/translate.h"
#include "viewer/ui/commands.h"

struct words { /* the line in two: a name, and what follows it */
    char name[64];
    const char *rest;
};

static struct words split(const char *text)
{
    struct words words = {.rest = text};
    text += strspn(text, " ");
    size_t length = strcspn(text, " ");
    snprintf(words.name, sizeof words.name, "%.*s", (int)length, text);
    words.rest = text + length + strspn(text + length, " ");
    return words;
}

void command_line_suggest(const struct state *state, const char *text, struct suggestions *suggestions)
{
    const struct words words = split(text);
    size_t length = strlen(words.name);
    if (*words.rest != '\0')
        return;
    for (int is_inside = 0; is_inside <= 1; is_inside++) /* names that begin so, then those that have it inside */
        for (size_t i = 0; action_at(i) != NULL; i++) {
            const struct action *action = action_at(i);
            const char *found = strstr(action->name, words.name);
            bool begins = strncmp(action->name, words.name, length) == 0;
            if (found != NULL && begins == !is_inside && action_is_there(action, state))
                suggestions_add(suggestions, action->name, _(action->help));
        }
}

static void explain(const char *name, struct error *error)
{
    const char *near = action_suggest(name);
    if (near != NULL)
        error_set(error, _("no command \"%s\"; did you mean %s?"), name, near);
    else
        error_set(error, _("no command \"%s\"; Tab shows what there is"), name);
}

/* An action that opens a prompt is given the rest of the line as its answer. */
static bool run(struct state *state, const struct action *action, const char *rest, struct error *error)
{
    bool asks =
        action->run == command_prompt && prompt_row_at((enum prompt_id)action->argument)->accept != NULL;
    if (*rest != '\0' && !asks) {
        error_set(error, _("%s takes nothing behind its name"), action->name);
        return false;
    }
    if (action->run(state, action->argument) == OUTCOME_QUIT)
        state->wants_to_leave = true;
    enum prompt_id id = state->prompt.id;
    if (*rest == '\0' || id == PROMPT_NONE)
        return true;
    prompt_close(state);
    return prompt_row_at(id)->accept(state, rest, -1, error);
}

bool command_line_accept(struct state *state, const char *text, int chosen, struct error *error)
{
    struct suggestions suggestions = {0};
    const struct words words = split(text);
    const struct action *action = action_find(words.name);
    command_line_suggest(state, text, &suggestions);
    if (chosen >= 0 && (size_t)chosen < suggestions.count)
        action = action_find(suggestions.items[chosen].text);
    else if (action == NULL && words.name[0] != '\0' && suggestions.count == 1)
        action = action_find(suggestions.items[0].text);
    if (words.name[0] == '\0' && action == NULL)
        return true;
    if (action == NULL) {
        explain(words.name, error);
        return false;
    }
    if (!action_is_there(action, state)) {
        error_set(error, _("%s can do nothing now"), action->name);
        return false;
    }
    return run(state, action, words.rest, error);
}
