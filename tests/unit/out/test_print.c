#include "../cmocka_all.h"

#include <stdlib.h>
#include <string.h>

#include "viewer/out/print.h"

/* A theme of our own: tier 1 is red on every terminal, text is bright yellow, the title is the same red as
 * tier 1's bright one. */
static const struct theme theme = {
    .name = "test",
    .colours =
        {
            [ROLE_TERMINAL] = {.is_terminal = true},
            [ROLE_TIER_1] = {200, 10, 20, 160, 1, false, false},
            [ROLE_TIER_2] = {10, 200, 20, 40, 10, false, false},
            [ROLE_TEXT] = {250, 240, 30, 226, 11, false, false},
            [ROLE_TITLE] = {255, 0, 0, 196, 9, false, false},
        },
};

static char *printed(const struct frame *frame, enum colour_depth depth)
{
    struct bytes out = {0};
    out_print(frame, depth == COLOUR_NONE ? NULL : &theme, depth, &out);
    char *text = strdup(bytes_text(&out));
    bytes_fini(&out);
    return text;
}

static void prints(const struct frame *frame, enum colour_depth depth, const char *wanted)
{
    char *text = printed(frame, depth);
    assert_string_equal(text, wanted);
    free(text);
}

/* Two rows: text on tier 1, then blanks; a line of nothing. */
static struct frame small_frame(void)
{
    struct frame frame;
    frame_init(&frame, 8, 2);
    frame_fill(&frame, (struct rect){1, 0, 4, 1}, ROLE_TIER_1);
    frame_text(&frame, 1, 0, 8, "ab", ROLE_TEXT, keep_paper, 0);
    return frame;
}

static void every_depth_has_its_codes(void **state)
{
    (void)state;
    struct frame frame = small_frame();
    prints(&frame, COLOUR_NONE, " ab\n\n");
    prints(&frame, COLOUR_256, " \x1B[38;5;226;48;5;160mab  \x1B[m\n\n");
    prints(&frame, COLOUR_TRUE, " \x1B[38;2;250;240;30;48;2;200;10;20mab  \x1B[m\n\n");
    prints(&frame, COLOUR_16, " \x1B[93;41mab  \x1B[m\n\n");
    prints(&frame, COLOUR_8, " \x1B[1;33;41mab  \x1B[m\n\n");
    frame_fini(&frame);
}

static void codes_are_sent_where_something_changes(void **state)
{
    (void)state;
    struct frame frame;
    frame_init(&frame, 12, 1);
    frame_fill(&frame, (struct rect){0, 0, 9, 1}, ROLE_TIER_1);
    frame_fill(&frame, (struct rect){6, 0, 3, 1}, ROLE_TIER_2);
    frame_text(&frame, 0, 0, 12, "a", ROLE_TEXT, keep_paper, 0);
    frame_set(&frame, 1, 0, 0x2800, ROLE_TITLE, ROLE_TIER_1, 0); /* blank braille: its ink shows nowhere */
    frame_text(&frame, 3, 0, 1, "b", ROLE_TEXT, keep_paper, 0);  /* after a blank, the same ink again */
    frame_text(&frame, 4, 0, 1, "c", ROLE_TEXT, keep_paper, ATTRIBUTE_BOLD);
    frame_text(&frame, 5, 0, 1, "d", ROLE_TEXT, keep_paper, ATTRIBUTE_UNDERLINE);
    frame_text(&frame, 6, 0, 1, "e", ROLE_TEXT, keep_paper, 0);
    frame_text(&frame, 10, 0, 1, "f", ROLE_TERMINAL, keep_paper, ATTRIBUTE_REVERSE);
    prints(&frame, COLOUR_16,
           "\x1B[93;41ma\xE2\xA0\x80 b\x1B[1mc\x1B[22;4md\x1B[24;102me  \x1B[49m \x1B[0;7mf\x1B[m\n");
    frame_fini(&frame);
}

/* Starting anew is taken where it is shorter than undoing. */
static void the_shorter_way_is_taken(void **state)
{
    (void)state;
    struct frame frame;
    frame_init(&frame, 3, 1);
    frame_text(&frame, 0, 0, 1, "a", ROLE_TEXT, ROLE_TIER_1,
               ATTRIBUTE_BOLD | ATTRIBUTE_UNDERLINE | ATTRIBUTE_REVERSE);
    frame_text(&frame, 1, 0, 1, "b", ROLE_TERMINAL, ROLE_TERMINAL, ATTRIBUTE_BOLD);
    frame_text(&frame, 2, 0, 1, "c", ROLE_TERMINAL, ROLE_TERMINAL, 0);
    prints(&frame, COLOUR_16, "\x1B[1;4;7;93;41ma\x1B[0;1mb\x1B[mc\n");
    frame_fini(&frame);
}

