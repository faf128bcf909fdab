#include "label_view.h"

#include "../cmocka_all.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "viewer/map/label_board.h"

static struct camera some_camera(const struct made_up_map *map)
{
    struct camera camera = whole_country(map, 1 + rand() % 160, 1 + rand() % 60);
    double factor = pow(2, rand() % 120 / 20.0 - 1);
    camera = camera_zoom(camera, factor, (struct pos){0, 0});
    return camera_go(camera, (struct point){(rand() % 1400 - 200) * 1e3, (rand() % 900 - 150) * 1e3});
}

static void take(int *taken, const struct camera *camera, struct label_room room)
{
    for (int row = room.pos.row; row < room.pos.row + room.rows; row++)
        for (int column = room.pos.column; column < room.pos.column + room.columns; column++) {
            assert_in_range(column, 0, camera->columns - 1);
            assert_in_range(row, 0, camera->rows - 1);
            assert_int_equal(taken[row * camera->columns + column]++, 0);
        }
}

/* No cell is taken twice, nothing hangs over the edge, and no leader runs over words. */
static void check_cells(const struct label_view *view, const struct label_room *reserved,
                        size_t reserved_count)
{
    int *taken = calloc((size_t)(view->camera.columns * view->camera.rows), sizeof *taken);
    for (size_t i = 0; i < reserved_count; i++)
        take(taken, &view->camera, reserved[i]);
    for (size_t i = 0; i < view->labels.count; i++) {
        const struct label *label = &view->labels.items[i];
        assert_true(label->width > 0);
        assert_int_equal(label->width, text_width(label->text));
        take(taken, &view->camera, (struct label_room){label->pos, label->width, 1});
        if (label->has_marker)
            take(taken, &view->camera, (struct label_room){label->marker, 1, 1});
    }
    for (size_t i = 0; i < view->labels.count; i++) {
        const struct label *label = &view->labels.items[i];
        struct label_path path = label_path(label->leader_from, label->leader_to);
        for (struct pos pos; label->has_leader && label_path_next(&path, &pos);)
            assert_int_equal(taken[pos.row * view->camera.columns + pos.column], 0);
    }
    free(taken);
}

static void nothing_overlaps(void **state)
{
    (void)state;
    struct made_up_map map;
    made_up_map_init(&map);
    srand(21);
    for (int round = 0; round < 600; round++) {
        struct label_view view;
        struct camera camera = some_camera(&map);
        struct label_room reserved[2];
        struct label_options options = {.selected = rand() % 2 == 0 ? no_zone : (uint32_t)rand() % 5,
                                        .reserved = reserved};
        struct ground ground;
        ground_init(&ground, map.scene, &camera);
        for (int i = 0; i < 2; i++) {
            struct label_room room = labels_free_corner(&ground, camera.columns, camera.rows, 1 + rand() % 30,
                                                        1 + rand() % 6, reserved,
                                                        options.reserved_count);
            if (room.columns > 0)
                reserved[options.reserved_count++] = room;
        }
        ground_fini(&ground);
        label_view_init(&view, &map, camera, &options);
        check_cells(&view, reserved, options.reserved_count);
        label_view_fini(&view);
    }
    made_up_map_fini(&map);
}

static void reserved_rooms_may_hang_over_the_edge(void **state)
{
    (void)state;
    struct made_up_map map;
    struct label_view view;
    const struct label_room rooms[] = {{{-5, -3}, 20, 10}, {{70, 20}, 100, 100}, {{200, 0}, 5, 5}};
    made_up_map_init(&map);
    label_view_init(&view, &map, whole_country(&map, 80, 24),
                    &(struct label_options){.selected = no_zone, .reserved = rooms, .reserved_count = 3});
    check_cells(&view, (const struct label_room[]){{{0, 0}, 15, 7}, {{70, 20}, 10, 4}}, 2);
    label_view_fini(&view);
    made_up_map_fini(&map);
}

