#include "made_up_map.h"

#include "../cmocka_all.h"

#include <string.h>

#include "viewer/map/gazetteer.h"

enum { most = 40 };

struct search {
    struct made_up_map map;
    struct gazetteer *gazetteer;
    const struct gazetteer_entry *found[most];
    size_t count;
};

static const char *name_of(const struct search *search, size_t index)
{
    assert_true(index < search->count);
    return gazetteer_name(search->gazetteer, search->found[index], NULL);
}

static void find(struct search *search, const char *typed)
{
    search->count = gazetteer_find(search->gazetteer, typed, search->found, most);
}

static void expect(struct search *search, const char *typed, const char *first)
{
    find(search, typed);
    if (search->count == 0)
        fail_msg("%s: nothing is found", typed);
    if (strcmp(name_of(search, 0), first) != 0)
        fail_msg("%s: %s is found", typed, name_of(search, 0));
}

static struct feature *add(struct reply_builder *builder, const char *name, const char *local, uint32_t kind,
                           double size)
{
    uint32_t string = reply_builder_string(builder, name),
             local_string = reply_builder_string(builder, local);
    struct feature *feature = reply_builder_feature(builder);
    feature->name = string;
    feature->name_local = local_string;
    feature->kind = kind;
    feature->size = size;
    return feature;
}

static void add_box_named(struct reply_builder *builder, const char *name, const char *local, uint32_t kind,
                          double size, const char *code, double west)
{
    uint32_t string = reply_builder_string(builder, code);
    add(builder, name, local, kind, size)->code = string;
    add_box(builder, west, 0, west + 100, 100, false);
}

static void add_town(struct reply_builder *builder, const char *name, const char *local, uint32_t kind,
                     double size, const char *code, double x)
{
    uint32_t string = reply_builder_string(builder, code);
    add(builder, name, local, kind, size)->code = string;
    reply_builder_part(builder, &(struct point){x * 1e3, 50e3}, 1, false);
}

static void add_river(struct reply_builder *builder, const char *name, const char *local, uint32_t rank,
                      double km, double x)
{
    add(builder, name, local, FEATURE_PLAIN, km)->rank = rank;
    const struct point line[] = {{x * 1e3, 0}, {x * 1e3, 40e3}, {x * 1e3, 100e3}};
    reply_builder_part(builder, line, 3, false);
}

/* A few names of the real map, on a made-up one: 100 km to a box, from the west. */
static int set_up(void **state)
{
    static struct search search;
    struct reply_builder builder = {0};
    search = (struct search){.count = 0};
    reply_builder_layer(&builder, LAYER_COUNTRY, 0, 0);
    add_box_named(&builder, "Ukraine", "Україна", FEATURE_PLAIN, 0, "UKR", 0);
    reply_builder_layer(&builder, LAYER_NEIGHBOURS, 0, 0);
    add_box_named(&builder, "Türkiye", "Туреччина", FEATURE_PLAIN, 0, "TUR", 500);
    add_box_named(&builder, "Russia", "Росія", FEATURE_PLAIN, 0, "RUS", 600);
    reply_builder_layer(&builder, LAYER_REGIONS, 0, 0);
    add_box_named(&builder, "Lviv", "Львівська", FEATURE_PLAIN, 21833, "UA-46", 0);
    add_box_named(&builder, "Dnipropetrovsk", "Дніпропетровська", FEATURE_PLAIN, 31914, "UA-12", 100);
    add_box_named(&builder, "Kyiv", "Київ", FEATURE_PLAIN, 839, "UA-30", 200);
    add_box_named(&builder, "Kyiv Oblast", "Київська", FEATURE_PLAIN, 28131, "UA-32", 300);
    add_box_named(&builder, "Crimea", "Крим", FEATURE_PLAIN, 26081, "UA-43", 400);
    reply_builder_layer(&builder, LAYER_WATER, 0, 0);
    add_box_named(&builder, "Black Sea", "Чорне море", FEATURE_SEA, 9e5, "", 700);
    add_box_named(&builder, "Syvash", "Сиваш", FEATURE_LIMAN, 100, "", 410);
    add_box_named(&builder, "Syvash", "Сиваш", FEATURE_LIMAN, 900, "", 450);
    add_box_named(&builder, "Dnipro Reservoir", "Дніпровське водосховище", FEATURE_RESERVOIR, 400, "", 120);
    add_box_named(&builder, "Kakhovka Reservoir", "Каховське водосховище", FEATURE_DRAINED, 2000, "", 130);
    add_box_named(&builder, "Svitiaz", "Світязь", FEATURE_LAKE, 26, "", 10);
    add_box_named(&builder, "", "", FEATURE_LAKE, 5, "", 20);
    reply_builder_layer(&builder, LAYER_RIVERS, 0, 0);
    add_river(&builder, "Dnipro", "Дніпро", 1, 300, 210);
    add_river(&builder, "Dnipro", "Дніпро", 1, 200, 150);
    add_river(&builder, "Southern Bug", "Південний Буг", 1, 800, 90);
    add_river(&builder, "Prypiat", "Прип'ять", 2, 700, 200);
    add_river(&builder, "", "", 3, 60, 30);
    reply_builder_layer(&builder, LAYER_PLACES, 0, 0);
    add_town(&builder, "Donetsk", "Донецьк", FEATURE_TOWN_ABROAD, 48000, "", 650);
    add_town(&builder, "Dniprovske", "Дніпровське", FEATURE_TOWN, 12000, "UA-12", 130);
    add_town(&builder, "Kamianske", "Кам'янське", FEATURE_TOWN, 230000, "UA-12", 110);
    add_town(&builder, "Ivano-Frankivsk", "Івано-Франківськ", FEATURE_TOWN_REGION, 230000, "UA-26", 60);
    add_town(&builder, "Lviv", "Львів", FEATURE_TOWN_REGION, 720000, "UA-46", 40);
    add_town(&builder, "Dnipro", "Дніпро", FEATURE_TOWN_REGION, 970000, "UA-12", 140);
    add_town(&builder, "Donetsk", "Донецьк", FEATURE_TOWN_REGION, 900000, "UA-14", 180);
    add_town(&builder, "Kyiv", "Київ", FEATURE_TOWN_CAPITAL, 2900000, "UA-30", 250);
    add_town(&builder, "Gjilan", "", FEATURE_TOWN_ABROAD, 52000, "", 950);
    made_up_map_init_from(&search.map, &builder);
    reply_builder_fini(&builder);
    search.gazetteer = gazetteer_new(search.map.scene, &search.map.plan);
    *state = &search;
    return 0;
}

