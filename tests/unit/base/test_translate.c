#include "../cmocka_all.h"

#include <string.h>

#include "base/translate.h"

static const char text[] = "? for help";

static void english_is_the_text_itself(void **state)
{
    (void)state;
    assert_null(translate_language());
    assert_ptr_equal(_(text), text);
    translate_to(NULL);
    translate_to("en");
    assert_ptr_equal(_(text), text);
}

static void a_language_is_taken_and_left(void **state)
{
    (void)state;
    translate_to("uk");
    assert_string_equal(translate_language(), "uk");
    assert_string_not_equal(_(text), text);
    assert_non_null(strchr(_(text), '?')); /* the key's name stays */
    assert_string_equal(_("nobody has written this"), "nobody has written this");
    assert_string_equal(_("no %s stays"), "no %s stays");
    translate_to("en");
    assert_ptr_equal(_(text), text);
}

static void what_is_not_there_is_not_taken(void **state)
{
    (void)state;
    translate_to("xx");
    assert_null(translate_language());
    translate_to("uk");
    translate_to("../../../../../../etc");
    assert_string_equal(translate_language(), "uk");
    translate_to(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(english_is_the_text_itself),
        cmocka_unit_test(a_language_is_taken_and_left),
        cmocka_unit_test(what_is_not_there_is_not_taken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
