#include "viewer/ui/strip.h"

#include <stdio.h>

#include "base/text.h"
#include "base/translate.h"
#include "viewer/plan/wording.h"
#include "viewer/ui/document.h"
#include "viewer/ui/zone_text.h"

enum { line_size = 512, gap = 2 };

/* A sentence in one line; what does not fit is left off after a whole word. Returns the cells it takes. */
static int draw_sentence(struct frame *frame, int column, int row, int cells, const char *text, enum role ink,
                         unsigned attributes)
{
    char line[line_size];
    const char *next;
    if (text_width(text) <= cells)
        return frame_text(frame, column, row, cells, text, ink, keep_paper, attributes);
    if (cells < 8)
        return 0;
    size_t length = text_break(text, cells - 2, &next);
    snprintf(line, sizeof line, "%.*s …", (int)length, text);
    return frame_text(frame, column, row, cells, line, ink, keep_paper, attributes);
}

/* As many whole items as fit, parted by " · ". */
static void draw_items(struct frame *frame, int column, int row, int cells, const char *const *items, size_t count, enum role ink)
{
    struct document document;
    document_init(&document, cells);
    document_items(&document, 0, items, count, (struct style){ink, 0});
    document_draw(&document, frame, (struct rect){column, row, cells, 1}, 0);
    document_fini(&document);
}

static int draw_swatch(struct frame *frame, const struct state *state, const struct zone_text *text, int column, int row)
{
    struct zone_swatch swatch = zone_swatch(state, text);
    return frame_text(frame, column, row, frame->columns, swatch.text, swatch.ink, swatch.paper, ATTRIBUTE_BOLD);
}

struct legend_form {
    bool has_name, has_distance, has_rest, has_beyond; /* the name in full, or the short one */
};

static void legend_words(const struct zone_text *text, struct legend_form form, char words[line_size])
{
    bool has_distance = form.has_distance && text->distance[0] != '\0';
    snprintf(words, line_size, "%s%s%s", form.has_name ? text->name : text->short_name, has_distance ? " " : "",
             has_distance ? text->distance : "");
}

static bool legend_has(const struct state *state, struct legend_form form, uint32_t index)
{
    uint32_t rest = (uint32_t)state->plan->tier_count;
    return index < rest || (index == rest ? form.has_rest : form.has_beyond && state_has_beyond(state));
}

/* All zones in one line, in the fullest form that fits; nothing if none does. */
static void draw_legend(struct frame *frame, const struct state *state, struct rect area)
{
    static const struct legend_form forms[] = {{true, true, true, true},
                                               {false, true, true, true},
                                               {false, true, false, true},
                                               {false, true, false, false},
                                               {false, false, false, false}};
    enum { swatch_cells = 3 };
    uint32_t count = (uint32_t)state->plan->tier_count + 2;
    for (size_t f = 0; f < sizeof forms / sizeof *forms; f++) {
        char words[line_size];
        int width = -gap, column = area.column + 1;
        for (uint32_t i = 0; i < count; i++) {
            struct zone_text text = zone_text_of(state, i);
            legend_words(&text, forms[f], words);
            width += legend_has(state, forms[f], i) ? swatch_cells + 1 + text_width(words) + gap : 0;
        }
        if (width > area.columns - 2)
            continue;
        for (uint32_t i = 0; i < count; i++) {
            if (!legend_has(state, forms[f], i))
                continue;
            struct zone_text text = zone_text_of(state, i);
            legend_words(&text, forms[f], words);
            column += draw_swatch(frame, state, &text, column, area.row) + 1;
            column += frame_text(frame, column, area.row, area.columns, words, ROLE_TEXT, keep_paper, 0) + gap;
        }
        return;
    }
}

static void draw_all(struct frame *frame, const struct state *state, struct rect area)
{
    int cells = area.columns - 2;
    bool has_source = state->plan->sources.count > 0;
    const char *note = state->own_border ? _("Depths and lines are illustrative; the outline is the file's.")
                                         : _("Depths and lines are ours, for illustration; the border is not the front line.");
    if (text_width(note) > cells)
        note = has_source ? _("Depths are ours: the source has none.") : _("Depths are illustrative.");
    char from[line_size], name[line_size / 2];
    if (state_has_other_reference(state)) {
        state_reference_name(state, name, sizeof name);
        snprintf(from, sizeof from, _("from: %s · %s"), name, _("depths and lines illustrative"));
        note = from;
    }
    draw_legend(frame, state, area);
    draw_sentence(frame, area.column + 1, area.row + 1, cells, note, ROLE_FAINT, 0);
}

static void draw_selected(struct frame *frame, const struct state *state, struct rect area)
{
    struct zone_text text = zone_text_of(state, state->selected);
    int column = area.column + 1, end = area.column + area.columns - 1;
    char name[line_size], who[line_size / 2], said_by[line_size] = "";
    column += draw_swatch(frame, state, &text, column, area.row) + 1;
    snprintf(name, sizeof name, "%s%s%s", text.name, text.distance[0] != '\0' ? " " : "", text.distance);
    column += draw_sentence(frame, column, area.row, end - column, name, ROLE_FOCUS, ATTRIBUTE_BOLD) + gap;
    /* Cut short, the force could lose its hedge; the label is short and keeps it. */
    const char *force = text_width(text.force) <= end - column ? text.force : text.label;
    draw_sentence(frame, column, area.row, end - column, force, ROLE_TEXT, 0);
    snprintf(who, sizeof who, "%s", text.said_by);
    if (text.tier != NULL) /* what is shown of it is what was said of its brigades too */
        wording_tier_said_by(text.tier, state->language, who, sizeof who);
    if (who[0] != '\0')
        snprintf(said_by, sizeof said_by, _("said by: %s"), who);
    const char *items[] = {text.items[0], text.items[1], text.items[2], text.items[3], said_by, _("p: more")};
    draw_items(frame, area.column + 1, area.row + 1, area.columns - 2, items, sizeof items / sizeof *items, ROLE_FAINT);
}

void strip_draw(struct frame *frame, const struct state *state)
{
    struct rect area = state->layout.strip;
    if (area.columns == 0)
        return;
    if (state->selected == no_zone || state->selected > state->plan->tier_count)
        draw_all(frame, state, area);
    else
        draw_selected(frame, state, area);
}