static int tear_down(void **state)
{
    struct search *search = *state;
    gazetteer_free(search->gazetteer);
    made_up_map_fini(&search->map);
    return 0;
}

static void names_are_found_however_they_are_written(void **state)
{
    static const char *const lviv[] = {"Lviv", "L'viv", "LVIV", "l’viv", "Львів", "львів", " Lviv "};
    static const char *const kamianske[] = {"Kamianske", "Кам'янське", "КАМ’ЯНСЬКЕ",
                                            "камянське", "Kam'ianske", "камʼян"};
    for (size_t i = 0; i < sizeof lviv / sizeof *lviv; i++)
        expect(*state, lviv[i], "Lviv");
    for (size_t i = 0; i < sizeof kamianske / sizeof *kamianske; i++)
        expect(*state, kamianske[i], "Kamianske");
    expect(*state, "Київ", "Kyiv");
    expect(*state, "киів", "Kyiv");
    expect(*state, "ivano frankivsk", "Ivano-Frankivsk");
    expect(*state, "івано", "Ivano-Frankivsk");
    expect(*state, "turkiye", "Türkiye");
}

/* What fits better comes first, and of what fits alike what matters more. */
static void the_best_comes_first(void **state)
{
    struct search *search = *state;
    find(search, "dnipro");
    assert_int_equal(search->count, 5);
    assert_string_equal(name_of(search, 0), "Dnipro");
    assert_int_equal(search->found[0]->kind, GAZETTEER_TOWN);
    assert_string_equal(name_of(search, 1), "Dnipro");
    assert_int_equal(search->found[1]->kind, GAZETTEER_RIVER);
    assert_string_equal(name_of(search, 2), "Dnipropetrovsk");
    assert_string_equal(name_of(search, 3), "Dnipro Reservoir");
    assert_string_equal(name_of(search, 4), "Dniprovske");
    find(search, "Donetsk");
    assert_int_equal(search->count, 2);
    assert_int_equal(search->found[0]->feature->kind, FEATURE_TOWN_REGION);
    assert_int_equal(search->found[1]->feature->kind, FEATURE_TOWN_ABROAD);
    find(search, "kyiv");
    assert_int_equal(search->count, 3);
    assert_int_equal(search->found[0]->feature->kind, FEATURE_TOWN_CAPITAL);
    assert_int_equal(search->found[1]->kind, GAZETTEER_REGION);
    find(search, "k"); /* beginnings before words, words before what is inside */
    assert_string_equal(name_of(search, 0), "Kyiv");
    assert_int_equal(gazetteer_find(search->gazetteer, "k", search->found, 2), 2);
}

