#include "../cmocka_all.h"

#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/text.h"

static void folds_to(const char *text, const char *expected)
{
    char folded[200];
    size_t bytes = fold_text(text, folded, sizeof folded);
    assert_string_equal(folded, expected);
    assert_int_equal(bytes, strlen(expected));
}

static void case_and_accents_do_not_count(void **state)
{
    (void)state;
    folds_to("LVIV", "lviv");
    folds_to("Siemianowice Śląskie", "siemianowice slaskie");
    folds_to("Łódź", "lodz");
    folds_to("Türkiye", "turkiye");
    folds_to("İstanbul Iğdır", "istanbul igdir");
    folds_to("Straße", "strasse");
    folds_to("Ploies\xcc\xa6ti", "ploiesti"); /* the mark as a code point of its own */
    folds_to("Ploiești", "ploiesti");
    folds_to("Đakovica Ø ð", "dakovica o d");
    folds_to("２ km²", "2 km2");
}

static void apostrophes_do_not_count(void **state)
{
    (void)state;
    static const char *const apostrophes[] = {"'", "’",  "‘", "ʼ", "ʹ",  "`", "´",
                                              "′", "\"", "″", "”", "＇", ""};
    for (size_t i = 0; i < sizeof apostrophes / sizeof *apostrophes; i++) {
        char latin[40] = "L", cyrillic[40] = "Кам";
        folds_to(strcat(strcat(latin, apostrophes[i]), "viv"), "lviv");
        folds_to(strcat(strcat(cyrillic, apostrophes[i]), "янське"), "камянське");
    }
}

static void hyphens_and_spaces_are_alike(void **state)
{
    (void)state;
    folds_to("Ivano-Frankivsk", "ivano frankivsk");
    folds_to("  Ivano – Frankivsk. ", "ivano frankivsk");
    folds_to("Ivano\xc2\xa0"
             "Frankivsk",
             "ivano frankivsk");
    folds_to("Дніпровсько‑Бузький лиман", "дніпровсько бузькии лиман");
    folds_to("4-5 brigades", "4 5 brigades");
    folds_to("Fran\xc2\xad"
             "kivsk",
             "frankivsk"); /* a hyphen that only says where a line may break */
    folds_to("", "");
    folds_to(" - ", "");
}

/* Letters with a mark fold alike whether they are typed whole, as two code points, or without the mark. */
static void ukrainian_letters(void **state)
{
    (void)state;
    folds_to("Львів", "львів");
    folds_to("КИЇВ", "киів");
    folds_to("Київ", "киів");
    folds_to("Киі\xcc\x88в", "киів");
    folds_to("Чорнобай", "чорнобаи");
    folds_to("Чорнобаи\xcc\x86", "чорнобаи");
    folds_to("Ґалаґан", "галаган");
    folds_to("Є І Ь", "є і ь"); /* letters of their own */
    folds_to("Магілёў", "магілеу");
}

static void cut_at_a_whole_character(void **state)
{
    (void)state;
    char folded[16];
    assert_int_equal(fold_text("Львів", folded, 6), 4);
    assert_string_equal(folded, "ль");
    assert_int_equal(fold_text("ab cd", folded, 4), 2); /* no room for the space and the letter */
    assert_string_equal(folded, "ab");
    assert_int_equal(fold_text("abc", folded, 1), 0);
    assert_string_equal(folded, "");
}

/* Whatever comes, what has been folded folds to itself, is clean, and fits. */
static void folding_twice_changes_nothing(void **state)
{
    (void)state;
    srand(5);
    for (int round = 0; round < 20000; round++) {
        char raw[24] = "", once[160], twice[160], cleaned[160];
        for (size_t i = 0; i + 1 < sizeof raw; i++)
            raw[i] = (char)(rand() % 3 == 0 ? rand() % 256 : "Київ-Lʼviv Ґ"[rand() % 16]);
        size_t length = fold_text(raw, once, sizeof once);
        assert_int_equal(length, strlen(once));
        fold_text(once, twice, sizeof twice);
        assert_string_equal(once, twice);
        text_clean(cleaned, sizeof cleaned, once, length);
        assert_string_equal(once, cleaned);
        assert_null(strstr(once, "  "));
        assert_true(length == 0 || (once[0] != ' ' && once[length - 1] != ' '));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(case_and_accents_do_not_count), cmocka_unit_test(apostrophes_do_not_count),
        cmocka_unit_test(hyphens_and_spaces_are_alike),  cmocka_unit_test(ukrainian_letters),
        cmocka_unit_test(cut_at_a_whole_character),      cmocka_unit_test(folding_twice_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