static void towns_come_by_rank_and_never_crowd(void **state)
{
    (void)state;
    struct made_up_map map;
    struct label_view view;
    int counts[LABEL_KINDS] = {0};
    made_up_map_init(&map);
    label_view_init(&view, &map, whole_country(&map, 82, 38), NULL);
    for (size_t i = 0; i < view.labels.count; i++) {
        const struct label *label = &view.labels.items[i];
        counts[label->kind]++;
        bool is_town = label->kind >= LABEL_CAPITAL && label->kind <= LABEL_TOWN_ABROAD;
        assert_int_equal(label->has_marker, is_town);
        if (is_town) /* the marker stands beside the words */
            assert_true(label->marker.row == label->pos.row
                            ? label->marker.column == label->pos.column - 1 ||
                                  label->marker.column == label->pos.column + label->width
                            : abs(label->marker.row - label->pos.row) == 1);
    }
    assert_int_equal(counts[LABEL_CAPITAL], 1);
    assert_int_equal(counts[LABEL_REGION_SEAT], 4);
    assert_in_range(counts[LABEL_TOWN], 8, 24);
    const struct label *biggest = label_view_find(&view, "Town149"),
                       *smallest = label_view_find(&view, "Town0");
    assert_true(biggest != NULL && smallest == NULL);
    label_view_fini(&view);
    made_up_map_fini(&map);
}

static void widths_are_those_of_the_screen(void **state)
{
    (void)state;
    struct made_up_map map;
    struct label_view view;
    made_up_map_init(&map);
    label_view_init(&view, &map, whole_country(&map, 120, 40), NULL);
    const struct label *wide = label_view_find(&view, "\xe5\xb9\xbf\xe5\xb7\x9e\xe5\xb8\x82");
    const struct label *marked = label_view_find(&view, "Ky\xcc\x88iv\xcc\x81ka");
    assert_non_null(wide);
    assert_int_equal(wide->width, 6);
    assert_non_null(marked);
    assert_int_equal(marked->width, 6);
    label_view_fini(&view);
    made_up_map_fini(&map);
}

static void no_town_hides_the_reference_line(void **state)
{
    (void)state;
    struct made_up_map map;
    made_up_map_init(&map);
    for (int columns = 60; columns < 200; columns += 3) {
        struct label_view view;
        label_view_init(&view, &map, camera_fit((struct extent){800e3, 0, 1200e3, 600e3}, columns, 40), NULL);
        int line = camera_pos(&view.camera, (struct point){1000e3, 300e3}).column;
        for (size_t i = 0; i < view.labels.count; i++) {
            const struct label *label = &view.labels.items[i];
            if (label->kind >= LABEL_CAPITAL && label->kind <= LABEL_TOWN && label->pos.row > 1 &&
                label->pos.row < 38)
                assert_true(line < label->pos.column || line >= label->pos.column + label->width);
        }
        label_view_fini(&view);
    }
    made_up_map_fini(&map);
}

static void neighbours_and_seas_are_named_once(void **state)
{
    (void)state;
    struct made_up_map map;
    struct label_view view;
    made_up_map_init(&map);
    label_view_init(&view, &map, camera_fit((struct extent){-500e3, -200e3, 1500e3, 800e3}, 120, 40), NULL);
    const char *names[] = {"Eastland", "Westland", "Northern Isles", "South Sea"};
    const struct point inside[] = {{1300e3, 300e3}, {-300e3, 100e3}, {300e3, 700e3}, {500e3, -100e3}};
    for (size_t i = 0; i < 4; i++) {
        const struct label *label = label_view_find(&view, names[i]);
        assert_non_null(label);
        for (const struct label *next = label + 1; next < view.labels.items + view.labels.count; next++)
            assert_string_not_equal(next->text, names[i]);
        int kind = i < 3 ? GROUND_ABROAD : GROUND_SEA;
        for (int column = 0; column < label->width; column++)
            assert_int_equal(
                label_view_dots(&view, (struct pos){label->pos.column + column, label->pos.row}, kind), 8);
        struct pos pos = camera_pos(&view.camera, inside[i]);
        assert_true(abs(pos.column - label->pos.column) < 40 && abs(pos.row - label->pos.row) < 20);
    }
    assert_non_null(label_view_find(&view, "Faraway"));
    label_view_fini(&view);
    made_up_map_fini(&map);
}

