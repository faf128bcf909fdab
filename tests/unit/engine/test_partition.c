#include "../cmocka_all.h"

#include <math.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "engine/geo/cut.h"
#include "engine/geo/extent_tree.h"
#include "engine/geo/inside.h"
#include "engine/geo/linework.h"
#include "engine/geo/locate.h"
#include "engine/geo/mend.h"
#include "engine/geo/partition.h"
#include "engine/geo/side.h"

/* Lines cut where they meet, and the faces that they enclose. GEOS, which does the same in another way, is the oracle. */

static uint64_t chance = 1;

static int below(int limit)
{
    chance = chance * 6364136223846793005u + 1442695040888963407u;
    return (int)((chance >> 33) % (uint64_t)limit);
}

static double coordinate(bool on_grid)
{
    return on_grid ? below(12) : below(1000000) / 1e5;
}

static void add_rectangle(struct shape *shape, double west, double south, double east, double north)
{
    const struct point ring[] = {{west, south}, {west, north}, {east, north}, {east, south}, {west, south}};
    shape_add_part(shape, false);
    shape_add_points(shape, ring, 5);
}

/* Lines and rings at random; on a grid they touch, run along each other and meet in the same points all the time. */
static void add_chaos(struct shape *lines, bool on_grid, int parts)
{
    for (int i = 0; i < parts; i++) {
        int count = 2 + below(6);
        shape_add_part(lines, false);
        for (int k = 0; k < count; k++)
            shape_add_point(lines, (struct point){coordinate(on_grid), coordinate(on_grid)});
        if (below(2) == 0)
            shape_add_point(lines, lines->points.items[lines->points.count - (size_t)count]);
    }
}

static bool are_same(struct point a, struct point b)
{
    return a.x == b.x && a.y == b.y;
}

static bool is_end(const struct point *segment, struct point point)
{
    return are_same(segment[0], point) || are_same(segment[1], point);
}

/* Whether two segments have more in common than an end, said by GEOS. */
static bool do_meet(struct geos *geos, const struct point *one, const struct point *other)
{
    struct shape both[2] = {0};
    GEOSGeometry *lines[2];
    for (int i = 0; i < 2; i++) {
        shape_add_part(&both[i], false);
        shape_add_points(&both[i], i == 0 ? one : other, 2);
        lines[i] = convert_lines(geos, &both[i]);
        shape_fini(&both[i]);
    }
    GEOSGeometry *common = GEOSIntersection_r(geos->handle, lines[0], lines[1]);
    bool is_point = GEOSGeomTypeId_r(geos->handle, common) == GEOS_POINT && GEOSisEmpty_r(geos->handle, common) == 0;
    bool meet = GEOSisEmpty_r(geos->handle, common) == 0;
    if (is_point) {
        struct point point;
        GEOSGeomGetX_r(geos->handle, common, &point.x);
        GEOSGeomGetY_r(geos->handle, common, &point.y);
        meet = !is_end(one, point) || !is_end(other, point);
    }
    geos_drop(geos, common);
    geos_drop(geos, lines[0]);
    geos_drop(geos, lines[1]);
    return meet;
}

static void check_cut(struct geos *geos, const struct shape *cut)
{
    struct {
        const struct point **items;
        size_t count, capacity;
    } segments = {0};
    for (size_t i = 0; i < cut->parts.count; i++)
        for (uint32_t k = 0; k + 1 < cut->parts.items[i].point_count; k++)
            *ARRAY_ADD(&segments) = shape_points(cut, i) + k;
    for (size_t i = 0; i < segments.count; i++)
        for (size_t k = 0; k < i; k++)
            if (is_end(segments.items[k], segments.items[i][0]) || is_end(segments.items[k], segments.items[i][1]) ||
                below(4) == 0)
                assert_false(do_meet(geos, segments.items[i], segments.items[k]));
    ARRAY_FINI(&segments);
}

static int compare_areas(const void *a, const void *b)
{
    double first = *(const double *)a, second = *(const double *)b;
    return first < second ? -1 : first > second;
}

/* The areas of the faces as GEOS finds them, from the smallest. */
static double *oracle_areas(struct geos *geos, const struct shape *lines, size_t *count)
{
    GEOSGeometry *all = convert_lines(geos, lines), *cut = GEOSUnaryUnion_r(geos->handle, all);
    GEOSGeometry *faces = GEOSPolygonize_r(geos->handle, (const GEOSGeometry *const *)&cut, 1);
    *count = (size_t)GEOSGetNumGeometries_r(geos->handle, faces);
    double *areas = memory_new_items(*count, sizeof *areas);
    for (size_t i = 0; i < *count; i++)
        GEOSArea_r(geos->handle, GEOSGetGeometryN_r(geos->handle, faces, (int)i), &areas[i]);
    qsort(areas, *count, sizeof *areas, compare_areas);
    geos_drop(geos, faces);
    geos_drop(geos, cut);
    geos_drop(geos, all);
    return areas;
}

