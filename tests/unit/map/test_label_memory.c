#include "label_view.h"

#include "../cmocka_all.h"

#include <stdlib.h>
#include <string.h>

#include "viewer/map/label_board.h"
#include "viewer/map/label_memory.h"

/* Whether a label, all of its lines and its leader would be whole in a view that has moved. */
static bool stays_whole(const struct label_view *view, const struct label *label, int columns, int rows)
{
    const struct label *first = label - label->line, *end = view->labels.items + view->labels.count;
    bool whole = true;
    for (const struct label *line = first; line < end && (line == first || line->line > 0); line++) {
        struct pos pos = {line->pos.column - columns, line->pos.row - rows};
        whole = whole && pos.column >= 0 && pos.row >= 0 && pos.column + line->width <= view->camera.columns &&
                pos.row < view->camera.rows;
        struct pos others[] = {line->marker, line->leader_from, line->leader_to};
        const bool counts[] = {line->has_marker, line->has_leader, line->has_leader};
        for (int i = 0; i < 3; i++)
            if (counts[i])
                whole = whole && others[i].column >= columns && others[i].row >= rows &&
                        others[i].column - columns < view->camera.columns && others[i].row - rows < view->camera.rows;
    }
    return whole;
}

/* The label in the picture after, which may say more when it is a tier's. */
static bool is_there(const struct label_view *after, const struct label *label, int columns, int rows)
{
    for (size_t i = 0; i < after->labels.count; i++) {
        const struct label *other = &after->labels.items[i];
        if (other->kind != label->kind || other->zone != label->zone)
            continue;
        if (label->kind == LABEL_TIER && other->lack < label->lack)
            return true;
        if (strcmp(other->text, label->text) == 0 && other->pos.column == label->pos.column - columns &&
            other->pos.row == label->pos.row - rows && other->has_marker == label->has_marker)
            return true;
    }
    return false;
}

/* Whether a tier's label, which comes before all others, or its leader is now where a name was. */
static bool has_given_way(const struct label_view *after, const struct label *label, int columns, int rows)
{
    struct label_room room = {{label->pos.column - columns - 1, label->pos.row - rows}, label->width + 2, 1};
    for (size_t i = 0; i < after->labels.count && label->zone == no_zone; i++)
        for (size_t j = 0; j < after->labels.count; j++) { /* two lines of one label, and what lies between them */
            const struct label *a = &after->labels.items[i], *b = &after->labels.items[j];
            struct label_path leader = label_path(a->leader_from, a->leader_to);
            for (struct pos pos; a->has_leader && label_path_next(&leader, &pos);)
                if (label_rooms_overlap(room, (struct label_room){pos, 1, 1}))
                    return true;
            int end = b->pos.column + b->width;
            if (a->zone != no_zone && a->zone == b->zone && abs(a->pos.row - b->pos.row) <= 2 && end > a->pos.column &&
                label_rooms_overlap(room, (struct label_room){a->pos, end - a->pos.column, abs(b->pos.row - a->pos.row) + 1}))
                return true;
        }
    return false;
}

/* Walks of single cells at many scales: whatever is named stays named at its place until it is cut by the edge, or, hardly ever, a
 * tier that had come to its last resort needs the room. */
static void labels_move_with_the_ground(void **state)
{
    (void)state;
    struct made_up_map map;
    int compared = 0, given_way = 0, kinds[LABEL_KINDS] = {0};
    made_up_map_init(&map);
    srand(51);
    for (int walk = 0; walk < 40; walk++) {
        struct label_memory memory = {0};
        struct label_options options = {.selected = no_zone, .memory = &memory};
        double width_m = (60 + rand() % 1500) * 1e3;
        struct point centre = {(100 + rand() % 1000) * 1e3, (rand() % 600) * 1e3};
        int sheet_rows = 18 + rand() % 20; /* one after the other: compilers order the arguments of a call differently */
        int sheet_columns = 60 + rand() % 60;
        struct extent extent = {centre.x - width_m / 2, centre.y, centre.x + width_m / 2, centre.y};
        struct camera camera = camera_fit(extent, sheet_columns, sheet_rows);
        struct label_view before;
        int columns = 0, rows = 0;
        label_view_init(&before, &map, camera, &options);
        for (int step = 0; step < 40; step++) {
            if (step % 8 == 0) {
                columns = rand() % 3 - 1;
                rows = columns == 0 ? rand() % 2 * 2 - 1 : 0;
            }
            struct label_view after;
            camera = camera_pan(camera, columns, rows);
            label_view_init(&after, &map, camera, &options);
            for (size_t i = 0; i < before.labels.count; i++) {
                const struct label *label = &before.labels.items[i];
                if (!stays_whole(&before, label, columns, rows))
                    continue;
                if (!is_there(&after, label, columns, rows)) {
                    given_way++;
                    if (!has_given_way(&after, label, columns, rows))
                        fail_msg("walk %d, step %d (%d, %d): %s is gone", walk, step, columns, rows, label->text);
                }
                compared++;
                kinds[label->kind]++;
            }
            label_view_fini(&before);
            before = after;
        }
        label_view_fini(&before);
        label_memory_fini(&memory);
    }
    assert_true(compared > 5000 && given_way < compared / 500);
    for (int kind = 0; kind < LABEL_KINDS; kind++)
        assert_true(kinds[kind] > 0);
    made_up_map_fini(&map);
}

/* A name whose area's middle is out of view does not slide along the edge: it is placed inside, and then moves with the ground for
 * many steps. */
static void nothing_slides_along_the_edge(void **state)
{
    (void)state;
    struct made_up_map map;
    struct label_memory memory = {0};
    struct label_options options = {.selected = no_zone, .memory = &memory, .no_towns = true};
    int jumps = 0, steps = 60;
    made_up_map_init(&map);
    /* Nothing but the rest, and its middle further and further away. */
    struct camera camera = camera_fit((struct extent){300e3, 250e3, 330e3, 270e3}, 80, 24);
    struct pos last = {0, 0};
    for (int step = 0; step < steps; step++) {
        struct label_view view;
        label_view_init(&view, &map, camera, &options);
        const struct label *name = label_view_find(&view, "Rest of Boxland");
        assert_non_null(name);
        jumps += step > 0 && name->pos.column != last.column - 1;
        last = name->pos;
        label_view_fini(&view);
        camera = camera_pan(camera, 1, 0);
    }
    assert_true(jumps <= steps / 15);
    label_memory_fini(&memory);
    made_up_map_fini(&map);
}

static void another_scale_is_placed_anew(void **state)
{
    (void)state;
    struct made_up_map map;
    struct label_memory memory = {0};
    struct label_options options = {.selected = no_zone, .memory = &memory};
    struct label_view one, two;
    made_up_map_init(&map);
    struct camera camera = whole_country(&map, 90, 30);
    label_view_init(&one, &map, camera_zoom(camera, 1.5, (struct pos){3, 3}), &options);
    label_view_fini(&one);
    label_view_init(&one, &map, camera, &options);
    label_view_init(&two, &map, camera, NULL);
    assert_int_equal(one.labels.count, two.labels.count);
    for (size_t i = 0; i < one.labels.count; i++)
        assert_true(strcmp(one.labels.items[i].text, two.labels.items[i].text) == 0 &&
                    one.labels.items[i].pos.column == two.labels.items[i].pos.column);
    label_view_fini(&one);
    label_view_fini(&two);
    label_memory_fini(&memory);
    made_up_map_fini(&map);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_move_with_the_ground),
        cmocka_unit_test(nothing_slides_along_the_edge),
        cmocka_unit_test(another_scale_is_placed_anew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
