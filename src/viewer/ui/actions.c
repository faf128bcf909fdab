#include "viewer/ui/actions.h"

#include <assert.h>
#include <string.h>

#include "base/bytes.h"
#include "base/suggest.h"
#include "base/text.h"
#include "base/translate.h"
#include "viewer/ui/bindings.h"
#include "viewer/ui/commands.h"
#include "viewer/ui/follow.h"
#include "viewer/ui/projector.h"
#include "viewer/ui/quiz.h"
#include "viewer/ui/tools.h"
#include "viewer/ui/tour.h"

#define PAN N_("Move by an eighth of the map; scroll a page")
#define STEP N_("Move by one cell")
#define CYCLE N_("Select the next, the one before")
#define TURN N_("Turn the pages of a text; its end")
#define DEPTH N_("Depth of the selected tier by 1 km, by 10 km")
#define MARGINS N_("Overview in a corner, degrees at the edges")
#define UNDO N_("Undo a change of depths or line; do it again")
#define CURSOR N_("Move the cursor by a cell")
#define LEAP N_("Move the cursor by eight cells")
#define TO_PLACE N_("Cursor to the next place put, the one before")
#define FOUND N_("Next thing found, the one before")
#define CAPTION N_("The caption's lines further down, further up")
#define ANSWER N_("Give an answer; the first one counts")
#define FOLLOW N_("Follow the shared map, look around alone")
#define SELECT N_("Select a tier or the rest; once more: go there")

