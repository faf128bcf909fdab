#include "viewer/term/sequence.h"

#include <assert.h>
#include <string.h>

/* Formats: ECMA-48 (control sequences), XTerm Control Sequences (keys, SGR mouse reports, bracketed paste),
 * console_codes(4) (F1 to F5). */

enum { escape = 0x1B, longest = 64, longest_string = 4096, parameters_max = 4, coordinate_max = 10000 };

static struct sequence nothing(size_t length)
{
    return (struct sequence){.kind = SEQUENCE_NOTHING, .length = length};
}

static struct sequence partial(size_t count)
{
    return (struct sequence){.kind = SEQUENCE_PARTIAL, .length = count};
}

static struct sequence key(size_t length, uint32_t code, unsigned modifiers)
{
    return (struct sequence){.kind = SEQUENCE_EVENT, .length = length, .event = {.kind = EVENT_KEY, .key = {code, modifiers}}};
}

/* The key that a letter at a sequence's end means, 0 if none. */
static uint32_t code_of_final(unsigned char final)
{
    switch (final) {
    case 'A':
        return SPECIAL_UP;
    case 'B':
        return SPECIAL_DOWN;
    case 'C':
        return SPECIAL_RIGHT;
    case 'D':
        return SPECIAL_LEFT;
    case 'H':
        return SPECIAL_HOME;
    case 'F':
        return SPECIAL_END;
    case 'P':
    case 'Q':
    case 'R':
    case 'S':
        return SPECIAL_F1 + (uint32_t)(final - 'P');
    default:
        return 0;
    }
}

/* The key of "CSI number ~", 0 if none. */
static uint32_t code_of_number(int number)
{
    static const uint32_t codes[] = {
        [1] = SPECIAL_HOME,     [2] = SPECIAL_INSERT,   [3] = SPECIAL_DELETE,  [4] = SPECIAL_END,      [5] = SPECIAL_PAGE_UP,
        [6] = SPECIAL_PAGE_DOWN, [7] = SPECIAL_HOME,     [8] = SPECIAL_END,     [11] = SPECIAL_F1,      [12] = SPECIAL_F1 + 1,
        [13] = SPECIAL_F1 + 2,  [14] = SPECIAL_F1 + 3,  [15] = SPECIAL_F1 + 4, [17] = SPECIAL_F1 + 5,  [18] = SPECIAL_F1 + 6,
        [19] = SPECIAL_F1 + 7,  [20] = SPECIAL_F1 + 8,  [21] = SPECIAL_F1 + 9, [23] = SPECIAL_F1 + 10, [24] = SPECIAL_F12,
    };
    return number >= 0 && (size_t)number < sizeof codes / sizeof *codes ? codes[number] : 0;
}

static struct sequence mouse(size_t length, enum mouse_kind kind, int x, int y)
{
    return (struct sequence){
        .kind = SEQUENCE_EVENT,
        .length = length,
        .event = {.kind = EVENT_MOUSE, .mouse = {kind, x - 1, y - 1}},
    };
}

/* A mouse report: button and what was held with it, place from 1 on. */
static struct sequence read_mouse(size_t length, int button, int x, int y, bool is_release)
{
    enum { buttons = 3, motion = 32, wheel = 64, extra = 128 };
    if (x < 1 || y < 1 || x > coordinate_max || y > coordinate_max || button < 0 || (button & extra))
        return nothing(length);
    if (button & wheel) {
        if (is_release || (button & buttons) > 1) /* to the side */
            return nothing(length);
        return mouse(length, button & 1 ? MOUSE_WHEEL_DOWN : MOUSE_WHEEL_UP, x, y);
    }
    if ((button & buttons) != 0)
        return nothing(length);
    return mouse(length, is_release ? MOUSE_RELEASE : button & motion ? MOUSE_DRAG : MOUSE_PRESS, x, y);
}

/* Numbers between semicolons; one that is left out is -1. Returns how many; 0: there is something else, or too many. */
static int read_parameters(const unsigned char *bytes, size_t count, int parameters[parameters_max])
{
    int found = 0;
    for (int i = 0; i < parameters_max; i++)
        parameters[i] = -1;
    for (size_t i = 0; i < count; i++) {
        int *parameter = &parameters[found];
        bool is_digit = bytes[i] >= '0' && bytes[i] <= '9';
        if (bytes[i] == ';' && found + 1 < parameters_max)
            found++;
        else if (!is_digit)
            return 0;
        else if (*parameter <= coordinate_max)
            *parameter = (*parameter < 0 ? 0 : *parameter * 10) + (bytes[i] - '0');
    }
    return found + 1;
}

static unsigned modifiers_of(int parameter)
{
    unsigned bits = parameter > 1 ? (unsigned)parameter - 1 : 0;
    return (bits & 1 ? MODIFIER_SHIFT : 0u) | (bits & 2 ? MODIFIER_ALT : 0u) | (bits & 4 ? MODIFIER_CONTROL : 0u);
}

