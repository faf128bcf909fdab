#include "viewer/ui/document.h"

#include "../cmocka_all.h"

#include <string.h>

#include "base/text.h"

static const struct style plain = {ROLE_TEXT, 0};

/* A line as it is drawn, blanks at the end left off. */
static void drawn(const struct document *document, size_t line, char *text)
{
    struct frame frame;
    frame_init(&frame, document->width, 1);
    document_draw(document, &frame, (struct rect){0, 0, document->width, 1}, line);
    size_t length = 0;
    for (int i = 0; i < document->width; i++)
        text[length++] = (char)frame_at(&frame, i, 0)->codepoint[0];
    while (length > 0 && text[length - 1] == ' ')
        length--;
    text[length] = '\0';
    frame_fini(&frame);
}

static void expect(const struct document *document, const char *const *lines, size_t count)
{
    assert_int_equal(document->lines.count, count);
    for (size_t i = 0; i < count; i++) {
        char text[256];
        drawn(document, i, text);
        assert_string_equal(text, lines[i]);
    }
}

static void wraps_between_words(void **state)
{
    (void)state;
    struct document document;
    document_init(&document, 20);
    document_text(&document, 0, "one two three four five", plain);
    document_text(&document, 4, "27\u00a0900\u00a0km and 4.6\u00a0%", plain);
    document_text(&document, 0, "", plain);
    const char *lines[] = {"one two three four", "five", "    27 900 km and", "    4.6 %"};
    expect(&document, lines, 4);
    document_fini(&document);
}

static void blank_lines_are_never_two(void **state)
{
    (void)state;
    struct document document;
    document_init(&document, 20);
    document_blank(&document);
    document_text(&document, 0, "a", plain);
    document_blank(&document);
    document_blank(&document);
    document_text(&document, 0, "b", plain);
    const char *lines[] = {"a", "", "b"};
    expect(&document, lines, 3);
    document_fini(&document);
}

static void puts_things_left_and_right(void **state)
{
    (void)state;
    struct document document;
    document_init(&document, 24);
    document_line(&document);
    document_put(&document, 0, "keys", plain, keep_paper);
    document_flow(&document, 8, "what they do and more", plain);
    document_line(&document);
    document_put(&document, 0, "many keys", plain, keep_paper);
    document_flow(&document, 8, "next line", plain);
    document_text(&document, 0, "name", plain);
    document_right(&document, "0-25 km", plain);
    document_text(&document, 0, "a very long name", plain);
    document_right(&document, "75-220 km", plain);
    const char *lines[] = {"keys    what they do and", "        more", "many keys", "        next line", "name             0-25 km",
                           "a very long name", "               75-220 km"};
    expect(&document, lines, 7);
    document_fini(&document);
}

static void items_are_never_torn(void **state)
{
    (void)state;
    struct document document;
    const char *items[] = {"12 km", "", "3 towns", "40 people"};
    document_init(&document, 18);
    document_items(&document, 0, items, 4, plain);
    assert_int_equal(document.lines.count, 2);
    document_fini(&document);
    document_init(&document, 8);
    document_items(&document, 0, items, 4, plain);
    assert_int_equal(document.lines.count, 4);
    document_fini(&document);
    document_init(&document, 60);
    document_items(&document, 0, items, 4, plain);
    assert_int_equal(document.lines.count, 1);
    document_fini(&document);
}

/* Whatever the width, no run goes beyond it and no text is lost. */
static void fits_every_width(void **state)
{
    (void)state;
    static const char words[] = "Kilometres for each brigade are arithmetic on an illustrative depth 27\u00a0900\u00a0km² "
                                "Donaudampfschifffahrtsgesellschaft";
    for (int width = 1; width < 80; width++) {
        struct document document;
        size_t letters = 0, expected = 0;
        document_init(&document, width);
        document_text(&document, width / 3, words, plain);
        for (size_t i = 0; i < document.lines.count; i++) {
            const struct document_line *line = &document.lines.items[i];
            for (int j = 0; j < line->run_count; j++) {
                const char *text = (const char *)document.text.items + line->runs[j].text;
                assert_true(line->runs[j].column + text_width(text) <= document.width);
                for (const char *at = text; *at != '\0'; at++)
                    letters += *at != ' ';
            }
        }
        for (const char *at = words; *at != '\0'; at++)
            expected += *at != ' ';
        assert_int_equal(letters, expected - 2 * strlen("\u00a0"));
        document_fini(&document);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wraps_between_words),     cmocka_unit_test(blank_lines_are_never_two), cmocka_unit_test(puts_things_left_and_right),
        cmocka_unit_test(items_are_never_torn), cmocka_unit_test(fits_every_width),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
