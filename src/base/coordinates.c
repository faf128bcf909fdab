#include "base/coordinates.h"

#include <math.h>
#include <string.h>

#include "base/coordinates_tokens.h"
#include "base/text.h"
#include "base/translate.h"

enum { bytes_max = 200 };

static size_t count_of(const struct tokens *tokens, enum token_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < tokens->count; i++)
        count += tokens->items[i].kind == kind;
    return count;
}

/* Some of the tokens: a latitude, or a longitude. */
struct angle {
    const struct token *items;
    size_t count;
    const struct token *letter; /* NULL: none */
    double degrees;
};

static const char *form_sentence(void)
{
    return _("give a latitude and a longitude, like 50.45 30.52 or 50°27'N 30°31'E");
}

/* Works out the degrees. NULL, or what is wrong. */
static const char *measure(struct angle *angle)
{
    static const double worth[angle_slots] = {1, 60, 3600};
    const struct token *last = NULL;
    int slot = -1;
    bool is_negative = angle->letter != NULL && angle->letter->is_negative;
    for (size_t i = 0; i < angle->count; i++) {
        const struct token *token = &angle->items[i];
        bool has_unit = i + 1 < angle->count && angle->items[i + 1].kind == TOKEN_UNIT;
        int next_slot = has_unit ? angle->items[i + 1].slot : slot + 1;
        if (token->kind != TOKEN_NUMBER || next_slot <= slot || next_slot >= angle_slots ||
            (slot < 0 && next_slot > 0) || (last != NULL && (!last->is_whole || token->has_sign)))
            return form_sentence();
        if (token->has_sign && angle->letter != NULL)
            return _("give either a sign or a letter of the compass");
        if (next_slot > 0 && token->number >= 60)
            return _("minutes and seconds are less than 60");
        is_negative = is_negative || token->is_negative;
        angle->degrees += token->number / worth[next_slot];
        slot = next_slot;
        last = token;
        i += has_unit;
    }
    angle->degrees = is_negative ? -angle->degrees : angle->degrees;
    return last != NULL ? NULL : form_sentence();
}

/* Takes away the separators at both ends. */
static void trim(struct angle *angle)
{
    while (angle->count > 0 && angle->items[0].kind == TOKEN_BREAK) {
        angle->items++;
        angle->count--;
    }
    while (angle->count > 0 && angle->items[angle->count - 1].kind == TOKEN_BREAK)
        angle->count--;
}

/* The token at which the second angle begins, where there are no letters; 0 if nothing tells. */
static size_t second_begin(const struct tokens *tokens)
{
    size_t numbers = count_of(tokens, TOKEN_NUMBER), degrees = 0;
    for (size_t i = 0; i < tokens->count; i++) {
        if (tokens->items[i].kind == TOKEN_BREAK)
            return i;
        if (tokens->items[i].kind == TOKEN_UNIT && tokens->items[i].slot == 0 && ++degrees == 2)
            return i - 1;
    }
    return count_of(tokens, TOKEN_UNIT) == 0 && numbers % 2 == 0 ? numbers / 2 : 0;
}

/* Parts the tokens into two angles. NULL, or what is wrong. */
static const char *part(const struct tokens *tokens, struct angle angles[2])
{
    const struct token *items = tokens->items, *letters[2] = {NULL, NULL};
    size_t letter_count = 0, first_begin = 0, middle = 0, count = tokens->count;
    for (size_t i = 0; i < count; i++)
        if (items[i].kind == TOKEN_LETTER && letter_count++ < 2)
            letters[letter_count - 1] = &items[i];
    if (letter_count != 0 && (letter_count != 2 || letters[0]->is_latitude == letters[1]->is_latitude))
        return _("give N or S to the latitude and E or W to the longitude, or no letters at all");
    bool is_before = letter_count == 2 && items[0].kind == TOKEN_LETTER;
    bool is_behind = letter_count == 2 && items[count - 1].kind == TOKEN_LETTER;
    if (letter_count == 2 && is_before == is_behind)
        return _("write the letters of the compass before both numbers or behind both");
    if (letter_count == 0)
        middle = second_begin(tokens);
    else
        middle = is_before ? (size_t)(letters[1] - items) : (size_t)(letters[0] - items);
    if (middle == 0)
        return form_sentence();
    first_begin = is_before ? 1 : 0;
    size_t second = letter_count == 2 ? middle + 1 : middle, end = is_behind ? count - 1 : count;
    angles[0] = (struct angle){items + first_begin, middle - first_begin, letters[0], 0};
    angles[1] = (struct angle){items + second, end - second, letters[1], 0};
    trim(&angles[0]);
    trim(&angles[1]);
    return NULL;
}

static const char *understand(struct lonlat *place, const char *text)
{
    char clean[bytes_max];
    struct tokens tokens;
    struct angle angles[2];
    if (strlen(text) >= sizeof clean)
        return form_sentence();
    text_clean(clean, sizeof clean, text, strlen(text));
    if (!coordinates_tokens_read(&tokens, clean))
        return form_sentence();
    if (tokens.is_unclear)
        return _("this can be read in two ways; put a space or a semicolon between latitude and longitude");
    const char *wrong = part(&tokens, angles);
    for (int i = 0; i < 2 && wrong == NULL; i++)
        wrong = measure(&angles[i]);
    if (wrong != NULL)
        return wrong;
    bool is_turned = angles[0].letter != NULL && !angles[0].letter->is_latitude;
    struct lonlat found = {.lat = angles[is_turned].degrees, .lon = angles[!is_turned].degrees};
    if (fabs(found.lat) > 90)
        return _("a latitude is 90 degrees at most; it comes before the longitude");
    if (fabs(found.lon) > 180)
        return _("a longitude is 180 degrees at most");
    *place = found;
    return NULL;
}

bool coordinates_read(struct lonlat *place, const char *text, struct error *error)
{
    const char *wrong = understand(place, text);
    if (wrong != NULL)
        error_set(error, "%s", wrong);
    return wrong == NULL;
}
