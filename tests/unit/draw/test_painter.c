#include "viewer/draw/map_painter.h"

#include "../cmocka_all.h"

#include <string.h>

#include "painted.h"

static const struct map_style plain = {.shows = {true, true, true, true, true, false}, .selected = no_zone};

static void everything_inside_is_painted_and_nothing_outside(void **state)
{
    (void)state;
    for (enum glyph_set set = 0; set < GLYPH_SETS; set++)
        for (int patterns = 0; patterns < 2; patterns++) {
            struct painted painted;
            struct map_style style = {
                .shows = map_shows_default, .glyphs = set, .patterns = patterns, .selected = no_zone, .legend = true};
            painted_init(&painted, &style, 3, 2);
            for (int row = 0; row < painted.frame.rows; row++)
                for (int column = 0; column < painted.frame.columns; column++) {
                    bool inside =
                        column >= margin && row >= margin && column < margin + columns && row < margin + rows;
                    assert_int_equal(frame_at(&painted.frame, column, row)->codepoint[0] == '$', !inside);
                }
            painted_fini(&painted);
        }
}

static void papers_tell_the_ground(void **state)
{
    (void)state;
    struct painted painted;
    painted_init(&painted, &plain, 0, 0);
    assert_int_equal(painted_over(&painted, 850, 590)->paper, ROLE_TIER_3);
    assert_int_equal(painted_over(&painted, 950, 590)->paper, ROLE_TIER_2);
    assert_int_equal(painted_over(&painted, 988, 590)->paper, ROLE_TIER_1);
    assert_int_equal(painted_over(&painted, 700, 590)->paper, ROLE_REST);
    assert_int_equal(painted_over(&painted, 240, 130)->paper, ROLE_LAKE);
    painted_fini(&painted);
    painted_init(&painted, &plain, 0, 12);
    assert_int_equal(painted_over(&painted, 500, -100)->paper, ROLE_SEA);
    painted_fini(&painted);
    painted_init(&painted, &plain, 12, 0);
    assert_int_equal(painted_over(&painted, 1100, 590)->paper, ROLE_ABROAD);
    painted_fini(&painted);
}

/* A tour builds the map up: a tier that is not shown yet looks like the rest, and is not named. */
static void hidden_tiers_are_like_the_rest(void **state)
{
    (void)state;
    for (int patterns = 0; patterns < 2; patterns++)
        for (uint32_t hidden = 0; hidden <= 4; hidden++) {
            struct painted painted;
            struct map_style style = plain;
            style.patterns = patterns != 0;
            style.tiers_hidden = hidden;
            painted_init(&painted, &style, 0, 0);
            if (!style.patterns) {
                assert_int_equal(painted_over(&painted, 988, 590)->paper, hidden < 3 ? ROLE_TIER_1 : ROLE_REST);
                assert_int_equal(painted_over(&painted, 950, 590)->paper, hidden < 2 ? ROLE_TIER_2 : ROLE_REST);
                assert_int_equal(painted_over(&painted, 850, 590)->paper, hidden < 1 ? ROLE_TIER_3 : ROLE_REST);
            } else {
                assert_int_equal(painted_over(&painted, 780, 300)->ink == ROLE_TIER_EDGE, hidden < 1); /* edges, too */
                assert_int_equal(painted_over(&painted, 925, 300)->ink == ROLE_TIER_EDGE, hidden < 2);
                assert_int_equal(painted_over(&painted, 975, 300)->ink == ROLE_TIER_EDGE, hidden < 3);
            }
            assert_int_equal(painted_shows(&painted, "3 European"), hidden < 1);
            assert_int_equal(painted_shows(&painted, "Rest of Boxland"), hidden == 0);
            assert_int_equal(painted_shows(&painted, "US support"), hidden == 0);
            painted_fini(&painted);
        }
}

static void the_line_can_be_left_out(void **state)
{
    (void)state;
    for (int hides = 0; hides < 2; hides++) {
        struct painted painted;
        struct map_style style = plain;
        style.line_hidden = hides != 0;
        painted_init(&painted, &style, 0, 0);
        assert_int_equal(painted_over(&painted, 1000.5, 590)->ink, hides ? ROLE_COUNTRY_LINE : ROLE_REFERENCE_LINE);
        painted_fini(&painted);
    }
}