static bool holds(const struct shape *polygon, struct point point)
{
    bool inside = false;
    struct locator *locator = locator_new(&point, 1);
    locator_find(locator, polygon, &inside);
    locator_free(locator);
    return inside;
}

static void check_faces(struct geos *geos, const struct partition *partition, const double *expected, size_t count)
{
    double *areas = memory_new_items(partition->face_count, sizeof *areas);
    assert_int_equal(partition->face_count, count);
    for (size_t i = 0; i < count; i++) {
        const struct shape *face = &partition->faces[i];
        areas[i] = shape_area_m2(face);
        GEOSGeometry *polygon = convert_polygons(geos, face);
        assert_int_equal(GEOSisValid_r(geos->handle, polygon), 1);
        geos_drop(geos, polygon);
        for (size_t k = 0; k < count && areas[i] > 1e-6; k++)
            assert_int_equal(holds(&partition->faces[k], inside_point(face)), i == k);
    }
    qsort(areas, count, sizeof *areas, compare_areas);
    for (size_t i = 0; i < count; i++)
        assert_true(fabs(areas[i] - expected[i]) < 1e-9);
    free(areas);
}

static void faces_are_those_that_geos_finds(void **state)
{
    (void)state;
    struct geos *geos = geos_new();
    for (int round = 0; round < 300; round++) {
        struct linework linework = {0};
        struct shape chaos = {0}, cut = {0};
        struct partition partition;
        size_t count;
        chance = (uint64_t)round;
        add_chaos(&chaos, round % 3 != 0, 1 + below(12));
        linework_add(&linework, &chaos);
        assert_true(cut_lines(&cut, geos, &linework.lines));
        if (round % 10 == 0)
            check_cut(geos, &cut);
        double *expected = oracle_areas(geos, &chaos, &count);
        partition_init(&partition, geos, &cut);
        check_faces(geos, &partition, expected, count);
        free(expected);
        partition_fini(&partition);
        linework_fini(&linework);
        shape_fini(&cut);
        shape_fini(&chaos);
    }
    geos_free(geos);
}

/* Islands within lakes within islands, beside each other and touching in a corner. */
static void holes_find_their_faces(void **state)
{
    (void)state;
    struct geos *geos = geos_new();
    struct shape lines = {0};
    struct partition partition;
    add_rectangle(&lines, 0, 0, 100, 100);
    add_rectangle(&lines, 10, 10, 50, 50);
    add_rectangle(&lines, 50, 50, 60, 60);
    add_rectangle(&lines, 20, 20, 40, 40);
    add_rectangle(&lines, 25, 25, 30, 30);
    add_rectangle(&lines, 70, 10, 80, 20);
    add_rectangle(&lines, 0, 100, 10, 110); /* touches the outer one from outside */
    add_rectangle(&lines, 90, 90, 100, 100);
    struct shape cut = {0};
    assert_true(cut_lines(&cut, geos, &lines));
    partition_init(&partition, geos, &cut);
    const double expected[] = {25, 100, 100, 100, 100, 375, 1200, 10000 - 1600 - 100 - 100 - 100};
    check_faces(geos, &partition, expected, sizeof expected / sizeof *expected);
    partition_fini(&partition);
    shape_fini(&lines);
    geos_free(geos);
}

/* Two rectangles side by side, with a line across both: four faces, and two when the labels join them. */
static void faces_are_joined_by_labels(void **state)
{
    (void)state;
    struct geos *geos = geos_new();
    struct linework linework = {0};
    struct shape left = {0}, right = {0}, across = {0}, cut = {0}, borders = {0};
    struct partition pieces, joined;
    uint32_t labels[4];
    add_rectangle(&left, 0, 0, 10, 10);
    add_rectangle(&right, 10, 0, 20, 10);
    shape_add_part(&across, false);
    shape_add_point(&across, (struct point){-5, 5});
    shape_add_point(&across, (struct point){25, 5});
    linework_add(&linework, &left);
    linework_add(&linework, &right);
    linework_add(&linework, &left); /* twice is once */
    linework_add(&linework, &across);
    assert_int_equal(linework.edges.list.count, 4 + 4 - 1 + 1);
    assert_true(cut_lines(&cut, geos, &linework.lines));
    partition_init(&pieces, geos, &cut);
    assert_int_equal(pieces.face_count, 4);
    for (size_t i = 0; i < 4; i++) {
        struct extent extent = shape_extent(&pieces.faces[i]);
        labels[i] = extent.max_x <= 10 ? 7 : extent.max_y <= 5 ? no_zone : 8; /* left, nothing, upper right */
        assert_true(shape_area_m2(&pieces.faces[i]) == 50);
    }
    partition_borders(&pieces, labels, no_zone, &borders);
    partition_init(&joined, geos, &borders);
    const double expected[] = {50, 100};
    check_faces(geos, &joined, expected, 2);
    partition_fini(&joined);
    partition_fini(&pieces);
    linework_fini(&linework);
    shape_fini(&left);
    shape_fini(&right);
    shape_fini(&across);
    shape_fini(&cut);
    geos_free(geos);
}

