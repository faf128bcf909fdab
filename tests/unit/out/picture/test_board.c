#include "../../cmocka_all.h"

#include <math.h>
#include <string.h>

#include "../fixture.h"
#include "viewer/out/picture/board.h"

enum { columns = 150, rows = 60 };

struct map {
    struct fixture fixture;
    struct scene *scene;
    struct letters *letters;
    struct plot plot;
    struct board board;
};

static int set_up(void **state)
{
    static struct map map;
    struct error error = {0};
    map = (struct map){.letters = letters_new(NULL, &error)};
    if (map.letters == NULL)
        fail_msg("%s", error.text);
    fixture_init(&map.fixture, REFERENCE_RUSSIA, false);
    map.scene = scene_new(&map.fixture.reply, &map.fixture.reply, &map.fixture.plan);
    const struct camera camera = scene_fit(map.scene, columns, rows);
    const struct look look = {.theme = theme_plain()};
    const struct picture_view wanted = {.selected = no_zone, .shows = map_shows_default};
    const struct box room = {40, 50, 40 + columns * board_column_points, 50 + rows * 2 * board_column_points};
    map.plot = plot_of(map.scene, &look, &wanted, room, camera_extent(&camera));
    board_init(&map.board, &map.plot, &camera, map.letters, NULL);
    *state = &map;
    return 0;
}

static int tear_down(void **state)
{
    struct map *map = *state;
    board_fini(&map->board);
    scene_free(map->scene);
    fixture_fini(&map->fixture);
    letters_free(map->letters);
    return 0;
}

static unsigned ground_at(const struct board *board, struct spot spot)
{
    struct label_room dot = board_dots(board, (struct box){spot.x, spot.y, spot.x + 0.01, spot.y + 0.01});
    return board->ground.at[dot.pos.row * board->ground.stride + dot.pos.column];
}

static void places_and_dots_are_the_same_ground(void **state)
{
    const struct map *map = *state;
    assert_true(fabs(map->board.dot - board_column_points / dots_per_column) < 1e-9);
    /* Inside of tier 1, of tier 2, of the hole in tier 1. */
    assert_int_equal(ground_at(&map->board, plot_spot(&map->plot, (struct point){155e3, -170e3})), GROUND_ZONE);
    assert_int_equal(ground_at(&map->board, plot_spot(&map->plot, (struct point){100e3, -150e3})), GROUND_ZONE + 1);
    assert_int_not_equal(ground_at(&map->board, plot_spot(&map->plot, (struct point){170e3, -180e3})), GROUND_ZONE);
    struct spot spot = board_spot(&map->board, 10, 20);
    struct label_room dot = board_dots(&map->board, (struct box){spot.x, spot.y, spot.x, spot.y});
    assert_true(dot.pos.column == 10 && dot.pos.row == 20);
}

static void what_is_taken_is_taken(void **state)
{
    struct map *map = *state;
    const struct box box = {100, 100, 140, 110}, beside = {140.5, 100, 180, 110};
    assert_true(board_is_free(&map->board, box));
    board_take(&map->board, box);
    assert_false(board_is_free(&map->board, box));
    assert_false(board_is_free(&map->board, box_widen(beside, 1)));
    assert_true(board_is_free(&map->board, beside));
    assert_false(board_is_free(&map->board, (struct box){30, 100, 45, 110})); /* over the map's edge */
}

/* The line of a name that begins with a text. */
static const struct name *find(const struct board *board, const char *beginning)
{
    for (size_t i = 0; i < board->names.count; i++)
        if (strncmp(board->names.items[i].text, beginning, strlen(beginning)) == 0)
            return &board->names.items[i];
    fail_msg("there is no %s", beginning);
    return NULL;
}

/* Words of a tier lie in it, or lead to it. */
static void each_tier_is_named_where_it_is(void **state)
{
    struct map *map = *state;
    struct board *board = &map->board;
    board_put_tiers(board);
    for (uint32_t tier = 0; tier < 3; tier++) {
        const char number[] = {(char)('1' + tier), ' ', '\0'};
        const struct name *name = find(board, number);
        struct box box = box_move(board_box(board, name->font, name->text), name->at);
        struct label_room room = board_dots(board, box);
        if (name->has_leader) {
            assert_int_equal(ground_at(board, name->leader_to), GROUND_ZONE + tier);
            for (int y = room.pos.row; y < room.pos.row + room.rows; y++)
                for (int x = room.pos.column; x < room.pos.column + room.columns; x++)
                    assert_true(board->ground.land[y * board->ground.stride + x] < GROUND_ZONE);
            continue;
        }
        for (int y = room.pos.row; y < room.pos.row + room.rows; y++)
            for (int x = room.pos.column; x < room.pos.column + room.columns; x++)
                assert_int_equal(board->ground.at[y * board->ground.stride + x], GROUND_ZONE + tier);
    }
    const struct name *rear = find(board, "US support");
    struct box country = {plot_spot(&map->plot, (struct point){-200e3, 0}).x, 0, plot_spot(&map->plot, (struct point){200e3, 0}).x, 0};
    assert_true(rear->at.x < (country.left + country.right) / 2);
    find(board, "Rest");
    assert_false(board_has(board, FONT_TOWN, "Het"));
}

static void a_town_has_its_sign_beside_its_name(void **state)
{
    struct map *map = *state;
    struct board *board = &map->board;
    board_put_towns(board, TOWNS_COUNTRY);
    assert_int_equal(board->names.count, 1); /* all of them lie at one place: the largest is named */
    const struct name *name = &board->names.items[0];
    struct spot place = plot_spot(&map->plot, (struct point){0, 0});
    struct box box = box_move(board_box(board, name->font, name->text), name->at);
    assert_string_equal(name->text, "Het");
    assert_int_equal(name->sign, SIGN_TOWN);
    assert_true(fabs(name->place.x - place.x) < 1e-9 && fabs(name->place.y - place.y) < 1e-9);
    assert_false(box_overlaps(box, box_widen((struct box){place.x, place.y, place.x, place.y}, board_sign_radius(SIGN_TOWN))));
    assert_true(box_overlaps(box, box_widen((struct box){place.x, place.y, place.x, place.y}, 6)));
    assert_false(board_is_free(board, box));
    board_put_towns(board, TOWNS_CAPITAL);
    board_put_towns(board, TOWNS_ABROAD);
    assert_int_equal(board->names.count, 1);
}

static void a_place_is_pulled_in_only_from_outside(void **state)
{
    const struct map *map = *state;
    const struct box *room = &map->plot.room;
    struct spot middle = box_middle(*room), pulled = board_pull_in(&map->board, middle, 0.2);
    assert_true(pulled.x == middle.x && pulled.y == middle.y);
    pulled = board_pull_in(&map->board, (struct spot){-1e6, 1e6}, 0.25);
    assert_true(fabs(pulled.x - (room->left + (room->right - room->left) / 4)) < 1e-9);
    assert_true(fabs(pulled.y - (room->bottom - (room->bottom - room->top) / 4)) < 1e-9);
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(places_and_dots_are_the_same_ground), TEST(what_is_taken_is_taken),
        TEST(each_tier_is_named_where_it_is),      TEST(a_town_has_its_sign_beside_its_name),
        TEST(a_place_is_pulled_in_only_from_outside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