/* In the order of the help page and of the hint bar, whose last hint stays longest. */
static const struct action actions[] = {
    /* A tool's keys come before those of the map that they take the place of. */
    {"cursor-left", tool_move, DIRECTION_LEFT, "Left", CURSOR, N_("cursor"), GROUP_TOOL, tool_is_on},
    {"cursor-up", tool_move, DIRECTION_UP, "Up", CURSOR, N_("cursor"), GROUP_TOOL, tool_is_on},
    {"cursor-down", tool_move, DIRECTION_DOWN, "Down", CURSOR, N_("cursor"), GROUP_TOOL, tool_is_on},
    {"cursor-right", tool_move, DIRECTION_RIGHT, "Right", CURSOR, N_("cursor"), GROUP_TOOL, tool_is_on},
    {"leap-left", tool_leap, DIRECTION_LEFT, "S-Left", LEAP, NULL, GROUP_TOOL, tool_is_on},
    {"leap-up", tool_leap, DIRECTION_UP, "S-Up", LEAP, NULL, GROUP_TOOL, tool_is_on},
    {"leap-down", tool_leap, DIRECTION_DOWN, "S-Down", LEAP, NULL, GROUP_TOOL, tool_is_on},
    {"leap-right", tool_leap, DIRECTION_RIGHT, "S-Right", LEAP, NULL, GROUP_TOOL, tool_is_on},
    {"select-here", tool_put, 0, "Enter", N_("Select what is under the cursor"), N_("select"), GROUP_TOOL, tool_looks},
    {"put", tool_put, 0, "Enter", N_("Put a place; twice: the line is whole"), N_("put"), GROUP_TOOL, tool_has_path},
    {"leave-tool", command_back, 0, "Esc", N_("Leave the tool; places are kept for the next time"), N_("leave"), GROUP_TOOL,
     tool_is_on},
    {"take-back", tool_take_back, 0, "Backspace", N_("Take the last place back"), N_("take back"), GROUP_TOOL,
     tool_has_path},
    {"place-next", tool_go, +1, "Tab", TO_PLACE, NULL, GROUP_TOOL, tool_has_path},
    {"place-previous", tool_go, -1, "S-Tab", TO_PLACE, NULL, GROUP_TOOL, tool_has_path},

    {"answer-1", quiz_answer, 0, "1", ANSWER, N_("answer"), GROUP_QUIZ, quiz_has_answer},
    {"answer-2", quiz_answer, 1, "2", ANSWER, N_("answer"), GROUP_QUIZ, quiz_has_answer},
    {"answer-3", quiz_answer, 2, "3", ANSWER, N_("answer"), GROUP_QUIZ, quiz_has_answer},
    {"answer-4", quiz_answer, 3, "4", ANSWER, N_("answer"), GROUP_QUIZ, quiz_has_answer},
    {"question-next", quiz_go, +1, "Space PgDn Enter", N_("Next question"), N_("next"), GROUP_QUIZ, quiz_is_on},
    {"question-back", quiz_go, -1, "PgUp Backspace", N_("The question before"), N_("back"), GROUP_QUIZ, quiz_is_on},
    {"leave-quiz", command_back, 0, "Esc", N_("Leave the questions; they wait where they were"), N_("leave"), GROUP_QUIZ,
     quiz_is_on},

    {"tour-next", tour_go, +1, "Space PgDn", N_("Next step of the tour"), N_("next"), GROUP_TOUR, tour_is_on},
    {"tour-back", tour_go, -1, "PgUp Backspace", N_("The step before"), N_("back"), GROUP_TOUR, tour_is_on},
    {"tour-stop", tour_run, 0, ".", N_("Stop: the tour waits for your keys"), N_("stop"), GROUP_TOUR, tour_runs},
    {"tour-run", tour_run, 1, ".", N_("Let the tour go on by itself"), N_("by itself"), GROUP_TOUR, tour_waits},
    {"tour-down", tour_scroll, +1, "Down", CAPTION, N_("more"), GROUP_TOUR, tour_is_cut},
    {"tour-up", tour_scroll, -1, "Up", CAPTION, N_("more"), GROUP_TOUR, tour_is_cut},
    {"tour-leave", tour_leave, 0, "Esc", N_("Leave the tour: the map as it was"), N_("leave"), GROUP_TOUR, tour_is_on},

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
    {"follow", follow_toggle, 0, "f", FOLLOW, N_("follow"), GROUP_ZOOM, follow_is_there},

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
    {"depth", command_prompt, PROMPT_DEPTH, "Enter", N_("Type the depth of the selected tier"), NULL, GROUP_TIERS,
     command_has_tier},
    {"reference", command_reference, 0, "r", N_("Measure from the next reference line"), N_("line"), GROUP_TIERS, NULL},

    {"undo", command_undo, 0, "u", UNDO, NULL, GROUP_TIERS, NULL},
    {"redo", command_redo, 0, "U", UNDO, NULL, GROUP_TIERS, NULL},

    {"here", tool_toggle, TOOL_HERE, "i", N_("What is here: place, tier, distance, town"), N_("here"), GROUP_ASK, NULL},
    {"find", command_prompt, PROMPT_FIND, "/", N_("Find a town, an oblast, a river, a tier, a force"), N_("find"), GROUP_ASK,
     NULL},
    {"find-next", command_found, +1, "n", FOUND, NULL, GROUP_ASK, NULL},
    {"find-previous", command_found, -1, "N", FOUND, NULL, GROUP_ASK, NULL},
    {"goto", command_prompt, PROMPT_GO, "g", N_("Go to coordinates"), NULL, GROUP_ASK, NULL},
    {"measure", tool_toggle, TOOL_MEASURE, "m", N_("Measure a way or an area"), NULL, GROUP_ASK, NULL},

    {"draw", tool_toggle, TOOL_DRAW, "d", N_("Draw a line to measure the tiers from"), NULL, GROUP_PLAN, NULL},
    {"compare", command_page, PAGE_COMPARE, "c", N_("Compare with the plan as it was"), NULL, GROUP_PLAN, NULL},
    {"save", command_prompt, PROMPT_SAVE, "s", N_("Save the plan, open another"), NULL, GROUP_PLAN, NULL},
    {"open", command_prompt, PROMPT_OPEN, "o", N_("Save the plan, open another"), NULL, GROUP_PLAN, NULL},
    {"export", command_prompt, PROMPT_EXPORT, "x", N_("Export the map or its numbers to a file"), NULL, GROUP_PLAN, NULL},
    {"command", command_prompt, PROMPT_COMMAND, ":", N_("Any of these by its name"), NULL, GROUP_PLAN, NULL},

    {"tour", tour_toggle, 0, "t", N_("A tour: Space goes on, PgUp back, . by itself, Esc leaves"), N_("tour"), GROUP_READ, NULL},
    {"quiz", quiz_toggle, 0, "Q", N_("Questions: who said what, and what is not said"), NULL, GROUP_READ, NULL},
    {"panel", command_panel, 0, "p", N_("Panel: who, what, how much"), N_("panel"), GROUP_READ, NULL},
    {"sources", command_page, PAGE_SOURCES, "S", N_("Sources and caveats: who said what"), N_("sources"), GROUP_READ, NULL},
    {"data-report", command_page, PAGE_REPORT, "D", N_("Data report: files in use, what was left out"), NULL, GROUP_READ, NULL},
    {"page-down", command_turn, +1, "PgDn Space", TURN, N_("scroll"), GROUP_READ, command_has_page},
    {"page-up", command_turn, -1, "PgUp", TURN, N_("scroll"), GROUP_READ, command_has_page},
    {"page-end", command_end, 0, "End", TURN, NULL, GROUP_READ, command_has_page},

    {"view", command_prompt, PROMPT_VIEW, "v", N_("Layers and labels: what the map shows, and how"), NULL, GROUP_LOOK,
     NULL},
    {"projector", projector_toggle, 0, "P", N_("For a room: fewer and larger things, strong colours"), NULL, GROUP_LOOK,
     NULL},
    {"glyphs", command_glyphs, 0, "b", N_("Boxes instead of a map? Next set of signs"), NULL, GROUP_LOOK, NULL},
    {"theme", command_theme, 0, "T", N_("Next colours: dark, light, ..."), NULL, GROUP_LOOK, NULL},
    {"inset", command_inset, 0, "O", MARGINS, NULL, GROUP_LOOK, NULL},
    {"graticule", command_graticule, 0, "G", MARGINS, NULL, GROUP_LOOK, NULL},
    {"mouse", command_mouse, 0, "M", N_("Mouse on or off; off, the terminal marks text"), NULL, GROUP_LOOK, NULL},
    {"repaint", command_repaint, 0, "C-l", N_("Paint the screen anew"), NULL, GROUP_LOOK, NULL},

    {"back", command_back, 0, "Esc", N_("Back: close a page, let go of a tier"), N_("close"), GROUP_LEAVE, NULL},
    {"quit", command_quit, 0, "q C-c", N_("Quit"), N_("quit"), GROUP_LEAVE, NULL},
    {"help", command_page, PAGE_HELP, "? F1", N_("This help, and back to the map"), N_("help"), GROUP_LEAVE, NULL},
};

