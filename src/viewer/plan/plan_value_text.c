#include "viewer/plan/plan_value_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* As few digits as are read as the same number. */
static void add_number(struct bytes *text, double number)
{
    char digits[40];
    int precision = 6; /* fewer would make "1e+01" of 10 */
    do
        snprintf(digits, sizeof digits, "%.*g", precision, number);
    while (strtod(digits, NULL) != number && ++precision <= 17);
    bytes_add_text(text, digits);
}

static void add_degrees(struct bytes *text, double degrees)
{
    char digits[40];
    snprintf(digits, sizeof digits, "%.6f", degrees);
    char *end = digits + strlen(digits);
    while (end[-1] == '0')
        *--end = '\0';
    if (end[-1] == '.')
        end[-1] = '\0';
    bytes_add_text(text, strcmp(digits, "-0") == 0 ? "0" : digits);
}

static bool add_word(const char *word, struct bytes *text)
{
    if (word == NULL)
        return false;
    bytes_add_text(text, word);
    return true;
}

static bool add_range(const char *record, const struct plan_key *key, struct bytes *text)
{
    int min = *(const int *)(const void *)(record + key->offset), max = *(const int *)(const void *)(record + key->second);
    if (max < key->min)
        return false;
    bytes_add_format(text, min < max ? "%d-%d" : "%d", min, max);
    return true;
}

static bool add_extent(const double sides[4], struct bytes *text)
{
    bool is_given = false;
    for (int i = 0; i < 4; i++)
        is_given = is_given || sides[i] != 0;
    for (int i = 0; is_given && i < 4; i++) {
        bytes_add_text(text, i > 0 ? ", " : "");
        add_number(text, sides[i]);
    }
    return is_given;
}

static bool add_line(const struct plan_line *line, struct bytes *text)
{
    for (size_t i = 0; i < line->count; i++) {
        bytes_add_text(text, i > 0 ? ", " : "");
        add_degrees(text, line->items[i].lon);
        bytes_add_text(text, " ");
        add_degrees(text, line->items[i].lat);
    }
    return line->count > 0;
}

bool plan_value_text(const void *record, const struct plan_key *key, struct bytes *text)
{
    const char *bytes = record;
    const void *field = bytes + key->offset;
    switch (key->kind) {
    case PLAN_TEXT:
        return add_word(((const struct plan_text *)field)->text, text);
    case PLAN_WORD:
    case PLAN_PLACE:
    case PLAN_SOURCE_ID:
    case PLAN_TIER_ID:
    case PLAN_REFERENCE:
        return add_word(*(const char *const *)field, text);
    case PLAN_KM:
        add_number(text, *(const double *)field);
        return true;
    case PLAN_NUMBER:
        if (*(const int *)field < key->min)
            return false;
        bytes_add_format(text, "%d", *(const int *)field);
        return true;
    case PLAN_RANGE:
        return add_range(record, key, text);
    case PLAN_CHOICE:
        bytes_add_format(text, "%zu", *(const size_t *)field + 1);
        return true;
    case PLAN_EXTENT:
        return add_extent(field, text);
    case PLAN_LINE:
        return add_line(field, text);
    case PLAN_KINDS:
        break;
    }
    return false;
}