static void for_a_room_tiers_stand_out(void **state)
{
    (void)state;
    struct painted painted;
    struct map_style style = plain;
    style.large = true;
    painted_init(&painted, &style, 0, 0);
    assert_true(painted_shows(&painted, "1  D E M I L I T A R I S E D   Z O N E"));
    assert_true(painted_shows(&painted, "2  S T R O N G E R   B O R D E R"));
    assert_false(painted_shows(&painted, "Seat of the North"));
    assert_false(painted_shows(&painted, "Town140"));
    assert_true(painted_shows(&painted, "Kapital"));
    painted_fini(&painted);
}

static void lines_lie_where_they_should(void **state)
{
    (void)state;
    struct painted painted;
    painted_init(&painted, &plain, 0, 0);
    assert_int_equal(painted_over(&painted, 1000.5, 590)->ink,
                     ROLE_REFERENCE_LINE); /* over the country's outline */
    assert_int_equal(painted_over(&painted, 0.1, 590)->ink, ROLE_COUNTRY_LINE);
    assert_in_range(painted_over(&painted, 0.1, 590)->codepoint[0], 0x2801, 0x28FF);
    /* The edge between two tiers has no line, but two papers in one cell or a change from cell to cell. */
    struct pos pos = camera_pos(&painted.camera, (struct point){925e3, 590e3});
    assert_int_equal(painted_cell(&painted, pos.column - 1, pos.row)->paper, ROLE_TIER_3);
    assert_int_equal(painted_cell(&painted, pos.column + 1, pos.row)->paper, ROLE_TIER_2);
    assert_false(painted_cell(&painted, pos.column, pos.row)->codepoint[0] >= 0x2800 &&
                 painted_cell(&painted, pos.column, pos.row)->codepoint[0] <= 0x28FF);
    painted_fini(&painted);
}

/* Far out, where the first tier is thinner than a cell, it is not swallowed by what lies beside it. */
static void a_thin_tier_is_seen_along_the_line(void **state)
{
    (void)state;
    struct painted painted;
    painted_init(&painted, &plain, 0, 0);
    painted.camera = camera_zoom(painted.camera, 0.25, (struct pos){columns / 2, rows / 2});
    assert_true(painted.camera.metres_per_column > 25e3);
    map_paint(&painted.frame, area, painted.map.scene, &painted.camera, &plain);
    int seen = 0;
    for (int row = 0; row < rows; row++)
        for (int column = 1; column < columns; column++) {
            const struct cell *line = painted_cell(&painted, column, row), *beside = line - 1;
            if (line->ink != ROLE_REFERENCE_LINE || __builtin_popcount(line->codepoint[0] & 0xFF) < 3)
                continue; /* at its ends the line only touches a cell */
            assert_true(line->paper == ROLE_TIER_1 || beside->paper == ROLE_TIER_1 ||
                        beside->ink == ROLE_TIER_1);
            seen++;
        }
    assert_true(seen > 3);
    painted_fini(&painted);
}

/* A drained reservoir is land with dots on it, not water. */
static void a_drained_reservoir_is_hatched_land(void **state)
{
    (void)state;
    struct painted painted;
    painted_init(&painted, &plain, 0, 0);
    int hatched = 0;
    for (double x_km = 405; x_km < 500; x_km += 5)
        for (double y_km = 405; y_km < 430; y_km += 5) {
            assert_int_equal(painted_over(&painted, x_km, y_km)->paper, ROLE_REST);
            hatched += painted_over(&painted, x_km, y_km)->ink == ROLE_DRAINED;
        }
    assert_true(hatched > 10);
    painted_fini(&painted);
}

static void words_are_there(void **state)
{
    (void)state;
    struct painted painted;
    painted_init(&painted, &plain, 0, 0);
    assert_true(painted_shows(&painted, "3 European"));
    assert_true(painted_shows(&painted, "Demilitarised zone"));
    assert_true(painted_shows(&painted, "US support"));
    assert_true(painted_shows(&painted, "Kapital"));
    assert_true(painted_shows(&painted, "100 km"));
    assert_true(painted_shows(&painted, "depths illustrative"));
    assert_true(painted_shows(&painted, "▮▮▮▮▯"));
    painted_fini(&painted);
}

