#include "viewer/term/sequence.h"

#include "../cmocka_all.h"

#include <string.h>

static struct sequence read_text(const char *bytes)
{
    return sequence_read((const unsigned char *)bytes, strlen(bytes), true);
}

static void keys_are_known(void **state)
{
    (void)state;
    static const struct { const char *bytes, *name; } rows[] = {
        {"a", "a"}, {" ", "Space"}, {"\r", "Enter"}, {"\n", "Enter"}, {"\t", "Tab"}, {"\x7F", "Backspace"}, {"\b", "Backspace"}, {"\x03", "C-c"},
        {"\x0C", "C-l"}, {"й", "й"}, {"Ї", "Ї"}, {"€", "€"},
        /* xterm, tmux, screen: both cursor modes */
        {"\x1B[A", "Up"}, {"\x1BOB", "Down"}, {"\x1B[C", "Right"}, {"\x1BOD", "Left"}, {"\x1B[H", "Home"}, {"\x1BOF", "End"}, {"\x1B[1~", "Home"},
        {"\x1B[4~", "End"}, {"\x1B[7~", "Home"}, {"\x1B[8~", "End"}, {"\x1B[5~", "PgUp"}, {"\x1B[6~", "PgDn"}, {"\x1B[3~", "Delete"},
        {"\x1B[2~", "Insert"}, {"\x1B[Z", "S-Tab"}, {"\x1B[1;2A", "S-Up"}, {"\x1B[1;5D", "C-Left"}, {"\x1B[1;3C", "M-Right"},
        {"\x1B[1;6B", "C-S-Down"}, {"\x1BOP", "F1"}, {"\x1BOS", "F4"}, {"\x1B[11~", "F1"}, {"\x1B[15~", "F5"}, {"\x1B[24~", "F12"},
        {"\x1B[[A", "F1"}, {"\x1B[[E", "F5"}, {"\x1B[a", "S-Up"}, {"\x1BOM", "Enter"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct sequence sequence = read_text(rows[i].bytes);
        struct key key;
        assert_true(key_parse(&key, rows[i].name));
        if (sequence.kind != SEQUENCE_EVENT || sequence.event.kind != EVENT_KEY || !key_equal(sequence.event.key, key) ||
            sequence.length != strlen(rows[i].bytes))
            fail_msg("the bytes of %s are read otherwise", rows[i].name);
    }
}

static void mouse_reports_are_known(void **state)
{
    (void)state;
    static const struct { const char *bytes; enum mouse_kind kind; int column, row; } rows[] = {
        {"\x1B[<0;1;1M", MOUSE_PRESS, 0, 0},        {"\x1B[<0;120;40m", MOUSE_RELEASE, 119, 39}, {"\x1B[<32;500;200M", MOUSE_DRAG, 499, 199},
        {"\x1B[<64;3;4M", MOUSE_WHEEL_UP, 2, 3},    {"\x1B[<65;3;4M", MOUSE_WHEEL_DOWN, 2, 3},   {"\x1B[<20;2;2M", MOUSE_PRESS, 1, 1},
        {"\x1B[M !!", MOUSE_PRESS, 0, 0},           {"\x1B[M#!!", MOUSE_RELEASE, 0, 0},          {"\x1B[M`\"#", MOUSE_WHEEL_UP, 1, 2},
        {"\x1B[M@\"#", MOUSE_DRAG, 1, 2},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct sequence sequence = read_text(rows[i].bytes);
        struct mouse mouse = sequence.event.mouse;
        if (sequence.kind != SEQUENCE_EVENT || sequence.event.kind != EVENT_MOUSE || mouse.kind != rows[i].kind || mouse.column != rows[i].column ||
            mouse.row != rows[i].row || sequence.length != strlen(rows[i].bytes))
            fail_msg("the mouse report of row %zu is read otherwise", i);
    }
}

static void the_unknown_is_skipped_whole(void **state)
{
    (void)state;
    static const char *const all[] = {
        "\x1B[?1;2c", "\x1B[>41;354;0c", "\x1B[I", "\x1B[O", "\x1B[99~", "\x1B[0~", "\x1B[1;2;3;4;5A", "\x1B[<0;0;0M", "\x1B[<0;1M", "\x1B[<0;1;2;3;4M",
        "\x1B[<;;M", "\x1B[<0;99999999999999999999;1M", "\x1B[<128;1;1M", "\x1B[<1;1;1M", "\x1B[<66;1;1M", "\x1B[<35;1;1M", "\x1B[97;5u", "\x1B[x",
        "\x1B]11;rgb:0000/0000/0000\x1B\\", "\x1B]11;rgb:ffff/ffff/ffff\x07", "\x1BP>|XTerm(379)\x1B\\", "\x1BOx", "\x1B[[Z",
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        struct sequence sequence = read_text(all[i]);
        if (sequence.kind != SEQUENCE_NOTHING || sequence.length != strlen(all[i]))
            fail_msg("row %zu is not skipped whole: kind %d, length %zu", i, (int)sequence.kind, sequence.length);
    }
    static const char *const bad[] = {"\x80", "\xC0\x80", "\xED\xA0\x80", "\xF5", "\xC2\x9B", ("\xE2\x82" "A"), "\x1C"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_int_equal(read_text(bad[i]).kind, SEQUENCE_NOTHING);
}

static void every_beginning_is_partial(void **state)
{
    (void)state;
    static const char *const all[] = {"\x1B[A",      "\x1BOP",  "\x1B[1;2A",       "\x1B[<64;120;40M", "\x1B[200~", "\x1B[[A",
                                      "\x1B[M !!", "\x1B[5~", "\x1B]11;rgb:0\x07", "\xE2\x82\xAC",     "й"};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        for (size_t length = 1; length < strlen(all[i]); length++) {
            struct sequence sequence = sequence_read((const unsigned char *)all[i], length, true);
            if (sequence.kind != SEQUENCE_PARTIAL || sequence.length != length)
                fail_msg("%zu bytes of row %zu are taken for something", length, i);
        }
}

static void escape_before_another_key_is_the_key(void **state)
{
    (void)state;
    static const char *const all[] = {"\x1Bq", "\x1B\x1B", "\x1B\x1B[A", "\x1Bй", "\x1B]x", "\x1BPx", "\x1B\r"};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        struct sequence sequence = read_text(all[i]);
        assert_int_equal(sequence.kind, SEQUENCE_EVENT);
        assert_int_equal(sequence.length, 1);
        assert_int_equal(sequence.event.key.code, SPECIAL_ESCAPE);
    }
}

static void endless_sequences_end(void **state)
{
    (void)state;
    unsigned char bytes[10000];
    memset(bytes, '1', sizeof bytes);
    memcpy(bytes, "\x1B[", 2);
    struct sequence sequence = sequence_read(bytes, sizeof bytes, true);
    assert_true(sequence.kind == SEQUENCE_NOTHING && sequence.length < 100);
    memcpy(bytes, "\x1B]1", 3);
    assert_int_equal(sequence_read(bytes, sizeof bytes, true).kind, SEQUENCE_NOTHING);
}

/* Any bytes at all: something is always taken, never more than there is. */
static void junk_is_harmless(void **state)
{
    (void)state;
    static const char alphabet[] = "\x1B\x1B\x1B[[<<;;0123456789MmA~OP]?\x07\\ \xD0\xB9\xE2qZ\x80\x00";
    unsigned random = 1;
    for (int round = 0; round < 20000; round++) {
        unsigned char bytes[24];
        size_t count = 1 + random % sizeof bytes;
        for (size_t i = 0; i < count; i++) {
            random = random * 1103515245u + 12345u;
            bytes[i] = (unsigned char)alphabet[(random >> 16) % (sizeof alphabet - 1)];
        }
        struct sequence sequence = sequence_read(bytes, count, round % 2 == 0);
        assert_true(sequence.length >= 1 && sequence.length <= count);
        if (sequence.kind == SEQUENCE_PARTIAL)
            assert_int_equal(sequence.length, count);
        if (sequence.kind == SEQUENCE_EVENT && sequence.event.kind == EVENT_MOUSE)
            assert_true(sequence.event.mouse.column >= 0 && sequence.event.mouse.row >= 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_are_known),
        cmocka_unit_test(mouse_reports_are_known),
        cmocka_unit_test(the_unknown_is_skipped_whole),
        cmocka_unit_test(every_beginning_is_partial),
        cmocka_unit_test(escape_before_another_key_is_the_key),
        cmocka_unit_test(endless_sequences_end),
        cmocka_unit_test(junk_is_harmless),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
