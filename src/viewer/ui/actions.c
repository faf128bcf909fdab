#include "viewer/ui/actions.h"

#include <assert.h>
#include <string.h>

#include "base/bytes.h"
#include "base/text.h"
#include "base/translate.h"
#include "viewer/ui/commands.h"

#define PAN N_("Move by an eighth of the map; scroll a page")
#define STEP N_("Move by one cell")
#define CYCLE N_("Select the next, the one before")
#define TURN N_("Turn the pages of a text; its end")
#define DEPTH N_("Depth of the selected tier by 1 km, by 10 km")
#define MARGINS N_("Overview in a corner, degrees at the edges")
#define SELECT N_("Select a tier or the rest; once more: go there")

/* In the order of the help page and of the hint bar, whose last hint stays longest. */
static const struct action actions[] = {
    {"pan-left", command_pan, DIRECTION_LEFT, "Left h", PAN, N_("move"), GROUP_MOVE, NULL},
    {"pan-up", command_pan, DIRECTION_UP, "Up k", PAN, N_("move"), GROUP_MOVE, NULL},
    {"pan-down", command_pan, DIRECTION_DOWN, "Down j", PAN, N_("move"), GROUP_MOVE, NULL},
    {"pan-right", command_pan, DIRECTION_RIGHT, "Right l", PAN, N_("move"), GROUP_MOVE, NULL},
    {"step-left", command_step, DIRECTION_LEFT, "S-Left H", STEP, NULL, GROUP_MOVE, NULL},
    {"step-up", command_step, DIRECTION_UP, "S-Up K", STEP, NULL, GROUP_MOVE, NULL},
    {"step-down", command_step, DIRECTION_DOWN, "S-Down J", STEP, NULL, GROUP_MOVE, NULL},
    {"step-right", command_step, DIRECTION_RIGHT, "S-Right L", STEP, NULL, GROUP_MOVE, NULL},

    {"zoom-in", command_zoom, +1, "+ = a", N_("Nearer"), N_("zoom"), GROUP_ZOOM, NULL},
    {"zoom-out", command_zoom, -1, "- , z", N_("Farther"), N_("zoom"), GROUP_ZOOM, NULL},
    {"whole", command_whole, 0, "0 Home", N_("The whole country"), NULL, GROUP_ZOOM, NULL},

    {"select-1", command_select, 0, "1", SELECT, N_("tier"), GROUP_TIERS, command_has_zone},
    {"select-2", command_select, 1, "2", SELECT, N_("tier"), GROUP_TIERS, command_has_zone},
    {"select-3", command_select, 2, "3", SELECT, N_("tier"), GROUP_TIERS, command_has_zone},
    {"select-4", command_select, 3, "4", SELECT, N_("tier"), GROUP_TIERS, command_has_zone},
    {"select-5", command_select, 4, "5", SELECT, N_("tier"), GROUP_TIERS, command_has_zone},
    {"select-next", command_cycle, +1, "Tab", CYCLE, NULL, GROUP_TIERS, NULL},
    {"select-previous", command_cycle, -1, "S-Tab", CYCLE, NULL, GROUP_TIERS, NULL},

    {"depth-less", command_depth, -1, "[", DEPTH, N_("depth"), GROUP_TIERS, NULL},
    {"depth-more", command_depth, +1, "]", DEPTH, N_("depth"), GROUP_TIERS, NULL},
    {"depth-much-less", command_depth, -10, "{", DEPTH, NULL, GROUP_TIERS, NULL},
    {"depth-much-more", command_depth, +10, "}", DEPTH, NULL, GROUP_TIERS, NULL},
    {"reference", command_reference, 0, "r", N_("Measure from the next reference line"), N_("line"), GROUP_TIERS, NULL},

    {"panel", command_panel, 0, "p", N_("Panel: who, what, how much"), N_("panel"), GROUP_READ, NULL},
    {"sources", command_page, PAGE_SOURCES, "S", N_("Sources and caveats: who said what"), N_("sources"), GROUP_READ, NULL},
    {"page-down", command_turn, +1, "PgDn Space", TURN, NULL, GROUP_READ, command_has_page},
    {"page-up", command_turn, -1, "PgUp", TURN, NULL, GROUP_READ, command_has_page},
    {"page-end", command_end, 0, "End", TURN, NULL, GROUP_READ, command_has_page},

    {"glyphs", command_glyphs, 0, "b", N_("Boxes instead of a map? Next set of signs"), NULL, GROUP_LOOK, NULL},
    {"theme", command_theme, 0, "T", N_("Next colours: dark, light, ..."), NULL, GROUP_LOOK, NULL},
    {"inset", command_inset, 0, "O", MARGINS, NULL, GROUP_LOOK, NULL},
    {"graticule", command_graticule, 0, "G", MARGINS, NULL, GROUP_LOOK, NULL},
    {"mouse", command_mouse, 0, "M", N_("Mouse on or off; off, the terminal marks text"), NULL, GROUP_LOOK, NULL},
    {"repaint", command_repaint, 0, "C-l", N_("Paint the screen anew"), NULL, GROUP_LOOK, NULL},

    {"back", command_back, 0, "Esc", N_("Back: close a page, let go of a tier"), NULL, GROUP_LEAVE, NULL},
    {"quit", command_quit, 0, "q C-c", N_("Quit"), N_("quit"), GROUP_LEAVE, NULL},
    {"help", command_page, PAGE_HELP, "? F1", N_("This help, and back to the map"), N_("help"), GROUP_LEAVE, NULL},
};

