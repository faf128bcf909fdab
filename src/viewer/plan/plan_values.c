#include "viewer/plan/plan_values.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/suggest.h"
#include "base/text.h"
#include "base/translate.h"
#include "model/request.h"

static char *clean(const char *value)
{
    return text_clean_new(value, strlen(value));
}

static bool read_text(void *field, const struct plan_key *key, const char *value, struct error *error)
{
    (void)key;
    (void)error;
    ((struct plan_text *)field)->text = clean(value);
    return true;
}

static bool read_word(void *field, const struct plan_key *key, const char *value, struct error *error)
{
    (void)key;
    (void)error;
    *(char **)field = clean(value);
    return true;
}

static bool read_reference(void *field, const struct plan_key *key, const char *value, struct error *error)
{
    const char *names[REFERENCE_FILE];
    for (int i = 0; i < REFERENCE_FILE; i++) {
        names[i] = reference_name((enum reference_kind)i);
        if (strcmp(value, names[i]) == 0)
            return read_word(field, key, value, error);
    }
    const char *near = suggest_find(value, names, REFERENCE_FILE);
    if (near != NULL)
        error_set(error, _("there is no reference line '%s'; did you mean '%s'?"), value, near);
    else
        error_set(
            error,
            _("there is no reference line '%s'; there are russia, russia+belarus and whole, or a drawn line: "
              "'line = lon lat, lon lat, ...'"),
            value);
    return false;
}

/* A decimal number at *at, which is moved behind it. Neither nan, inf nor hexadecimal numbers count. */
static bool take_number(const char **at, double *number)
{
    const char *start = *at;
    char *end;
    while (*start == ' ')
        start++;
    size_t length = strspn(start, "+-.0123456789eE");
    *number = strtod(start, &end);
    if (end == start || end > start + length || !isfinite(*number))
        return false;
    *at = end;
    return true;
}

static bool take_sign(const char **at, char sign)
{
    while (**at == ' ')
        (*at)++;
    if (**at != sign)
        return false;
    (*at)++;
    return true;
}

static bool at_end(const char *at)
{
    return at[strspn(at, " ")] == '\0';
}

static bool read_km(void *field, const struct plan_key *key, const char *value, struct error *error)
{
    const char *at = value;
    double km;
    if (!take_number(&at, &km) || !at_end(at)) {
        error_set(error, _("'%s' is no number: %s is a distance in kilometres such as 25 or 2.5"), value,
                  key->name);
        return false;
    }
    if (!(km > 0 && km <= depth_max_km)) {
        error_set(error, _("%s must be above 0 and at most %g km, not %s"), key->name, depth_max_km, value);
        return false;
    }
    *(double *)field = km;
    return true;
}

/* A whole number between the key's limits. */
static bool take_whole(const char **at, const struct plan_key *key, int *number)
{
    char *end;
    *at += strspn(*at, " ");
    if (**at < '0' || **at > '9')
        return false;
    long long read = strtoll(*at, &end, 10);
    *at = end;
    *number = (int)(read > key->max ? key->max : read);
    return read >= key->min && read <= key->max;
}

static bool refuse_whole(const struct plan_key *key, const char *value, struct error *error)
{
    error_set(error, _("%s must be a whole number from %d to %d, not '%s'"), key->name, key->min, key->max,
              value);
    return false;
}

static bool read_number(void *field, const struct plan_key *key, const char *value, struct error *error)
{
    const char *at = value;
    int number;
    if (!take_whole(&at, key, &number) || !at_end(at))
        return refuse_whole(key, value, error);
    *(int *)field = number;
    return true;
}

static bool read_choice(void *field, const struct plan_key *key, const char *value, struct error *error)
{
    int number;
    if (!read_number(&number, key, value, error))
        return false;
    *(size_t *)field = (size_t)number - 1;
    return true;
}

/* The field is the whole record here: a range fills two of its fields. */
static bool read_range(void *record, const struct plan_key *key, const char *value, struct error *error)
{
    const char *at = value;
    int min, max;
    bool read = take_whole(&at, key, &min);
    max = min;
    if (read && take_sign(&at, '-'))
        read = take_whole(&at, key, &max);
    if (!read || !at_end(at) || max < min) {
        error_set(error, _("%s must be a whole number from %d to %d, or two like '4-5', not '%s'"), key->name,
                  key->min, key->max, value);
        return false;
    }
    *(int *)((char *)record + key->offset) = min;
    *(int *)((char *)record + key->second) = max;
    return true;
}

