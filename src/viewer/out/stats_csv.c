#include "viewer/out/stats_rows.h"

#include <string.h>

#include "base/number.h"
#include "base/translate.h"
#include "viewer/plan/wording.h"

/* RFC 4180, 2.6 and 2.7: quotes around what holds a comma, a quote or a line's end, and quotes inside
 * doubled. */
static void add_field(struct bytes *out, const char *text)
{
    if (strpbrk(text, ",\"\r\n") == NULL) {
        bytes_add_text(out, text);
        return;
    }
    bytes_add_text(out, "\"");
    for (; *text != '\0'; text++)
        bytes_add(out, *text == '"' ? "\"\"" : text, *text == '"' ? 2 : 1);
    bytes_add_text(out, "\"");
}

/* In every row: a comment before the first is no CSV. */
static void add_attribution(const struct out_subject *subject, struct bytes *out)
{
    const char *lines[out_attributions_max];
    size_t count = out_attributions(subject, stats_layers, lines);
    struct bytes text = {0};
    for (size_t i = 0; i < count; i++)
        bytes_add_format(&text, "%s%s", i > 0 ? "; " : "", lines[i]);
    add_field(out, bytes_text(&text));
    bytes_fini(&text);
}

static void add_row(const struct out_subject *subject, const struct zone *zone, struct bytes *out)
{
    const struct plan_tier *tier = out_zone_tier(subject, zone);
    bool is_tier = zone->kind == ZONE_TIER;
    char key[stats_key_size];
    struct bytes regions = {0};
    out_zone_regions(subject, zone, "; ", &regions);
    bytes_add_format(out, "%s,", stats_row_key(zone, key));
    add_field(out, out_zone_name(subject, zone));
    bytes_add_text(out, ",");
    add_field(out, out_zone_force(subject, zone));
    if (is_tier)
        bytes_add_format(out, ",%.10g,%.10g", zone->inner_km, zone->outer_km);
    else
        bytes_add_text(out, ",,");
    bytes_add_format(out, ",%.1f,%.2f,", number_rounded(zone->area_km2, 1), number_rounded(zone->share * 100, 2));
    if (wording_has_towns(subject->ground, subject->own_border))
        bytes_add_format(out, "%u,%.0f", zone->town_count, zone->population);
    else
        bytes_add_text(out, ",");
    bytes_add_text(out, ",");
    add_field(out, bytes_text(&regions));
    if (is_tier)
        bytes_add_format(out, ",%.1f", number_rounded(zone->edge_km, 1));
    else
        bytes_add_text(out, ",");
    if (tier != NULL && tier->brigades_max > 0)
        bytes_add_format(out, ",%.1f,%.1f", number_rounded(stats_km_per_brigade(zone, tier->brigades_min), 1),
                         number_rounded(stats_km_per_brigade(zone, tier->brigades_max), 1));
    else
        bytes_add_text(out, ",,");
    bytes_add_text(out, ",");
    struct bytes note = {0};
    bytes_add_text(&note, _("depths and lines illustrative; population mostly before 2022"));
    if (*wording_reading_short(subject->tiers->summary) != '\0')
        bytes_add_format(&note, _("; measured from %s, %s"), out_reference_name(subject),
                         wording_reading_short(subject->tiers->summary));
    add_field(out, bytes_text(&note));
    bytes_fini(&note);
    bytes_add_text(out, ",");
    add_attribution(subject, out);
    bytes_add_text(out, "\r\n");
    bytes_fini(&regions);
}

void stats_write_csv(const struct out_subject *subject, struct bytes *out)
{
    bytes_add_text(
        out, "tier,name,force,inner_km,outer_km,area_km2,share_percent,towns,population,oblasts,edge_km,"
             "km_per_brigade_at_min,km_per_brigade_at_max,note,attribution\r\n");
    for (uint32_t i = 0; i < subject->tiers->zone_count; i++)
        add_row(subject, &subject->tiers->zones[i], out);
}