static void a_river_in_two_features_is_named_once(void **state)
{
    (void)state;
    struct made_up_map map;
    struct label_view view;
    size_t named = 0;
    made_up_map_init(&map);
    label_view_init(&view, &map, camera_fit((struct extent){450e3, 200e3, 700e3, 400e3}, 120, 40), NULL);
    for (size_t i = 0; i < view.labels.count; i++)
        named += strcmp(view.labels.items[i].text, "Long River") == 0;
    assert_int_equal(named, 1);
    label_view_fini(&view);
    made_up_map_fini(&map);
}

static void rivers_and_regions_wait_until_the_map_is_near(void **state)
{
    (void)state;
    struct made_up_map map;
    struct label_view view;
    made_up_map_init(&map);
    label_view_init(&view, &map, whole_country(&map, 120, 40), NULL);
    assert_null(label_view_find(&view, "Long River"));
    assert_null(label_view_find(&view, "L E F T   H A L F"));
    label_view_fini(&view);
    label_view_init(&view, &map, camera_fit((struct extent){450e3, 200e3, 700e3, 300e3}, 120, 40), NULL);
    const struct label *river = label_view_find(&view, "Long River"),
                       *region = label_view_find(&view, "L E F T   H A L F");
    assert_true(river != NULL && region != NULL);
    assert_true(river->kind == LABEL_RIVER && region->kind == LABEL_REGION);
    int border = camera_pos(&view.camera, (struct point){500e3, 250e3}).column;
    assert_true(region->pos.column + region->width <= border);
    label_view_fini(&view);
    made_up_map_fini(&map);
}

static void same_input_same_labels(void **state)
{
    (void)state;
    struct made_up_map map, twin;
    made_up_map_init(&map);
    made_up_map_init(&twin);
    srand(31);
    for (int round = 0; round < 50; round++) {
        struct label_view one, two;
        struct camera camera = some_camera(&map);
        label_view_init(&one, &map, camera, NULL);
        label_view_init(&two, &twin, camera, NULL);
        /* Once more into the same list. */
        labels_place(&two.labels, twin.scene, &camera, &two.ground,
                     &(struct label_options){.selected = no_zone});
        assert_int_equal(one.labels.count, two.labels.count);
        for (size_t i = 0; i < one.labels.count; i++) {
            const struct label *a = &one.labels.items[i], *b = &two.labels.items[i];
            assert_string_equal(a->text, b->text);
            assert_true(a->pos.column == b->pos.column && a->pos.row == b->pos.row && a->zone == b->zone);
            assert_true(a->has_leader == b->has_leader && a->has_marker == b->has_marker);
        }
        label_view_fini(&one);
        label_view_fini(&two);
    }
    made_up_map_fini(&map);
    made_up_map_fini(&twin);
}

static bool well_inside(const struct label_view *view, const struct label *label)
{
    return label->pos.column >= 16 && label->pos.column + label->width <= view->camera.columns - 16 &&
           label->pos.row >= 4 && label->pos.row < view->camera.rows - 4;
}

static bool is_own_town(const struct label *label)
{
    return label->kind == LABEL_CAPITAL || label->kind == LABEL_REGION_SEAT || label->kind == LABEL_TOWN;
}

/* Panning by whole cells moves the names of towns with the ground: none appears, goes or jumps, but near the
 * edges. */
