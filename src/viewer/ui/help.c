#include "viewer/ui/help.h"

#include <stdio.h>

#include "base/translate.h"
#include "viewer/ui/bindings.h"

enum { wide_from = 56 };

static const struct style plain = {ROLE_TEXT, 0}, key = {ROLE_KEY, ATTRIBUTE_BOLD}, heading = {ROLE_HEADING, ATTRIBUTE_BOLD};

/* The group, where there is room for it, the keys, what they do. */
static void add_row(struct document *document, const char *group, const char *keys, const char *help)
{
    bool is_wide = document->width >= wide_from;
    document_line(document);
    if (is_wide)
        document_put(document, 0, group, heading, keep_paper);
    document_put(document, is_wide ? 7 : 0, keys, key, keep_paper);
    document_flow(document, is_wide ? 27 : 12, help, plain);
}

void help_build(struct document *document, const struct state *state)
{
    const struct action *boxes = action_find("glyphs");
    char line[160];
    snprintf(line, sizeof line, _("Boxes or question marks instead of a map? Press %s."), bindings_keys(state->bindings, boxes));
    document_text(document, 0, line, (struct style){ROLE_WARNING, ATTRIBUTE_BOLD});
    enum action_group group = GROUPS;
    for (size_t i = 0; action_at(i) != NULL;) {
        const struct action *action = action_at(i);
        struct action_keys keys = action_keys_take(state, &i, false);
        if (keys.text[0] == '\0')
            continue;
        add_row(document, action->group != group ? action_group_name(action->group) : "", keys.text, _(action->help));
        group = action->group;
    }
    for (size_t i = 0; mouse_help_at(i) != NULL; i++)
        add_row(document, i == 0 ? _("Mouse") : "", _(mouse_help_at(i)->gesture), _(mouse_help_at(i)->help));
}
