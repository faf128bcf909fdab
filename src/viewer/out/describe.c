#include "viewer/out/describe.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "base/translate.h"
#include "viewer/out/stats.h"
#include "viewer/out/wrap.h"
#include "viewer/plan/wording.h"

enum { narrowest = 20, towns_named = 6 };

struct writer {
    const struct out_subject *subject;
    int width;
    struct bytes *out;
    struct bytes text; /* the paragraph that is being put together */
};

static const char *in_language(const struct writer *writer, const struct plan_text *text)
{
    return plan_text_in(text, writer->subject->language);
}

/* Adds a sentence to the paragraph. */
__attribute__((format(printf, 2, 3))) static void say(struct writer *writer, const char *format, ...)
{
    char *sentence = NULL;
    va_list arguments;
    va_start(arguments, format);
    int length = vasprintf(&sentence, format, arguments);
    va_end(arguments);
    if (length > 0) {
        bytes_add_text(&writer->text, writer->text.count > 0 ? " " : "");
        bytes_add_text(&writer->text, sentence);
    }
    if (length >= 0)
        free(sentence);
}

static void end_with(struct writer *writer, const char *first, const char *rest)
{
    if (writer->text.count > 0)
        wrap_add(writer->out, writer->width, first, rest, bytes_text(&writer->text));
    writer->text.count = 0;
}

static void end_paragraph(struct writer *writer)
{
    end_with(writer, "", "");
}

static void end_item(struct writer *writer)
{
    end_with(writer, "- ", "  ");
}

/* What has been said so far is a heading. */
static void end_heading(struct writer *writer)
{
    bytes_add_text(writer->out, "\n");
    end_paragraph(writer);
    bytes_add_text(writer->out, "\n");
}

/* A text that the plan may lack. */
static void say_if(struct writer *writer, const struct plan_text *text)
{
    if (text->text != NULL)
        say(writer, "%s", in_language(writer, text));
}

/* "(Said by: FT.)" where somebody said it. */
static void say_who(struct writer *writer, const struct plan_text *said_by)
{
    if (said_by->text != NULL)
        say(writer, _("(Said by: %s.)"), in_language(writer, said_by));
}

/* "25", "7.5". Returns out. */
static const char *km(char out[number_size], double value)
{
    return number_grouped(out, value, value == number_rounded(value, 0) ? 0 : 1);
}

static void describe_beginning(struct writer *writer)
{
    const struct plan *plan = writer->subject->plan;
    const struct reply *reply = writer->subject->tiers;
    const struct country *country = writer->subject->ground->country;
    char area[number_size], length[number_size];
    out_title(writer->subject, ": ", &writer->text);
    end_paragraph(writer);
    bytes_add_text(writer->out, plan->summary.text != NULL ? "\n" : "");
    say_if(writer, &plan->summary);
    say_who(writer, &plan->said_by);
    end_paragraph(writer);
    say(writer, _("What the map shows"));
    end_heading(writer);
    say(writer,
        _("The map shows %s, %s square kilometres, divided by the distance from %s, which is %s km long."),
        writer->subject->language != NULL && country->name_local != 0 && strcmp(writer->subject->language, "uk") == 0
            ? reply_string(writer->subject->ground, country->name_local)
            : reply_string(writer->subject->ground, country->name),
        number_grouped(area, country->area_km2, 0),
        wording_reference(reply->summary),
        number_grouped(length, reply->summary->reference_km, 0));
    if (reply->summary->reference == REFERENCE_FILE)
        say(writer, _("It was read from %s."), out_reference_name(writer->subject));
    const char *notes[out_notes_max];
    size_t count = out_notes(writer->subject, notes);
    for (size_t i = 0; i < count; i++)
        if (notes[i] != wording_brigades(plan)) /* it is said beside them */
            say(writer, "%s", notes[i]);
    end_paragraph(writer);
}

/* The largest towns of a zone, the largest first. */
static size_t largest_towns(const struct out_subject *subject, uint32_t zone,
                            const struct feature *largest[towns_named])
{
    const struct layer *layer = reply_layer_find(subject->ground, LAYER_PLACES, 0);
    size_t count = 0;
    for (uint32_t i = 0; layer != NULL && i < subject->tiers->town_zone_count; i++) {
        const struct feature *town = &subject->ground->features[layer->first_feature + i];
        size_t at = count;
        if (subject->tiers->town_zones[i] != zone || town->size <= 0)
            continue;
        while (at > 0 && largest[at - 1]->size < town->size)
            at--;
        if (at == towns_named)
            continue;
        count += count < towns_named;
        for (size_t k = count - 1; k > at; k--)
            largest[k] = largest[k - 1];
        largest[at] = town;
    }
    return count;
}

