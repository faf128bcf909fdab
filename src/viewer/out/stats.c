#include "viewer/out/stats.h"

#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "base/translate.h"
#include "viewer/out/credits.h"
#include "viewer/out/stats_rows.h"
#include "viewer/out/wrap.h"
#include "viewer/plan/attribution.h"
#include "viewer/plan/wording.h"

enum { name_narrowest = 12, numbers_width = 50 /* cells of a row's numbers */ };

double stats_km_per_brigade(const struct zone *zone, int brigades)
{
    return brigades > 0 ? zone->edge_km / brigades : 0;
}

const char *stats_row_key(const struct zone *zone, char key[stats_key_size])
{
    if (zone->kind == ZONE_TIER)
        snprintf(key, stats_key_size, "%u", zone->tier + 1);
    else
        snprintf(key, stats_key_size, "%s", zone->kind == ZONE_REST ? "rear" : "beyond");
    return key;
}

/* Appends text and blanks up to a width; text that is too long is cut. */
static void add_left(struct bytes *out, const char *text, int width)
{
    char cut[256];
    size_t fit = text_fit(text, width);
    snprintf(cut, sizeof cut, "%.*s", (int)(fit < sizeof cut ? fit : sizeof cut - 1), text);
    bytes_add_format(out, "%s%*s", cut, width - text_width(cut), "");
}

/* Appends blanks and text up to a width, and more if the text is longer. */
static void add_right(struct bytes *out, const char *text, int width)
{
    int blanks = width - text_width(text);
    bytes_add_format(out, "%*s", blanks > 1 ? blanks : 1, "");
    for (; *text != '\0'; text++) { /* no-break spaces become spaces */
        bool no_break = strncmp(text, "\xC2\xA0", 2) == 0;
        bytes_add(out, no_break ? " " : text, 1);
        text += no_break;
    }
}

void stats_add_row(struct bytes *out, int name_width, const char *key, const char *name, const char *const numbers[6])
{
    static const int widths[6] = {8, 9, 8, 6, 11, 8};
    add_left(out, key, 2);
    add_left(out, name, name_width);
    for (int i = 0; i < (*numbers[5] == '\0' ? 5 : 6); i++)
        add_right(out, numbers[i], widths[i]);
    bytes_add_text(out, "\n");
}

void stats_add_heading(struct bytes *out, int name_width)
{
    stats_add_row(out, name_width, "", _("Tier"),
                  (const char *const[]){_("km"), _("area km2"), _("share"), _("towns"), _("people"), _("edge km")});
}

void stats_add_zone(struct bytes *out, const struct out_subject *subject, const struct zone *zone, int name_width,
                    const char *key, const char *name)
{
    char area[number_size], share[number_size], towns[number_size], people[number_size],
        edge[number_size], from_to[number_size] = "";
    bool is_tier = zone->kind == ZONE_TIER;
    if (is_tier)
        number_range(from_to, zone->inner_km, zone->outer_km);
    bool has_towns = wording_has_towns(subject->ground, subject->own_border);
    number_grouped(share, zone->share * 100, 1);
    strncat(share, " %", sizeof share - strlen(share) - 1);
    stats_add_row(out, name_width, key, name,
                  (const char *const[]){from_to, number_grouped(area, zone->area_km2, 0), share,
                                        has_towns ? number_grouped(towns, zone->town_count, 0) : "-",
                                        has_towns ? number_grouped(people, zone->population, 0) : "-",
                                        is_tier ? number_grouped(edge, zone->edge_km, 0) : ""});
}

static int widest_name(const struct out_subject *subject)
{
    int widest = name_narrowest;
    for (uint32_t i = 0; i < subject->tiers->zone_count; i++) {
        int width = text_width(out_zone_name(subject, &subject->tiers->zones[i]));
        widest = width > widest ? width : widest;
    }
    return widest;
}

