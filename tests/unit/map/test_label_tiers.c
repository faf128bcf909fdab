#include "label_view.h"

#include "../cmocka_all.h"

#include <stdlib.h>
#include <string.h>

/* A line of a tier's label lies in its band, or a leader leads from beside the label into the band. */
static void check_tier_label(const struct label_view *view, size_t first)
{
    const struct label *label = &view->labels.items[first];
    int kind = GROUND_ZONE + (int)label->zone;
    size_t end = first + 1;
    bool exit_is_beside = false;
    while (end < view->labels.count && view->labels.items[end].line > 0)
        end++;
    for (size_t i = first; i < end; i++) {
        const struct label *line = &view->labels.items[i];
        assert_int_equal(line->zone, label->zone);
        assert_int_equal(line->line, i - first);
        assert_int_equal(line->pos.row, label->pos.row + (int)(i - first));
        for (int column = line->pos.column; column < line->pos.column + line->width; column++) {
            struct pos pos = {column, line->pos.row};
            if (label->has_leader) {
                for (int zone = 0; zone < zones_max; zone++)
                    assert_int_equal(label_view_dots(view, pos, GROUND_ZONE + zone), 0);
                exit_is_beside |= abs(pos.column - label->leader_from.column) <= 1 &&
                                  abs(pos.row - label->leader_from.row) <= 1;
            } else {
                for (int other = 0; other < ground_kinds; other++)
                    assert_true(label_view_dots(view, pos, kind) >= label_view_dots(view, pos, other));
            }
        }
    }
    if (label->has_leader) {
        assert_true(exit_is_beside);
        assert_true(label_view_dots(view, label->leader_to, kind) >= 2);
    }
}

static void tiers_are_named_in_their_band_or_with_a_leader(void **state)
{
    (void)state;
    struct made_up_map map;
    int inside = 0, outside = 0;
    made_up_map_init(&map);
    for (int columns = 40; columns < 200; columns += 7)
        for (int rows = 14; rows < 60; rows += 9) {
            struct label_view view;
            /* Beyond the border in the east there is room for words. */
            struct camera camera = camera_fit((struct extent){0, 0, 1400e3, 600e3}, columns, rows);
            bool named[zones_max] = {false};
            label_view_init(&view, &map, camera, NULL);
            for (size_t i = 0; i < view.labels.count; i++) {
                const struct label *label = &view.labels.items[i];
                if (label->kind != LABEL_TIER || label->line > 0)
                    continue;
                assert_false(named[label->zone]);
                named[label->zone] = true;
                assert_int_equal(label->text[0], '1' + (int)label->zone);
                check_tier_label(&view, i);
                outside += label->has_leader;
                inside += !label->has_leader;
            }
            assert_true(named[0] && named[1] && named[2]);
            label_view_fini(&view);
        }
    assert_true(inside > 20 && outside > 20);
    made_up_map_fini(&map);
}

static void texts_name_the_force_and_get_shorter(void **state)
{
    (void)state;
    struct made_up_map map;
    struct label_view view;
    made_up_map_init(&map);
    label_view_init(&view, &map, camera_fit((struct extent){0, 0, 1500e3, 600e3}, 160, 50), NULL);
    assert_non_null(label_view_find(&view, "1 Demilitarised zone"));
    assert_non_null(label_view_find(&view, "neutral peacekeepers"));
    assert_non_null(label_view_find(&view, "2 Stronger border"));
    assert_non_null(label_view_find(&view, "Ukrainian troops"));
    assert_non_null(
        label_view_find(&view, "3 European")); /* a band of 15 columns: broken, with the badge alone */
    assert_non_null(label_view_find(&view, "deterrence"));
    assert_non_null(label_view_find(&view, "▮▮▮▮▯"));
    label_view_fini(&view);
    /* Zoomed in, tier 3 fills the view: everything is said. */
    label_view_init(&view, &map, camera_fit((struct extent){800e3, 200e3, 920e3, 300e3}, 120, 40), NULL);
    assert_non_null(label_view_find(&view, "3 European deterrence · European forces"));
    assert_non_null(label_view_find(&view, "▮▮▮▮▯ 4-5 brigades under discussion"));
    assert_null(label_view_find(&view, "1 Demilitarised zone"));
    label_view_fini(&view);
    /* No room but for the numbers. */
    label_view_init(&view, &map, camera_fit((struct extent){900e3, 0, 1000e3, 600e3}, 11, 5), NULL);
    assert_non_null(label_view_find(&view, "3"));
    label_view_fini(&view);
    made_up_map_fini(&map);
}

static void rest_is_named_in_the_west(void **state)
{
    (void)state;
    struct made_up_map map;
    struct label_view view;
    made_up_map_init(&map);
    label_view_init(&view, &map, whole_country(&map, 120, 40), NULL);
    const struct label *label = label_view_find(&view, "US support from the rear");
    assert_non_null(label);
    assert_int_equal(label->kind, LABEL_REAR);
    assert_int_equal(label->zone, 3);
    struct pos west = camera_pos(&view.camera, (struct point){0, 300e3});
    assert_in_range(label->pos.column, west.column, west.column + 8);
    label_view_fini(&view);
    made_up_map_fini(&map);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tiers_are_named_in_their_band_or_with_a_leader),
        cmocka_unit_test(texts_name_the_force_and_get_shorter),
        cmocka_unit_test(rest_is_named_in_the_west),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
