#include "viewer/ui/bars.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/translate.h"
#include "viewer/ui/actions.h"
#include "viewer/ui/amount.h"

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

/* All hints; returns how many. */
static size_t collect(const struct state *state, struct hint hints[hints_max])
{
    size_t count = 0;
    for (size_t i = 0; action_at(i) != NULL && count < hints_max;) {
        const struct action *action = action_at(i);
        struct hint hint = {.keys = action_keys_take(state, &i, true)};
        if (action->hint == NULL || hint.keys.text[0] == '\0')
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

/* "50.45 N 30.52 E · tier 3"; "" without a scene. */
static void status_text(const struct state *state, bool has_zone, char text[text_size])
{
    text[0] = '\0';
    if (state->scene == NULL || state->page != PAGE_NONE)
        return;
    struct lonlat centre = state_centre(state);
    char place[number_size];
    amount_place(centre.lat, centre.lon, place);
    snprintf(text, text_size, "%s", place);
    uint32_t zone = state_zone_at(state, (struct pos){state->camera.columns / 2, state->camera.rows / 2});
    if (!has_zone || zone == no_zone)
        return;
    const struct zone *at = &scene_tiers(state->scene)->zones[zone];
    if (at->kind == ZONE_TIER)
        snprintf(text, text_size, _("%s · tier %u"), place, at->tier + 1);
    else
        snprintf(text, text_size, "%s · %s", place,
                 at->kind == ZONE_REST ? plan_text_in(&state->plan->rest.short_name, state->language)
                                       : _("beyond the line"));
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
    enum { comfortable = 45 }; /* cells of hints that stay beside the status */
    char status[text_size];
    int status_width = 0;
    for (int has_zone = 1; has_zone >= 0; has_zone--) {
        status_text(state, has_zone, status);
        status_width = text_width(status);
        if (status_width + gap + comfortable <= area.columns)
            break;
        status_width = 0;
    }
    struct rect left = area;
    left.columns -= status_width > 0 && state->flash[0] == '\0' ? status_width + gap : 0;
    int taken = state->flash[0] != '\0' ? draw_flash(frame, state, left) : draw_hints(frame, state, left);
    if (status_width > 0 && taken + gap + status_width <= area.columns)
        frame_text(frame, area.column + area.columns - status_width, area.row, status_width, status, ROLE_FAINT, keep_paper, 0);
}
