#include "viewer/ui/bars.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/translate.h"
#include "viewer/map/here.h"
#include "viewer/ui/actions.h"
#include "viewer/ui/amount.h"
#include "viewer/ui/caption.h"
#include "viewer/ui/commands.h"
#include "viewer/ui/follow.h"
#include "viewer/ui/pages.h"
#include "viewer/ui/tools.h"

enum { text_size = 400, margin = 1, gap = 2 };

/* Draws the first pair that fits, one text at the left, one at the right; of the last one, as much as fits. */
static void draw_first_fitting(struct frame *frame, struct rect area, const char *const lefts[],
                               const char *const rights[], size_t count)
{
    int room = area.columns - 2 * margin;
    for (size_t i = 0; i < count; i++) {
        int left = text_width(lefts[i]), right = text_width(rights[i]);
        if (i + 1 < count && left + (right > 0 ? gap + right : 0) > room)
            continue;
        int at = left > room ? area.column : area.column + margin;
        frame_text(frame, at, area.row, area.columns, lefts[i], ROLE_TITLE, keep_paper, ATTRIBUTE_BOLD);
        if (right > 0 && left + gap + right <= room)
            frame_text(frame, area.column + area.columns - margin - right, area.row, right, rights[i], ROLE_FAINT, keep_paper, 0);
        return;
    }
}

void title_draw(struct frame *frame, const struct state *state)
{
    const struct plan *plan = state->plan;
    const char *title = plan_text_in(&plan->title, state->language), *source = plan_text_in(&plan->source_line, state->language);
    const char *illustrative = plan_text_in(&plan->illustrative, state->language);
    char full[text_size], plain[text_size], no_source[text_size], from[text_size] = "", scale[text_size] = "";
    const char *before = *source != '\0' ? " (" : "", *after = *source != '\0' ? ")" : "";
    snprintf(full, sizeof full, "tiermap  %s%s%s%s · %s", title, before, source, after, illustrative);
    snprintf(plain, sizeof plain, "%s%s%s%s · %s", title, before, source, after, illustrative);
    snprintf(no_source, sizeof no_source, "%s · %s", title, illustrative);
    if (state->scene != NULL) {
        char distance[number_size];
        amount_distance(state->camera.metres_per_column, distance);
        snprintf(scale, sizeof scale, _("1 column = %s"), distance);
        char name[text_size / 2];
        state_reference_name(state, name, sizeof name);
        snprintf(from, sizeof from, _("from: %s · %s"), name, scale);
    }
    char shared[text_size], shared_from[2 * text_size], shared_scale[2 * text_size];
    follow_title(state, shared, sizeof shared);
    snprintf(shared_from, sizeof shared_from, "%s · %s", shared, from);
    snprintf(shared_scale, sizeof shared_scale, "%s · %s", shared, scale);
    if (shared[0] != '\0') { /* it comes before everything but what is said of the depths */
        const char *lefts[] = {full, plain, plain, no_source, no_source, illustrative, illustrative};
        const char *rights[] = {shared_from, shared_from, shared_scale, shared_scale, shared, shared, ""};
        draw_first_fitting(frame, state->layout.title, lefts, rights, sizeof lefts / sizeof *lefts);
        return;
    }
    const char *lefts[] = {full, plain, full, plain, plain, no_source, no_source, illustrative, illustrative};
    const char *rights[] = {from, from, scale, scale, "", scale, "", scale, ""};
    draw_first_fitting(frame, state->layout.title, lefts, rights, sizeof lefts / sizeof *lefts);
}

struct hint {
    struct action_keys keys;
    const char *text;
    int width;
};

enum { hints_max = 24, hint_gap = 2 };

/* What works on a page without taking it away; on the panel's tiers can be selected too. */
static bool is_wanted_on_page(const struct state *state, const struct action *action)
{
    if (action->is_there == command_has_page)
        return page_scroll_max(state) > 0;
    return action->group == GROUP_QUIZ || action->group == GROUP_LEAVE ||
           (state->page == PAGE_PANEL && action->group == GROUP_TIERS);
}

/* For a room there are only those that a lesson needs. */
static bool is_wanted(const struct state *state, const struct action *action)
{
    if (state->page != PAGE_NONE)
        return action->hint != NULL && is_wanted_on_page(state, action);
    if (action->run == command_back && action->group == GROUP_LEAVE) /* it may have nothing to close */
        return false;
    bool is_common = action->group == GROUP_TIERS || action->group == GROUP_READ || action->group == GROUP_LEAVE;
    return action->hint != NULL && (!state->projector.is_on || action->group <= GROUP_TOUR || is_common);
}

/* All hints; returns how many. */
static size_t collect(const struct state *state, struct hint hints[hints_max])
{
    size_t count = 0;
    for (size_t i = 0; action_at(i) != NULL && count < hints_max;) {
        const struct action *action = action_at(i);
        struct hint hint = {.keys = action_keys_take(state, &i, true)};
        if (!is_wanted(state, action) || hint.keys.text[0] == '\0')
            continue;
        hint.text = _(action->hint);
        hint.width = text_width(hint.keys.text) + 1 + text_width(hint.text);
        hints[count++] = hint;
    }
    return count;
}