static bool read_extent(void *field, const struct plan_key *key, const char *value, struct error *error)
{
    const char *at = value;
    double side[4];
    bool read = true;
    for (int i = 0; i < 4 && read; i++)
        read = (i == 0 || take_sign(&at, ',')) && take_number(&at, &side[i]);
    if (!read || !at_end(at) || !lonlat_valid((struct lonlat){side[0], side[1]}) ||
        !lonlat_valid((struct lonlat){side[2], side[3]}) || side[0] >= side[2] || side[1] >= side[3]) {
        error_set(error, _("%s must be 'west, south, east, north' in degrees, not '%s'"), key->name, value);
        return false;
    }
    memcpy(field, side, sizeof side);
    return true;
}

static bool read_line(void *field, const struct plan_key *key, const char *value, struct error *error)
{
    struct plan_line line = {0};
    const char *at = value;
    bool read = true;
    do {
        struct lonlat place = {0};
        read = take_number(&at, &place.lon) && take_number(&at, &place.lat) && lonlat_valid(place);
        if (read)
            *ARRAY_ADD(&line) = place;
    } while (read && take_sign(&at, ','));
    if (read && line.count > drawn_points_max) {
        error_set(error, _("%s has %zu places; a drawn line has %d at most: keep it in a file, and name that with "
                           "--reference"), key->name, line.count, drawn_points_max);
        ARRAY_FINI(&line);
        return false;
    }
    if (!read || !at_end(at) || line.count < 2) {
        error_set(error,
                  _("%s must be two places or more, 'lon lat, lon lat, ...' in degrees; place %zu is wrong"),
                  key->name, line.count + 1);
        ARRAY_FINI(&line);
        return false;
    }
    *(struct plan_line *)field = line;
    return true;
}

static void free_text(void *field)
{
    struct plan_text *text = field;
    for (size_t i = 0; i < text->translation_count; i++)
        free(text->translations[i].text);
    free(text->translations);
    free(text->text);
    *text = (struct plan_text){0};
}

static void free_word(void *field)
{
    free(*(char **)field);
    *(char **)field = NULL;
}

static void free_line(void *field)
{
    ARRAY_FINI((struct plan_line *)field);
}

static const struct {
    bool (*read)(void *field, const struct plan_key *key, const char *value, struct error *error);
    void (*free)(void *field); /* NULL when the field owns nothing */
} kinds[PLAN_KINDS] = {
    [PLAN_TEXT] = {read_text, free_text},
    [PLAN_WORD] = {read_word, free_word},
    [PLAN_PLACE] = {read_word, free_word},
    [PLAN_SOURCE_ID] = {read_word, free_word},
    [PLAN_TIER_ID] = {read_word, free_word},
    [PLAN_REFERENCE] = {read_reference, free_word},
    [PLAN_KM] = {read_km, NULL},
    [PLAN_NUMBER] = {read_number, NULL},
    [PLAN_RANGE] = {read_range, NULL},
    [PLAN_CHOICE] = {read_choice, NULL},
    [PLAN_EXTENT] = {read_extent, NULL},
    [PLAN_LINE] = {read_line, free_line},
};

bool plan_value_read(void *record, const struct plan_key *key, const char *value, struct error *error)
{
    void *field = key->kind == PLAN_RANGE ? record : (char *)record + key->offset;
    return kinds[key->kind].read(field, key, value, error);
}

bool plan_value_translate(struct plan_text *text, const char *language, const char *value)
{
    size_t count = text->translation_count;
    for (size_t i = 0; i < count; i++)
        if (strcmp(text->translations[i].language, language) == 0)
            return false;
    text->translations = memory_resize(text->translations, count + 1, sizeof *text->translations);
    struct plan_translation *translation = &text->translations[count];
    *translation = (struct plan_translation){.text = clean(value)};
    strncpy(translation->language, language, sizeof translation->language - 1);
    text->translation_count = count + 1;
    return true;
}

void plan_value_fini(void *record, const struct plan_key *key)
{
    if (kinds[key->kind].free != NULL)
        kinds[key->kind].free((char *)record + key->offset);
}

struct plan_text plan_text_copy(const struct plan_text *text)
{
    struct plan_text copy = {.text = memory_copy_text(text->text)};
    for (size_t i = 0; i < text->translation_count; i++)
        plan_value_translate(&copy, text->translations[i].language, text->translations[i].text);
    return copy;
}

static bool is_same(const char *a, const char *b)
{
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

bool plan_text_equal(const struct plan_text *a, const struct plan_text *b)
{
    if (!is_same(a->text, b->text) || a->translation_count != b->translation_count)
        return false;
    for (size_t i = 0; i < a->translation_count; i++) {
        size_t k = 0;
        while (k < b->translation_count && strcmp(a->translations[i].language, b->translations[k].language) != 0)
            k++;
        if (k == b->translation_count || !is_same(a->translations[i].text, b->translations[k].text))
            return false;
    }
    return true;
}
