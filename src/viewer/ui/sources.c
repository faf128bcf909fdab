#include "viewer/ui/sources.h"

#include <stdio.h>

#include "base/translate.h"
#include "viewer/plan/attribution.h"
#include "viewer/plan/wording.h"
#include "viewer/ui/zone_text.h"

enum { line_size = 512 };

static const struct style plain = {ROLE_TEXT, 0}, faint = {ROLE_FAINT, 0}, strong = {ROLE_TEXT, ATTRIBUTE_BOLD},
                          heading = {ROLE_HEADING, ATTRIBUTE_BOLD};

static void add_heading(struct document *document, const char *text)
{
    document_blank(document);
    document_text(document, 0, text, heading);
}

static void add_said_by(struct document *document, const char *who)
{
    char line[line_size];
    snprintf(line, sizeof line, _("said by: %s"), who);
    if (*who != '\0')
        document_text(document, 2, line, faint);
}

static void add_statement(struct document *document, const char *title, const char *text, const char *who)
{
    document_text(document, 0, title, strong);
    document_text(document, 2, text, plain);
    add_said_by(document, who);
}

static void add_notes(struct document *document, const struct state *state, enum plan_note_list list, const char *title)
{
    const struct plan_notes *notes = &state->plan->notes[list];
    if (notes->count > 0)
        add_heading(document, title);
    for (size_t i = 0; i < notes->count; i++)
        add_statement(document, plan_text_in(&notes->items[i].title, state->language),
                      plan_text_in(&notes->items[i].text, state->language),
                      plan_text_in(&notes->items[i].said_by, state->language));
}

static void add_sources(struct document *document, const struct state *state)
{
    const struct plan *plan = state->plan;
    if (plan->sources.count > 0 || plan->attribution.text != NULL)
        add_heading(document, _("SOURCES"));
    for (size_t i = 0; i < plan->sources.count; i++) {
        const struct plan_source *source = &plan->sources.items[i];
        const char *publisher = plan_text_in(&source->publisher, state->language);
        const char *date = plan_text_in(&source->date, state->language);
        const char *items[] = {publisher, date};
        document_text(document, 0, plan_text_in(&source->title, state->language), strong);
        document_items(document, 2, items, 2, plain);
        if (source->url != NULL)
            document_text(document, 2, source->url, plain);
    }
    document_text(document, 0, plan_text_in(&plan->attribution, state->language), plain);
}

static void add_map_data(struct document *document, const struct state *state)
{
    add_heading(document, _("THE MAP"));
    const struct reply *ground = state->scene != NULL ? scene_ground(state->scene) : NULL;
    const struct reply *tiers = state->scene != NULL ? scene_tiers(state->scene) : NULL;
    unsigned layers = ground != NULL ? attribution_layers(ground, state->owns_outline) |
                                           attribution_layers(tiers, state->owns_outline)
                                     : ~0u;
    for (size_t i = 0; attribution_at(i) != NULL; i++)
        if ((attribution_at(i)->layers & layers) != 0)
            document_text(document, 0, attribution_at(i)->line, plain);
    const char *notes[] = {
        wording_illustrative(state->plan),
        tiers != NULL ? state_reference_note(state) : "",
        tiers != NULL ? wording_land_of_ukraine(ground) : "",
        wording_towns(state->own_border),
        wording_brigades(state->plan),
    };
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++)
        if (*notes[i] != '\0')
            document_text(document, 0, notes[i], plain);
}

void sources_build(struct document *document, const struct state *state)
{
    const struct plan *plan = state->plan;
    char title[line_size];
    document_text(document, 0, plan->sources.count > 0 ? _("WHAT IS REPORTED") : _("WHAT IS SHOWN"), heading);
    add_statement(document, plan_text_in(&plan->title, state->language), plan_text_in(&plan->summary, state->language),
                  plan_text_in(&plan->said_by, state->language));
    for (uint32_t i = 0; i <= plan->tier_count; i++) {
        struct zone_text text = zone_text_of(state, i);
        snprintf(title, sizeof title, "%s%s%s", text.number, text.number[0] != '\0' ? " " : "", text.name);
        add_statement(document, title, text.text, text.said_by);
    }
    add_notes(document, state, PLAN_CONTRIBUTIONS, _("CONTRIBUTIONS"));
    add_notes(document, state, PLAN_CAVEATS, _("WHAT IS NOT KNOWN, AND WHAT IS OURS"));
    add_notes(document, state, PLAN_BACKGROUND, _("BACKGROUND"));
    add_sources(document, state);
    add_map_data(document, state);
}
