#include "viewer/ui/panel.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/translate.h"
#include "viewer/plan/wording.h"
#include "viewer/ui/pages.h"
#include "viewer/ui/zone_text.h"

enum { indent = 4, line_size = 256 };

static const struct style plain = {ROLE_TEXT, 0}, faint = {ROLE_FAINT, 0}, strong = {ROLE_TEXT, ATTRIBUTE_BOLD},
                          heading = {ROLE_HEADING, ATTRIBUTE_BOLD}, focus = {ROLE_FOCUS, ATTRIBUTE_BOLD | ATTRIBUTE_UNDERLINE};

/* How much is said, each with all of those before it. */
enum detail { DETAIL_NAMES, DETAIL_FORCES, DETAIL_SPACE, DETAIL_NUMBERS, DETAIL_BRIGADES, DETAIL_CAVEAT, DETAIL_POPULATION,
              DETAIL_CONTRIBUTIONS, DETAIL_ALL };

static bool belongs(const struct plan_note *note, const char *id)
{
    return note->tier == NULL ? id == NULL : id != NULL && strcmp(note->tier, id) == 0;
}

static void add_said_by(struct document *document, int at, const char *who)
{
    char line[line_size];
    if (*who == '\0')
        return;
    snprintf(line, sizeof line, _("said by: %s"), who);
    document_text(document, at, line, faint);
}

/* The notes of a list that belong to a tier, to "rest", or with NULL to the plan as a whole. */
static void add_notes(struct document *document, const struct state *state, enum plan_note_list list, const char *id, int at)
{
    const struct plan_notes *notes = &state->plan->notes[list];
    for (size_t i = 0; i < notes->count; i++) {
        const struct plan_note *note = &notes->items[i];
        if (!belongs(note, id))
            continue;
        document_blank(document);
        document_text(document, at, plan_text_in(&note->title, state->language), strong);
        document_text(document, at, plan_text_in(&note->text, state->language), plain);
        add_said_by(document, at, plan_text_in(&note->said_by, state->language));
    }
}

static void add_numbers(struct document *document, const struct zone_text *text)
{
    const char *items[zone_items_max];
    for (size_t i = 0; i < zone_items_max; i++)
        items[i] = text->items[i];
    document_items(document, indent, items, zone_items_max, faint);
}

static void add_brigades(struct document *document, const struct state *state, const struct zone_text *text, bool with_km)
{
    char badge[line_size], km[line_size];
    if (text->brigades_max == 0)
        return;
    zone_text_badge(text, state->glyphs, badge, sizeof badge);
    document_line(document);
    document_put(document, indent, badge, strong, keep_paper);
    document_flow(document, indent + text_width(badge) + 1, text->brigades_text, plain);
    zone_text_brigade_km(text, km, sizeof km);
    if (with_km)
        document_text(document, indent, km, faint);
}

/* What is said of the selected zone: what, by whom, what is not known. */
static void add_selected(struct document *document, const struct state *state)
{
    if (state->selected > state->plan->tier_count)
        return;
    struct zone_text text = zone_text_of(state, state->selected);
    document_blank(document);
    document_text(document, 0, text.name, heading);
    document_text(document, 0, text.text, plain);
    add_said_by(document, 0, text.said_by);
    add_notes(document, state, PLAN_CONTRIBUTIONS, text.id, 0);
    add_notes(document, state, PLAN_CAVEATS, text.id, 0);
}

static void add_zone(struct document *document, const struct state *state, uint32_t index, enum detail detail)
{
    struct zone_text text = zone_text_of(state, index);
    bool is_selected = state->selected == index;
    struct zone_swatch swatch = zone_swatch(state, &text);
    document->zone = index;
    document_line(document);
    document_put(document, 0, swatch.text, (struct style){swatch.ink, ATTRIBUTE_BOLD}, swatch.paper);
    document_flow(document, indent, text.name, is_selected ? focus : strong);
    document_right(document, text.distance, faint);
    if (text.force[0] != '\0' && (is_selected || detail >= DETAIL_FORCES)) {
        document_text(document, indent, text.brigades_max > 0 ? text.label : text.force, plain);
        add_brigades(document, state, &text, is_selected || detail >= DETAIL_BRIGADES);
    }
    if (is_selected || detail >= DETAIL_NUMBERS)
        add_numbers(document, &text);
    document->zone = no_zone;
}