static void say_towns(struct writer *writer, uint32_t zone)
{
    const struct feature *towns[towns_named];
    size_t count = largest_towns(writer->subject, zone, towns);
    struct bytes names = {0};
    for (size_t i = 0; i < count; i++) {
        char people[number_size];
        bytes_add_format(&names, "%s%s (%s)", i > 0 ? ", " : "", out_feature_name(writer->subject, towns[i]),
                         number_grouped(people, towns[i]->size, 0));
    }
    if (count > 0)
        say(writer, _("The largest: %s."), bytes_text(&names));
    bytes_fini(&names);
}

static void describe_numbers(struct writer *writer, uint32_t index)
{
    const struct zone *zone = &writer->subject->tiers->zones[index];
    const struct plan_tier *tier = out_zone_tier(writer->subject, zone);
    char number[3][number_size];
    struct bytes regions = {0};
    out_zone_regions(writer->subject, zone, ", ", &regions);
    say(writer, _("As drawn here: %s square kilometres, %s %% of the country."),
        number_grouped(number[0], zone->area_km2, 0), number_grouped(number[1], zone->share * 100, 1));
    if (wording_has_towns(writer->subject->ground, writer->subject->own_border))
        say(writer, _("Towns: %s, with %s people (mostly before 2022)."),
            number_grouped(number[0], zone->town_count, 0), number_grouped(number[1], zone->population, 0));
    say_towns(writer, index);
    if (regions.count > 0)
        say(writer, _("Oblasts that it touches: %s."), bytes_text(&regions));
    if (zone->kind == ZONE_TIER)
        say(writer, _("Length of its outer edge inside the country: %s km."),
            number_grouped(number[0], zone->edge_km, 0));
    end_paragraph(writer);
    if (tier != NULL && tier->brigades_max > 0) {
        say(writer,
            _("Were they spread evenly along that edge, %d brigades would have %s km each and %d brigades %s "
              "km each."),
            tier->brigades_min, number_grouped(number[0], stats_km_per_brigade(zone, tier->brigades_min), 0),
            tier->brigades_max, number_grouped(number[1], stats_km_per_brigade(zone, tier->brigades_max), 0));
        say(writer, "%s", wording_brigades(writer->subject->plan));
        end_paragraph(writer);
    }
    bytes_fini(&regions);
}

static void describe_note(struct writer *writer, const struct plan_note *note)
{
    if (note->title.text != NULL)
        say(writer, "%s:", in_language(writer, &note->title));
    say(writer, "%s", in_language(writer, &note->text));
    say_who(writer, &note->said_by);
    end_item(writer);
}

/* The notes that belong to a tier or "rest"; NULL: to the plan as a whole. */
static void describe_notes(struct writer *writer, enum plan_note_list list, const char *tier)
{
    const struct plan_notes *notes = &writer->subject->plan->notes[list];
    for (size_t i = 0; i < notes->count; i++) {
        const char *of = notes->items[i].tier;
        if (of == tier || (of != NULL && tier != NULL && strcmp(of, tier) == 0))
            describe_note(writer, &notes->items[i]);
    }
}

static void describe_tier(struct writer *writer, uint32_t index)
{
    const struct zone *zone = &writer->subject->tiers->zones[index];
    const struct plan_tier *tier = out_zone_tier(writer->subject, zone);
    char inner[number_size], outer[number_size];
    say(writer, _("Tier %u: %s, %s to %s km (%s)"), zone->tier + 1, out_zone_name(writer->subject, zone),
        km(inner, zone->inner_km), km(outer, zone->outer_km),
        in_language(writer, &writer->subject->plan->illustrative));
    end_heading(writer);
    if (tier == NULL)
        return;
    if (tier->force.text != NULL)
        say(writer, _("Who: %s."), in_language(writer, &tier->force));
    say_if(writer, &tier->text);
    say_who(writer, &tier->said_by);
    end_paragraph(writer);
    describe_notes(writer, PLAN_CONTRIBUTIONS, tier->id);
    describe_numbers(writer, index);
}

