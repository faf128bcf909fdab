#include "viewer/ui/compare_page.h"

#include <stdio.h>

#include "base/text.h"
#include "base/translate.h"
#include "viewer/plan/comparison.h"
#include "viewer/plan/wording.h"
#include "viewer/ui/zone_text.h"

enum { line_size = 512, indent = 4, label_cells = 16, value_cells = 22 };

static const struct style plain = {ROLE_TEXT, 0}, faint = {ROLE_FAINT, 0},
                          strong = {ROLE_TEXT, ATTRIBUTE_BOLD}, heading = {ROLE_HEADING, ATTRIBUTE_BOLD},
                          warning = {ROLE_WARNING, 0};

/* "label   before   now (+difference)"; in one line after the other where they have no room beside each
 * other. */
static void add_row(struct document *document, const char *label, const char *before, const char *now,
                    const char *change)
{
    char after[line_size];
    const char *open = *change != '\0' ? " (" : "", *close = *change != '\0' ? ")" : "";
    snprintf(after, sizeof after, "%s%s%s%s", now, open, change, close);
    document_line(document);
    if (document->width < indent + label_cells + 2 * value_cells) {
        document_put(document, indent, label, faint, keep_paper);
        document_flow(document, indent + label_cells, before, faint);
        document_text(document, indent + label_cells, after, plain);
        return;
    }
    document_put(document, indent, label, faint, keep_paper);
    document_put(document, indent + label_cells, before, faint, keep_paper);
    document_flow(document, indent + label_cells + value_cells, after, *change != '\0' ? strong : plain);
}

/* Of lengths as they are shown, so that they add up; "" when nobody would see it. */
static void write_length_change(double before_km, double now_km, char text[number_size])
{
    double change_km = number_rounded(now_km, 1) - number_rounded(before_km, 1);
    text[0] = '\0';
    if (number_rounded(change_km, 1) != 0)
        number_signed(text, change_km, 1);
}

static void add_numbers(struct document *document, const struct comparison_row *row, bool has_towns)
{
    static const struct zone none;
    const struct zone *before = row->before != NULL ? row->before : &none,
                      *now = row->after != NULL ? row->after : &none;
    char a[number_size], b[number_size], change[number_size];
    if (before->kind == ZONE_TIER && now->kind == ZONE_TIER) {
        amount_depths(before->inner_km, before->outer_km, a);
        amount_depths(now->inner_km, now->outer_km, b);
        amount_change((now->outer_km - now->inner_km) - (before->outer_km - before->inner_km), change);
        add_row(document, _("depths"), a, b, change);
    }
    amount_area(before->area_km2, a);
    amount_area(now->area_km2, b);
    amount_change(row->area_km2, change);
    add_row(document, _("area"), a, b, change);
    amount_share(before->share, a);
    amount_share(now->share, b);
    add_row(document, _("of the country"), a, b, "");
    if (!has_towns)
        return;
    amount_towns(before->town_count, a);
    amount_towns(now->town_count, b);
    amount_change(row->town_count, change);
    add_row(document, _("towns"), a, b, change);
    amount_people(before->population, a);
    amount_people(now->population, b);
    amount_change(row->population, change);
    add_row(document, _("their people"), a, b, change);
}

static void add_zone(struct document *document, const struct state *state, uint32_t index,
                     const struct comparison_row *row, bool has_towns)
{
    struct zone_text text = zone_text_of(state, index);
    struct zone_swatch swatch = zone_swatch(state, &text);
    document_blank(document);
    document_line(document);
    document_put(document, 0, swatch.text, (struct style){swatch.ink, ATTRIBUTE_BOLD}, swatch.paper);
    document_flow(document, indent, text.name, strong);
    add_numbers(document, row, has_towns);
}

static void add_reference(struct document *document, const struct comparison_side *before,
                          const struct comparison_side *now)
{
    char a[line_size / 2], b[line_size / 2], length[number_size], change[number_size];
    snprintf(a, sizeof a, "%s", wording_reference_short(&before->summary));
    snprintf(b, sizeof b, "%s", wording_reference_short(&now->summary));
    document_blank(document);
    add_row(document, _("measured from"), a, b, "");
    amount_length(before->summary.reference_km * 1000, length);
    snprintf(a, sizeof a, "%s", length);
    amount_length(now->summary.reference_km * 1000, length);
    snprintf(b, sizeof b, "%s", length);
    write_length_change(before->summary.reference_km, now->summary.reference_km, change);
    add_row(document, _("its length"), a, b, change);
}

static void set_line(struct comparison_side *side, const struct choice *choice)
{
    side->line = choice->line != NULL ? choice->line->items : NULL;
    side->line_count = choice->line != NULL ? choice->line->count : 0;
}

void compare_page_build(struct document *document, const struct state *state)
{
    document_text(document, 0, _("THE PLAN AS IT WAS, AND AS IT IS NOW"), heading);
    document_right(document, plan_text_in(&state->plan->illustrative, state->language), warning);
    if (!state_is_changed(state)) {
        document_text(document, 0,
                      _("Nothing is changed. [ and ] change the depth of the tier that is selected, r the "
                        "line, d draws one."),
                      plain);
        return;
    }
    if (state_is_draft(state) || state->is_waiting) {
        document_text(document, 0, _("The numbers are being worked out ..."), plain);
        return;
    }
    if (!state->has_first) { /* as with a map that one has joined when it was changed already */
        document_text(document, 0,
                      _("The plan as it was has not been worked out here. u takes changes back, if they are yours."),
                      plain);
        return;
    }
    struct comparison_side now = comparison_side_of(scene_tiers(state->scene), state->plan);
    struct comparison_side before = {.zones = state->first_zones,
                                     .zone_count = now.zone_count,
                                     .summary = state->first_summary,
                                     .reference_path = ""};
    set_line(&now, &state->choice);
    set_line(&before, changes_first(&state->changes));
    const struct comparison comparison = comparison_of(&before, &now);
    bool has_towns = wording_has_towns(scene_ground(state->scene), state->own_border);
    if (comparison.reference_differs)
        add_reference(document, &before, &now);
    for (uint32_t i = 0; i < comparison.row_count; i++)
        add_zone(document, state, i, &comparison.rows[i], has_towns);
    document_blank(document);
    document_text(document, 0, wording_illustrative(state->plan), warning);
}
