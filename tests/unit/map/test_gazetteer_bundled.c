#include "bundled_map.h"

#include "../cmocka_all.h"

#include <string.h>

#include "viewer/map/gazetteer.h"

enum { most = 900 };

struct search {
    struct bundled_map map;
    struct gazetteer *gazetteer;
    const struct gazetteer_entry *found[most];
};

static size_t find(struct search *search, const char *typed)
{
    return gazetteer_find(search->gazetteer, typed, search->found, most);
}

static void expect(struct search *search, const char *typed, enum gazetteer_kind kind, const char *name)
{
    if (find(search, typed) == 0)
        fail_msg("%s: nothing is found", typed);
    const char *first = gazetteer_name(search->gazetteer, search->found[0], NULL);
    if (strcmp(first, name) != 0 || search->found[0]->kind != kind)
        fail_msg("%s: %s is found", typed, first);
}

static void what_people_type(void **state)
{
    static const struct {
        const char *typed;
        enum gazetteer_kind kind;
        const char *name;
    } cases[] = {
        {"Lviv", GAZETTEER_TOWN, "Lviv"},
        {"L'viv", GAZETTEER_TOWN, "Lviv"},
        {"Львів", GAZETTEER_TOWN, "Lviv"},
        {"львівська", GAZETTEER_REGION, "Lviv"},
        {"kharkiv oblast", GAZETTEER_REGION, "Kharkiv"},
        {"kyiv oblast", GAZETTEER_REGION, "Kyiv Oblast"},
        {"kh", GAZETTEER_TOWN, "Kharkiv"},
        {"Харьків", GAZETTEER_TOWN, "Kharkiv"}, /* a slip */
        {"Kiyv", GAZETTEER_TOWN, "Kyiv"}, {"Kiev", GAZETTEER_TOWN, "Kyiv"}, /* by their sound */
        {"Chernigiv", GAZETTEER_TOWN, "Chernihiv"},
        {"dnipro", GAZETTEER_TOWN, "Dnipro"},
        {"dnipro river", GAZETTEER_RIVER, "Dnipro"},
        {"Прип’ять", GAZETTEER_RIVER, "Prypiat"},
        {"donets", GAZETTEER_TOWN, "Donetsk"},
        {"siverskyi", GAZETTEER_RIVER, "Siverskyi Donets"},
        {"sea azov", GAZETTEER_WATER, "Sea of Azov"},
        {"syvash", GAZETTEER_WATER, "Syvash"},
        {"belarus", GAZETTEER_COUNTRY, "Belarus"},
        {"Україна", GAZETTEER_COUNTRY, "Ukraine"},
        {"lodz", GAZETTEER_TOWN, "Łódź"},
        {"Lublin", GAZETTEER_TOWN, "Lublin"},
        {"slaskie", GAZETTEER_TOWN, "Siemianowice Śląskie"},
        {"tier 2", GAZETTEER_ZONE, "Stronger border"},
        {"ДМЗ", GAZETTEER_ZONE, "Demilitarised zone"},
        {"rest", GAZETTEER_ZONE, "Rest of Ukraine"},
        {"peacekeepers", GAZETTEER_FORCE, "neutral peacekeepers of a third country, likely"},
        {"бригади", GAZETTEER_FORCE, "European brigades"},
        {"intelligence", GAZETTEER_FORCE, "Intelligence"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect(*state, cases[i].typed, cases[i].kind, cases[i].name);
}

/* Whatever has a name is found by it in both languages, tells what it is and leads somewhere on the map. */
static void every_name_is_found(void **state)
{
    static const enum layer_role roles[] = {LAYER_COUNTRY, LAYER_NEIGHBOURS, LAYER_REGIONS,
                                            LAYER_WATER,   LAYER_RIVERS,     LAYER_PLACES};
    struct search *search = *state;
    size_t names = 0;
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        const struct layer *layer = reply_layer_find(&search->map.bundled.ground, roles[i], 0);
        for (uint32_t k = 0; k < 2 * layer->feature_count; k++) {
            const struct feature *feature = scene_feature(search->map.scene, layer, k / 2);
            const char *name = scene_name(search->map.scene, feature, k % 2 == 0 ? NULL : "uk");
            bool is_found = *name == '\0';
            size_t count = find(search, name);
            for (size_t n = 0; n < count && !is_found; n++)
                is_found = search->found[n]->feature != NULL &&
                           strcmp(scene_name(search->map.scene, search->found[n]->feature, NULL),
                                  scene_name(search->map.scene, feature, NULL)) == 0;
            if (!is_found)
                fail_msg("%s is not found", name);
            names += *name != '\0';
        }
    }
    assert_true(names > 1300);
}

static void every_entry_leads_somewhere(void **state)
{
    struct search *search = *state;
    size_t count = find(search, "a"), more = find(search, "о");
    assert_true(count > 300 && more > 300);
    for (size_t i = 0; i < more; i++) {
        char detail[128], local[128];
        struct gazetteer_target target = gazetteer_target(search->gazetteer, search->found[i]);
        gazetteer_detail(search->gazetteer, search->found[i], NULL, detail, sizeof detail);
        gazetteer_detail(search->gazetteer, search->found[i], "uk", local, sizeof local);
        assert_true(detail[0] != '\0' && local[0] != '\0');
        assert_true(strcmp(detail, "town") != 0 && strcmp(detail, "region") != 0);
        assert_false(extent_is_empty(target.extent));
        assert_true(extent_contains(target.extent, target.point));
    }
}

static int set_up(void **state)
{
    static struct search search;
    bundled_map_init(&search.map, REFERENCE_RUSSIA);
    search.gazetteer = gazetteer_new(search.map.scene, &search.map.plan);
    *state = &search;
    return 0;
}

static int tear_down(void **state)
{
    struct search *search = *state;
    gazetteer_free(search->gazetteer);
    bundled_map_fini(&search->map);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_people_type),
        cmocka_unit_test(every_name_is_found),
        cmocka_unit_test(every_entry_leads_somewhere),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
