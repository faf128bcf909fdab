#include "../cmocka_all.h"

#include <string.h>

#include "viewer/draw/frame.h"

static void assert_space(const struct frame *frame, int column, int row, enum role paper)
{
    const struct cell *cell = frame_at(frame, column, row);
    assert_int_equal(cell->codepoint[0], ' ');
    assert_int_equal(cell->codepoint[1], 0);
    assert_int_equal(cell->width, 1);
    assert_int_equal(cell->ink, ROLE_TERMINAL);
    assert_int_equal(cell->paper, paper);
    assert_int_equal(cell->attributes, 0);
}

static void a_new_frame_is_blank(void **state)
{
    (void)state;
    struct frame frame;
    frame_init(&frame, 3, 2);
    for (int row = 0; row < 2; row++)
        for (int column = 0; column < 3; column++)
            assert_space(&frame, column, row, ROLE_TERMINAL);
    frame_fini(&frame);
    assert_null(frame.cells);
    frame_fini(&frame);
    frame_fini(NULL);
}

static void a_glyph_is_set_and_ignored_outside(void **state)
{
    (void)state;
    struct frame frame;
    frame_init(&frame, 2, 2);
    frame_set(&frame, 1, 1, 0x2588, ROLE_TIER_1, ROLE_SEA, ATTRIBUTE_BOLD);
    const int outside[][2] = {{-1, 0}, {0, -1}, {2, 0}, {0, 2}};
    for (int i = 0; i < 4; i++)
        frame_set(&frame, outside[i][0], outside[i][1], 'x', ROLE_TIER_1, ROLE_SEA, 0);
    assert_int_equal(frame_at(&frame, 1, 1)->codepoint[0], 0x2588);
    assert_int_equal(frame_at(&frame, 1, 1)->ink, ROLE_TIER_1);
    assert_int_equal(frame_at(&frame, 1, 1)->attributes, ATTRIBUTE_BOLD);
    assert_space(&frame, 0, 0, ROLE_TERMINAL);
    assert_space(&frame, 1, 0, ROLE_TERMINAL);
    assert_space(&frame, 0, 1, ROLE_TERMINAL);
    frame_fini(&frame);
}

/* Equal pictures must be equal cells: the ink of a space cannot be seen. */
static void the_ink_of_a_space_does_not_count(void **state)
{
    (void)state;
    struct frame frame;
    frame_init(&frame, 2, 1);
    frame_set(&frame, 0, 0, ' ', ROLE_TIER_1, ROLE_SEA, 0);
    frame_set(&frame, 1, 0, ' ', ROLE_TIER_2, ROLE_SEA, 0);
    assert_memory_equal(frame_at(&frame, 0, 0), frame_at(&frame, 1, 0), sizeof(struct cell));
    frame_fini(&frame);
}

static void a_fill_is_cut_to_the_frame(void **state)
{
    (void)state;
    struct frame frame;
    frame_init(&frame, 4, 3);
    frame_fill(&frame, (struct rect){2, 1, 10, 10}, ROLE_SEA);
    for (int row = 0; row < 3; row++)
        for (int column = 0; column < 4; column++)
            assert_space(&frame, column, row, column >= 2 && row >= 1 ? ROLE_SEA : ROLE_TERMINAL);
    frame_fill(&frame, (struct rect){-5, -5, 6, 6}, ROLE_LAKE);
    assert_space(&frame, 0, 0, ROLE_LAKE);
    assert_space(&frame, 1, 0, ROLE_TERMINAL);
    frame_fini(&frame);
}

static void text_keeps_or_sets_the_paper(void **state)
{
    (void)state;
    struct frame frame;
    frame_init(&frame, 6, 1);
    frame_fill(&frame, (struct rect){0, 0, 3, 1}, ROLE_SEA);
    assert_int_equal(frame_text(&frame, 1, 0, 6, "abc", ROLE_TITLE, keep_paper, 0), 3);
    assert_int_equal(frame_at(&frame, 2, 0)->paper, ROLE_SEA);
    assert_int_equal(frame_at(&frame, 3, 0)->paper, ROLE_TERMINAL);
    assert_int_equal(frame_text(&frame, 1, 0, 6, "ab", ROLE_TITLE, ROLE_LAKE, ATTRIBUTE_BOLD), 2);
    assert_int_equal(frame_at(&frame, 1, 0)->paper, ROLE_LAKE);
    assert_int_equal(frame_at(&frame, 1, 0)->attributes, ATTRIBUTE_BOLD);
    assert_int_equal(frame_at(&frame, 3, 0)->codepoint[0], 'c');
    frame_fini(&frame);
}