/* What is to be kept in mind about the map at hand. */
static void add_caveats(struct document *document, const struct state *state, bool with_towns)
{
    const struct reply *ground = scene_ground(state->scene);
    const char *border = state_reference_note(state), *ukraine = wording_land_of_ukraine(ground);
    if (*border != '\0')
        document_text(document, 2, border, plain);
    if (*ukraine != '\0')
        document_text(document, 2, ukraine, plain);
    if (with_towns && wording_has_towns(ground, state->own_border))
        document_text(document, 2, wording_towns(state->own_border), faint);
}

static bool has_notes(const struct state *state, enum plan_note_list list)
{
    return state->plan->notes[list].count > 0;
}

/* The plan as a whole: what the numbers are worth, contributions that belong to no tier. */
static void add_rest_of_plan(struct document *document, const struct state *state, enum detail detail)
{
    if (detail >= DETAIL_CAVEAT) {
        document_blank(document);
        document_line(document);
        document_put(document, 0, "!", (struct style){ROLE_WARNING, ATTRIBUTE_BOLD}, keep_paper);
        document_flow(document, 2, wording_illustrative(state->plan), plain);
        if (state->scene != NULL)
            add_caveats(document, state, detail >= DETAIL_POPULATION);
    }
    if (detail >= DETAIL_CONTRIBUTIONS && has_notes(state, PLAN_CONTRIBUTIONS)) {
        document_blank(document);
        document_text(document, 0, _("CONTRIBUTIONS"), heading);
        add_notes(document, state, PLAN_CONTRIBUTIONS, NULL, 0);
    }
    if (detail >= DETAIL_ALL && has_notes(state, PLAN_CAVEATS)) {
        document_blank(document);
        document_text(document, 0, _("NOT KNOWN, OR OURS"), heading);
        add_notes(document, state, PLAN_CAVEATS, NULL, 0);
    }
}

/* Another line than the usual one is always named, and how one of the user's own was read. */
static void add_other_reference(struct document *document, const struct state *state)
{
    char name[line_size], line[line_size + 16];
    if (!state_has_other_reference(state))
        return;
    state_reference_name(state, name, sizeof name);
    snprintf(line, sizeof line, _("from: %s"), name);
    document_text(document, 0, line, faint);
}

static void build(struct document *document, const struct state *state, enum detail detail)
{
    uint32_t count = (uint32_t)state->plan->tier_count + 1;
    document_text(document, 0, _("TIERS"), heading);
    document_right(document, plan_text_in(&state->plan->illustrative, state->language), (struct style){ROLE_WARNING, 0});
    add_other_reference(document, state);
    for (uint32_t i = 0; i < count; i++) {
        if (detail >= DETAIL_SPACE)
            document_blank(document);
        add_zone(document, state, i, detail);
    }
    if (state_has_beyond(state))
        add_zone(document, state, count, detail);
    add_selected(document, state);
    add_rest_of_plan(document, state, detail);
}

/* Leaves so many lines, the last of them a hint. Whole paragraphs are left off, if that does not cost half of the lines. */
static void cut(struct document *document, int rows)
{
    size_t keep = rows > 1 ? (size_t)rows - 1 : 0, end = keep;
    while (end > keep / 2 && document->lines.items[end].run_count > 0)
        end--;
    document->lines.count = end > keep / 2 ? end : keep;
    document_text(document, 0, _("… S: all of it"), (struct style){ROLE_KEY, 0});
}

void panel_build(struct document *document, const struct state *state, int rows)
{
    int width = document->width;
    for (int detail = DETAIL_ALL; detail >= DETAIL_NAMES; detail--) {
        build(document, state, (enum detail)detail);
        if (rows == 0 || document->lines.count <= (size_t)rows)
            return;
        if (detail == DETAIL_NAMES)
            break;
        document_fini(document);
        document_init(document, width);
    }
    cut(document, rows);
}

uint32_t panel_zone_at(const struct state *state, int column, int row)
{
    bool is_page = state->page == PAGE_PANEL;
    struct rect area = is_page ? page_area(state) : state->layout.panel;
    if (!rect_contains(area, column, row))
        return no_zone;
    struct document document;
    document_init(&document, area.columns);
    panel_build(&document, state, is_page ? 0 : area.rows);
    size_t line = (size_t)(row - area.row + (is_page ? state->scroll : 0));
    uint32_t zone = line < document.lines.count ? document.lines.items[line].zone : no_zone;
    document_fini(&document);
    return zone;
}