/* The area that an odd number of rings runs around, of faces that GEOS finds. */
static double odd_area_m2(struct geos *geos, const struct shape *rings)
{
    GEOSGeometry *all = convert_lines(geos, rings), *cut = GEOSUnaryUnion_r(geos->handle, all);
    GEOSGeometry *faces = GEOSPolygonize_r(geos->handle, (const GEOSGeometry *const *)&cut, 1);
    double sum_m2 = 0;
    for (int i = 0; i < GEOSGetNumGeometries_r(geos->handle, faces); i++) {
        const GEOSGeometry *face = GEOSGetGeometryN_r(geos->handle, faces, i);
        GEOSGeometry *sample = GEOSPointOnSurface_r(geos->handle, face);
        struct point point;
        double area_m2;
        GEOSGeomGetX_r(geos->handle, sample, &point.x);
        GEOSGeomGetY_r(geos->handle, sample, &point.y);
        GEOSArea_r(geos->handle, face, &area_m2);
        sum_m2 += holds(rings, point) ? area_m2 : 0;
        geos_drop(geos, sample);
    }
    geos_drop(geos, faces);
    geos_drop(geos, cut);
    geos_drop(geos, all);
    return sum_m2;
}

static void rings_that_cross_are_mended(void **state)
{
    (void)state;
    struct geos *geos = geos_new();
    int mended_count = 0;
    for (int round = 0; round < 200; round++) {
        struct shape rings = {0};
        bool mended;
        chance = (uint64_t)round;
        for (int i = 0, parts = 1 + below(4); i < parts; i++) {
            size_t first = rings.points.count;
            shape_add_part(&rings, false);
            for (int k = 0, count = 3 + below(7); k < count; k++)
                shape_add_point(&rings, (struct point){coordinate(round % 2 == 0), coordinate(round % 2 == 0)});
            struct point begin = rings.points.items[first];
            shape_add_point(&rings, begin);
        }
        double expected_m2 = odd_area_m2(geos, &rings);
        assert_true(mend_crossings(&rings, &mended, geos));
        GEOSGeometry *polygons = convert_polygons(geos, &rings);
        assert_true(!mended || GEOSisValid_r(geos->handle, polygons) == 1);
        assert_true(!mended || fabs(shape_area_m2(&rings) - expected_m2) < 1e-9);
        mended_count += mended;
        geos_drop(geos, polygons);
        shape_fini(&rings);
    }
    assert_in_range(mended_count, 100, 199); /* some do not cross */
    geos_free(geos);
}

static void no_lines_have_no_faces(void **state)
{
    (void)state;
    struct geos *geos = geos_new();
    struct shape none = {0}, cut = {0};
    struct partition partition;
    assert_true(cut_lines(&cut, geos, &none));
    partition_init(&partition, geos, &cut);
    assert_int_equal(partition.face_count, 0);
    partition_fini(&partition);
    geos_free(geos);
}

struct found {
    size_t items[400], count;
};

static bool take(void *data, size_t index)
{
    struct found *found = data;
    found->items[found->count++] = index;
    return true;
}

static void extents_are_found_in_order(void **state)
{
    (void)state;
    for (int count = 1; count < 400; count += 1 + count / 3) {
        struct extent_tree tree = {0};
        struct extent extents[400];
        for (int i = 0; i < count; i++) {
            double x = below(100), y = below(100);
            extents[i] = (struct extent){x, y, x + below(9), y + below(9)};
            extent_tree_add(&tree, extents[i]);
        }
        extent_tree_finish(&tree);
        for (int i = 0; i < count; i++) {
            struct found found = {.count = 0};
            size_t at = 0;
            extent_tree_find(&tree, extents[i], (size_t)i / 2, take, &found);
            for (int k = i / 2; k < count; k++)
                if (extent_intersects(extents[k], extents[i]))
                    assert_int_equal(found.items[at++], k);
            assert_int_equal(found.count, at);
        }
        extent_tree_fini(&tree);
    }
}

/* Points that lie beside a line by less than a double can tell when it multiplies. */
static void sides_are_certain(void **state)
{
    (void)state;
    struct geos *geos = geos_new();
    const struct point a = {0.1, 0.1}, b = {24.1, 24.1};
    for (int i = 0; i < 1000; i++) {
        double x = 0.5 + i / 1024.0 * 0.9, up = nextafter(x, 1e9), down = nextafter(x, -1e9);
        assert_int_equal(side_of(geos, a, b, (struct point){x, up}), 1);
        assert_int_equal(side_of(geos, a, b, (struct point){x, down}), -1);
        assert_int_equal(side_of(geos, a, b, (struct point){x, x}), 0);
        assert_int_equal(side_of(geos, b, a, (struct point){x, up}), -1);
    }
    geos_free(geos);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(faces_are_those_that_geos_finds), cmocka_unit_test(holes_find_their_faces),
        cmocka_unit_test(faces_are_joined_by_labels),      cmocka_unit_test(rings_that_cross_are_mended),
        cmocka_unit_test(no_lines_have_no_faces),
        cmocka_unit_test(extents_are_found_in_order),      cmocka_unit_test(sides_are_certain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