static void the_legend_names_the_tiers(void **state)
{
    (void)state;
    struct painted painted;
    struct map_style style = {.shows = map_shows_default, .selected = no_zone, .legend = true};
    painted_init(&painted, &plain, 0, 0);
    assert_false(painted_shows(&painted, "0-25 km"));
    painted_fini(&painted);
    painted_init(&painted, &style, 0, 0);
    assert_true(painted_shows(&painted, " 0-25 km"));
    assert_true(painted_shows(&painted, " 25-75 km"));
    assert_true(painted_shows(&painted, "75-220 km"));
    assert_true(painted_shows(&painted, "Reference line"));
    assert_false(painted_shows(&painted, "Beyond")); /* no land is */
    painted_fini(&painted);
}

static void ascii_is_ascii_but_for_names(void **state)
{
    (void)state;
    struct painted painted;
    for (int patterns = 0; patterns < 2; patterns++) {
        struct map_style style = {
            .shows = map_shows_default, .glyphs = GLYPHS_ASCII, .patterns = patterns, .selected = 1, .legend = true};
        painted_init(&painted, &style, 0, 0);
        for (int row = 0; row < rows; row++)
            for (int column = 0; column < columns; column++) {
                const struct cell *cell = painted_cell(&painted, column, row);
                bool is_name = cell->ink == ROLE_TOWN_LABEL || cell->ink == ROLE_TIER_LABEL; /* 漢, · */
                assert_true(is_name || cell->width != 1 || cell->codepoint[0] < 0x7F);
            }
        assert_true(painted_shows(&painted, "####-")); /* the badge */
        painted_fini(&painted);
    }
}

/* Without colours no paper is used, and tiers and sea are seen by their signs. */
static void patterns_need_no_colours(void **state)
{
    (void)state;
    struct painted painted;
    struct map_style style = {.shows = map_shows_default, .glyphs = GLYPHS_ASCII, .patterns = true, .selected = no_zone};
    painted_init(&painted, &style, 0, 12);
    int count[128] = {0};
    for (int row = 0; row < rows; row++)
        for (int column = 0; column < columns; column++) {
            const struct cell *cell = painted_cell(&painted, column, row);
            assert_int_equal(cell->paper, ROLE_TERMINAL);
            if (cell->ink == ROLE_PATTERN)
                count[cell->codepoint[0] & 127]++;
        }
    assert_true(count['1'] > 0 && count['2'] > 0 && count['3'] > 0 && count['~'] > 10);
    painted_fini(&painted);
}

/* No pattern touches a word. */
static void words_have_air_among_patterns(void **state)
{
    (void)state;
    for (enum glyph_set set = 0; set < GLYPH_SETS; set++) {
        struct painted painted;
        struct map_style style = {.shows = map_shows_default, .glyphs = set, .patterns = true, .selected = no_zone};
        painted_init(&painted, &style, 0, 0);
        for (int row = 0; row < rows; row++)
            for (int column = 1; column < columns; column++) {
                enum role left = painted_cell(&painted, column - 1, row)->ink,
                          here = painted_cell(&painted, column, row)->ink;
                assert_false(left == ROLE_TIER_LABEL && here == ROLE_PATTERN);
                assert_false(left == ROLE_PATTERN && here == ROLE_TIER_LABEL);
            }
        painted_fini(&painted);
    }
}

static void what_is_not_selected_steps_back(void **state)
{
    (void)state;
    struct painted painted;
    struct map_style style = {.shows = map_shows_default, .selected = 1};
    painted_init(&painted, &style, 0, 0);
    assert_int_equal(painted_over(&painted, 850, 590)->paper, ROLE_TIER_3_DIM);
    assert_int_equal(painted_over(&painted, 950, 590)->paper, ROLE_TIER_2);
    assert_int_equal(painted_over(&painted, 988, 590)->paper, ROLE_TIER_1_DIM);
    assert_int_equal(painted_over(&painted, 700, 590)->paper, ROLE_REST_DIM);
    painted_fini(&painted);
    style.selected = 3;
    painted_init(&painted, &style, 0, 0);
    assert_int_equal(painted_over(&painted, 700, 590)->paper, ROLE_REST_LIT);
    painted_fini(&painted);
}