/* Draws as many hints as fit, always the last one, since it leads to all others. Returns the cells taken. */
static int draw_hints(struct frame *frame, const struct state *state, struct rect area)
{
    struct hint hints[hints_max];
    size_t count = collect(state, hints);
    int width = -hint_gap, column = area.column;
    for (size_t i = 0; i < count; i++)
        width += hints[i].width + hint_gap;
    while (count > 1 && width > area.columns) {
        width -= hints[count - 2].width + hint_gap;
        hints[count - 2] = hints[count - 1];
        count--;
    }
    if (count == 0 || width > area.columns)
        return 0;
    for (size_t i = 0; i < count; i++) {
        column += frame_text(frame, column, area.row, area.columns, hints[i].keys.text, ROLE_KEY, keep_paper, ATTRIBUTE_BOLD) + 1;
        column += frame_text(frame, column, area.row, area.columns, hints[i].text, ROLE_FAINT, keep_paper, 0) + hint_gap;
    }
    return width;
}

enum status_detail { STATUS_PLACE, STATUS_ZONE, STATUS_DISTANCE, STATUS_TOWN };

static void add(char text[text_size], const char *more)
{
    size_t length = strlen(text);
    snprintf(text + length, text_size - length, "%s%s", length > 0 ? " · " : "", more);
}

static void add_zone(const struct state *state, uint32_t zone, char text[text_size])
{
    char tier[number_size];
    if (zone == no_zone)
        return;
    const struct zone *at = &scene_tiers(state->scene)->zones[zone];
    snprintf(tier, sizeof tier, _("tier %u"), at->tier + 1);
    add(text, at->kind == ZONE_TIER   ? tier
              : at->kind == ZONE_REST ? plan_text_in(&state->plan->rest.short_name, state->language)
                                      : _("beyond the line"));
}

static void add_distance(const struct here *here, char text[text_size])
{
    char amount[number_size], line[text_size / 2];
    if (!isfinite(here->reference.metres))
        return;
    amount_distance(here->reference.metres, amount);
    snprintf(line, sizeof line, _("%s from the line"), amount);
    add(text, line);
}

static void add_town(const struct state *state, const struct here *here, char text[text_size])
{
    char amount[number_size], line[text_size / 2];
    if (here->town == NULL)
        return;
    amount_distance(here->town_m, amount);
    snprintf(line, sizeof line, "%s %s", scene_name(state->scene, here->town, state->language), amount);
    add(text, line);
}

static void add_detail(const struct state *state, struct here *here, enum status_detail detail, char text[text_size])
{
    char place[number_size];
    switch (detail) {
    case STATUS_PLACE:
        amount_place(here->place.lat, here->place.lon, place);
        add(text, place);
        break;
    case STATUS_ZONE:
        add_zone(state, here->zone, text);
        break;
    case STATUS_DISTANCE: /* a search that is not worth it where nobody will read of it */
        here_add_near(here, state->scene);
        add_distance(here, text);
        break;
    case STATUS_TOWN:
        add_town(state, here, text);
        break;
    }
}

/* "50.45 N 30.52 E · tier 3 · 214 km from the line · Kyiv 12 km" of what is under a tool's cursor, else in the map's middle;
 * as much of it as the cells allow beside the hints. Returns its width. */
static int write_status(const struct state *state, int cells, char status[text_size])
{
    /* Cells of hints that stay beside the status: what can be done is worth more than what the panel or a key tells too. */
    static const int hint_cells[] = {[STATUS_PLACE] = 45, [STATUS_ZONE] = 45, [STATUS_DISTANCE] = 110, [STATUS_TOWN] = 110};
    struct here here = here_find_land(state->scene, tool_point(state));
    char longer[text_size] = "";
    int width = 0;
    status[0] = '\0';
    for (int detail = STATUS_PLACE; detail <= STATUS_TOWN && width + gap + hint_cells[detail] <= cells; detail++) {
        add_detail(state, &here, (enum status_detail)detail, longer);
        int longer_width = text_width(longer);
        if (longer_width + gap + hint_cells[detail] > cells)
            break;
        memcpy(status, longer, sizeof longer);
        width = longer_width;
    }
    return width;
}

/* Says the flash, cut after a whole word. */
static int draw_flash(struct frame *frame, const struct state *state, struct rect area)
{
    char line[sizeof state->flash + 8];
    const char *next;
    size_t length = text_break(state->flash, area.columns, &next);
    snprintf(line, sizeof line, "%.*s", (int)length, state->flash);
    return frame_text(frame, area.column, area.row, area.columns, line, ROLE_WARNING, keep_paper, ATTRIBUTE_BOLD);
}

void hints_draw(struct frame *frame, const struct state *state)
{
    struct rect area = state->layout.hints;
    area.column += margin;
    area.columns -= 2 * margin;
    char status[text_size] = "";
    int status_width = 0;
    if (state->scene != NULL && state->page == PAGE_NONE && !caption_is_there(state))
        status_width = write_status(state, area.columns, status);
    struct rect left = area;
    left.columns -= status_width > 0 && state->flash[0] == '\0' ? status_width + gap : 0;
    int taken = state->flash[0] != '\0' ? draw_flash(frame, state, left) : draw_hints(frame, state, left);
    if (status_width > 0 && taken + gap + status_width <= area.columns)
        frame_text(frame, area.column + area.columns - status_width, area.row, status_width, status, ROLE_FAINT, keep_paper, 0);
}
