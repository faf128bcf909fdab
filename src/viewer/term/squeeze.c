#include "viewer/term/squeeze.h"

#include <assert.h>
#include <string.h>

/* Numbers: ECMA-48, 8.3.117 (SGR); 90 to 107 and 38;5, 38;2, 48;5, 48;2 as in XTerm Control Sequences. */

enum { escape = 0x1B, parameters_max = 16, own = -1 };
enum { bold = 1u << 1, underlined = 1u << 4, reversed = 1u << 7 };

static const struct rendition none = {own, own, 0};

void squeeze_init(struct squeeze *squeeze)
{
    *squeeze = (struct squeeze){.sent = none, .wanted = none};
    for (int i = 0; i < squeeze_colours; i++)
        squeeze->tints[i] = -1;
}

void squeeze_tint(struct squeeze *squeeze, int colour, int rgb)
{
    assert(colour >= 16 && colour < squeeze_colours);
    squeeze->tints[colour] = rgb;
    squeeze->is_known = false; /* the terminal may have been told what the number meant before */
}

void squeeze_forget(struct squeeze *squeeze)
{
    squeeze->is_known = false;
    squeeze->has_charset = false;
}

/* ---- what is wanted ---- */

/* 38;5;N and 48;5;N. Returns how many parameters it took after the first, -1 if it is something else. */
static int take_indexed(const int *parameters, int left, int *colour)
{
    if (left < 3 || parameters[1] != 5)
        return -1;
    *colour = parameters[2];
    return 2;
}

/* One sequence of parameters. false: it says something that is not known here. */
static bool apply(struct rendition *rendition, const int *parameters, int count)
{
    for (int i = 0; i < count; i++) {
        int number = parameters[i], skip = 0;
        if (number == 0)
            *rendition = none;
        else if (number == 1 || number == 4 || number == 7)
            rendition->attributes |= 1u << number;
        else if (number == 22 || number == 24 || number == 27)
            rendition->attributes &= ~(1u << (number == 22 ? 1 : number - 20));
        else if (number >= 30 && number <= 37)
            rendition->ink = number - 30;
        else if (number >= 40 && number <= 47)
            rendition->paper = number - 40;
        else if (number >= 90 && number <= 97)
            rendition->ink = number - 90 + 8;
        else if (number >= 100 && number <= 107)
            rendition->paper = number - 100 + 8;
        else if (number == 39)
            rendition->ink = own;
        else if (number == 49)
            rendition->paper = own;
        else if (number == 38)
            skip = take_indexed(parameters + i, count - i, &rendition->ink);
        else if (number == 48)
            skip = take_indexed(parameters + i, count - i, &rendition->paper);
        else if (number != 10) /* 10: the first font, which is the only one in use */
            return false;
        if (skip < 0)
            return false;
        i += skip;
    }
    return true;
}

/* Numbers parted by semicolons; none is one 0. Returns how many, 0 if there is something else or too many. */
static int read_parameters(const unsigned char *bytes, size_t count, int parameters[parameters_max])
{
    int found = 1;
    parameters[0] = 0;
    for (size_t i = 0; i < count; i++) {
        if (bytes[i] == ';' && found < parameters_max)
            parameters[found++] = 0;
        else if (bytes[i] >= '0' && bytes[i] <= '9' && parameters[found - 1] < 1000)
            parameters[found - 1] = parameters[found - 1] * 10 + (bytes[i] - '0');
        else
            return 0;
    }
    return found;
}

/* ---- what is sent ---- */

enum { list_max = 96 };

struct list { /* parameters, parted by semicolons; thousands of them a frame, so printf's ways are too long */
    char text[list_max];
    size_t length;
};

static void add_number(struct list *list, int number)
{
    char digits[3];
    int count = 0;
    assert(number >= 0 && number < 1000 && list->length + sizeof digits + 1 <= list_max);
    if (list->length > 0)
        list->text[list->length++] = ';';
    do
        digits[count++] = (char)('0' + number % 10);
    while ((number /= 10) > 0);
    while (count > 0)
        list->text[list->length++] = digits[--count];
}

