#include "viewer/map/match.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"

enum { slip_letters_min = 4, letters_max = 64, kind_bytes_min = 3 };

static bool begins(const char *name, const char *beginning, size_t length)
{
    return strncmp(name, beginning, length) == 0;
}

/* The next word behind this one, NULL behind the last. */
static const char *next_word(const char *word)
{
    const char *space = strchr(word, ' ');
    return space != NULL ? space + 1 : NULL;
}

enum match match_name(const char *typed, const char *name)
{
    size_t length = strlen(typed);
    const char *found = strstr(name, typed);
    if (found == name)
        return name[length] == '\0' ? MATCH_WHOLE : MATCH_BEGINNING;
    enum match match = found != NULL ? MATCH_INSIDE : MATCH_NONE;
    for (; found != NULL; found = strstr(found + 1, typed))
        if (found[-1] == ' ')
            return MATCH_WORD;
    return match;
}

static bool begins_word(const char *typed, size_t length, const char *names, unsigned count)
{
    for (; count > 0; count--, names += strlen(names) + 1)
        for (const char *word = names; word != NULL; word = next_word(word))
            if (begins(word, typed, length))
                return true;
    return false;
}

static bool is_kind_word(const char *typed, size_t length, const char *kind_words)
{
    for (const char *word = kind_words; word != NULL; word = next_word(word))
        if (begins(word, typed, length) &&
            (length >= kind_bytes_min || word[length] == ' ' || word[length] == '\0'))
            return true;
    return false;
}

bool match_words(const char *typed, const char *kind_words, const char *names, unsigned count)
{
    for (const char *word = typed; word != NULL; word = next_word(word)) {
        size_t length = strcspn(word, " ");
        if (!is_kind_word(word, length, kind_words) && !begins_word(word, length, names, count))
            return false;
    }
    return true;
}

struct letters {
    uint32_t items[letters_max];
    size_t count;
};

static struct letters letters_of(const char *text)
{
    struct letters letters = {.count = 0};
    struct text_character character;
    while (letters.count < letters_max && text_next(&text, &character))
        letters.items[letters.count++] = character.codepoint[0];
    return letters;
}

/* Whether name, from its letter `name_at` on, begins with what is typed from `typed_at` on. */
static bool goes_on(const struct letters *typed, size_t typed_at, const struct letters *name, size_t name_at)
{
    for (; typed_at < typed->count; typed_at++, name_at++)
        if (name_at >= name->count || typed->items[typed_at] != name->items[name_at])
            return false;
    return true;
}

/* Whether one slip makes what is typed a beginning of the name from a letter on. It is at the first
 * difference: a slip before it could as well be made there. */
static bool begins_with_slip(const struct letters *typed, const struct letters *name, size_t first)
{
    size_t at = 0;
    while (at < typed->count && first + at < name->count && typed->items[at] == name->items[first + at])
        at++;
    size_t name_at = first + at;
    bool is_swap = at + 1 < typed->count && name_at + 1 < name->count &&
                   typed->items[at] == name->items[name_at + 1] &&
                   typed->items[at + 1] == name->items[name_at];
    return goes_on(typed, at + 1, name, name_at + 1) || goes_on(typed, at + 1, name, name_at) ||
           goes_on(typed, at, name, name_at + 1) || (is_swap && goes_on(typed, at + 2, name, name_at + 2));
}

/* As names come out of Ukrainian by one way of writing or another: the letters that make the difference left out. */
static struct letters sounds_of(const struct letters *letters)
{
    struct letters sounds = {.count = 0};
    bool after_i = false;
    for (size_t i = 0; i < letters->count; i++) {
        uint32_t letter = letters->items[i] == 'y' ? 'i' : letters->items[i];
        if (!after_i || (letter != 'i' && letter != 'e'))
            sounds.items[sounds.count++] = letter;
        after_i = letter == 'i' || (after_i && letter == 'e');
    }
    return sounds;
}

static bool sound_alike(const struct letters *a, const struct letters *b)
{
    struct letters first = sounds_of(a), second = sounds_of(b);
    return first.count == second.count && goes_on(&first, 0, &second, 0);
}

enum match match_slip(const char *typed, const char *name)
{
    struct letters typed_letters = letters_of(typed), name_letters = letters_of(name);
    if (typed_letters.count < slip_letters_min)
        return MATCH_NONE;
    if (sound_alike(&typed_letters, &name_letters))
        return MATCH_SOUND;
    for (size_t first = 0; first < name_letters.count; first++)
        if ((first == 0 || name_letters.items[first - 1] == ' ') &&
            begins_with_slip(&typed_letters, &name_letters, first))
            return first == 0 ? MATCH_SLIP : MATCH_SLIP_WORD;
    return MATCH_NONE;
}
