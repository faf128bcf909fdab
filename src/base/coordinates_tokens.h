#pragma once
/* What a person typed for a place, taken apart into numbers and signs; for coordinates.c only. */
#include <stdbool.h>
#include <stddef.h>

enum { tokens_max = 24, angle_slots = 3 /* degrees, minutes, seconds */ };

enum token_kind {
    TOKEN_NUMBER,
    TOKEN_UNIT,
    TOKEN_LETTER, /* of the compass */
    TOKEN_BREAK   /* a comma or semicolon between latitude and longitude */
};

struct token {
    enum token_kind kind;
    double number;    /* without its sign */
    bool is_whole;    /* a number without decimals */
    bool has_sign;    /* a number with a plus or minus before it */
    bool is_negative; /* a number with a minus; south and west */
    bool is_latitude; /* north and south */
    int slot;         /* of a unit: 0 degrees, 1 minutes, 2 seconds */
};

struct tokens {
    struct token items[tokens_max];
    size_t count;
    bool is_unclear; /* there is a comma that may be a decimal one or not */
};

/* Takes clean text apart. false: something in it cannot belong to a place. */
bool coordinates_tokens_read(struct tokens *tokens, const char *text);