static void words_and_pieces_of_names(void **state)
{
    struct search *search = *state;
    expect(search, "bug", "Southern Bug");
    expect(search, "буг", "Southern Bug");
    expect(search, "bug south", "Southern Bug");
    expect(search, "frankiv", "Ivano-Frankivsk");
    expect(search, "khovk", "Kakhovka Reservoir");
    expect(search, "lviv oblast", "Lviv");
    assert_int_equal(search->found[0]->kind, GAZETTEER_REGION);
    expect(search, "область льв", "Lviv");
    assert_int_equal(search->found[0]->kind, GAZETTEER_REGION);
    expect(search, "river dnipro", "Dnipro");
    assert_int_equal(search->found[0]->kind, GAZETTEER_RIVER);
    find(search, "lake");
    assert_int_equal(search->count, 1);
    assert_string_equal(name_of(search, 0), "Svitiaz");
    find(search, "oblast");
    assert_int_equal(search->count, 5);
}

static void one_slip_is_forgiven_if_nothing_else_fits(void **state)
{
    struct search *search = *state;
    static const char *const slips[][2] = {{"Kiyv", "Kyiv"},
                                           {"Kyyiv", "Kyiv"},
                                           {"Lvov", "Lviv"},
                                           {"Lviiv", "Lviv"},
                                           {"Kamanske", "Kamianske"},
                                           {"Ivano-Frnakivsk", "Ivano-Frankivsk"},
                                           {"frankivks", "Ivano-Frankivsk"},
                                           {"Дінпро", "Dnipro"},
                                           {"Донєцьк", "Donetsk"},
                                           {"Прпят", "Prypiat"},
                                           {"xviv", "Lviv"}};
    for (size_t i = 0; i < sizeof slips / sizeof *slips; i++)
        expect(search, slips[i][0], slips[i][1]);
    static const char *const strangers[] = {"Kxxv", "Lvxxx", "zzz", "Kyx", "Ivano-Frnakviskk",
                                            "-",    "",      "'",   " "};
    for (size_t i = 0; i < sizeof strangers / sizeof *strangers; i++) {
        find(search, strangers[i]);
        assert_int_equal(search->count, 0);
    }
    find(search, "dniprov"); /* fits; so Dnipropetrovsk, one slip away, is not meant */
    assert_int_equal(search->count, 1);
}

static void the_plan_is_found(void **state)
{
    struct search *search = *state;
    expect(search, "demilit", "Demilitarised zone");
    assert_int_equal(search->found[0]->kind, GAZETTEER_ZONE);
    assert_int_equal(search->found[0]->zone, 0);
    expect(search, "rest", "Rest of Boxland");
    assert_int_equal(search->found[0]->zone, 3);
    for (uint32_t tier = 0; tier < 3; tier++) {
        const char *const typed[] = {"tier 1", "tier 2", "tier 3", "1", "2", "3"};
        find(search, typed[tier]);
        assert_int_equal(search->found[0]->zone, tier);
        assert_int_equal(search->found[0]->kind, GAZETTEER_ZONE);
        find(search, typed[3 + tier]);
        assert_int_equal(search->found[0]->zone, tier);
    }
}

static void forces_lead_to_their_zones(void **state)
{
    (void)state;
    static struct plan_translation ukrainian[] = {{"uk", (char *)"Європейські бригади"}};
    static struct plan_note notes[] = {
        {.id = (char *)"a", .title = {(char *)"European brigades", ukrainian, 1}, .tier = (char *)"third"},
        {.id = (char *)"b",
         .title = {.text = (char *)"Weapons"}}, /* of the plan as a whole: no place to go to */
        {.id = (char *)"c", .title = {.text = (char *)"Air support"}, .tier = (char *)"rest"}};
    struct search search = {.count = 0};
    made_up_map_init(&search.map);
    search.map.plan.tiers[2].id = (char *)"third";
    search.map.plan.tiers[0].force.text = (char *)"neutral peacekeepers of a third country, likely";
    search.map.plan.notes[PLAN_CONTRIBUTIONS].items = notes;
    search.map.plan.notes[PLAN_CONTRIBUTIONS].count = 3;
    search.gazetteer = gazetteer_new(search.map.scene, &search.map.plan);
    expect(&search, "brigades", "European brigades");
    assert_int_equal(search.found[0]->kind, GAZETTEER_FORCE);
    assert_int_equal(search.found[0]->zone, 2);
    expect(&search, "бригади", "European brigades");
    assert_string_equal(gazetteer_name(search.gazetteer, search.found[0], "uk"), "Європейські бригади");
    expect(&search, "peace", "neutral peacekeepers of a third country, likely");
    assert_int_equal(search.found[0]->zone, 0);
    expect(&search, "air", "Air support");
    assert_int_equal(search.found[0]->zone, 3);
    char detail[64];
    gazetteer_detail(search.gazetteer, search.found[0], NULL, detail, sizeof detail);
    assert_string_equal(detail, "Rest of Boxland");
    find(&search, "weapons");
    assert_int_equal(search.count, 0);
    struct gazetteer_target target;
    expect(&search, "demil", "Demilitarised zone");
    target = gazetteer_target(search.gazetteer, search.found[0]);
    assert_true(target.extent.min_x == 975e3 && target.extent.max_x == 1000e3);
    assert_true(extent_contains(target.extent, target.point));
    gazetteer_free(search.gazetteer);
    made_up_map_fini(&search.map);
}