static void text_is_cut(void **state)
{
    (void)state;
    struct frame frame;
    frame_init(&frame, 4, 1);
    assert_int_equal(frame_text(&frame, 0, 0, 2, "Київ", ROLE_TITLE, keep_paper, 0), 2);
    assert_int_equal(frame_at(&frame, 1, 0)->codepoint[0], 0x0438);
    assert_space(&frame, 2, 0, ROLE_TERMINAL);
    assert_int_equal(frame_text(&frame, 2, 0, 9, "Київ", ROLE_TITLE, keep_paper, 0), 2);
    assert_int_equal(frame_text(&frame, 4, 0, 9, "Київ", ROLE_TITLE, keep_paper, 0), 0);
    assert_int_equal(frame_text(&frame, 0, 1, 9, "Київ", ROLE_TITLE, keep_paper, 0), 0);
    assert_int_equal(frame_text(&frame, -1, 0, 9, "Київ", ROLE_TITLE, keep_paper, 0), 0);
    frame_fini(&frame);
}

static void marks_stay_with_their_base(void **state)
{
    (void)state;
    struct frame frame;
    frame_init(&frame, 4, 1);
    assert_int_equal(frame_text(&frame, 0, 0, 4, "e\u0301\u0302x", ROLE_TITLE, keep_paper, 0), 2);
    assert_int_equal(frame_at(&frame, 0, 0)->codepoint[1], 0x0301);
    assert_int_equal(frame_at(&frame, 0, 0)->codepoint[2], 0x0302);
    assert_int_equal(frame_at(&frame, 1, 0)->codepoint[0], 'x');
    frame_fini(&frame);
}

static void a_wide_character_is_never_halved(void **state)
{
    (void)state;
    struct frame frame;
    frame_init(&frame, 5, 1);
    /* by the room it may take */
    assert_int_equal(frame_text(&frame, 0, 0, 3, "漢字", ROLE_TITLE, keep_paper, 0), 2);
    assert_int_equal(frame_at(&frame, 0, 0)->width, 2);
    assert_int_equal(frame_at(&frame, 1, 0)->width, 0);
    assert_space(&frame, 2, 0, ROLE_TERMINAL);
    /* by the frame's edge */
    assert_int_equal(frame_text(&frame, 2, 0, 9, "漢字", ROLE_TITLE, keep_paper, 0), 2);
    assert_space(&frame, 4, 0, ROLE_TERMINAL);
    /* by what is written over its right half, and over its left */
    frame_set(&frame, 1, 0, 'x', ROLE_TITLE, ROLE_SEA, 0);
    assert_space(&frame, 0, 0, ROLE_TERMINAL);
    frame_set(&frame, 2, 0, 'y', ROLE_TITLE, ROLE_SEA, 0);
    assert_space(&frame, 3, 0, ROLE_TERMINAL);
    /* by another wide one over the middle of two */
    frame_text(&frame, 0, 0, 4, "漢字", ROLE_TITLE, keep_paper, 0);
    frame_text(&frame, 1, 0, 2, "字", ROLE_TITLE, keep_paper, 0);
    assert_space(&frame, 0, 0, ROLE_TERMINAL);
    assert_int_equal(frame_at(&frame, 1, 0)->width, 2);
    assert_int_equal(frame_at(&frame, 2, 0)->width, 0);
    assert_space(&frame, 3, 0, ROLE_TERMINAL);
    frame_fini(&frame);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_frame_is_blank),
        cmocka_unit_test(a_glyph_is_set_and_ignored_outside),
        cmocka_unit_test(the_ink_of_a_space_does_not_count),
        cmocka_unit_test(a_fill_is_cut_to_the_frame),
        cmocka_unit_test(text_keeps_or_sets_the_paper),
        cmocka_unit_test(text_is_cut),
        cmocka_unit_test(marks_stay_with_their_base),
        cmocka_unit_test(a_wide_character_is_never_halved),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