static void add_tint(struct list *list, int rgb, int base)
{
    const int parts[] = {base + 8, 2, rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        add_number(list, parts[i]);
}

static void add_colour(const struct squeeze *squeeze, struct list *list, int colour, int base)
{
    if (colour == own) {
        add_number(list, base + 9);
    } else if (colour < 8) {
        add_number(list, base + colour);
    } else if (colour < 16) {
        add_number(list, base + 60 + colour - 8);
    } else if (colour >= squeeze_colours || squeeze->tints[colour] < 0) {
        add_number(list, base + 8);
        add_number(list, 5);
        add_number(list, colour);
    } else {
        add_tint(list, squeeze->tints[colour], base);
    }
}

/* What leads from one rendition to another. */
static void add_change(const struct squeeze *squeeze, struct list *list, struct rendition from, struct rendition to)
{
    static const int numbers[] = {1, 4, 7};
    for (size_t i = 0; to.attributes != from.attributes && i < sizeof numbers / sizeof *numbers; i++) {
        unsigned bit = 1u << numbers[i];
        if ((to.attributes & bit) != (from.attributes & bit))
            add_number(list, to.attributes & bit ? numbers[i] : numbers[i] == 1 ? 22 : numbers[i] + 20);
    }
    if (to.ink != from.ink)
        add_colour(squeeze, list, to.ink, 30);
    if (to.paper != from.paper)
        add_colour(squeeze, list, to.paper, 40);
}

static bool is_same(struct rendition a, struct rendition b)
{
    return a.ink == b.ink && a.paper == b.paper && a.attributes == b.attributes;
}

/* Tells the terminal, in the shorter of two ways: what changes, or everything from nothing on. */
static void tell(struct squeeze *squeeze, struct rendition to, struct bytes *out)
{
    if (squeeze->is_known && is_same(squeeze->sent, to))
        return;
    struct list change = {.length = 0}, anew = {.length = 0};
    add_change(squeeze, &anew, none, to);
    if (squeeze->is_known)
        add_change(squeeze, &change, squeeze->sent, to);
    bool is_anew = !squeeze->is_known || anew.length + (anew.length > 0 ? 2 : 0) < change.length;
    const struct list *list = is_anew ? &anew : &change;
    bytes_add_text(out, is_anew && list->length > 0 ? "\x1B[0;" : "\x1B[");
    bytes_add(out, list->text, list->length);
    bytes_add(out, "m", 1);
    squeeze->sent = to;
    squeeze->is_known = true;
}

/* Before a letter: everything counts. */
static void tell_all(struct squeeze *squeeze, struct bytes *out)
{
    tell(squeeze, squeeze->wanted, out);
}

/* Before what leaves blanks: the ink and bold letters can wait, if nothing draws with the ink. */
static void tell_paper(struct squeeze *squeeze, struct bytes *out)
{
    struct rendition to = squeeze->wanted;
    unsigned visible = underlined | reversed;
    if (squeeze->is_known && ((to.attributes | squeeze->sent.attributes) & visible) == 0) {
        to.ink = squeeze->sent.ink;
        to.attributes = squeeze->sent.attributes;
    }
    tell(squeeze, to, out);
}

/* ---- sequences ---- */

/* CSI ...; length is that of the whole sequence. */
static void control_sequence(struct squeeze *squeeze, const unsigned char *bytes, size_t length, struct bytes *out)
{
    unsigned char final = bytes[length - 1];
    int parameters[parameters_max];
    if (final == 'm') {
        struct rendition wanted = squeeze->wanted;
        int count = read_parameters(bytes + 2, length - 3, parameters);
        if (count > 0 && apply(&wanted, parameters, count)) {
            squeeze->wanted = wanted;
            return;
        }
        tell_all(squeeze, out); /* something that we do not know: it goes through, on top of what is wanted */
    } else if (strchr("XKJPLMST@", final) != NULL) {
        tell_paper(squeeze, out);
    } else if (strchr("HfdGABCDEFhlrb", final) == NULL) {
        tell_all(squeeze, out);
    }
    bytes_add(out, bytes, length);
}

/* The length of the sequence that begins here with ESC; at most count. */
static size_t sequence_length(const unsigned char *bytes, size_t count)
{
    size_t i = 1;
    if (count > 1 && bytes[1] == '[') {
        for (i = 2; i < count && (bytes[i] < 0x40 || bytes[i] > 0x7E); i++) {
        }
    } else {
        while (i < count && bytes[i] >= 0x20 && bytes[i] < 0x30)
            i++;
    }
    return i < count ? i + 1 : count;
}

static size_t escape_sequence(struct squeeze *squeeze, const unsigned char *bytes, size_t count, struct bytes *out)
{
    size_t length = sequence_length(bytes, count);
    if (length > 2 && bytes[1] == '[') {
        control_sequence(squeeze, bytes, length, out);
    } else if (length == 3 && memcmp(bytes + 1, "(B", 2) == 0) {
        if (!squeeze->has_charset)
            bytes_add(out, bytes, length);
        squeeze->has_charset = true;
    } else {
        tell_all(squeeze, out);
        bytes_add(out, bytes, length);
    }
    return length;
}

void squeeze_bytes(struct squeeze *squeeze, const struct bytes *in, struct bytes *out)
{
    for (size_t i = 0; i < in->count;) {
        unsigned char byte = in->items[i];
        if (byte == escape) {
            i += escape_sequence(squeeze, in->items + i, in->count - i, out);
            continue;
        }
        if (byte == ' ' || byte == '\n') /* a line feed may scroll a blank line in */
            tell_paper(squeeze, out);
        else if (byte > ' ')
            tell_all(squeeze, out);
        size_t end = i + 1;
        while (byte > ' ' && end < in->count && in->items[end] > ' ') /* all of these are drawn alike */
            end++;
        bytes_add(out, in->items + i, end - i);
        i = end;
    }
}
