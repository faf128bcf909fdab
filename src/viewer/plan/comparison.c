#include "viewer/plan/comparison.h"

#include <assert.h>
#include <string.h>

#include "model/request.h"

/* The zone of that kind, and for tiers of that place; NULL: there is none. */
static const struct zone *find(const struct comparison_side *side, enum zone_kind kind, uint32_t tier)
{
    for (uint32_t i = 0; i < side->zone_count; i++)
        if (side->zones[i].kind == (uint32_t)kind && (kind != ZONE_TIER || side->zones[i].tier == tier))
            return &side->zones[i];
    return NULL;
}

static uint32_t count_tiers(const struct comparison_side *side)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < side->zone_count; i++)
        count += side->zones[i].kind == ZONE_TIER;
    return count;
}

static void add_row(struct comparison *comparison, const struct comparison_side *before, const struct comparison_side *after,
                    enum zone_kind kind, uint32_t tier)
{
    static const struct zone nothing;
    const struct zone *old = find(before, kind, tier), *new = find(after, kind, tier);
    const struct zone *from = old != NULL ? old : &nothing, *to = new != NULL ? new : &nothing;
    if ((old == NULL && new == NULL) || (kind == ZONE_BEYOND && from->area_km2 <= 0 && to->area_km2 <= 0))
        return;
    assert(comparison->row_count < zones_max);
    struct comparison_row *row = &comparison->rows[comparison->row_count++];
    *row = (struct comparison_row){
        .before = old,
        .after = new,
        .inner_km = to->inner_km - from->inner_km,
        .outer_km = to->outer_km - from->outer_km,
        .area_km2 = to->area_km2 - from->area_km2,
        .edge_km = to->edge_km - from->edge_km,
        .share = to->share - from->share,
        .population = to->population - from->population,
        .town_count = (int)to->town_count - (int)from->town_count,
    };
    row->is_changed = old == NULL || new == NULL || row->inner_km != 0 || row->outer_km != 0 || row->area_km2 != 0 ||
                      row->edge_km != 0 || row->population != 0 || row->town_count != 0;
    comparison->is_changed = comparison->is_changed || row->is_changed;
}

static bool is_same_line(const struct comparison_side *before, const struct comparison_side *after)
{
    if (before->summary.reference != after->summary.reference || before->summary.reading != after->summary.reading ||
        strcmp(before->reference_path, after->reference_path) != 0 || before->line_count != after->line_count)
        return false;
    for (size_t i = 0; i < before->line_count; i++)
        if (!lonlat_equal(before->line[i], after->line[i]))
            return false;
    return true;
}

struct comparison comparison_of(const struct comparison_side *before, const struct comparison_side *after)
{
    struct comparison comparison = {
        .reference_differs = !is_same_line(before, after),
        .reference_km = after->summary.reference_km - before->summary.reference_km,
        .tier_count_differs = count_tiers(before) != count_tiers(after),
    };
    comparison.is_changed = comparison.reference_differs || comparison.reference_km != 0;
    for (uint32_t tier = 0; tier < tiers_max; tier++)
        add_row(&comparison, before, after, ZONE_TIER, tier);
    add_row(&comparison, before, after, ZONE_REST, 0);
    add_row(&comparison, before, after, ZONE_BEYOND, 0);
    return comparison;
}

struct comparison_side comparison_side_of(const struct reply *tiers, const struct plan *plan)
{
    struct comparison_side side = {
        .zones = tiers->zones,
        .zone_count = tiers->zone_count,
        .summary = *tiers->summary,
        .reference_path = tiers->summary->reference == REFERENCE_FILE ? reply_string(tiers, tiers->summary->reference_path) : "",
    };
    if (side.summary.reference == REFERENCE_DRAWN) {
        side.line = plan->reference.line.items;
        side.line_count = plan->reference.line.count;
    }
    return side;
}

bool comparison_shows(const struct plan_difference *difference)
{
    return difference->section == PLAN_SECTION_REFERENCE || (difference->key != NULL && difference->key->kind == PLAN_KM);
}
