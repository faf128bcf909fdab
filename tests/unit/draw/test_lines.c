#include "../cmocka_all.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "viewer/draw/lines.h"

/* A camera of this many metres a column whose cell (0, 0) is the ground's cell (column, row). */
static struct camera camera_at(double metres_per_column, int column, int row, int columns, int rows)
{
    struct camera camera = {{0, 0}, metres_per_column, columns, rows};
    camera.centre.x = (column + columns / 2.0) * metres_per_column;
    camera.centre.y = -(row + rows / 2.0) * 2 * metres_per_column;
    assert_int_equal(camera_corner(&camera).column, column);
    assert_int_equal(camera_corner(&camera).row, row);
    return camera;
}

static void draw(struct canvas *canvas, const struct camera *camera, const struct point *points, size_t count,
                 enum line_class class)
{
    struct dot_grid grid = dot_grid_of(camera, 2, 4);
    canvas_init(canvas, camera->columns, camera->rows, 2, 4);
    lines_draw(canvas, &grid, points, count, class);
}

/* With two metres a column a dot is one metre. */
static void assert_dots(const struct point *points, size_t count, const char *const *picture)
{
    struct canvas canvas;
    struct camera camera = camera_at(2, 0, 0, 4, 2);
    draw(&canvas, &camera, points, count, LINE_COUNTRY);
    for (int y = 0; y < 8; y++) {
        char row[9] = {0};
        for (int x = 0; x < 8; x++)
            row[x] = canvas_get(&canvas, x, y) == LINE_COUNTRY ? '#' : '.';
        assert_string_equal(row, picture[y]);
    }
    canvas_fini(&canvas);
}

static void a_line_covers_the_nearest_dots(void **state)
{
    (void)state;
    assert_dots((struct point[]){{0.5, -0.5}, {7.5, -3.5}}, 2,
                (const char *const[]){"##......", "..##....", "....##..", "......##", "........", "........",
                                      "........", "........"});
    assert_dots((struct point[]){{1.5, -0.5}, {1.5, -7.5}}, 2,
                (const char *const[]){".#......", ".#......", ".#......", ".#......", ".#......", ".#......",
                                      ".#......", ".#......"});
    assert_dots((struct point[]){{2.5, -2.5}}, 1,
                (const char *const[]){"........", "........", "..#.....", "........", "........", "........",
                                      "........", "........"});
}

static void corners_are_cut(void **state)
{
    (void)state;
    /* a staircase is a diagonal; a single corner is cut too */
    assert_dots(
        (struct point[]){
            {0, -0.5}, {1.5, -0.5}, {1.5, -1.5}, {2.5, -1.5}, {2.5, -2.5}, {3.5, -2.5}, {3.5, -3.5}},
        7,
        (const char *const[]){"#.......", ".#......", "..#.....", "...#....", "........", "........",
                              "........", "........"});
    assert_dots((struct point[]){{4.5, -0.5}, {4.5, -4.5}, {0.5, -4.5}}, 3,
                (const char *const[]){"....#...", "....#...", "....#...", "....#...", "####....", "........",
                                      "........", "........"});
}

static void both_neighbours_draw_the_same_edge(void **state)
{
    (void)state;
    srand(7);
    for (int round = 0; round < 200; round++) {
        struct point ahead[2], back[2];
        for (int i = 0; i < 2; i++)
            back[1 - i] = ahead[i] = (struct point){rand() % 4000 / 100.0 - 10, rand() % 4000 / 100.0 - 30};
        struct canvas a, b;
        struct camera camera = camera_at(2, 0, 0, 10, 5);
        draw(&a, &camera, ahead, 2, LINE_COUNTRY);
        draw(&b, &camera, back, 2, LINE_COUNTRY);
        assert_memory_equal(a.at, b.at, (size_t)a.width * (size_t)a.height);
        canvas_fini(&a);
        canvas_fini(&b);
    }
}

/* A wiggly line all over a ground of some 200 x 200 metres, as a border is: mostly short steps, some long
 * ones. */
static size_t wiggly(struct point *points, size_t count)
{
    points[0] = (struct point){rand() % 200, -(rand() % 200)};
    for (size_t i = 1; i < count; i++) {
        double step = rand() % 8 == 0 ? 60 : 3;
        points[i].x = points[i - 1].x + step * (rand() % 2001 - 1000) / 1000;
        points[i].y = points[i - 1].y + step * (rand() % 2001 - 1000) / 1000;
    }
    return count;
}

enum { wiggly_points = 300, whole_columns = 100, whole_rows = 50 };

/* A window on a line shows the same dots as the same piece of the whole picture, wherever it lies: so neither
 * the clipping nor a pan by whole cells changes a dot. Dashed and thick lines too. */