static void expect_detail(struct search *search, const char *typed, size_t index, const char *language,
                          const char *expected)
{
    char detail[128];
    find(search, typed);
    assert_true(index < search->count);
    gazetteer_detail(search->gazetteer, search->found[index], language, detail, sizeof detail);
    assert_string_equal(detail, expected);
}

static void details_say_what_it_is(void **state)
{
    struct search *search = *state;
    expect_detail(search, "kamianske", 0, NULL, "Dnipropetrovsk Oblast");
    expect_detail(search, "kamianske", 0, "uk", "Дніпропетровська область");
    expect_detail(search, "kyiv", 0, NULL, "capital");
    expect_detail(search, "kyiv", 1, NULL, "city with the rank of an oblast");
    expect_detail(search, "kyiv", 2, NULL, "oblast");
    expect_detail(search, "crimea", 0, NULL, "autonomous republic");
    expect_detail(search, "donetsk", 1, NULL, "Russia");
    expect_detail(search, "donetsk", 1, "uk", "Росія");
    expect_detail(search, "ivano", 0, NULL, "town"); /* its oblast is not on this map */
    expect_detail(search, "gjilan", 0, "uk", "abroad");
    expect_detail(search, "black", 0, NULL, "sea");
    expect_detail(search, "syvash", 0, NULL, "liman");
    expect_detail(search, "dnipro", 1, NULL, "river");
    expect_detail(search, "dnipro", 3, NULL, "reservoir");
    expect_detail(search, "kakhovka", 0, NULL, "drained reservoir");
    expect_detail(search, "svitiaz", 0, NULL, "lake");
    expect_detail(search, "ukraine", 0, NULL, "country");
    expect_detail(search, "russia", 0, NULL, "country");
    expect_detail(search, "tier 2", 0, NULL, "tier 2");
    expect(search, "gjilan", "Gjilan");
    assert_string_equal(gazetteer_name(search->gazetteer, search->found[0], "uk"), "Gjilan");
    expect(search, "Dnipro", "Dnipro");
    assert_string_equal(gazetteer_name(search->gazetteer, search->found[0], "uk"), "Дніпро");
}

static void targets_are_where_things_are(void **state)
{
    struct search *search = *state;
    expect(search, "lviv", "Lviv");
    struct gazetteer_target target = gazetteer_target(search->gazetteer, search->found[0]);
    assert_true(target.point.x == 40e3 && target.point.y == 50e3);
    assert_true(target.extent.min_x == 40e3 && target.extent.max_x == 40e3);
    find(search, "dnipro");
    target = gazetteer_target(search->gazetteer, search->found[1]); /* the river, of two features */
    assert_true(target.extent.min_x == 150e3 && target.extent.max_x == 210e3);
    assert_true(target.point.x == 210e3 && target.point.y == 40e3); /* on the longer one */
    expect(search, "syvash", "Syvash");
    assert_int_equal(search->count, 1);
    target = gazetteer_target(search->gazetteer, search->found[0]);
    assert_true(target.extent.min_x == 410e3 && target.extent.max_x == 550e3);
    assert_true(target.point.x > 450e3); /* in the larger one */
    expect(search, "ukraine", "Ukraine");
    target = gazetteer_target(search->gazetteer, search->found[0]);
    assert_true(target.extent.min_x == 0 && target.extent.max_x == 100e3 && target.point.x == 50e3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_found_however_they_are_written),
        cmocka_unit_test(the_best_comes_first),
        cmocka_unit_test(words_and_pieces_of_names),
        cmocka_unit_test(one_slip_is_forgiven_if_nothing_else_fits),
        cmocka_unit_test(the_plan_is_found),
        cmocka_unit_test(forces_lead_to_their_zones),
        cmocka_unit_test(details_say_what_it_is),
        cmocka_unit_test(targets_are_where_things_are),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
