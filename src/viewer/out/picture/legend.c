#include "viewer/out/picture/legend.h"

#include <stdio.h>

#include "base/number.h"
#include "base/translate.h"
#include "viewer/draw/zone_role.h"
#include "viewer/map/label_texts.h"
#include "viewer/out/picture/board.h"
#include "viewer/plan/wording.h"

static const double swatch_width = 22, swatch_height = 12, indent = 28, block_space = 6, column_gap = 16;
enum { line_size = 512 };

/* How much is said, each with all of those before it. */
enum detail {
    DETAIL_NAMES,
    DETAIL_FORCES,
    DETAIL_NOTES,
    DETAIL_SIGNS,
    DETAIL_SAID_BY,
    DETAIL_CAVEATS,
    DETAIL_ALL = DETAIL_CAVEATS
};

struct writer {
    const struct legend *legend;
    enum detail detail;
    struct column column;
    int number; /* of the column */
    bool has_overflown;
};

static const char *in_language(const struct writer *writer, const struct plan_text *text)
{
    return plan_text_in(text, writer->legend->order->subject->language);
}

static struct column column_at(const struct legend *legend, int number, struct drawing *drawing)
{
    const struct box *room = &legend->room;
    double width = (room->right - room->left - (legend->columns - 1) * column_gap) / legend->columns;
    double left = room->left + number * (width + column_gap);
    return (struct column){legend->letters, legend->look, drawing, left, left + width, room->top};
}

/* Adds something that stays together: in the next column if this one has no room for it. */
static void add(struct writer *writer,
                void (*block)(const struct writer *writer, struct column *column, size_t index), size_t index)
{
    const struct legend *legend = writer->legend;
    struct column *column = &writer->column, measured = *column;
    measured.drawing = NULL;
    block(writer, &measured, index);
    if (measured.y > legend->room.bottom && writer->number + 1 < legend->columns) {
        *column = column_at(legend, ++writer->number, column->drawing);
        measured = *column;
        measured.drawing = NULL;
        block(writer, &measured, index);
    }
    writer->has_overflown |= measured.y > legend->room.bottom;
    block(writer, column, index);
    column_space(column, block_space);
}

static void draw_box(const struct writer *writer, struct column *column, enum role paper, bool is_selected)
{
    const struct legend *legend = writer->legend;
    double top = column->y + (letters_line(legend->letters, FONT_NAME) - swatch_height) / 2;
    const struct stroke rim = {.width = is_selected ? 1.6 : 0.5};
    struct path path = {0};
    if (column->drawing == NULL)
        return;
    path_add_box(&path,
                 (struct box){column->left + 0.5, top, column->left + swatch_width, top + swatch_height});
    look_fill(legend->look, column->drawing, &path, paper);
    column->drawing->kind->stroke(column->drawing, &path, &rim, look_ink(legend->look, ROLE_COUNTRY_LINE));
    path_fini(&path);
}

/* The number in the middle of the box. */
static void draw_number(const struct writer *writer, struct column *column, const char *number)
{
    const struct legend *legend = writer->legend;
    if (column->drawing == NULL)
        return;
    double width = letters_width(legend->letters, FONT_NAME, number),
           capital = letters_capital(legend->letters, FONT_NAME);
    struct words words = {
        .font = FONT_NAME,
        .text = number,
        .at = {column->left + (swatch_width - width) / 2 + 0.25,
               column->y + (letters_line(legend->letters, FONT_NAME) + capital) / 2},
        .ink = look_ink(legend->look, ROLE_TIER_LABEL),
    };
    if (legend->look->has_hatches)
        look_add_halo(legend->look, &words);
    column->drawing->kind->words(column->drawing, &words);
}

static void add_heading(const struct writer *writer, struct column *column, size_t index)
{
    (void)index;
    const struct plan *plan = writer->legend->order->subject->plan;
    const struct column_end end = {FONT_TEXT, ROLE_WARNING, in_language(writer, &plan->illustrative)};
    column_text_and_end(column, FONT_HEADING, ROLE_HEADING, 0, _("Tiers"), end);
}

static void add_brigades(const struct writer *writer, struct column *column, const struct plan_tier *tier)
{
    char bars[line_size];
    label_texts_badge(bars, sizeof bars, tier);
    column_put(column, FONT_TEXT, ROLE_TEXT, indent, bars);
    column_flow(column, FONT_TEXT, ROLE_TEXT, indent + letters_width(column->letters, FONT_TEXT, bars) + 3,
                indent, in_language(writer, &tier->brigades_text));
}