static const struct mouse_help mouse_rows[] = {
    {N_("drag"), N_("Move")},
    {N_("wheel"), N_("Nearer, farther, at the pointer")},
    {N_("click"), N_("What is there, and select it; once more: go there")},
    {N_("click, with a tool"), N_("Put a place; on the last one: the line is whole")},
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

const char *action_suggest(const char *name)
{
    const char *names[sizeof actions / sizeof *actions];
    for (size_t i = 0; action_at(i) != NULL; i++)
        names[i] = actions[i].name;
    return suggest_find(name, names, sizeof names / sizeof *names);
}

bool action_is_there(const struct action *action, const struct state *state)
{
    return action->is_there == NULL || action->is_there(state, action->argument);
}

/* Whose keys are looked at first: those of a tool, the questions or the tour, then what the user's file says, then the others. */
enum turn { TURN_TOOL, TURN_FILE, TURN_TABLE, TURNS };

static enum turn turn_of(const struct state *state, const struct action *action)
{
    return action->group <= GROUP_TOUR ? TURN_TOOL : bindings_name(state->bindings, action) ? TURN_FILE : TURN_TABLE;
}

static const struct action *find_in_turn(const struct state *state, struct key key, enum turn turn)
{
    for (size_t i = 0; action_at(i) != NULL; i++) {
        const char *list = bindings_keys(state->bindings, &actions[i]);
        if (turn_of(state, &actions[i]) != turn || !action_is_there(&actions[i], state))
            continue;
        for (struct key bound; key_list_next(&list, &bound);)
            if (key_equal(bound, key))
                return &actions[i];
    }
    return NULL;
}

static const struct action *find_exact(const struct state *state, struct key key)
{
    const struct action *action = NULL;
    for (int turn = 0; action == NULL && turn < TURNS; turn++)
        action = find_in_turn(state, key, (enum turn)turn);
    return action;
}

const struct action *action_for_key(const struct state *state, struct key key)
{
    const struct action *action = find_exact(state, key);
    return action != NULL ? action : find_exact(state, key_by_position(key));
}

const char *action_group_name(enum action_group group)
{
    static const char *const names[GROUPS] = {
        [GROUP_QUIZ] = N_("Quiz"),  [GROUP_TOUR] = N_("Tour"),
        [GROUP_TOOL] = N_("Tool"),  [GROUP_ASK] = N_("Ask"),   [GROUP_PLAN] = N_("Plan"),
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

static bool is_bracket(struct key key)
{
    return key.modifiers == 0 && (key.code == '[' || key.code == ']');
}

static bool is_arrow(struct key key)
{
    return key.code >= SPECIAL_LEFT && key.code <= SPECIAL_DOWN;
}

/* Appends a key to those before it, of which `last` is the last: digits in a row become "1-4", arrows stand
 * close together, with one "Shift-" before all of them. A slash between brackets would look like a key of its own. */
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
        bytes_add_text(text, is_close && !is_bracket(last) ? "/" : " ");
    }
    key_label(key, label);
    bytes_add_text(text, label);
}

/* The n-th key of a row; false if it has fewer. */
static bool nth_key(const struct state *state, const struct action *action, int n, struct key *key)
{
    const char *list = bindings_keys(state->bindings, action);
    bool is_key = key_list_next(&list, key);
    while (is_key && n-- > 0)
        is_key = key_list_next(&list, key);
    return is_key;
}

/* The rest is selected as the tiers are, but a hint that speaks of tiers counts only those. */
static bool is_hinted(const struct state *state, const struct action *action)
{
    return action->run != command_select || (size_t)action->argument < state->plan->tier_count;
}

/* Whether a key does something else now: a tool, the questions or the tour have it. */
static bool is_taken(const struct state *state, const struct action *action, struct key key)
{
    return turn_of(state, action) != TURN_TOOL && find_in_turn(state, key, TURN_TOOL) != NULL;
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
            if (!nth_key(state, &actions[i], n, &key))
                continue;
            is_any = true;
            if (!action_is_there(&actions[i], state))
                continue;
            if (of_hint && (!is_hinted(state, &actions[i]) || is_taken(state, &actions[i], key)))
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
