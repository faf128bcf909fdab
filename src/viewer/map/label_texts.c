#include "viewer/map/label_texts.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/translate.h"

enum { line_size = sizeof((struct label_line *)0)->text, brigades_shown_max = 12 };

/* What leaving out costs: the map is about who would hold which tier, so the force goes late, the name later.
 */
static const double break_cost = 1.5, short_name_cost = 4, no_force_cost = 13, number_cost = 22, large_number_cost = 28;
static const double small_letters_cost = 4; /* where names are in spaced capitals: those take twice the room */
/* A number of brigades should stand in the tier that is meant, however short, not in the sea or abroad. */
static const double brigades_outside_cost = 12;

struct forms {
    struct label_form *items;
    size_t count;
    int indent; /* of the lines after the first */
};

/* Opens a form whose first line is text. */
static struct label_form *add_form(struct forms *forms, double cost)
{
    assert(forms->count < label_forms_max);
    struct label_form *form = &forms->items[forms->count++];
    *form = (struct label_form){.cost = cost};
    return form;
}

static void add_line(struct label_form *form, int offset, const char *text, size_t length)
{
    assert(form->line_count < label_lines_max);
    struct label_line *line = &form->lines[form->line_count++];
    text_clean(line->text, sizeof line->text, text, length); /* cuts what is too long */
    line->offset = offset;
    line->width = text_width(line->text);
    form->columns = offset + line->width > form->columns ? offset + line->width : form->columns;
}

static void add_one(struct forms *forms, double cost, const char *text)
{
    add_line(add_form(forms, cost), 0, text, strlen(text));
}

static void add_two(struct forms *forms, double cost, const char *first, const char *second)
{
    struct label_form *form = add_form(forms, cost);
    add_line(form, 0, first, strlen(first));
    add_line(form, forms->indent, second, strlen(second));
}

/* Bytes of the first of two lines that are as equal as the words of a text allow; *second is where the other
 * begins. 0 when breaking gains little. */
static size_t broken(const char *text, const char **second)
{
    int width = text_width(text), cells = width / 2 > 2 ? width / 2 : 2;
    size_t length = text_break(text, cells, second);
    while (text_width(*second) > cells || (**second != '\0' && text[length] != ' ')) /* never within a word */
        length = text_break(text, ++cells, second);
    return **second != '\0' && cells <= width * 3 / 4 ? length : 0;
}

/* A text in two lines, perhaps with one before and one after it. Nothing is added when breaking gains little.
 */
static void add_broken(struct forms *forms, double cost, const char *before, const char *text, int offset,
                       const char *after)
{
    const char *second;
    size_t length = broken(text, &second);
    if (length == 0)
        return;
    struct label_form *form = add_form(forms, cost);
    if (*before != '\0')
        add_line(form, 0, before, strlen(before));
    add_line(form, offset, text, length);
    add_line(form, forms->indent, second, strlen(second));
    if (*after != '\0')
        add_line(form, forms->indent, after, strlen(after));
}

void label_texts_badge(char *out, size_t size, const struct plan_tier *tier)
{
    size_t length = 0;
    *out = '\0';
    for (int i = 0; i < tier->brigades_max && i < brigades_shown_max && length + 4 <= size; i++)
        length += (size_t)snprintf(out + length, size - length, "%s", i < tier->brigades_min ? "▮" : "▯");
}

/* Forms that say how many brigades are talked about, with the hedge of the plan or by bars alone. */
static void add_brigades(struct forms *forms, const struct plan_tier *tier, const char *name,
                         const char *short_name, const char *force, const char *language)
{
    char first[2 * line_size + 8], second[line_size + 64], bars[64];
    size_t before = forms->count;
    label_texts_badge(bars, sizeof bars, tier);
    snprintf(second, sizeof second, "%s %s", bars, plan_text_in(&tier->brigades_text, language));
    if (*force != '\0') {
        snprintf(first, sizeof first, "%s · %s", name, force);
        add_two(forms, 0, first, second);
    }
    add_two(forms, 0.5, name, second);
    add_broken(forms, break_cost, name, second, forms->indent, "");
    if (*short_name != '\0')
        add_broken(forms, short_name_cost + break_cost, short_name, second, forms->indent, "");
    add_two(forms, short_name_cost, name, bars);
    add_broken(forms, short_name_cost + break_cost, "", name, 0, bars);
    if (*short_name != '\0')
        add_two(forms, 2 * short_name_cost, short_name, bars);
    snprintf(first, sizeof first, "%s %s", name, bars);
    add_one(forms, short_name_cost, first);
    for (size_t i = before; i < forms->count; i++)
        forms->items[i].outside_cost = brigades_outside_cost;
}