/* CSI, parameters, final: the whole of it is there. */
static struct sequence read_whole_control(const unsigned char *bytes, size_t length)
{
    const unsigned char *body = bytes + 2;
    size_t body_length = length - 3;
    unsigned char final = bytes[length - 1];
    int parameters[parameters_max];
    if (body_length > 0 && body[0] == '<') {
        if (read_parameters(body + 1, body_length - 1, parameters) != 3 || (final != 'M' && final != 'm'))
            return nothing(length);
        return read_mouse(length, parameters[0], parameters[1], parameters[2], final == 'm');
    }
    int count = read_parameters(body, body_length, parameters);
    if (count == 0)
        return nothing(length);
    uint32_t code = final == '~' ? code_of_number(parameters[0]) : code_of_final(final);
    if (code != 0)
        return key(length, code, modifiers_of(parameters[1]));
    if (final == '~' && (parameters[0] == 200 || parameters[0] == 201))
        return (struct sequence){.kind = parameters[0] == 200 ? SEQUENCE_PASTE_BEGIN : SEQUENCE_PASTE_END, .length = length};
    if (final == 'Z')
        return key(length, SPECIAL_TAB, MODIFIER_SHIFT);
    if (final >= 'a' && final <= 'd' && body_length == 0) /* rxvt: arrows with Shift */
        return key(length, code_of_final((unsigned char)(final - 'a' + 'A')), MODIFIER_SHIFT);
    return nothing(length);
}

/* After ESC [. */
static struct sequence read_control(const unsigned char *bytes, size_t count)
{
    if (count > 2 && bytes[2] == '[') { /* Linux console */
        if (count == 3)
            return partial(count);
        return bytes[3] >= 'A' && bytes[3] <= 'E' ? key(4, SPECIAL_F1 + (uint32_t)(bytes[3] - 'A'), 0) : nothing(4);
    }
    if (count > 2 && bytes[2] == 'M') { /* a mouse report of terminals that know no other: three bytes, 32 added to each */
        if (count < 6)
            return partial(count);
        bool is_release = (bytes[3] & 3) == 3 && !(bytes[3] & 64);
        return read_mouse(6, is_release ? 0 : bytes[3] - 32, bytes[4] - 32, bytes[5] - 32, is_release);
    }
    for (size_t i = 2; i < count; i++) {
        if (i >= longest)
            return nothing(i);
        if (bytes[i] >= 0x40 && bytes[i] <= 0x7E)
            return read_whole_control(bytes, i + 1);
        if (bytes[i] < 0x20 || bytes[i] > 0x7E) /* broken off */
            return nothing(i);
    }
    return partial(count);
}

/* ESC ] or ESC P: a string that ends with BEL or ESC \, the answer to a question that somebody else asked. */
static struct sequence read_string(const unsigned char *bytes, size_t count)
{
    for (size_t i = 2; i < count && i < longest_string; i++) {
        if (bytes[i] == 0x07)
            return nothing(i + 1);
        if (bytes[i] == escape && i + 1 < count)
            return nothing(bytes[i + 1] == '\\' ? i + 2 : i);
    }
    return count >= longest_string ? nothing(count) : partial(count);
}

static struct sequence read_escape(const unsigned char *bytes, size_t count)
{
    if (count == 1)
        return partial(1);
    bool has_more = count > 2;
    switch (bytes[1]) {
    case '[':
        return read_control(bytes, count);
    case 'O': {
        if (!has_more)
            return partial(count);
        uint32_t code = bytes[2] == 'M' ? (uint32_t)SPECIAL_ENTER : code_of_final(bytes[2]);
        return code != 0 ? key(3, code, 0) : nothing(3);
    }
    case ']':
    case 'P':
        if (!has_more)
            return partial(count);
        if (strchr("0123456789>!$+", bytes[2]) != NULL && bytes[2] != '\0')
            return read_string(bytes, count);
        break;
    default:
        break;
    }
    return key(1, SPECIAL_ESCAPE, 0); /* and then another key: nothing is bound to Alt */
}

static struct sequence read_control_byte(unsigned char byte)
{
    switch (byte) {
    case '\r':
    case '\n':
        return key(1, SPECIAL_ENTER, 0);
    case '\t':
        return key(1, SPECIAL_TAB, 0);
    case 0x08:
    case 0x7F:
        return key(1, SPECIAL_BACKSPACE, 0);
    case 0:
        return key(1, ' ', MODIFIER_CONTROL);
    default:
        return byte <= 26 ? key(1, (uint32_t)('a' + byte - 1), MODIFIER_CONTROL) : nothing(1);
    }
}

static struct sequence read_utf8(const unsigned char *bytes, size_t count)
{
    size_t length = bytes[0] >= 0xF0 && bytes[0] <= 0xF4  ? 4
                    : bytes[0] >= 0xE0 && bytes[0] < 0xF0 ? 3
                    : bytes[0] >= 0xC2 && bytes[0] < 0xE0 ? 2
                                                          : 0;
    if (length == 0)
        return nothing(1);
    static const uint32_t least[] = {[2] = 0xA0, [3] = 0x800, [4] = 0x10000}; /* below A0 lie control characters */
    uint32_t code = bytes[0] & (0x7Fu >> length);
    for (size_t i = 1; i < length; i++) {
        if (i == count)
            return partial(count);
        if ((bytes[i] & 0xC0) != 0x80)
            return nothing(i);
        code = code << 6 | (bytes[i] & 0x3F);
    }
    bool is_character = code >= least[length] && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
    return is_character ? key(length, code, 0) : nothing(length);
}

struct sequence sequence_read(const unsigned char *bytes, size_t count, bool is_utf8)
{
    assert(count >= 1);
    if (bytes[0] == escape)
        return read_escape(bytes, count);
    if (bytes[0] < 0x20 || bytes[0] == 0x7F)
        return read_control_byte(bytes[0]);
    if (bytes[0] < 0x80)
        return key(1, bytes[0], 0);
    return is_utf8 ? read_utf8(bytes, count) : nothing(1);
}
