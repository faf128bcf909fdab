#include "../cmocka_all.h"

#include <math.h>
#include <stdlib.h>

#include "viewer/map/camera.h"

static const struct extent country = {-650e3, -420e3, 660e3, 480e3};

static double some(double min, double max)
{
    return min + (max - min) * rand() / (double)RAND_MAX;
}

static struct camera some_camera(void)
{
    struct camera camera = camera_fit(country, 1 + rand() % 200, 1 + rand() % 80);
    camera = camera_zoom(camera, some(0.3, 3000), (struct pos){camera.columns / 2, camera.rows / 2});
    return camera_go(camera, (struct point){some(-1e6, 1e6), some(-1e6, 1e6)});
}

static void fit_shows_all_and_wastes_little(void **state)
{
    (void)state;
    for (int columns = 2; columns < 250; columns += 3)
        for (int rows = 2; rows < 90; rows += 5) {
            struct camera camera = camera_fit(country, columns, rows);
            struct extent view = camera_extent(&camera);
            assert_true(view.min_x <= country.min_x && view.max_x >= country.max_x);
            assert_true(view.min_y <= country.min_y && view.max_y >= country.max_y);
            double free_columns = columns - (country.max_x - country.min_x) / camera.metres_per_column;
            double free_rows = rows - (country.max_y - country.min_y) / camera.metres_per_column / 2;
            assert_true(fmin(free_columns, free_rows) < 2.001);
        }
}

static void fit_of_a_point_or_of_nothing_is_a_view(void **state)
{
    (void)state;
    struct camera camera = camera_fit((struct extent){5000, 6000, 5000, 6000}, 80, 24);
    assert_true(camera.metres_per_column == metres_per_column_min);
    assert_true(extent_contains(camera_extent(&camera), (struct point){5000, 6000}));
    camera = camera_fit(extent_empty(), 80, 24);
    assert_true(extent_contains(camera_extent(&camera), (struct point){0, 0}));
}

static void pan_moves_whole_cells_and_comes_back(void **state)
{
    (void)state;
    for (int i = 0; i < 2000; i++) {
        struct camera camera = some_camera();
        int columns = rand() % 41 - 20, rows = rand() % 41 - 20;
        struct camera panned = camera_pan(camera, columns, rows);
        struct pos before = camera_corner(&camera), after = camera_corner(&panned);
        assert_int_equal(after.column, before.column + columns);
        assert_int_equal(after.row, before.row + rows);
        struct point place = {some(-1e6, 1e6), some(-1e6, 1e6)};
        struct dot dot = camera_dot(&camera, place), moved = camera_dot(&panned, place);
        assert_int_equal(moved.x, dot.x - columns * dots_per_column);
        assert_int_equal(moved.y, dot.y - rows * dots_per_row);
        struct camera back = camera_pan(panned, -columns, -rows);
        assert_true(back.centre.x == camera.centre.x && back.centre.y == camera.centre.y);
    }
}

static void many_pans_do_not_drift(void **state)
{
    (void)state;
    struct camera camera = camera_fit(country, 81, 37), panned = camera;
    for (int i = 0; i < 300; i++)
        panned = camera_pan(panned, 1, -1);
    for (int i = 0; i < 300; i++)
        panned = camera_pan(panned, -1, 1);
    assert_memory_equal(&panned, &camera, sizeof camera);
}

static void zoom_keeps_the_fixed_cell(void **state)
{
    (void)state;
    for (int i = 0; i < 2000; i++) {
        struct camera camera = some_camera();
        struct pos fixed = {rand() % camera.columns, rand() % camera.rows};
        struct point ground = camera_point(&camera, fixed);
        struct camera zoomed = camera_zoom(camera, some(0.5, 2), fixed);
        struct point now = camera_point(&zoomed, fixed);
        /* In a window of a single column the scale is so coarse that the centre is stopped half a globe away. */
        if (fmax(fabs(zoomed.centre.x), fabs(zoomed.centre.y)) > 1.9e7)
            continue;
        assert_true(fabs(now.x - ground.x) <= zoomed.metres_per_column * 0.501);
        assert_true(fabs(now.y - ground.y) <= zoomed.metres_per_column * 1.002);
    }
}

static void zoom_stops_at_its_limits(void **state)
{
    (void)state;
    struct camera camera = camera_fit(country, 80, 24);
    for (int i = 0; i < 60; i++)
        camera = camera_zoom(camera, sqrt(2), (struct pos){40, 12});
    assert_true(camera.metres_per_column == metres_per_column_min);
    struct camera still = camera_zoom(camera, sqrt(2), (struct pos){0, 0});
    assert_memory_equal(&still, &camera, sizeof camera);
    for (int i = 0; i < 60; i++)
        camera = camera_zoom(camera, sqrt(0.5), (struct pos){40, 12});
    assert_true(camera.metres_per_column == metres_per_column_max);
}

static void zoom_does_not_jump_when_more_than_the_limit_was_fitted(void **state)
{
    (void)state;
    struct camera camera = camera_fit((struct extent){-9e6, -9e6, 9e6, 9e6}, 40, 20);
    assert_true(camera.metres_per_column > metres_per_column_max);
    struct camera out = camera_zoom(camera, 0.5, (struct pos){20, 10});
    assert_true(out.metres_per_column == camera.metres_per_column);
    struct camera in = camera_zoom(camera, 2, (struct pos){20, 10});
    assert_true(in.metres_per_column == camera.metres_per_column / 2);
}