static void add_numbers(struct bytes *out, const struct out_subject *subject, int width)
{
    const struct reply *reply = subject->tiers;
    int room = width - numbers_width - 2, name_width = widest_name(subject);
    if (name_width > room)
        name_width = room > name_narrowest ? room : name_narrowest;
    stats_add_heading(out, name_width);
    for (uint32_t i = 0; i < reply->zone_count; i++) {
        const struct zone *zone = &reply->zones[i];
        char key[stats_key_size];
        if (zone->kind != ZONE_BEYOND || zone->area_km2 > 0)
            stats_add_zone(out, subject, zone, name_width, zone->kind == ZONE_TIER ? stats_row_key(zone, key) : "",
                           out_zone_name(subject, zone));
    }
}

static void add_details(struct bytes *out, const struct out_subject *subject, const struct zone *zone,
                        int width)
{
    const struct plan_tier *tier = out_zone_tier(subject, zone);
    char at_min[number_size], at_max[number_size];
    struct bytes line = {0};
    if (zone->kind == ZONE_TIER)
        bytes_add_format(&line, "%u ", zone->tier + 1);
    const char *force = out_zone_force(subject, zone);
    bytes_add_format(&line, "%s%s%s", out_zone_name(subject, zone), *force != '\0' ? ": " : "", force);
    wrap_add(out, width, "", "  ", bytes_text(&line));
    if (zone->region_count > 0) {
        line.count = 0;
        bytes_add_text(&line, _("Oblasts: "));
        out_zone_regions(subject, zone, ", ", &line);
        wrap_add(out, width, "  ", "  ", bytes_text(&line));
    }
    if (tier != NULL && tier->brigades_max > 0) {
        line.count = 0;
        bytes_add_format(
            &line,
            _("Outer edge for each brigade: %s km with %d, %s km with %d (arithmetic on an illustrative "
              "depth)"),
            number_grouped(at_min, stats_km_per_brigade(zone, tier->brigades_min), 0), tier->brigades_min,
            number_grouped(at_max, stats_km_per_brigade(zone, tier->brigades_max), 0), tier->brigades_max);
        wrap_add(out, width, "  ", "  ", bytes_text(&line));
    }
    bytes_fini(&line);
}

static void add_title(struct bytes *out, const struct out_subject *subject, int width)
{
    const struct summary *summary = subject->tiers->summary;
    char number[number_size];
    struct bytes line = {0};
    out_title(subject, ": ", &line);
    wrap_add(out, width, "", "", bytes_text(&line));
    line.count = 0;
    bytes_add_format(&line, _("Measured from %s, %s km."),
                     wording_reference(summary),
                     number_grouped(number, summary->reference_km, 0));
    if (summary->reference == REFERENCE_FILE)
        bytes_add_format(&line, _(" It was read from %s."), out_reference_name(subject));
    wrap_add(out, width, "", "", bytes_text(&line));
    bytes_add_text(out, "\n");
    bytes_fini(&line);
}

static void add_table(struct bytes *out, const struct out_subject *subject, int width)
{
    const struct reply *reply = subject->tiers;
    const char *lines[out_notes_max];
    add_title(out, subject, width);
    add_numbers(out, subject, width);
    bytes_add_text(out, "\n");
    for (uint32_t i = 0; i < reply->zone_count; i++)
        if (reply->zones[i].kind == ZONE_TIER)
            add_details(out, subject, &reply->zones[i], width);
    bytes_add_text(out, "\n");
    size_t count = out_notes(subject, lines);
    for (size_t i = 0; i < count; i++)
        wrap_add(out, width, "- ", "  ", lines[i]);
    out_credits(subject, stats_layers, width, out);
}

void out_stats(const struct out_subject *subject, enum stats_format format, int width, struct bytes *out)
{
    if (format == STATS_CSV)
        stats_write_csv(subject, out);
    else if (format == STATS_JSON)
        stats_write_json(subject, out);
    else
        add_table(out, subject, width);
}
