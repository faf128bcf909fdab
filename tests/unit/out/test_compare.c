#include "../cmocka_all.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "fixture.h"
#include "viewer/out/compare.h"

static char *compared(const struct fixture *before, const struct fixture *after)
{
    struct bytes out = {0};
    out_compare(&before->subject, "a.ini", &after->subject, "folder/b.ini", 80, &out);
    char *text = memory_copy_text(bytes_text(&out));
    bytes_fini(&out);
    return text;
}

static void has(const char *text, const char *wanted)
{
    if (strstr(text, wanted) == NULL)
        fail_msg("not there: %s\n%s", wanted, text);
}

/* A zone of a fixture, to be changed. */
static struct zone *zone_of(struct fixture *fixture, size_t index)
{
    return (struct zone *)(uintptr_t)&fixture->reply.zones[index];
}

static void set_text(char **text, const char *to)
{
    free(*text);
    *text = memory_copy_text(to);
}

static void differences_are_signed(void **state)
{
    (void)state;
    struct fixture before, after;
    fixture_init(&before, REFERENCE_RUSSIA, false);
    fixture_init(&after, REFERENCE_RUSSIA_BELARUS, false);
    zone_of(&after, 0)->outer_km = zone_of(&after, 1)->inner_km = 30;
    zone_of(&after, 0)->area_km2 += 3200;
    zone_of(&after, 0)->share += 0.02;
    zone_of(&after, 0)->town_count += 41;
    zone_of(&after, 1)->area_km2 -= 3200.4;
    zone_of(&after, 1)->population -= 100000;
    zone_of(&after, 1)->edge_km -= 5;
    struct summary *summary = (struct summary *)(uintptr_t)after.reply.summary;
    summary->reference_km += 1086.4;
    char *text = compared(&before, &after);
    has(text, "First: a.ini: Reported draft plan (FT, Aug 2025): depths illustrative\n  measured from the land border with Russia, 1 978 km\n");
    has(text, "Second: folder/b.ini: ");
    has(text, "measured from the land borders with Russia and Belarus, 3 065 km (+1 086 km)\n");
    has(text, "1 Demilitarised zone\n"
              "  first           0-25   12 346   7.7 %    10  1 234 567     410\n"
              "  second          0-30   15 546   9.7 %    51  1 234 567     410\n"
              "  change            +5   +3 200    +2.0   +41          0       0\n");
    has(text, "  change             0   -3 200     0.0     0   -100 000      -5\n");
    has(text, "3 European deterrence\n  both          75-220   50 000");
    has(text, "Everything else in the two plans is the same.");
    has(text, "illustrative: they are ours");
    has(text, "not the\n  front line");
    has(text, "mostly before 2022");
    has(text, "GeoNames");
    assert_null(strstr(text, "\xC2\xA0"));
    assert_null(strstr(text, "numbers are the same"));
    free(text);
    fixture_fini(&before);
    fixture_fini(&after);
}

static void texts_are_told_by_their_keys(void **state)
{
    (void)state;
    struct fixture before, after;
    fixture_init(&before, REFERENCE_RUSSIA, true);
    fixture_init(&after, REFERENCE_RUSSIA, true);
    set_text(&after.plan.tiers[0].name.text, "Buffer");
    set_text(&after.plan.tiers[0].text.translations[0].text, "x");
    set_text(&after.plan.rest.source, NULL);
    set_text(&after.plan.notes[PLAN_CAVEATS].items[0].id, "new");
    char *text = compared(&before, &after);
    has(text, "Depths, reference line and numbers are the same.");
    has(text, "1 Demilitarised zone / Buffer\n  both ");
    has(text, "Beyond the reference line\n  both ");
    has(text, "Beside this, 5 things differ:\n"
              "  [tier dmz] name, text[uk]\n"
              "  [rest]; only in the first: source\n"
              "  only in the first: [caveat depths]\n"
              "  only in the second: [caveat new]\n");
    free(text);
    fixture_fini(&before);
    fixture_fini(&after);
}

/* A plan of two tiers is compared by their place. */
static void tiers_may_be_fewer(void **state)
{
    (void)state;
    struct fixture before, after;
    fixture_init(&before, REFERENCE_RUSSIA, false);
    fixture_init(&after, REFERENCE_FILE, false);
    struct zone zones[4] = {after.reply.zones[0], after.reply.zones[1], after.reply.zones[3], after.reply.zones[4]};
    after.reply.zones = zones;
    after.reply.zone_count = 4;
    char *text = compared(&before, &after);
    has(text, "3 European deterrence\n"
              "  first         75-220   50 000  31.3 %     8    411 522   1 902\n"
              "  second             -        -       -     -          -       -\n"
              "  change             -  -50 000   -31.3    -8   -411 522  -1 902\n");
    has(text, "different numbers of tiers");
    has(text, "it was read from lines/my\n  \"own\", line.shp\n");
    after.subject.language = before.subject.language = "uk";
    free(text);
    text = compared(&before, &after);
    has(text, "1 Демілітаризована зона\n");
    for (char *line = strtok(text, "\n"); line != NULL; line = strtok(NULL, "\n"))
        assert_true(text_width(line) <= 80 && line[strlen(line) - 1] != ' ');
    free(text);
    fixture_fini(&before);
    fixture_fini(&after);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(differences_are_signed),
        cmocka_unit_test(texts_are_told_by_their_keys),
        cmocka_unit_test(tiers_may_be_fewer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
