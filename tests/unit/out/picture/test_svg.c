#include "../../cmocka_all.h"

#include <string.h>

#include "viewer/out/picture/drawing.h"

struct scratch {
    struct letters *letters;
    struct drawing *drawing;
    struct path path;
    struct bytes bytes;
};

static const struct ink ink = {1, 0.5, 0};

static int set_up(void **state)
{
    static struct scratch scratch;
    struct error error = {0};
    scratch = (struct scratch){.letters = letters_new("uk", &error)};
    if (scratch.letters == NULL)
        fail_msg("%s", error.text);
    const struct page page = {.width = 200, .height = 100, .scale = 1.5, .title = "A < B", .about = "so & so", .language = "uk",
                              .program = "1.0"};
    scratch.drawing = drawing_new_svg(&page, scratch.letters);
    *state = &scratch;
    return 0;
}

static int tear_down(void **state)
{
    struct scratch *scratch = *state;
    path_fini(&scratch->path);
    bytes_fini(&scratch->bytes);
    letters_free(scratch->letters);
    return 0;
}

static const char *finished(struct scratch *scratch)
{
    struct error error = {0};
    bytes_add_text(&scratch->bytes, "before");
    assert_true(scratch->drawing->kind->finish(scratch->drawing, &scratch->bytes, &error));
    assert_int_equal(strncmp(bytes_text(&scratch->bytes), "before<?xml", 11), 0); /* it is appended */
    return bytes_text(&scratch->bytes);
}

static void assert_has(const char *svg, const char *part)
{
    if (strstr(svg, part) == NULL)
        fail_msg("%s is not in %s", part, svg);
}

static void assert_lacks(const char *svg, const char *part)
{
    if (strstr(svg, part) != NULL)
        fail_msg("%s is in %s", part, svg);
}

static void the_head_says_how_large_it_is_and_what(void **state)
{
    const char *svg = finished(*state);
    assert_has(svg, "width=\"300.00pt\" height=\"150.00pt\" viewBox=\"0 0 200.00 100.00\" xml:lang=\"uk\"");
    assert_has(svg, "<title>A &lt; B</title>\n<desc>so &amp; so</desc>");
    assert_has(svg, "tiermap 1.0");
    assert_has(svg, letters_family(((struct scratch *)*state)->letters));
}

static void numbers_are_short_and_do_not_add_up_their_rounding(void **state)
{
    struct scratch *scratch = *state;
    path_start(&scratch->path, (struct spot){0, -0.5});
    path_go(&scratch->path, (struct spot){1.5, 2});
    path_go(&scratch->path, (struct spot){1.254, 2.006});
    path_go(&scratch->path, (struct spot){-10, 0});
    path_close(&scratch->path);
    path_add_line(&scratch->path, (struct spot){3.3333, 3.3333}, (struct spot){3.3333, 6.6666});
    scratch->drawing->kind->fill(scratch->drawing, &scratch->path, ink);
    const char *svg = finished(scratch);
    assert_has(svg, "<path d=\"M0 -.5l1.5 2.5-.25 .01-11.25-2.01zM3.33 3.33l0 3.34\" fill-rule=\"evenodd\" fill=\"#ff8000\"/>");
}

static void words_are_text_whatever_is_in_them(void **state)
{
    struct scratch *scratch = *state;
    const struct words words = {.font = FONT_TIER, .text = "<b>\"1\" & 2</b>", .at = {10, 20}, .ink = ink};
    scratch->drawing->kind->words(scratch->drawing, &words);
    const char *svg = finished(scratch);
    assert_has(svg, ">&lt;b&gt;&quot;1&quot; &amp; 2&lt;/b&gt;</text>");
    assert_has(svg, "<text x=\"10\" y=\"20\" font-size=\"9.2\" font-weight=\"bold\" textLength=\"");
    assert_lacks(svg, "aria-hidden");
    assert_lacks(svg, "rotate");
}

static void a_halo_lies_under_the_words_and_is_not_read(void **state)
{
    struct scratch *scratch = *state;
    const struct words words = {.font = FONT_RIVER, .text = "Дніпро", .at = {10, 20}, .angle = -30.5, .ink = ink, .halo = 1.2,
                                .halo_ink = {1, 1, 1}, .halo_opacity = 0.6};
    scratch->drawing->kind->words(scratch->drawing, &words);
    const char *svg = finished(scratch), *halo = strstr(svg, "aria-hidden=\"true\""), *second = strstr(svg, "</text>\n<text ");
    assert_non_null(halo);
    assert_non_null(second);
    assert_true(halo < second);
    assert_has(svg, "stroke=\"#ffffff\" stroke-width=\"2.4\" opacity=\".6\"");
    assert_has(second, "font-style=\"italic\"");
    assert_has(second, "transform=\"rotate(-30.50 10 20)\"");
    assert_has(second, "fill=\"#ff8000\">Дніпро</text>");
}

static void equal_hatches_are_defined_once(void **state)
{
    struct scratch *scratch = *state;
    const struct hatch lines = {HATCH_LINES, 45, 3, 0.5}, dots = {HATCH_DOTS, 0, 3, 0.5}, none = {0};
    path_add_box(&scratch->path, (struct box){0, 0, 10, 10});
    for (int i = 0; i < 3; i++)
        scratch->drawing->kind->hatch(scratch->drawing, &scratch->path, &lines, ink);
    scratch->drawing->kind->hatch(scratch->drawing, &scratch->path, &dots, ink);
    scratch->drawing->kind->hatch(scratch->drawing, &scratch->path, &none, ink);
    const char *svg = finished(scratch);
    assert_has(svg, "<pattern id=\"hatch-1\" patternUnits=\"userSpaceOnUse\" width=\"3\" height=\"3\" patternTransform=\"rotate(45)\">");
    assert_has(svg, "<pattern id=\"hatch-2\"");
    assert_lacks(svg, "hatch-3");
    assert_has(svg, "fill=\"url(#hatch-2)\"");
}

static void groups_and_clips_are_closed(void **state)
{
    struct scratch *scratch = *state;
    const struct drawing_kind *kind = scratch->drawing->kind;
    const struct stroke dashed = {0.4, 1.6, 1.3};
    kind->begin(scratch->drawing, "water");
    kind->clip(scratch->drawing, (struct box){1, 2, 11, 22});
    kind->disc(scratch->drawing, (struct spot){5, 5}, 1.25, ink);
    path_add_line(&scratch->path, (struct spot){0, 0}, (struct spot){9, 0});
    kind->stroke(scratch->drawing, &scratch->path, &dashed, ink);
    kind->unclip(scratch->drawing);
    kind->end(scratch->drawing);
    const char *svg = finished(scratch);
    assert_has(svg, "<clipPath id=\"clip-1\"><rect x=\"1\" y=\"2\" width=\"10\" height=\"20\"/></clipPath>\n</defs>");
    assert_has(svg, "<g id=\"water\">\n<g clip-path=\"url(#clip-1)\">\n<circle cx=\"5\" cy=\"5\" r=\"1.25\"");
    assert_has(svg, "stroke-width=\".4\" stroke-dasharray=\"1.6 1.3\"/>\n</g>\n</g>\n</svg>\n");
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(the_head_says_how_large_it_is_and_what),
        TEST(numbers_are_short_and_do_not_add_up_their_rounding),
        TEST(words_are_text_whatever_is_in_them),
        TEST(a_halo_lies_under_the_words_and_is_not_read),
        TEST(equal_hatches_are_defined_once),
        TEST(groups_and_clips_are_closed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