static const struct mouse_help mouse_rows[] = {
    {N_("drag"), N_("Move")},
    {N_("wheel"), N_("Nearer, farther, at the pointer")},
    {N_("click"), N_("Select what is there; once more: go there")},
};

const struct action *action_at(size_t index)
{
    return index < sizeof actions / sizeof *actions ? &actions[index] : NULL;
}

const struct mouse_help *mouse_help_at(size_t index)
{
    return index < sizeof mouse_rows / sizeof *mouse_rows ? &mouse_rows[index] : NULL;
}

const struct action *action_find(const char *name)
{
    for (size_t i = 0; action_at(i) != NULL; i++)
        if (strcmp(actions[i].name, name) == 0)
            return &actions[i];
    return NULL;
}

bool action_is_there(const struct action *action, const struct state *state)
{
    return action->is_there == NULL || action->is_there(state, action->argument);
}

static const struct action *find_exact(const struct state *state, struct key key)
{
    for (size_t i = 0; action_at(i) != NULL; i++) {
        const char *list = actions[i].keys;
        for (struct key bound; key_list_next(&list, &bound);)
            if (key_equal(bound, key) && action_is_there(&actions[i], state))
                return &actions[i];
    }
    return NULL;
}

const struct action *action_for_key(const struct state *state, struct key key)
{
    const struct action *action = find_exact(state, key);
    return action != NULL ? action : find_exact(state, key_by_position(key));
}

const char *action_group_name(enum action_group group)
{
    static const char *const names[GROUPS] = {
        [GROUP_MOVE] = N_("Move"),  [GROUP_ZOOM] = N_("Zoom"), [GROUP_TIERS] = N_("Tiers"),
        [GROUP_READ] = N_("Read"),  [GROUP_LOOK] = N_("Look"), [GROUP_LEAVE] = N_("Leave"),
    };
    return _(names[group]);
}

static bool is_same(const struct action *a, const struct action *b, bool of_hint)
{
    if (of_hint)
        return a->hint != NULL && b->hint != NULL && strcmp(a->hint, b->hint) == 0;
    return strcmp(a->help, b->help) == 0;
}

static bool is_digit(struct key key)
{
    return key.modifiers == 0 && key.code >= '0' && key.code <= '9';
}

static bool is_arrow(struct key key)
{
    return key.code >= SPECIAL_LEFT && key.code <= SPECIAL_DOWN;
}

/* Appends a key to those before it, of which `last` is the last: digits in a row become "1-4", arrows stand
 * close together, with one "Shift-" before all of them. */
static void add_key(struct bytes *text, struct key key, struct key last, bool is_close)
{
    char label[key_name_size];
    if (is_arrow(key) && is_arrow(last) && key.modifiers == last.modifiers) {
        key.modifiers = 0;
    } else if (is_digit(key) && is_digit(last)) {
        if (text->count >= 3 && text->items[text->count - 2] == '-')
            text->count -= 2;
        bytes_add_text(text, "-");
    } else if (text->count > 0) {
        bytes_add_text(text, is_close ? "/" : " ");
    }
    key_label(key, label);
    bytes_add_text(text, label);
}

/* The n-th key of a row; false if it has fewer. */
static bool nth_key(const struct action *action, int n, struct key *key)
{
    const char *list = action->keys;
    bool is_key = key_list_next(&list, key);
    while (is_key && n-- > 0)
        is_key = key_list_next(&list, key);
    return is_key;
}

struct action_keys action_keys_take(const struct state *state, size_t *index, bool of_hint)
{
    const size_t begin = *index;
    size_t end = begin + 1;
    assert(action_at(begin) != NULL);
    while (action_at(end) != NULL && is_same(action_at(begin), action_at(end), of_hint))
        end++;
    *index = end;
    struct bytes text = {0};
    struct key last = {0};
    bool is_any = true;
    for (int n = 0; is_any && (n == 0 || !of_hint); n++) { /* the first key of each row, then the second of each */
        is_any = false;
        for (size_t i = begin; i < end; i++) {
            struct key key;
            if (!nth_key(&actions[i], n, &key))
                continue;
            is_any = true;
            if (!action_is_there(&actions[i], state))
                continue;
            add_key(&text, key, last, of_hint);
            last = key;
        }
    }
    struct action_keys keys;
    const char *whole = bytes_text(&text);
    text_clean(keys.text, sizeof keys.text, whole, strlen(whole));
    bytes_fini(&text);
    return keys;
}
