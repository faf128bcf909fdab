#include "viewer/out/compare.h"

#include <stdio.h>
#include <string.h>

#include "base/array.h"
#include "base/number.h"
#include "base/text.h"
#include "base/translate.h"
#include "viewer/out/credits.h"
#include "viewer/out/stats_rows.h"
#include "viewer/out/wrap.h"
#include "viewer/plan/comparison.h"
#include "viewer/plan/wording.h"

enum { label_width = 12 };

struct side {
    const struct out_subject *subject;
    const char *name, *label;
};

struct comparing {
    struct side sides[2];
    struct comparison comparison;
    int width;
    struct bytes *out;
};

static void add_side(const struct comparing *comparing, const struct side *side, double difference_km)
{
    const struct summary *summary = side->subject->tiers->summary;
    char number[number_size], change[number_size];
    struct bytes line = {0};
    bytes_add_format(&line, "%s: %s: ", side->label, side->name);
    out_title(side->subject, ": ", &line);
    wrap_add(comparing->out, comparing->width, "", "  ", bytes_text(&line));
    line.count = 0;
    bytes_add_format(&line, _("measured from %s, %s km"), wording_reference(summary),
                     number_grouped(number, summary->reference_km, 0));
    if (number_rounded(difference_km, 0) != 0)
        bytes_add_format(&line, " (%s km)", number_signed(change, difference_km, 0));
    if (summary->reference == REFERENCE_FILE)
        bytes_add_format(&line, _("; it was read from %s"), out_reference_name(side->subject));
    wrap_add(comparing->out, comparing->width, "  ", "  ", bytes_text(&line));
    bytes_fini(&line);
}

static void add_zone(const struct comparing *comparing, const struct out_subject *subject, const struct zone *zone,
                     const char *label)
{
    static const char *const nothing[6] = {"-", "-", "-", "-", "-", "-"};
    if (zone != NULL)
        stats_add_zone(comparing->out, subject, zone, label_width, "", label);
    else
        stats_add_row(comparing->out, label_width, "", label, nothing);
}

/* The difference of two numbers as they are shown, so that the table adds up. */
static const char *shown_change(char text[number_size], double before, double after, int decimals)
{
    return number_signed(text, number_rounded(after, decimals) - number_rounded(before, decimals), decimals);
}

static void add_change(const struct comparing *comparing, const struct comparison_row *row)
{
    static const struct zone nothing;
    const struct zone *before = row->before != NULL ? row->before : &nothing;
    const struct zone *after = row->after != NULL ? row->after : &nothing;
    const struct out_subject *subject = comparing->sides[0].subject;
    bool has_towns = wording_has_towns(subject->ground, subject->own_border);
    bool is_tier = before->kind == ZONE_TIER && after->kind == ZONE_TIER;
    char depth[number_size] = "", area[number_size], share[number_size], towns[number_size], people[number_size],
         edge[number_size], number[number_size];
    if (row->before == NULL || row->after == NULL) /* a tier that is not there has no edge */
        snprintf(depth, sizeof depth, "-");
    else if (is_tier)
        snprintf(depth, sizeof depth, "%s%.20s", row->outer_km > 0 ? "+" : "", number_short(number, row->outer_km));
    stats_add_row(comparing->out, label_width, "", _("change"),
                  (const char *const[]){depth, shown_change(area, before->area_km2, after->area_km2, 0),
                                        shown_change(share, before->share * 100, after->share * 100, 1),
                                        has_towns ? number_signed(towns, row->town_count, 0) : "-",
                                        has_towns ? shown_change(people, before->population, after->population, 0) : "-",
                                        is_tier ? shown_change(edge, before->edge_km, after->edge_km, 0) : ""});
}

/* "1 Demilitarised zone", and what the other plan calls it if that is something else. */
static void add_names(const struct comparing *comparing, const struct comparison_row *row)
{
    const struct zone *zone = row->before != NULL ? row->before : row->after;
    const char *names[2] = {row->before != NULL ? out_zone_name(comparing->sides[0].subject, row->before) : "",
                            row->after != NULL ? out_zone_name(comparing->sides[1].subject, row->after) : ""};
    char key[stats_key_size];
    bool has_both = *names[0] != '\0' && *names[1] != '\0' && strcmp(names[0], names[1]) != 0;
    struct bytes line = {0};
    if (zone->kind == ZONE_TIER)
        bytes_add_format(&line, "%s ", stats_row_key(zone, key));
    bytes_add_format(&line, "%s%s%s", *names[0] != '\0' ? names[0] : names[1], has_both ? " / " : "", has_both ? names[1] : "");
    wrap_add(comparing->out, comparing->width, "", "  ", bytes_text(&line));
    bytes_fini(&line);
}

static void add_numbers(const struct comparing *comparing)
{
    stats_add_heading(comparing->out, label_width);
    for (size_t i = 0; i < comparing->comparison.row_count; i++) {
        const struct comparison_row *row = &comparing->comparison.rows[i];
        add_names(comparing, row);
        if (!row->is_changed) {
            add_zone(comparing, comparing->sides[0].subject, row->before, _("both"));
            continue;
        }
        add_zone(comparing, comparing->sides[0].subject, row->before, _("first"));
        add_zone(comparing, comparing->sides[1].subject, row->after, _("second"));
        add_change(comparing, row);
    }
}