static bool is_map_itself(const struct cell *cell)
{
    return cell->ink == ROLE_TERMINAL || cell->ink < ROLE_TIER_LABEL || cell->ink == ROLE_PATTERN;
}

/* A pan by whole cells moves the picture; but for words, which may be placed anew, nothing in it changes. */
static void a_pan_moves_the_picture_and_changes_nothing(void **state)
{
    (void)state;
    enum { right = 5, down = -3, rim = 3 };
    for (enum glyph_set set = 0; set < GLYPH_SETS; set++)
        for (int patterns = 0; patterns < 2; patterns++) {
            struct painted before, after;
            struct map_style style = {.shows = map_shows_default, .glyphs = set, .patterns = patterns, .selected = no_zone};
            painted_init(&before, &style, 0, 0);
            painted_init(&after, &style, right, down);
            int compared = 0;
            for (int row = rim - down; row < rows - rim; row++)
                for (int column = rim; column < columns - right - rim; column++) {
                    const struct cell *a = painted_cell(&after, column, row),
                                      *b = painted_cell(&before, column + right, row + down);
                    if (!is_map_itself(a) || !is_map_itself(b) ||
                        (patterns && (a->ink == ROLE_TERMINAL || b->ink == ROLE_TERMINAL)))
                        continue; /* among patterns, blanks are kept free around words */
                    if (a->ink == ROLE_TERMINAL || b->ink == ROLE_TERMINAL) { /* or a room was cleared */
                        assert_true(a->paper == b->paper || a->ink != b->ink);
                        continue;
                    }
                    assert_memory_equal(a, b, sizeof *a);
                    compared++;
                }
            assert_true(compared > 50);
            painted_fini(&before);
            painted_fini(&after);
        }
}

static void any_size_can_be_painted(void **state)
{
    (void)state;
    struct made_up_map map;
    made_up_map_init(&map);
    const int sizes[][2] = {{1, 1}, {2, 1}, {1, 30}, {30, 1}, {20, 6}, {300, 100}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        for (enum glyph_set set = 0; set < GLYPH_SETS; set++)
            for (int zoom = -8; zoom <= 16; zoom += 8) {
                struct camera camera = camera_fit(scene_extent(map.scene), sizes[i][0], sizes[i][1]);
                camera = camera_zoom(camera, zoom < 0 ? 0.05 : 1 << zoom,
                                     (struct pos){sizes[i][0] / 2, sizes[i][1] / 2});
                struct map_style style = {
                    .shows = map_shows_default, .glyphs = set, .patterns = zoom == 0, .selected = 0, .legend = true};
                struct frame frame;
                frame_init(&frame, sizes[i][0], sizes[i][1]);
                map_paint(&frame, (struct rect){0, 0, sizes[i][0], sizes[i][1]}, map.scene, &camera, &style);
                for (int j = 0; j < frame.columns * frame.rows; j++)
                    assert_true(frame.cells[j].width <= 2);
                frame_fini(&frame);
            }
    made_up_map_fini(&map);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_inside_is_painted_and_nothing_outside),
        cmocka_unit_test(papers_tell_the_ground),
        cmocka_unit_test(hidden_tiers_are_like_the_rest),
        cmocka_unit_test(the_line_can_be_left_out),
        cmocka_unit_test(for_a_room_tiers_stand_out),
        cmocka_unit_test(lines_lie_where_they_should),
        cmocka_unit_test(a_thin_tier_is_seen_along_the_line),
        cmocka_unit_test(a_drained_reservoir_is_hatched_land),
        cmocka_unit_test(words_are_there),
        cmocka_unit_test(the_legend_names_the_tiers),
        cmocka_unit_test(ascii_is_ascii_but_for_names),
        cmocka_unit_test(patterns_need_no_colours),
        cmocka_unit_test(words_have_air_among_patterns),
        cmocka_unit_test(what_is_not_selected_steps_back),
        cmocka_unit_test(a_pan_moves_the_picture_and_changes_nothing),
        cmocka_unit_test(any_size_can_be_painted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