static void a_window_shows_what_the_whole_shows(void **state)
{
    (void)state;
    srand(3);
    for (int round = 0; round < 60; round++) {
        struct point points[wiggly_points];
        size_t count = wiggly(points, wiggly_points);
        enum line_class class = (enum line_class)(LINE_NONE + 1 + round % (LINE_CLASSES - 1));
        struct camera all = camera_at(2, 0, 0, whole_columns, whole_rows);
        struct canvas whole;
        draw(&whole, &all, points, count, class);
        for (int i = 0; i < 20; i++) {
            int column = rand() % 90, row = rand() % 45, columns = 1 + rand() % 10, rows = 1 + rand() % 5;
            struct camera part = camera_at(2, column, row, columns, rows);
            struct canvas window;
            draw(&window, &part, points, count, class);
            for (int y = 0; y < window.height; y++)
                for (int x = 0; x < window.width; x++)
                    assert_int_equal(canvas_get(&window, x, y),
                                     canvas_get(&whole, x + 2 * column, y + 4 * row));
            canvas_fini(&window);
        }
        canvas_fini(&whole);
    }
}

/* The same through camera_pan at a scale that divides nothing evenly. */
static void panning_moves_the_dots_and_changes_none(void **state)
{
    (void)state;
    srand(5);
    struct point points[wiggly_points];
    size_t count = wiggly(points, wiggly_points);
    struct camera camera = camera_fit((struct extent){0, -200, 200, 0}, 61, 33);
    struct canvas before, after;
    draw(&before, &camera, points, count, LINE_REGION);
    struct camera panned = camera;
    for (int i = 0; i < 7; i++)
        panned = camera_pan(panned, 1, -1);
    draw(&after, &panned, points, count, LINE_REGION);
    int seen = 0;
    for (int y = 7 * 4; y < after.height; y++)
        for (int x = 0; x < after.width - 7 * 2; x++) {
            assert_int_equal(canvas_get(&after, x, y), canvas_get(&before, x + 7 * 2, y - 7 * 4));
            seen += canvas_get(&after, x, y) != LINE_NONE;
        }
    assert_true(seen > 100);
    canvas_fini(&before);
    canvas_fini(&after);
}

/* Takes away a dot and all that is joined to it, sideways or at a corner. */
static void erase(struct canvas *canvas, int x, int y)
{
    if (canvas_get(canvas, x, y) == LINE_NONE)
        return;
    canvas->at[y * canvas->width + x] = LINE_NONE;
    for (int dy = -1; dy <= 1; dy++)
        for (int dx = -1; dx <= 1; dx++)
            erase(canvas, x + dx, y + dy);
}

static void lines_have_no_gaps(void **state)
{
    (void)state;
    srand(11);
    struct point points[wiggly_points];
    size_t count = wiggly(points, wiggly_points);
    struct camera camera = camera_at(2, -200, -200, 600, 300);
    struct dot_grid grid = dot_grid_of(&camera, 2, 4);
    struct canvas canvas;
    draw(&canvas, &camera, points, count, LINE_COUNTRY);
    /* the line goes through every vertex, or passes next to it where a corner was cut */
    for (size_t i = 0; i < count; i++) {
        struct dot dot = dot_grid_dot(&grid, points[i]);
        bool found = false;
        for (int dy = -1; dy <= 1; dy++)
            for (int dx = -1; dx <= 1; dx++)
                found |= canvas_get(&canvas, dot.x + dx, dot.y + dy) != LINE_NONE;
        assert_true(found);
    }
    /* and it is one piece */
    struct dot first = dot_grid_dot(&grid, points[0]);
    erase(&canvas, first.x, first.y);
    for (int i = 0; i < canvas.width * canvas.height; i++)
        assert_int_equal(canvas.at[i], LINE_NONE);
    canvas_fini(&canvas);
}

static void far_and_wild_points_are_harmless(void **state)
{
    (void)state;
    const struct point points[] = {{-1e300, 4}, {1e300, -12},          {4, 1e18}, {4, -1e18},
                                   {NAN, 0},    {INFINITY, -INFINITY}, {3, -3}};
    struct camera camera = camera_at(2, 0, 0, 4, 2);
    struct canvas canvas;
    for (enum line_class class = LINE_NONE + 1; class < LINE_CLASSES; class ++) {
        draw(&canvas, &camera, points, sizeof points / sizeof *points, class);
        canvas_fini(&canvas);
    }
    /* a line that is far too long still crosses the canvas where it should */
    draw(&canvas, &camera, (struct point[]){{-1e8, -3.5}, {1e8, -3.5}}, 2, LINE_COUNTRY);
    for (int x = 0; x < canvas.width; x++)
        assert_int_equal(canvas_get(&canvas, x, 3), LINE_COUNTRY);
    canvas_fini(&canvas);
}

static void a_straight_line_between_dots(void **state)
{
    (void)state;
    struct canvas canvas;
    canvas_init(&canvas, 4, 2, 2, 4);
    lines_draw_dots(&canvas, (struct dot){0, 7}, (struct dot){7, 0}, LINE_LEADER);
    for (int i = 0; i < 8; i++)
        assert_int_equal(canvas_get(&canvas, i, 7 - i), LINE_LEADER);
    canvas_fini(&canvas);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_covers_the_nearest_dots),
        cmocka_unit_test(corners_are_cut),
        cmocka_unit_test(both_neighbours_draw_the_same_edge),
        cmocka_unit_test(a_window_shows_what_the_whole_shows),
        cmocka_unit_test(panning_moves_the_dots_and_changes_none),
        cmocka_unit_test(lines_have_no_gaps),
        cmocka_unit_test(far_and_wild_points_are_harmless),
        cmocka_unit_test(a_straight_line_between_dots),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
