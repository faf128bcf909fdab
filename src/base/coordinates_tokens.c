#include "base/coordinates_tokens.h"

#include <stdint.h>
#include <string.h>

#include "base/fold.h"
#include "base/text.h"

enum { digits_max = 15 };

static const struct {
    const char *word; /* folded */
    bool is_latitude, is_negative;
} compass[] = {{"n", true, false},  {"s", true, true},  {"e", false, false},  {"w", false, true},
               {"пн", true, false}, {"пд", true, true}, {"сх", false, false}, {"зх", false, true}};

static uint32_t next_codepoint(const char **at)
{
    struct text_character character;
    return text_next(at, &character) ? character.codepoint[0] : 0;
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_letter(uint32_t codepoint)
{
    return (codepoint >= 'A' && codepoint <= 'Z') || (codepoint >= 'a' && codepoint <= 'z') ||
           (codepoint >= 0x0400 && codepoint < 0x0530);
}

static bool is_minus(uint32_t codepoint)
{
    return codepoint == '-' || codepoint == 0x2212 || codepoint == 0x2013;
}

static int slot_of_sign(uint32_t codepoint)
{
    static const struct {
        uint16_t codepoint, slot;
    } signs[] = {{0x00B0, 0}, {0x00BA, 0}, {0x02DA, 0}, {'\'', 1},   {0x2032, 1}, {0x2019, 1}, {0x02BC, 1},
                 {0x00B4, 1}, {'`', 1},    {'"', 2},    {0x2033, 2}, {0x201C, 2}, {0x201D, 2}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (signs[i].codepoint == codepoint)
            return signs[i].slot;
    return -1;
}

/* *at is a digit. false: it has too many of them. */
static bool read_number(struct token *token, const char **at, bool comma_is_decimal)
{
    double digit_worth = 1;
    int digits = 0;
    *token = (struct token){.kind = TOKEN_NUMBER, .is_whole = true};
    for (; is_digit(**at) ||
           (token->is_whole && is_digit((*at)[1]) && (**at == '.' || (**at == ',' && comma_is_decimal)));
         (*at)++) {
        if (!is_digit(**at)) {
            token->is_whole = false;
            continue;
        }
        if (++digits > digits_max)
            return false;
        token->number = token->number * 10 + (**at - '0');
        digit_worth *= token->is_whole ? 1 : 10;
    }
    token->number /= digit_worth;
    return true;
}

/* A run of letters: one of the compass, or what follows it (ш for широта, д for довгота), which gives no
 * token. */
static bool read_word(struct token *token, const char **at, bool *is_token)
{
    char word[32], folded[32];
    size_t length = 0;
    for (const char *next = *at; is_letter(next_codepoint(&next)) && (size_t)(next - *at) < sizeof word;)
        length = (size_t)(next - *at);
    memcpy(word, *at, length);
    word[length] = '\0';
    *at += length;
    fold_text(word, folded, sizeof folded);
    for (size_t i = 0; i < sizeof compass / sizeof *compass; i++)
        if (strcmp(folded, compass[i].word) == 0) {
            *token = (struct token){.kind = TOKEN_LETTER,
                                    .is_latitude = compass[i].is_latitude,
                                    .is_negative = compass[i].is_negative};
            return *is_token = true;
        }
    *is_token = false;
    return strcmp(folded, "ш") == 0 || strcmp(folded, "д") == 0;
}

/* Reads a sign, a unit, a separator or what is skipped. */
static bool read_sign(struct token *token, const char **at, const char *begin, bool *is_token)
{
    const char *from = *at;
    uint32_t codepoint = next_codepoint(at);
    *is_token = true;
    if (slot_of_sign(codepoint) >= 0) {
        const char *behind = *at;
        int slot = slot_of_sign(codepoint);
        if (slot == 1 && next_codepoint(&behind) == codepoint) { /* two for one of seconds */
            slot = 2;
            *at = behind;
        }
        *token = (struct token){.kind = TOKEN_UNIT, .slot = slot};
        return true;
    }
    if (codepoint == ',' || codepoint == ';') {
        *token = (struct token){.kind = TOKEN_BREAK};
        return true;
    }
    *is_token = false;
    return codepoint == ' ' || codepoint == 0xA0 || (codepoint == '.' && from > begin && !is_digit(from[-1]));
}

static bool read_tokens(struct tokens *tokens, const char *text, bool comma_is_decimal)
{
    tokens->count = 0;
    tokens->is_unclear = false;
    for (const char *at = text; *at != '\0';) {
        struct token token = {0};
        bool is_token = true, has_sign = false, is_negative = false;
        const char *from = at;
        uint32_t codepoint = next_codepoint(&at);
        if ((is_minus(codepoint) || codepoint == '+') && is_digit(*at) &&
            (from == text || !is_digit(from[-1]))) {
            has_sign = true;
            is_negative = codepoint != '+';
        } else {
            at = from;
        }
        if (is_digit(*at)) {
            if (!read_number(&token, &at, comma_is_decimal))
                return false;
            tokens->is_unclear = tokens->is_unclear || (comma_is_decimal && *at == ',' && is_digit(at[1]));
            token.has_sign = has_sign;
            token.is_negative = is_negative;
        } else if (!(is_letter(codepoint) ? read_word(&token, &at, &is_token)
                                          : read_sign(&token, &at, text, &is_token))) {
            return false;
        }
        if (!is_token)
            continue;
        if (tokens->count == tokens_max)
            return false;
        tokens->items[tokens->count++] = token;
    }
    return true;
}

/* Whether commas between digits are decimal ones: there are such, but no decimal points. */
static bool may_be_decimal(const char *text)
{
    bool has_comma = false;
    for (const char *at = text; *at != '\0'; at++) {
        bool is_between = at > text && is_digit(at[-1]) && is_digit(at[1]);
        if (*at == '.' && is_between)
            return false;
        has_comma = has_comma || (*at == ',' && is_between);
    }
    return has_comma;
}

bool coordinates_tokens_read(struct tokens *tokens, const char *text)
{
    bool comma_is_decimal = may_be_decimal(text);
    bool done = read_tokens(tokens, text, comma_is_decimal);
    if (done && comma_is_decimal && tokens->count == 1) /* "50,30": there has to be a second number */
        done = read_tokens(tokens, text, false);
    return done;
}
