#include "../cmocka_all.h"

#include <string.h>

#include "viewer/out/paper.h"

static void names_and_sides_are_read(void **state)
{
    (void)state;
    struct paper paper = {0};
    struct error error = {0};
    assert_true(paper_read(&paper, "a4", &error));
    assert_true(paper.width_mm == 297 && paper.height_mm == 210 && !paper.is_slide);
    assert_true(paper_read(&paper, "slide", &error));
    assert_true(paper.is_slide && paper.width_mm / paper.height_mm > 1.777 && paper.width_mm / paper.height_mm < 1.778);
    assert_true(paper_read(&paper, "420x297", &error));
    assert_true(paper.width_mm == 420 && paper.height_mm == 297 && !paper.is_slide);
    assert_true(paper_read(&paper, "215.9x279.4mm", &error));
    assert_true(paper.width_mm == 215.9 && paper.height_mm == 279.4);
    assert_string_equal(error.text, "");
}

static void anything_else_is_refused_and_changes_nothing(void **state)
{
    (void)state;
    static const char *const texts[] = {"",         "A4",       "a4 ",      "a3",          "297",       "297x",       "x210",
                                        "297x210cm", "99x297",  "297x99.9", "1201x297",    "297x1200.5", "nanx210",   "infx210",
                                        "-297x210", "297*210",  "297x210 ", "297x210mmmm", "1e9x210",   "297x210x100"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct paper paper = paper_default();
        struct error error = {0};
        if (paper_read(&paper, texts[i], &error))
            fail_msg("accepted: %s", texts[i]);
        assert_non_null(strstr(error.text, texts[i]));
        assert_non_null(strstr(error.text, "420x297"));
        assert_true(paper.width_mm == 297 && paper.height_mm == 210);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_and_sides_are_read),
        cmocka_unit_test(anything_else_is_refused_and_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