/* The shortest forms that still have a name, with the bars if there are any, for where the large letters of the others have
 * no room. */
static void add_small(struct forms *forms, const struct plan_tier *tier, const char *short_name)
{
    char bars[64];
    label_texts_badge(bars, sizeof bars, tier);
    if (tier->brigades_max > 0) {
        add_two(forms, 2 * short_name_cost + small_letters_cost, short_name, bars);
        forms->items[forms->count - 1].outside_cost = brigades_outside_cost;
    }
    add_one(forms, no_force_cost + short_name_cost + small_letters_cost, short_name);
}

static void add_force(struct forms *forms, const char *name, const char *short_name, const char *force)
{
    char text[2 * line_size + 8];
    snprintf(text, sizeof text, "%s · %s", name, force);
    add_two(forms, 0, name, force);
    add_one(forms, 0.5, text);
    add_broken(forms, break_cost, name, force, forms->indent, "");
    if (*short_name == '\0')
        return;
    snprintf(text, sizeof text, "%s · %s", short_name, force);
    add_one(forms, short_name_cost + 0.5, text);
    add_two(forms, short_name_cost, short_name, force);
    add_broken(forms, short_name_cost + break_cost, short_name, force, forms->indent, "");
}

/* "1 Demilitarised zone", as maps write names of areas when large. */
static void write_name(char out[line_size], const char *number, const char *name, bool large)
{
    int written = snprintf(out, line_size, "%s%s", number, large ? "  " : " ");
    if (large)
        text_spaced_capitals(out + written, (size_t)(line_size - written), name);
    else
        snprintf(out + written, (size_t)(line_size - written), "%s", name);
}

size_t label_texts_of_tier(struct label_form out[label_forms_max], const struct plan *plan, uint32_t tier,
                           const char *language, bool large)
{
    char number[16], name[line_size] = "", short_name[line_size] = "";
    int digits = snprintf(number, sizeof number, "%u", tier + 1);
    struct forms forms = {.items = out, .indent = digits + 1};
    if (tier < plan->tier_count) {
        const struct plan_tier *texts = &plan->tiers[tier];
        const char *force = plan_text_in(&texts->label, language),
                   *shorter = plan_text_in(&texts->short_name, language);
        write_name(name, number, plan_text_in(&texts->name, language), large);
        if (*shorter != '\0')
            write_name(short_name, number, shorter, large);
        if (texts->brigades_max > 0)
            add_brigades(&forms, texts, name, short_name, force, language);
        else if (*force != '\0')
            add_force(&forms, name, short_name, force);
        add_one(&forms, no_force_cost, name);
        if (*short_name != '\0')
            add_one(&forms, no_force_cost + short_name_cost, short_name);
        if (*short_name != '\0' && large) {
            write_name(short_name, number, shorter, false);
            add_small(&forms, texts, short_name);
        }
    }
    add_one(&forms, large ? large_number_cost : number_cost, number); /* from afar a number tells less */
    return forms.count;
}

size_t label_texts_of_rear(struct label_form out[label_forms_max], const struct plan *plan,
                           const char *language)
{
    struct forms forms = {.items = out};
    const char *label = plan_text_in(&plan->rest.label, language);
    if (*label == '\0')
        return 0;
    add_one(&forms, 0, label);
    add_broken(&forms, 2 * break_cost, "", label, 0, "");
    return forms.count;
}

size_t label_texts_of_rest(struct label_form out[label_forms_max], const struct plan *plan,
                           const char *language)
{
    struct forms forms = {.items = out};
    const char *name = plan_text_in(&plan->rest.name, language),
               *short_name = plan_text_in(&plan->rest.short_name, language);
    if (*name != '\0')
        add_one(&forms, 0, name);
    if (*short_name != '\0')
        add_one(&forms, short_name_cost, short_name);
    return forms.count;
}

size_t label_texts_of_country(struct label_form out[label_forms_max], const struct reply *ground, const char *language)
{
    char spaced[line_size];
    struct forms forms = {.items = out};
    bool local = language != NULL && strcmp(language, "uk") == 0 && ground->country->name_local != 0;
    text_spaced_capitals(spaced, sizeof spaced,
                         reply_string(ground, local ? ground->country->name_local : ground->country->name));
    if (*spaced != '\0')
        add_one(&forms, 0, spaced);
    return forms.count;
}
