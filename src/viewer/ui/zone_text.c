#include "viewer/ui/zone_text.h"

#include <stdio.h>
#include <string.h>

#include "base/bytes.h"
#include "base/translate.h"
#include "viewer/draw/patterns.h"
#include "viewer/plan/wording.h"

/* "27 900 km² (+3 200)": what the plan was before it was changed is always at hand. */
static void add_change(char text[number_size], double change)
{
    char amount[number_size], whole[2 * number_size + 8];
    amount_change(change, amount);
    if (amount[0] == '\0')
        return;
    snprintf(whole, sizeof whole, "%s\u00a0(%s)", text, amount);
    if (strlen(whole) < number_size)
        memcpy(text, whole, strlen(whole) + 1);
}

/* The numbers of the zone in the plan as it was; NULL while there is nothing to compare with. */
static const struct zone *before(const struct state *state, uint32_t index)
{
    return state->has_first && state_is_changed(state) ? &state->first_zones[index] : NULL;
}

static void add_numbers(struct zone_text *text, const struct zone *zone, const struct zone *first, bool is_draft, bool has_towns)
{
    if (is_draft) {
        snprintf(text->items[0], sizeof text->items[0], "%s", _("being worked out ..."));
        return;
    }
    amount_area(zone->area_km2, text->items[0]);
    if (first != NULL)
        add_change(text->items[0], zone->area_km2 - first->area_km2);
    amount_share(zone->share, text->items[1]);
    if (!has_towns)
        return;
    amount_towns(zone->town_count, text->items[2]);
    if (first != NULL)
        add_change(text->items[2], (double)zone->town_count - (double)first->town_count);
    amount_people(zone->population, text->items[3]);
}

struct zone_text zone_text_of(const struct state *state, uint32_t index)
{
    const struct plan *plan = state->plan;
    const char *language = state->language;
    struct zone_text text = {.paper = ROLE_REST};
    if (state->scene != NULL && index < scene_tiers(state->scene)->zone_count)
        text.zone = &scene_tiers(state->scene)->zones[index];
    if (index < plan->tier_count) {
        const struct plan_tier *tier = &plan->tiers[index];
        double inner_km = text.zone != NULL ? text.zone->inner_km : index > 0 ? plan->tiers[index - 1].outer_km : 0;
        double outer_km = text.zone != NULL ? text.zone->outer_km : tier->outer_km;
        text.tier = tier;
        text.id = tier->id;
        text.name = plan_text_in(&tier->name, language);
        text.short_name = plan_text_in(&tier->short_name, language);
        text.force = plan_text_in(&tier->force, language);
        text.label = plan_text_in(&tier->label, language);
        text.text = plan_text_in(&tier->text, language);
        text.said_by = plan_text_in(&tier->said_by, language);
        text.brigades_text = plan_text_in(&tier->brigades_text, language);
        text.brigades_min = tier->brigades_min;
        text.brigades_max = tier->brigades_max;
        text.paper = (enum role)(ROLE_TIER_1 + index);
        snprintf(text.number, sizeof text.number, "%u", (index + 1) % 10);
        amount_depths(inner_km, outer_km, text.distance);
    } else if (index > plan->tier_count) {
        text.id = "beyond";
        text.name = _("Beyond the reference line");
        text.short_name = _("Beyond");
        text.force = text.label = text.text = text.said_by = text.brigades_text = "";
        text.paper = ROLE_BEYOND;
    } else {
        text.id = "rest";
        text.name = plan_text_in(&plan->rest.name, language);
        text.short_name = plan_text_in(&plan->rest.short_name, language);
        text.force = plan_text_in(&plan->rest.force, language);
        text.label = plan_text_in(&plan->rest.label, language);
        text.text = plan_text_in(&plan->rest.text, language);
        text.said_by = plan_text_in(&plan->rest.said_by, language);
        text.brigades_text = "";
    }
    if (text.zone != NULL)
        add_numbers(&text, text.zone, before(state, index), state_is_draft(state),
                    wording_has_towns(scene_ground(state->scene), state->own_border));
    return text;
}

void zone_text_badge(const struct zone_text *zone, enum glyph_set glyphs, char *text, size_t size)
{
    enum { most = 12 };
    struct bytes badge = {0};
    for (int i = 0; i < zone->brigades_max && i < most; i++)
        bytes_add_codepoint(&badge, i < zone->brigades_min ? glyphs_at(glyphs)->badge : glyphs_at(glyphs)->badge_maybe);
    snprintf(text, size, "%s", bytes_text(&badge));
    bytes_fini(&badge);
}

void zone_text_brigade_km(const struct zone_text *zone, char *text, size_t size)
{
    text[0] = '\0';
    if (zone->zone == NULL || zone->brigades_max < 1 || zone->brigades_min < 1 || zone->zone->edge_km <= 0)
        return;
    char least[number_size], most[number_size];
    number_grouped(least, zone->zone->edge_km / zone->brigades_max, 0);
    number_grouped(most, zone->zone->edge_km / zone->brigades_min, 0);
    snprintf(text, size, _("%s-%s\u00a0km of outer edge for each brigade: arithmetic on illustrative depths"), least, most);
}

/* The rest has no number. Where its colour is the screen's own, only the box's sides show that there is one. */
static const char *empty_box(const struct state *state)
{
    return state->glyphs == GLYPHS_ASCII ? "[ ]" : "\u2595 \u258F";
}

struct zone_swatch zone_swatch(const struct state *state, const struct zone_text *zone)
{
    const char *number = zone->number[0] != '\0' ? zone->number : " ";
    struct zone_swatch swatch = {.paper = (int)zone->paper, .ink = zone->tier != NULL ? ROLE_TIER_LABEL : ROLE_REST_LABEL};
    if (!state_has_patterns(state)) {
        if (zone->number[0] == '\0')
            snprintf(swatch.text, sizeof swatch.text, "%s", empty_box(state));
        else
            snprintf(swatch.text, sizeof swatch.text, " %s ", number);
        return swatch;
    }
    struct bytes pattern = {0};
    for (int column = 0; column < 2; column++) {
        unsigned dots = 0;
        for (int i = 0; i < 8; i++)
            dots |= (unsigned)pattern_has_dot(zone->paper, column * 2 + i % 2, i / 2) << i;
        bytes_add_codepoint(&pattern, state->glyphs == GLYPHS_BRAILLE ? glyphs_braille(dots)
                                                                      : pattern_sign(state->glyphs, zone->paper, column, 0));
    }
    bytes_add_text(&pattern, number);
    swatch.paper = ROLE_TERMINAL;
    swatch.ink = ROLE_TEXT;
    snprintf(swatch.text, sizeof swatch.text, "%s", bytes_text(&pattern));
    bytes_fini(&pattern);
    return swatch;
}