static void eight_colours_stay_readable(void **state)
{
    (void)state;
    struct frame frame;
    frame_init(&frame, 1, 1);
    frame_text(&frame, 0, 0, 1, "x", ROLE_TITLE, ROLE_TIER_1, 0); /* bright red on red */
    prints(&frame, COLOUR_8, "\x1B[37;41mx\x1B[m\n");
    prints(&frame, COLOUR_16, "\x1B[91;41mx\x1B[m\n");
    frame_text(&frame, 0, 0, 1, "x", ROLE_TITLE, ROLE_TIER_2, 0); /* on bright green */
    prints(&frame, COLOUR_8, "\x1B[1;31;42mx\x1B[m\n");
    prints(&frame, COLOUR_16, "\x1B[91;102mx\x1B[m\n");
    frame_fini(&frame);
}

static void wide_characters_and_marks_are_written_once(void **state)
{
    (void)state;
    struct frame frame;
    frame_init(&frame, 6, 1);
    frame_text(&frame, 0, 0, 6, "漢e\xCC\x81!", ROLE_TERMINAL, ROLE_TERMINAL, 0);
    prints(&frame, COLOUR_NONE, "漢e\xCC\x81!\n");
    prints(&frame, COLOUR_256, "漢e\xCC\x81!\n");
    frame_text(&frame, 4, 0, 2, "漢", ROLE_TERMINAL, ROLE_TERMINAL, 0); /* at the very end of the line */
    prints(&frame, COLOUR_NONE, "漢e\xCC\x81!漢\n");
    frame_fini(&frame);
}

static void without_colour_there_is_no_escape(void **state)
{
    (void)state;
    struct frame frame;
    frame_init(&frame, 40, 20);
    srand(5);
    for (int i = 0; i < 800; i++)
        frame_set(&frame, i % 40, i / 40, (uint32_t)('!' + rand() % 90), (enum role)(rand() % ROLES),
                  (enum role)(rand() % ROLES), (unsigned)rand() % 8);
    char *text = printed(&frame, COLOUR_NONE);
    assert_null(strchr(text, '\x1B'));
    assert_int_equal(strlen(text), 41 * 20);
    free(text);
    frame_fini(&frame);
}

/* Plays the codes back on a terminal of one pen: whatever was saved on the way, every cell comes out as it is
 * in the frame. */
static void played_back_the_picture_is_the_same(void **state)
{
    (void)state;
    struct frame frame;
    frame_init(&frame, 30, 10);
    const enum role roles[] = {ROLE_TERMINAL, ROLE_TIER_1, ROLE_TIER_2, ROLE_TEXT, ROLE_TITLE};
    srand(9);
    for (int i = 0; i < 300; i++)
        frame_set(&frame, i % 30, i / 30, rand() % 3 == 0 ? ' ' : 'x', roles[rand() % 5], roles[rand() % 5],
                  (unsigned)rand() % 8);
    char *text = printed(&frame, COLOUR_256);
    const char *at = text;
    int ink = -1, paper = -1;
    unsigned attributes = 0;
    for (int row = 0; row < 10; row++, at++) {
        for (int column = 0; column < 30 && *at != '\n'; column++) {
            const struct cell *cell = frame_at(&frame, column, row);
            while (*at == '\x1B') {
                assert_int_equal(at[1], '[');
                for (at += 2; at[-1] != 'm'; at++) {
                    char *end;
                    long code = strtol(at, &end, 10);
                    if (code == 38 || code == 48) {
                        assert_int_equal(strtol(end + 1, &end, 10), 5);
                        *(code == 38 ? &ink : &paper) = (int)strtol(end + 1, &end, 10);
                    } else if (code == 0) {
                        ink = paper = -1;
                        attributes = 0;
                    } else if (code == 39 || code == 49) {
                        *(code == 39 ? &ink : &paper) = -1;
                    } else {
                        unsigned bit = code % 20 <= 2   ? ATTRIBUTE_BOLD
                                       : code % 20 == 4 ? ATTRIBUTE_UNDERLINE
                                                        : ATTRIBUTE_REVERSE;
                        attributes = code < 20 ? attributes | bit : attributes & ~bit;
                    }
                    at = end;
                    assert_true(*at == ';' || *at == 'm');
                }
            }
            const struct colour *wanted_ink = &theme.colours[cell->ink],
                                *wanted_paper = &theme.colours[cell->paper];
            assert_int_equal(*at, cell->codepoint[0]);
            assert_int_equal(paper, wanted_paper->is_terminal ? -1 : wanted_paper->index_256);
            if (cell->codepoint[0] != ' ' ||
                (cell->attributes & (ATTRIBUTE_UNDERLINE | ATTRIBUTE_REVERSE)) != 0) {
                assert_int_equal(ink, wanted_ink->is_terminal ? -1 : wanted_ink->index_256);
                assert_int_equal(attributes, cell->attributes);
            }
            at++;
        }
        while (*at != '\n' && *at != '\0')
            at++;
        ink = paper = -1;
        attributes = 0;
    }
    assert_int_equal(*at, '\0');
    free(text);
    frame_fini(&frame);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_depth_has_its_codes),
        cmocka_unit_test(codes_are_sent_where_something_changes),
        cmocka_unit_test(the_shorter_way_is_taken),
        cmocka_unit_test(eight_colours_stay_readable),
        cmocka_unit_test(wide_characters_and_marks_are_written_once),
        cmocka_unit_test(without_colour_there_is_no_escape),
        cmocka_unit_test(played_back_the_picture_is_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
