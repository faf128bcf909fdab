#include "viewer/ui/here_text.h"

#include <math.h>
#include <stdio.h>

#include "base/translate.h"
#include "viewer/map/here.h"
#include "viewer/map/region.h"
#include "viewer/plan/wording.h"
#include "viewer/ui/amount.h"
#include "viewer/ui/zone_text.h"

enum { line_size = 256, name_size = 128 };

static const struct style plain = {ROLE_TEXT, 0}, faint = {ROLE_FAINT, 0},
                          strong = {ROLE_TEXT, ATTRIBUTE_BOLD};

static const char *name_of(const struct state *state, const struct feature *feature)
{
    return scene_name(state->scene, feature, state->language);
}

/* Oblast or country, and the water there. */
static void add_names(struct document *document, const struct state *state, const struct here *here)
{
    char region[name_size] = "";
    if (here->region != NULL)
        region_title(state->scene, here->region, state->language, region, sizeof region);
    const char *items[] = {
        here->water != NULL ? name_of(state, here->water) : "",
        region,
        here->country != NULL && here->land == HERE_ABROAD ? name_of(state, here->country) : "",
        here->land == HERE_UNKNOWN ? _("beyond what the map's data cover") : "",
    };
    document_items(document, 0, items, sizeof items / sizeof *items, plain);
}

/* The zone, and who would hold it: nobody has said where in it anybody would be. */
static void add_zone(struct document *document, const struct state *state, const struct here *here)
{
    char line[line_size];
    if (here->zone == no_zone)
        return;
    struct zone_text zone = zone_text_of(state, here->zone);
    snprintf(line, sizeof line, "%s%s%s · %s", zone.number, zone.number[0] != '\0' ? " " : "", zone.name,
             plan_text_in(&state->plan->illustrative, state->language));
    document_text(document, 0, line, strong);
    if (zone.force[0] == '\0')
        return;
    document_text(document, 2, zone.force, plain);
    document_text(document, 2, _("said of it as a whole, not of this place"), faint);
}

static void add_distances(struct document *document, const struct state *state, const struct here *here)
{
    char distance[number_size], line[line_size];
    if (isfinite(here->reference.metres)) {
        amount_distance(here->reference.metres, distance);
        snprintf(line, sizeof line, _("%s from the %s"), distance,
                 wording_reference_short(scene_tiers(state->scene)->summary));
        document_text(document, 0, line, plain);
    }
    if (here->town != NULL && here->town_m < 1) {
        snprintf(line, sizeof line, _("town: %s, right here"), name_of(state, here->town));
        document_text(document, 0, line, faint);
    } else if (here->town != NULL) {
        amount_distance(here->town_m, distance);
        snprintf(line, sizeof line, _("nearest town: %s, %s to the %s"), name_of(state, here->town), distance,
                 wind_name(here->town_wind));
        document_text(document, 0, line, faint);
    }
}

void here_text_add(struct document *document, const struct state *state, struct point point)
{
    struct here here = here_find(state->scene, point);
    char place[number_size];
    amount_place(here.place.lat, here.place.lon, place);
    document_text(document, 0, place, strong);
    add_names(document, state, &here);
    add_zone(document, state, &here);
    add_distances(document, state, &here);
}
