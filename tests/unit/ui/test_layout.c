#include "viewer/ui/layout.h"

#include "../cmocka_all.h"

enum { columns_max = 300, rows_max = 100 };

static void check_inside(struct rect rect, int columns, int rows)
{
    if (rect.columns == 0)
        return;
    if (rect.columns < 0 || rect.rows < 1 || rect.column < 0 || rect.row < 0 || rect.column + rect.columns > columns ||
        rect.row + rect.rows > rows)
        fail_msg("%dx%d at %d,%d lies outside of %dx%d", rect.columns, rect.rows, rect.column, rect.row, columns, rows);
}

static void mark(unsigned char *cells, struct rect rect, int columns, int rows)
{
    check_inside(rect, columns, rows);
    for (int row = rect.row; row < rect.row + rect.rows; row++)
        for (int column = rect.column; column < rect.column + rect.columns; column++)
            if (cells[row * columns + column]++ != 0)
                fail_msg("two things at %d,%d of %dx%d", column, row, columns, rows);
}

static void nothing_overlaps_or_lies_outside(void **state)
{
    (void)state;
    static unsigned char cells[columns_max * rows_max];
    for (int columns = 1; columns <= columns_max; columns++)
        for (int rows = 1; rows <= rows_max; rows++)
            for (int panel = 0; panel < 2; panel++) {
                struct layout layout = layout_make(columns, rows, panel);
                const struct rect parts[] = {layout.title, layout.map, layout.hints, layout.rule, layout.panel, layout.strip};
                for (int i = 0; i < columns * rows; i++)
                    cells[i] = 0;
                for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
                    if (parts[i].columns > 0)
                        mark(cells, parts[i], columns, rows);
                check_inside(layout.page, columns, rows);
            }
}

static void a_caption_has_rows_of_its_own(void **state)
{
    (void)state;
    static unsigned char cells[columns_max * rows_max];
    for (int columns = 1; columns <= columns_max; columns += 7)
        for (int rows = 1; rows <= rows_max; rows++)
            for (int wanted = 1; wanted < 30; wanted += 3) {
                struct layout layout = layout_with_caption(columns, rows, wanted);
                const struct rect parts[] = {layout.title, layout.map, layout.hints, layout.caption};
                for (int i = 0; i < columns * rows; i++)
                    cells[i] = 0;
                for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
                    if (parts[i].columns > 0)
                        mark(cells, parts[i], columns, rows);
                assert_int_equal(layout.is_too_small, columns < 20 || rows < 6);
                assert_true(layout.is_too_small || (layout.map.rows >= 1 && layout.caption.rows >= 1));
                assert_true(layout.caption.rows <= wanted);
                assert_true(layout.panel.columns == 0 && layout.strip.columns == 0);
            }
}

static void there_is_a_map_from_20_by_6(void **state)
{
    (void)state;
    for (int columns = 1; columns <= columns_max; columns++)
        for (int rows = 1; rows <= rows_max; rows++) {
            struct layout layout = layout_make(columns, rows, true);
            bool has_map = layout.map.columns > 0 && layout.map.rows > 0;
            assert_int_equal(has_map, columns >= 20 && rows >= 6);
            assert_int_equal(layout.is_too_small, !has_map);
            if (has_map)
                assert_true(layout.map.columns * 2 >= columns); /* the map is the hero */
        }
}

static void a_panel_where_it_fits_else_a_strip(void **state)
{
    (void)state;
    struct layout small = layout_make(80, 24, true), wide = layout_make(120, 40, true), hidden = layout_make(120, 40, false);
    assert_int_equal(small.panel.columns, 0);
    assert_int_equal(small.strip.rows, 2);
    assert_int_equal(small.strip.row, 21);
    assert_true(wide.panel.columns >= 34 && wide.panel.columns <= 38);
    assert_int_equal(wide.strip.columns, 0);
    assert_int_equal(hidden.panel.columns, 0);
    assert_int_equal(hidden.map.columns, 120);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_overlaps_or_lies_outside),
        cmocka_unit_test(a_caption_has_rows_of_its_own),
        cmocka_unit_test(there_is_a_map_from_20_by_6),
        cmocka_unit_test(a_panel_where_it_fits_else_a_strip),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
