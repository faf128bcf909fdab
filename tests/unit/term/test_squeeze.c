#include "viewer/term/squeeze.h"

#include "../cmocka_all.h"

#include <string.h>

/* A terminal of one endless line: what each letter looks like. It knows SGR and "erase so many cells" (X), and steps over the rest. */
struct shown {
    int letter;
    int ink, paper;
    unsigned attributes;
};

struct screen {
    struct shown cells[4096];
    size_t count;
    struct shown pen;
};

static void set_graphics(struct shown *pen, const int *numbers, int count)
{
    for (int i = 0; i < count; i++) {
        int number = numbers[i];
        if (number == 0)
            *pen = (struct shown){0, -1, -1, 0};
        else if (number == 1 || number == 4 || number == 7)
            pen->attributes |= 1u << number;
        else if (number == 22)
            pen->attributes &= ~2u;
        else if (number == 24 || number == 27)
            pen->attributes &= ~(1u << (number - 20));
        else if (number == 38 || number == 48) {
            assert_true(i + 2 < count && numbers[i + 1] == 5);
            *(number == 38 ? &pen->ink : &pen->paper) = numbers[i + 2];
            i += 2;
        } else if (number == 39 || number == 49)
            *(number == 39 ? &pen->ink : &pen->paper) = -1;
        else if (number >= 30 && number <= 37)
            pen->ink = number - 30;
        else if (number >= 40 && number <= 47)
            pen->paper = number - 40;
        else if (number >= 90 && number <= 97)
            pen->ink = number - 82;
        else if (number >= 100 && number <= 107)
            pen->paper = number - 92;
        else
            fail_msg("SGR %d", number);
    }
}

static void put(struct screen *screen, unsigned char letter)
{
    struct shown cell = screen->pen;
    cell.letter = letter;
    if (letter == ' ') { /* what nobody sees */
        cell.attributes &= 1u << 4 | 1u << 7;
        if (cell.attributes == 0)
            cell.ink = -1;
    }
    assert_true(screen->count < sizeof screen->cells / sizeof *screen->cells);
    screen->cells[screen->count++] = cell;
}

static void show(struct screen *screen, const struct bytes *bytes)
{
    for (size_t i = 0; i < bytes->count; i++) {
        unsigned char byte = bytes->items[i];
        if (byte != 0x1B) {
            put(screen, byte);
            continue;
        }
        if (bytes->items[i + 1] == '(') {
            i += 2;
            continue;
        }
        int numbers[32] = {0}, count = 1;
        for (i += 2; bytes->items[i] < 0x40; i++) {
            if (bytes->items[i] == ';')
                count++;
            else if (bytes->items[i] >= '0' && bytes->items[i] <= '9')
                numbers[count - 1] = numbers[count - 1] * 10 + (bytes->items[i] - '0');
        }
        if (bytes->items[i] == 'm')
            set_graphics(&screen->pen, numbers, count);
        else if (bytes->items[i] == 'X')
            for (int n = 0; n < numbers[0]; n++)
                put(screen, ' ');
    }
}

static void squeeze_text(struct squeeze *squeeze, const char *text, const char *expected)
{
    struct bytes in = {0}, out = {0};
    bytes_add_text(&in, text);
    squeeze_bytes(squeeze, &in, &out);
    assert_string_equal(bytes_text(&out), expected);
    bytes_fini(&in);
    bytes_fini(&out);
}

static void leaves_out_what_is_not_seen(void **state)
{
    (void)state;
    struct squeeze squeeze;
    squeeze_init(&squeeze);
    squeeze_text(&squeeze, "\x1B[38;5;245m\x1B[48;5;24ma", "\x1B[0;38;5;245;48;5;24ma");
    squeeze_text(&squeeze, "\x1B[39;49m\x1B[48;5;24m   \x1B[38;5;245m\x1B[48;5;24mb", "   b");
    squeeze_text(&squeeze, "\x1B[39;49m\x1B[48;5;54m \x1B[H\x1B[38;5;245m\x1B[48;5;54mc", "\x1B[48;5;54m \x1B[Hc");
    squeeze_text(&squeeze, "\x1B(B\x1B[0;1m\x1B[38;5;220m\x1B[48;5;54md", "\x1B(B\x1B[1;38;5;220md");
    squeeze_text(&squeeze, "\x1B(B\x1B[m\x1B[48;5;54m \x1B[5X", " \x1B[5X");
    squeeze_text(&squeeze, "\x1B(B\x1B[mx", "\x1B[mx");
}