static void add_said_by(const struct writer *writer, struct column *column, double begin, const char *who)
{
    char line[line_size];
    if (*who == '\0' || writer->detail < DETAIL_SAID_BY)
        return;
    snprintf(line, sizeof line, _("said by: %s"), who);
    column_text(column, FONT_NOTE, ROLE_FAINT, begin, line);
}

static void add_tier(const struct writer *writer, struct column *column, const struct zone *zone,
                     const struct plan_tier *tier)
{
    char number[16], distance[64], range[number_size], who[line_size];
    snprintf(number, sizeof number, "%u", zone->tier + 1);
    snprintf(distance, sizeof distance, _("%.20s km"), number_range(range, zone->inner_km, zone->outer_km));
    draw_number(writer, column, number);
    const struct column_end end = {FONT_TEXT, ROLE_TEXT, distance};
    column_text_and_end(column, FONT_NAME, ROLE_TEXT, indent, in_language(writer, &tier->name), end);
    if (writer->detail >= DETAIL_FORCES) {
        column_text(column, FONT_TEXT, ROLE_TEXT, indent,
                    in_language(writer, tier->brigades_max > 0 ? &tier->label : &tier->force));
        if (tier->brigades_max > 0)
            add_brigades(writer, column, tier);
        wording_tier_said_by(tier, writer->legend->order->subject->language, who, sizeof who);
        add_said_by(writer, column, indent, who);
    }
}

static void add_zone(const struct writer *writer, struct column *column, size_t index)
{
    const struct out_subject *subject = writer->legend->order->subject;
    const struct zone *zone = &subject->tiers->zones[index];
    const struct plan_tier *tier = out_zone_tier(subject, zone);
    uint32_t selected = writer->legend->order->view.selected;
    enum role paper = zone_role_while(zone_role(zone->kind, zone->tier), (uint32_t)index, selected);
    draw_box(writer, column, paper, selected == index);
    if (tier != NULL) {
        add_tier(writer, column, zone, tier);
        return;
    }
    column_text(column, FONT_NAME, ROLE_TEXT, indent, out_zone_name(subject, zone));
    if (writer->detail >= DETAIL_FORCES)
        column_text(column, FONT_TEXT, ROLE_TEXT, indent, out_zone_force(subject, zone));
    if (zone->kind == ZONE_REST && writer->detail >= DETAIL_FORCES)
        add_said_by(writer, column, indent, in_language(writer, &subject->plan->rest.said_by));
}

static void draw_line_sample(const struct writer *writer, struct column *column, enum plot_line line)
{
    const struct plot_line_style *style = plot_line_style_at(line);
    double y = column->y + letters_line(column->letters, FONT_TEXT) / 2;
    struct path path = {0};
    if (column->drawing == NULL)
        return;
    path_add_line(&path, (struct spot){column->left + 0.5, y}, (struct spot){column->left + swatch_width, y});
    column->drawing->kind->stroke(column->drawing, &path, &style->stroke,
                                  look_ink(writer->legend->look, style->ink));
    path_fini(&path);
}

/* What the tiers are measured from: a file by its name. */
static void add_reference(const struct writer *writer, struct column *column, size_t index)
{
    (void)index;
    const struct reply *tiers = writer->legend->order->subject->tiers;
    const char *name = wording_reference_name(tiers), *reading = wording_reading_short(tiers->summary);
    char line[line_size];
    snprintf(line, sizeof line, _("measured from: %s%s%s"), name, *reading != '\0' ? ", " : "", reading);
    draw_line_sample(writer, column, LINE_OF_REFERENCE);
    column_text(column, FONT_TEXT, ROLE_TEXT, indent, line);
}

