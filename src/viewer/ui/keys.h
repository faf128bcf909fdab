#pragma once
/* Keys and their names: "a", "?", "Space", "Left", "S-Left", "C-c", "F1". */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Keys that are no character. Names are in keys.c. */
enum special_key {
    SPECIAL_ENTER = 0x110000, /* beyond the last code point */
    SPECIAL_TAB,
    SPECIAL_ESCAPE,
    SPECIAL_BACKSPACE,
    SPECIAL_LEFT,
    SPECIAL_RIGHT,
    SPECIAL_UP,
    SPECIAL_DOWN,
    SPECIAL_HOME,
    SPECIAL_END,
    SPECIAL_PAGE_UP,
    SPECIAL_PAGE_DOWN,
    SPECIAL_INSERT,
    SPECIAL_DELETE,
    SPECIAL_F1, /* F2 to F12 follow */
    SPECIAL_F12 = SPECIAL_F1 + 11
};

enum modifier { MODIFIER_SHIFT = 1, MODIFIER_ALT = 2, MODIFIER_CONTROL = 4 };

struct key {
    uint32_t code;      /* a code point or enum special_key; 0 is no key */
    unsigned modifiers; /* enum modifier; a character is never shifted: Shift and a is A. Control goes with small letters */
};

bool key_equal(struct key a, struct key b);

/* Reads a name; upper and lower case count only where a character alone is the name. false: there is no such key. */
bool key_parse(struct key *key, const char *name);

enum { key_name_size = 24 };
/* Writes the name that key_parse reads. */
void key_print(struct key key, char name[key_name_size]);
/* The same for people: an arrow for Left, "Shift" for "S-" and so on. */
void key_label(struct key key, char label[key_name_size]);

/* Takes the next name from a list with spaces between them, which is moved behind it. false at the end; a
 * name that is no key is a bug. */
bool key_list_next(const char **list, struct key *key);

/* The key of a US keyboard at the place of a Ukrainian layout's letter or sign; the key itself where there is no such place. */
struct key key_by_position(struct key key);
