#include "viewer/ui/line_edit.h"

#include <string.h>

#include "base/bytes.h"
#include "base/text.h"

void line_edit_set(struct line_edit *edit, const char *text)
{
    edit->cursor = text_clean(edit->text, sizeof edit->text, text, strlen(text));
    edit->is_marked = false;
}

void line_edit_offer(struct line_edit *edit, const char *text)
{
    line_edit_set(edit, text);
    edit->is_marked = edit->cursor > 0;
}

/* Where the character before `at` begins; 0 at the beginning. */
static size_t before(const struct line_edit *edit, size_t at)
{
    const char *next = edit->text;
    struct text_character character;
    size_t begin = 0;
    while ((size_t)(next - edit->text) < at && text_next(&next, &character))
        if ((size_t)(next - edit->text) < at)
            begin = (size_t)(next - edit->text);
    return begin;
}

static size_t after(const struct line_edit *edit, size_t at)
{
    const char *next = edit->text + at;
    struct text_character character;
    text_next(&next, &character);
    return (size_t)(next - edit->text);
}

static void erase(struct line_edit *edit, size_t from, size_t to)
{
    memmove(edit->text + from, edit->text + to, strlen(edit->text + to) + 1);
    edit->cursor = from;
}

/* Where the word before the cursor begins. */
static size_t word_begin(const struct line_edit *edit)
{
    size_t at = edit->cursor;
    while (at > 0 && edit->text[before(edit, at)] == ' ')
        at = before(edit, at);
    while (at > 0 && edit->text[before(edit, at)] != ' ')
        at = before(edit, at);
    return at;
}

/* The line is cleaned as a whole, so that a mark joins the letter before it and a third one is left off. */
static void insert(struct line_edit *edit, uint32_t codepoint)
{
    struct bytes whole = {0};
    char clean[line_edit_size];
    bytes_add(&whole, edit->text, edit->cursor);
    bytes_add_codepoint(&whole, codepoint);
    size_t typed = whole.count;
    bytes_add_text(&whole, edit->text + edit->cursor);
    if (whole.count < sizeof edit->text) {
        edit->cursor = text_clean(clean, sizeof clean, (const char *)whole.items, typed);
        text_clean(edit->text, sizeof edit->text, (const char *)whole.items, whole.count);
    }
    bytes_fini(&whole);
}

static bool control_key(struct line_edit *edit, uint32_t letter)
{
    switch (letter) {
    case 'a':
        edit->cursor = 0;
        return true;
    case 'e':
        edit->cursor = strlen(edit->text);
        return true;
    case 'u':
        erase(edit, 0, edit->cursor);
        return true;
    case 'k':
        edit->text[edit->cursor] = '\0';
        return true;
    case 'w':
        erase(edit, word_begin(edit), edit->cursor);
        return true;
    default:
        return false;
    }
}

static bool is_letter(struct key key)
{
    return key.code >= ' ' && key.code < SPECIAL_ENTER;
}

/* What is marked goes with the first key that writes or erases. Whether nothing more is left to do. */
static bool unmark(struct line_edit *edit, struct key key)
{
    bool erases = key.modifiers == 0 && (key.code == SPECIAL_BACKSPACE || key.code == SPECIAL_DELETE);
    if (erases || (key.modifiers == 0 && is_letter(key)))
        line_edit_set(edit, "");
    edit->is_marked = false;
    return erases;
}

bool line_edit_key(struct line_edit *edit, struct key key)
{
    if (edit->is_marked && unmark(edit, key))
        return true;
    if (key.modifiers == MODIFIER_CONTROL)
        return control_key(edit, key.code);
    if (key.modifiers != 0)
        return false;
    switch (key.code) {
    case SPECIAL_LEFT:
        edit->cursor = before(edit, edit->cursor);
        return true;
    case SPECIAL_RIGHT:
        edit->cursor = after(edit, edit->cursor);
        return true;
    case SPECIAL_HOME:
        edit->cursor = 0;
        return true;
    case SPECIAL_END:
        edit->cursor = strlen(edit->text);
        return true;
    case SPECIAL_BACKSPACE:
        erase(edit, before(edit, edit->cursor), edit->cursor);
        return true;
    case SPECIAL_DELETE:
        erase(edit, edit->cursor, after(edit, edit->cursor));
        return true;
    default:
        if (!is_letter(key))
            return false;
        insert(edit, key.code);
        return true;
    }
}