static void describe_rest(struct writer *writer, uint32_t index)
{
    const struct plan_rest *rest = &writer->subject->plan->rest;
    say(writer, "%s", in_language(writer, &rest->name));
    end_heading(writer);
    if (rest->force.text != NULL)
        say(writer, "%s.", in_language(writer, &rest->force));
    say_if(writer, &rest->text);
    say_who(writer, &rest->said_by);
    end_paragraph(writer);
    describe_notes(writer, PLAN_CONTRIBUTIONS, "rest");
    describe_numbers(writer, index);
}

static void describe_zones(struct writer *writer)
{
    const struct reply *reply = writer->subject->tiers;
    for (uint32_t i = 0; i < reply->zone_count; i++) {
        if (reply->zones[i].kind == ZONE_TIER) {
            describe_tier(writer, i);
        } else if (reply->zones[i].kind == ZONE_REST) {
            describe_rest(writer, i);
        } else if (reply->zones[i].area_km2 > 0) {
            say(writer, "%s", out_zone_name(writer->subject, &reply->zones[i]));
            end_heading(writer);
            say(writer, _("Land on the other side of the reference line, or inside the reference area; it is "
                          "in no tier."));
            describe_numbers(writer, i);
        }
    }
}

/* A heading with the notes of a list under it, unless there are none. everything: those of tiers too. */
static void describe_list(struct writer *writer, enum plan_note_list list, const char *heading,
                          bool everything)
{
    const struct plan_notes *notes = &writer->subject->plan->notes[list];
    size_t count = 0;
    for (size_t i = 0; i < notes->count; i++)
        count += everything || notes->items[i].tier == NULL;
    if (count == 0)
        return;
    say(writer, "%s", heading);
    end_heading(writer);
    if (!everything)
        describe_notes(writer, list, NULL);
    for (size_t i = 0; everything && i < notes->count; i++)
        describe_note(writer, &notes->items[i]);
}

/* The steps as they follow each other; without a step's number nobody who listens knows where it ends. */
static void describe_tour(struct writer *writer)
{
    const struct plan_steps *steps = &writer->subject->plan->tour;
    if (steps->count == 0)
        return;
    say(writer, _("The tour, step by step"));
    end_heading(writer);
    for (size_t i = 0; i < steps->count; i++) {
        say(writer, _("Step %zu: %s."), i + 1, in_language(writer, &steps->items[i].title));
        say(writer, "%s", in_language(writer, &steps->items[i].caption));
        say_who(writer, &steps->items[i].said_by);
        end_item(writer);
    }
}

static void describe_sources(struct writer *writer)
{
    const struct plan *plan = writer->subject->plan;
    const char *lines[out_attributions_max];
    size_t count = out_attributions(writer->subject, ~0u, lines);
    if (plan->sources.count == 0 && plan->attribution.text == NULL && count == 0)
        return;
    say(writer, _("Sources"));
    end_heading(writer);
    for (size_t i = 0; i < plan->sources.count; i++) {
        const struct plan_source *source = &plan->sources.items[i];
        say(writer, _("\"%s\"."), in_language(writer, &source->title));
        if (source->publisher.text != NULL)
            say(writer, "%s.", in_language(writer, &source->publisher));
        if (source->date.text != NULL)
            say(writer, "%s.", in_language(writer, &source->date));
        if (source->url != NULL)
            say(writer, "%s", source->url);
        end_item(writer);
    }
    if (plan->attribution.text != NULL) {
        say(writer, "%s", in_language(writer, &plan->attribution));
        end_item(writer);
    }
    for (size_t i = 0; i < count; i++) {
        say(writer, "%s", lines[i]);
        end_item(writer);
    }
}

void out_describe(const struct out_subject *subject, int width, struct bytes *out)
{
    struct writer writer = {.subject = subject, .width = width > narrowest ? width : narrowest, .out = out};
    describe_beginning(&writer);
    describe_zones(&writer);
    describe_list(&writer, PLAN_CONTRIBUTIONS, _("What all contribute"), false);
    describe_list(&writer, PLAN_CAVEATS, _("What is not known, and what to keep in mind"), true);
    describe_list(&writer, PLAN_BACKGROUND, _("Background"), true);
    describe_tour(&writer);
    describe_sources(&writer);
    bytes_fini(&writer.text);
}