static void towns_stay_when_the_map_moves(void **state)
{
    (void)state;
    struct made_up_map map;
    made_up_map_init(&map);
    map.plan.rest.label = map.plan.rest.name = (struct plan_text){0}; /* those may be placed anew, without a memory */
    int compared = 0;
    srand(41);
    for (int round = 0; round < 60; round++) {
        struct label_view before, after;
        struct camera camera = camera_fit((struct extent){0, 0, 400e3, 400e3}, 100, 36);
        camera = camera_go(camera, (struct point){200e3 + rand() % 200 * 1e3, 150e3 + rand() % 300 * 1e3});
        int columns = rand() % 7 - 3, rows = rand() % 5 - 2;
        label_view_init(&before, &map, camera, NULL);
        label_view_init(&after, &map, camera_pan(camera, columns, rows), NULL);
        for (size_t i = 0; i < before.labels.count; i++) {
            const struct label *label = &before.labels.items[i];
            if (!is_own_town(label) || !well_inside(&before, label))
                continue;
            const struct label *moved = label_view_find(&after, label->text);
            assert_non_null(moved);
            assert_int_equal(moved->pos.column, label->pos.column - columns);
            assert_int_equal(moved->pos.row, label->pos.row - rows);
            compared++;
        }
        label_view_fini(&before);
        label_view_fini(&after);
    }
    assert_true(compared > 300);
    made_up_map_fini(&map);
}

static void speaks_the_language(void **state)
{
    (void)state;
    struct reply_builder builder = {0};
    struct made_up_map map;
    struct label_view view;
    reply_builder_layer(&builder, LAYER_PLACES, 0, 0);
    uint32_t name = reply_builder_string(&builder, "Kyiv"), local = reply_builder_string(&builder, "Київ");
    struct feature *town = reply_builder_feature(&builder);
    town->name = name;
    town->name_local = local;
    town->kind = FEATURE_TOWN_CAPITAL;
    reply_builder_part(&builder, &(struct point){0, 0}, 1, false);
    made_up_map_init_from(&map, &builder);
    struct camera camera = {.metres_per_column = 1000, .columns = 40, .rows = 10};
    const char *languages[] = {NULL, "en", "uk"}, *names[] = {"Kyiv", "Kyiv", "Київ"};
    for (int i = 0; i < 3; i++) {
        label_view_init(&view, &map, camera,
                        &(struct label_options){.language = languages[i], .selected = no_zone});
        assert_int_equal(view.labels.count, 1);
        assert_string_equal(view.labels.items[0].text, names[i]);
        assert_int_equal(view.labels.items[0].width, 4);
        label_view_fini(&view);
    }
    made_up_map_fini(&map);
    reply_builder_fini(&builder);
}

static void free_corner_spares_the_country(void **state)
{
    (void)state;
    struct made_up_map map;
    struct ground ground;
    made_up_map_init(&map);
    /* The country fills all but the east: the bottom right is the first corner without it. */
    struct camera camera = camera_fit((struct extent){200e3, 100e3, 1400e3, 500e3}, 100, 20);
    ground_init(&ground, map.scene, &camera);
    struct label_room first = labels_free_corner(&ground, 100, 20, 20, 3, NULL, 0);
    assert_true(first.pos.column == 80 && first.pos.row == 17 && first.columns == 20 && first.rows == 3);
    struct label_room second = labels_free_corner(&ground, 100, 20, 20, 3, &first, 1);
    assert_true(second.pos.column == 80 && second.pos.row == 0);
    assert_int_equal(labels_free_corner(&ground, 100, 20, 101, 1, NULL, 0).columns, 0);
    assert_int_equal(labels_free_corner(&ground, 100, 20, 1, 21, NULL, 0).columns, 0);
    const struct label_room all = {{0, 0}, 100, 20};
    assert_int_equal(labels_free_corner(&ground, 100, 20, 5, 2, &all, 1).columns, 0);
    ground_fini(&ground);
    made_up_map_fini(&map);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_overlaps),
        cmocka_unit_test(reserved_rooms_may_hang_over_the_edge),
        cmocka_unit_test(towns_come_by_rank_and_never_crowd),
        cmocka_unit_test(widths_are_those_of_the_screen),
        cmocka_unit_test(no_town_hides_the_reference_line),
        cmocka_unit_test(neighbours_and_seas_are_named_once),
        cmocka_unit_test(rivers_and_regions_wait_until_the_map_is_near),
        cmocka_unit_test(a_river_in_two_features_is_named_once),
        cmocka_unit_test(same_input_same_labels),
        cmocka_unit_test(towns_stay_when_the_map_moves),
        cmocka_unit_test(speaks_the_language),
        cmocka_unit_test(free_corner_spares_the_country),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