/* Of the differences from begin up to end, which are of one section: the keys of a kind, after a word. */
static void add_keys(struct bytes *line, const struct plan_differences *texts, size_t begin, size_t end,
                     enum plan_difference_kind kind, const char *word)
{
    const char *separator = word;
    for (size_t i = begin; i < end; i++) {
        const struct plan_difference *text = &texts->items[i];
        if (text->kind != kind)
            continue;
        bool has_language = text->language[0] != '\0';
        bytes_add_format(line, "%s%s%s%s%s", separator, text->key->name, has_language ? "[" : "", text->language,
                         has_language ? "]" : "");
        separator = ", ";
    }
}

/* Sections that are in one plan only, in a line. */
static void add_sections(const struct comparing *comparing, const struct plan_differences *texts,
                         enum plan_difference_kind kind, const char *words)
{
    struct bytes line = {0};
    for (size_t i = 0; i < texts->count; i++)
        if (texts->items[i].key == NULL && texts->items[i].kind == kind)
            bytes_add_format(&line, "%s[%s]", line.count > 0 ? ", " : words, texts->items[i].name);
    if (line.count > 0)
        wrap_add(comparing->out, comparing->width, "  ", "    ", bytes_text(&line));
    bytes_fini(&line);
}

static void add_changed_keys(const struct comparing *comparing, const struct plan_differences *texts)
{
    struct bytes line = {0};
    for (size_t begin = 0, end; begin < texts->count; begin = end) {
        for (end = begin + 1; end < texts->count && strcmp(texts->items[end].name, texts->items[begin].name) == 0; end++)
            continue;
        if (texts->items[begin].key == NULL)
            continue;
        line.count = 0;
        bytes_add_format(&line, "[%s]", texts->items[begin].name);
        add_keys(&line, texts, begin, end, PLAN_CHANGED, " ");
        add_keys(&line, texts, begin, end, PLAN_ONLY_BEFORE, _("; only in the first: "));
        add_keys(&line, texts, begin, end, PLAN_ONLY_AFTER, _("; only in the second: "));
        wrap_add(comparing->out, comparing->width, "  ", "    ", bytes_text(&line));
    }
    bytes_fini(&line);
}

/* What the tables above do not show: texts, sources, tour and so on, by their keys. */
static void add_texts(const struct comparing *comparing)
{
    struct plan_differences all = {0}, texts = {0};
    plan_differences_find(&all, comparing->sides[0].subject->plan, comparing->sides[1].subject->plan);
    for (size_t i = 0; i < all.count; i++)
        if (!comparison_shows(&all.items[i]))
            *ARRAY_ADD(&texts) = all.items[i];
    struct bytes line = {0};
    if (texts.count == 0)
        bytes_add_text(&line, _("Everything else in the two plans is the same."));
    else
        bytes_add_format(&line, texts.count == 1 ? _("Beside this, %zu thing differs:") : _("Beside this, %zu things differ:"),
                         texts.count);
    wrap_add(comparing->out, comparing->width, "", "", bytes_text(&line));
    bytes_fini(&line);
    add_changed_keys(comparing, &texts);
    add_sections(comparing, &texts, PLAN_ONLY_BEFORE, _("only in the first: "));
    add_sections(comparing, &texts, PLAN_ONLY_AFTER, _("only in the second: "));
    ARRAY_FINI(&texts);
    ARRAY_FINI(&all);
}

static void add_note(const struct comparing *comparing, const char *note)
{
    wrap_add(comparing->out, comparing->width, "- ", "  ", note);
}

static void add_notes(const struct comparing *comparing)
{
    const char *notes[2 * out_notes_max];
    size_t count = out_notes(comparing->sides[0].subject, notes);
    size_t all = count + out_notes(comparing->sides[1].subject, notes + count);
    for (size_t i = 0; i < all; i++) {
        const struct plan *plan = comparing->sides[i >= count].subject->plan;
        bool is_said = strcmp(notes[i], wording_brigades(plan)) == 0; /* there are no such kilometres here */
        for (size_t k = 0; k < i; k++)
            is_said = is_said || strcmp(notes[k], notes[i]) == 0;
        if (!is_said)
            add_note(comparing, notes[i]);
    }
    if (comparing->comparison.tier_count_differs)
        add_note(comparing, _("The plans have different numbers of tiers: they are compared by their place from the line "
                              "outwards, and what a plan lacks counts as nothing."));
    if (comparing->comparison.is_changed)
        add_note(comparing, _("A change is the second less the first; of depths, of the outer edge; of shares, in "
                              "percentage points."));
}

void out_compare(const struct out_subject *before, const char *before_name, const struct out_subject *after,
                 const char *after_name, int width, struct bytes *out)
{
    const struct comparison_side old = comparison_side_of(before->tiers, before->plan);
    const struct comparison_side new = comparison_side_of(after->tiers, after->plan);
    struct comparing comparing = {
        .sides = {{before, before_name, _("First")}, {after, after_name, _("Second")}},
        .comparison = comparison_of(&old, &new),
        .width = width,
        .out = out,
    };
    add_side(&comparing, &comparing.sides[0], 0);
    add_side(&comparing, &comparing.sides[1], comparing.comparison.reference_km);
    bytes_add_text(out, "\n");
    if (!comparing.comparison.is_changed) {
        wrap_add(out, width, "", "", _("Depths, reference line and numbers are the same."));
        bytes_add_text(out, "\n");
    }
    add_numbers(&comparing);
    bytes_add_text(out, "\n");
    add_texts(&comparing);
    bytes_add_text(out, "\n");
    add_notes(&comparing);
    out_credits(before, stats_layers, width, out);
}