static void resize_keeps_the_place_and_settles(void **state)
{
    (void)state;
    for (int i = 0; i < 500; i++) {
        struct camera camera = some_camera();
        struct camera other = camera_resize(camera, 1 + rand() % 200, 1 + rand() % 80);
        assert_true(fabs(other.centre.x - camera.centre.x) <= camera.metres_per_column * 0.501);
        assert_true(fabs(other.centre.y - camera.centre.y) <= camera.metres_per_column * 1.002);
        struct camera first = camera_resize(camera_resize(camera, 80, 24), 81, 25), last = first;
        for (int k = 0; k < 20; k++)
            last = camera_resize(camera_resize(last, 80, 24), 81, 25);
        assert_memory_equal(&last, &first, sizeof last);
    }
}

static void conversions_are_inverse(void **state)
{
    (void)state;
    for (int i = 0; i < 2000; i++) {
        struct camera camera = some_camera();
        struct pos pos = {rand() % 300 - 50, rand() % 150 - 30};
        struct pos back = camera_pos(&camera, camera_point(&camera, pos));
        assert_int_equal(back.column, pos.column);
        assert_int_equal(back.row, pos.row);
        struct point place = {some(-1e6, 1e6), some(-1e6, 1e6)};
        struct pos cell = camera_pos(&camera, place);
        struct dot dot = camera_dot(&camera, place);
        struct point middle = camera_point(&camera, cell);
        assert_true(fabs(middle.x - place.x) <= camera.metres_per_column * 0.501);
        assert_true(fabs(middle.y - place.y) <= camera.metres_per_column * 1.002);
        assert_int_equal(cell.column, (int)floor(dot.x / (double)dots_per_column));
        assert_int_equal(cell.row, (int)floor(dot.y / (double)dots_per_row));
    }
}

static void extent_is_what_the_cells_cover(void **state)
{
    (void)state;
    struct camera camera = camera_fit(country, 80, 24);
    struct extent view = camera_extent(&camera);
    struct point corner = camera_canvas(&camera, (struct point){view.min_x, view.max_y});
    assert_true(fabs(corner.x) < 1e-6 && fabs(corner.y) < 1e-6);
    corner = camera_canvas(&camera, (struct point){view.max_x, view.min_y});
    assert_true(fabs(corner.x - 160) < 1e-6 && fabs(corner.y - 96) < 1e-6);
    assert_true(camera_metres_per_dot(&camera) * 160 - (view.max_x - view.min_x) < 1e-3);
}

static void far_places_are_cut(void **state)
{
    (void)state;
    struct camera camera = camera_fit((struct extent){0, 0, 1, 1}, 80, 24);
    struct pos pos = camera_pos(&camera, (struct point){1e300, -1e300});
    assert_int_equal(pos.column, 100000000);
    assert_int_equal(pos.row, 100000000);
    struct dot dot = camera_dot(&camera, (struct point){-1e300, 1e300});
    assert_int_equal(dot.x, -100000000);
    camera = camera_go(camera, (struct point){1e300, 1e300});
    assert_true(isfinite(camera.centre.x) && isfinite(camera.centre.y));
}

/* What a teacher sees, a class sees whole. */
static void like_another_shows_all_that_it_does(void **state)
{
    (void)state;
    for (int i = 0; i < 5000; i++) {
        struct camera other = some_camera();
        int columns = 2 + rand() % 300, rows = 2 + rand() % 100;
        struct camera like = camera_like(&other, columns, rows);
        struct extent all = camera_extent(&other), view = camera_extent(&like);
        double rounding_m = 1e-6 * other.metres_per_column;
        assert_true(like.columns == columns && like.rows == rows);
        assert_true(extent_holds(extent_widen(view, rounding_m), all));
        struct camera same = camera_like(&other, other.columns, other.rows);
        assert_true(same.centre.x == other.centre.x && same.centre.y == other.centre.y);
        assert_true(same.metres_per_column == other.metres_per_column);
    }
}

/* Its picture can be shifted then. */
static void like_another_pans_without_changing_scale(void **state)
{
    (void)state;
    struct camera other = camera_fit(country, 117, 37);
    struct camera before = camera_like(&other, 80, 22);
    for (int i = 0; i < 1000; i++) {
        other = camera_pan(other, rand() % 9 - 4, rand() % 9 - 4);
        struct camera like = camera_like(&other, 80, 22);
        assert_true(like.metres_per_column == before.metres_per_column);
        assert_true(fabs(like.centre.x - other.centre.x) <= like.metres_per_column);
        assert_true(fabs(like.centre.y - other.centre.y) <= 2 * like.metres_per_column);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fit_shows_all_and_wastes_little),
        cmocka_unit_test(fit_of_a_point_or_of_nothing_is_a_view),
        cmocka_unit_test(pan_moves_whole_cells_and_comes_back),
        cmocka_unit_test(many_pans_do_not_drift),
        cmocka_unit_test(zoom_keeps_the_fixed_cell),
        cmocka_unit_test(zoom_stops_at_its_limits),
        cmocka_unit_test(zoom_does_not_jump_when_more_than_the_limit_was_fitted),
        cmocka_unit_test(resize_keeps_the_place_and_settles),
        cmocka_unit_test(conversions_are_inverse),
        cmocka_unit_test(extent_is_what_the_cells_cover),
        cmocka_unit_test(far_places_are_cut),
        cmocka_unit_test(like_another_shows_all_that_it_does),
        cmocka_unit_test(like_another_pans_without_changing_scale),
    };
    srand(1);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