static void sequences_go_through_in_order(void **state)
{
    (void)state;
    struct squeeze squeeze;
    squeeze_init(&squeeze);
    squeeze_text(&squeeze, "\x1B[?1049h\x1B[22;0;0t\x1B[1;40r\x1B[3;4Hx\r\x1B[K\x1B[2M", "\x1B[?1049h\x1B[m\x1B[22;0;0t\x1B[1;40r\x1B[3;4Hx\r\x1B[K\x1B[2M");
    squeeze_text(&squeeze, "\x1B[31m\x1B[58;5;1mx", "\x1B[31m\x1B[58;5;1mx"); /* what it does not know stays */
}

static void after_others_have_drawn_everything_is_told(void **state)
{
    (void)state;
    struct squeeze squeeze;
    squeeze_init(&squeeze);
    squeeze_text(&squeeze, "\x1B[31mx", "\x1B[0;31mx");
    squeeze_forget(&squeeze);
    squeeze_text(&squeeze, "x", "\x1B[0;31mx");
    squeeze_text(&squeeze, "x", "x");
}

static void a_tint_stands_for_a_number(void **state)
{
    (void)state;
    struct squeeze squeeze;
    squeeze_init(&squeeze);
    squeeze_tint(&squeeze, 24, 0x00688F);
    squeeze_text(&squeeze, "\x1B[38;5;245m\x1B[48;5;24ma", "\x1B[0;38;5;245;48;2;0;104;143ma");
    squeeze_text(&squeeze, "\x1B[38;5;24m\x1B[48;5;3mb", "\x1B[38;2;0;104;143;43mb");
    squeeze_tint(&squeeze, 24, 0xFFFFFF); /* another theme: the same number is another colour */
    squeeze_text(&squeeze, "\x1B[38;5;24mc", "\x1B[0;38;2;255;255;255;43mc");
    squeeze_tint(&squeeze, 24, -1);
    squeeze_text(&squeeze, "d", "\x1B[0;38;5;24;43md");
}

/* Whatever ncurses says, the screen is the same, and it never costs more. */
static void the_screen_is_the_same(void **state)
{
    (void)state;
    static const char *const pieces[] = {"\x1B[38;5;245m", "\x1B[48;5;24m", "\x1B[39;49m", "\x1B[39m", "\x1B[31m", "\x1B[107m", "\x1B[0;1m", "\x1B(B\x1B[m",
                                         "\x1B[4m", "\x1B[7m", "\x1B[27m", "\x1B[22m", "a", " ", "   ", "b ", "\x1B[3;4H", "\x1B[5X", "\x1B[38;5;7m\x1B[48;5;15m"};
    unsigned random = 7;
    for (int round = 0; round < 500; round++) {
        static struct screen plain, squeezed;
        struct squeeze squeeze;
        struct bytes in = {0}, out = {0};
        plain.count = squeezed.count = 0;
        plain.pen = squeezed.pen = (struct shown){0, -1, -1, 0};
        squeeze_init(&squeeze);
        for (int frame = 0; frame < 4; frame++) {
            in.count = out.count = 0;
            for (int i = 0; i < 60; i++) {
                random = random * 1103515245u + 12345u;
                bytes_add_text(&in, pieces[(random >> 16) % (sizeof pieces / sizeof *pieces)]);
            }
            squeeze_bytes(&squeeze, &in, &out);
            show(&plain, &in);
            show(&squeezed, &out);
            assert_true(out.count <= in.count + 8);
        }
        assert_int_equal(plain.count, squeezed.count);
        for (size_t i = 0; i < plain.count; i++)
            assert_memory_equal(&plain.cells[i], &squeezed.cells[i], sizeof plain.cells[i]);
        bytes_fini(&in);
        bytes_fini(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(leaves_out_what_is_not_seen),
        cmocka_unit_test(sequences_go_through_in_order),
        cmocka_unit_test(after_others_have_drawn_everything_is_told),
        cmocka_unit_test(a_tint_stands_for_a_number),
        cmocka_unit_test(the_screen_is_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
