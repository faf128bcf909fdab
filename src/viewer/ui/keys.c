#include "viewer/ui/keys.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/bytes.h"
#include "base/text.h"

/* A name has no space and does not begin with a modifier. */
static const struct key_row {
    uint32_t code;
    const char *name, *label;
} rows[] = {
    {' ', "Space", "Space"},
    {SPECIAL_ENTER, "Enter", "Enter"},
    {SPECIAL_TAB, "Tab", "Tab"},
    {SPECIAL_ESCAPE, "Esc", "Esc"},
    {SPECIAL_BACKSPACE, "Backspace", "Backspace"},
    {SPECIAL_LEFT, "Left", "←"},
    {SPECIAL_RIGHT, "Right", "→"},
    {SPECIAL_UP, "Up", "↑"},
    {SPECIAL_DOWN, "Down", "↓"},
    {SPECIAL_HOME, "Home", "Home"},
    {SPECIAL_END, "End", "End"},
    {SPECIAL_PAGE_UP, "PgUp", "PgUp"},
    {SPECIAL_PAGE_DOWN, "PgDn", "PgDn"},
    {SPECIAL_INSERT, "Insert", "Insert"},
    {SPECIAL_DELETE, "Delete", "Delete"},
};

static const struct modifier_row {
    enum modifier modifier;
    const char *name, *label;
} modifiers[] = {
    {MODIFIER_CONTROL, "C-", "Ctrl-"},
    {MODIFIER_ALT, "M-", "Alt-"},
    {MODIFIER_SHIFT, "S-", "Shift-"},
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

bool key_equal(struct key a, struct key b)
{
    return a.code == b.code && a.modifiers == b.modifiers;
}

static const struct key_row *row_of_code(uint32_t code)
{
    for (size_t i = 0; i < COUNT(rows); i++)
        if (rows[i].code == code)
            return &rows[i];
    return NULL;
}

/* The code of a name without modifiers, 0 if there is none. */
static uint32_t code_of_name(const char *name)
{
    for (size_t i = 0; i < COUNT(rows); i++)
        if (strcasecmp(rows[i].name, name) == 0)
            return rows[i].code;
    unsigned number;
    char rest;
    if ((name[0] == 'F' || name[0] == 'f') && sscanf(name + 1, "%2u%c", &number, &rest) == 1 && number >= 1 && number <= 12)
        return SPECIAL_F1 + number - 1;
    char clean[8];
    struct text_character character;
    const char *at = clean;
    size_t length = strlen(name);
    if (length >= sizeof clean || text_clean(clean, sizeof clean, name, length) != length || !text_next(&at, &character) ||
        *at != '\0' || character.codepoint[1] != 0 || character.codepoint[0] == ' ')
        return 0;
    return character.codepoint[0];
}

bool key_parse(struct key *key, const char *name)
{
    struct key found = {0};
    for (size_t i = 0; i < COUNT(modifiers); i++) {
        if (strncasecmp(name, modifiers[i].name, 2) == 0 && name[2] != '\0') {
            found.modifiers |= modifiers[i].modifier;
            name += 2;
        }
    }
    found.code = code_of_name(name);
    bool is_character = found.code < SPECIAL_ENTER;
    if (is_character && (found.modifiers & MODIFIER_CONTROL) && found.code >= 'A' && found.code <= 'Z')
        found.code += 'a' - 'A';
    if (found.code == 0 || (is_character && (found.modifiers & MODIFIER_SHIFT))) {
        *key = (struct key){0};
        return false;
    }
    *key = found;
    return true;
}

static void write_name(struct key key, char name[key_name_size], bool is_label)
{
    struct bytes text = {0};
    for (size_t i = 0; i < COUNT(modifiers); i++)
        if (key.modifiers & modifiers[i].modifier)
            bytes_add_text(&text, is_label ? modifiers[i].label : modifiers[i].name);
    const struct key_row *row = row_of_code(key.code);
    if (row != NULL)
        bytes_add_text(&text, is_label ? row->label : row->name);
    else if (key.code >= SPECIAL_F1 && key.code <= SPECIAL_F12)
        bytes_add_format(&text, "F%u", key.code - SPECIAL_F1 + 1);
    else if (is_label && (key.modifiers & MODIFIER_CONTROL) && key.code >= 'a' && key.code <= 'z')
        bytes_add_codepoint(&text, key.code - 'a' + 'A');
    else
        bytes_add_codepoint(&text, key.code);
    snprintf(name, key_name_size, "%s", bytes_text(&text));
    bytes_fini(&text);
}

void key_print(struct key key, char name[key_name_size])
{
    write_name(key, name, false);
}

void key_label(struct key key, char label[key_name_size])
{
    write_name(key, label, true);
}

bool key_list_next(const char **list, struct key *key)
{
    *list += strspn(*list, " ");
    size_t length = strcspn(*list, " ");
    if (length == 0)
        return false;
    char name[key_name_size];
    assert(length < sizeof name);
    memcpy(name, *list, length);
    name[length] = '\0';
    *list += length;
    bool is_key = key_parse(key, name);
    assert(is_key);
    return is_key;
}

struct key key_by_position(struct key key)
{
    /* Row by row of the keyboard. The comma stays what it is: a Ukrainian layout has its own question mark. */
    static const char local[] = "йцукенгшщзхїфівапролджєґячсмитьбюЙЦУКЕНГШЩЗХЇФІВАПРОЛДЖЄҐЯЧСМИТЬБЮ.";
    static const char us[] = "qwertyuiop[]asdfghjkl;'\\zxcvbnm,.QWERTYUIOP{}ASDFGHJKL:\"|ZXCVBNM<>/";
    const char *at = local;
    struct text_character character;
    for (size_t i = 0; text_next(&at, &character); i++)
        if (character.codepoint[0] == key.code && character.codepoint[1] == 0)
            return (struct key){(unsigned char)us[i], key.modifiers};
    return key;
}