static void add_signs(const struct writer *writer, struct column *column, size_t index)
{
    (void)index;
    static const struct {
        enum sign sign;
        const char *meaning;
    } signs[] = {
        {SIGN_CAPITAL, N_("capital")}, {SIGN_SEAT, N_("seat of an oblast")}, {SIGN_TOWN, N_("town")}};
    const struct out_subject *subject = writer->legend->order->subject;
    const struct layer *regions = reply_layer_find(subject->ground, LAYER_REGIONS, 0);
    const struct map_shows *shows = &writer->legend->order->view.shows;
    bool has_regions = regions != NULL && regions->feature_count > 0;
    if (has_regions && shows->regions) {
        draw_line_sample(writer, column, LINE_OF_REGION);
        column_text(column, FONT_TEXT, ROLE_TEXT, indent, _("border of an oblast"));
    }
    if (!shows->labels || !shows->towns || !wording_has_towns(subject->ground, subject->own_border))
        return;
    const double begin = swatch_width / 2 - 4, gap = 9;
    double x = begin;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (signs[i].sign == SIGN_SEAT && !has_regions)
            continue;
        const char *meaning = _(signs[i].meaning);
        double radius = board_sign_radius(signs[i].sign),
               width = letters_width(column->letters, FONT_NOTE, meaning);
        if (x > begin && x + radius + 3 + width > column->right - column->left) {
            column_space(column, letters_line(column->letters, FONT_TEXT));
            x = begin;
        }
        struct spot place = {column->left + x,
                             column->y + letters_line(column->letters, FONT_TEXT) / 2 + 0.5};
        if (column->drawing != NULL)
            board_draw_sign(writer->legend->look, column->drawing, signs[i].sign, place, ROLE_TEXT,
                            ROLE_TERMINAL);
        x += radius + 3;
        column_put(column, FONT_NOTE, ROLE_TEXT, x, meaning);
        x += width + gap;
    }
    column_space(column, letters_line(column->letters, FONT_TEXT));
}

enum { note_count = 4 };

/* "" where there is nothing to be said. */
static const char *note_at(const struct writer *writer, size_t index)
{
    const struct out_subject *subject = writer->legend->order->subject;
    const char *const notes[note_count] = {
        wording_illustrative(subject->plan),
        wording_border(subject->tiers, subject->own_border),
        wording_reading(subject->tiers->summary),
        wording_land_of_ukraine(subject->ground),
    };
    return notes[index];
}

static void add_note(const struct writer *writer, struct column *column, size_t index)
{
    column_text(column, FONT_NOTE, ROLE_TEXT, 0, note_at(writer, index));
}

/* What the source does not say, of the plan as a whole. */
static void add_caveat(const struct writer *writer, struct column *column, size_t index)
{
    const struct plan_note *note = &writer->legend->order->subject->plan->notes[PLAN_CAVEATS].items[index];
    column_text(column, FONT_NOTE, ROLE_TEXT, 0, in_language(writer, &note->text));
    add_said_by(writer, column, 0, in_language(writer, &note->said_by));
}

/* While tiers are hidden, what is left is not the rest. */
static bool is_listed(const struct picture_order *order, uint32_t index)
{
    const struct zone *zone = &order->subject->tiers->zones[index];
    uint32_t hidden = order->view.tiers_hidden;
    switch (zone->kind) {
    case ZONE_TIER:
        return !scene_hides(order->scene, index, hidden);
    case ZONE_REST:
        return hidden == 0;
    default:
        return zone->area_km2 > 0;
    }
}

static void add_all(struct writer *writer)
{
    const struct picture_order *order = writer->legend->order;
    const struct out_subject *subject = order->subject;
    if (order->view.tiers_hidden < subject->plan->tier_count)
        add(writer, add_heading, 0);
    for (uint32_t i = 0; i < subject->tiers->zone_count; i++)
        if (is_listed(order, i))
            add(writer, add_zone, i);
    if (!order->view.line_hidden)
        add(writer, add_reference, 0);
    if (writer->detail >= DETAIL_SIGNS)
        add(writer, add_signs, 0);
    for (size_t i = 0; i < note_count && writer->detail >= DETAIL_NOTES; i++)
        if (*note_at(writer, i) != '\0')
            add(writer, add_note, i);
    const struct plan_notes *caveats = &subject->plan->notes[PLAN_CAVEATS];
    for (size_t i = 0; i < caveats->count && writer->detail >= DETAIL_CAVEATS; i++)
        if (caveats->items[i].tier == NULL)
            add(writer, add_caveat, i);
}

/* Lays everything out, and draws it if drawing is not NULL. false: there is no room for it. */
static bool lay_out(const struct legend *legend, enum detail detail, struct drawing *drawing)
{
    struct writer writer = {.legend = legend, .detail = detail, .column = column_at(legend, 0, drawing)};
    add_all(&writer);
    return !writer.has_overflown;
}

bool legend_fits(const struct legend *legend)
{
    return lay_out(legend, DETAIL_NOTES, NULL);
}

void legend_draw(const struct legend *legend, struct drawing *drawing)
{
    enum detail detail = DETAIL_ALL;
    while (detail > DETAIL_NAMES && !lay_out(legend, detail, NULL))
        detail--;
    drawing->kind->begin(drawing, "legend");
    lay_out(legend, detail, drawing);
    drawing->kind->end(drawing);
}
