#include "../cmocka_all.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "engine/data/shapefile.h"
#include "engine/data/shapefile_write.h"
#include "engine/make_shapefile.h"
#include "fixture.h"
#include "model/shapefile_order.h"

static const struct order_field fields[] = {
    {"NAME", ORDER_TEXT, 10, 0}, {"AREA_KM2", ORDER_NUMBER, 12, 1}, {"ILLUSTR", ORDER_YES_NO, 1, 0}};
static const char *const names[] = {"name", "area_km2", "illustr"};

static void add_ring(struct records *records, double west, double south, double size, int clockwise, bool is_hole)
{
    struct lonlat ring[5];
    fixture_square(ring, west, south, size, clockwise);
    records_add_part(records, ring, 5, is_hole);
}

static void save(const char *folder, const struct shapefile_files *files)
{
    fixture_write(folder, "made.shp", files->shp.items, files->shp.count);
    fixture_write(folder, "made.shx", files->shx.items, files->shx.count);
    fixture_write(folder, "made.dbf", files->dbf.items, files->dbf.count);
    fixture_write(folder, "made.prj", files->prj.items, files->prj.count);
    fixture_write(folder, "made.cpg", files->cpg.items, files->cpg.count);
}

/* Both rings turn the wrong way; the second record has no shape. */
static struct records two_records(void)
{
    struct records records = {.geometry = GEOMETRY_POLYGONS, .field_count = 3};
    records_add(&records, 0);
    add_ring(&records, 30, 50, 4, 0, false);
    add_ring(&records, 31, 51, 1, 1, true);
    records_add_value(&records, "Київ і Одеса");
    records_add_value(&records, "27850.4");
    records_add_value(&records, "T");
    records_add(&records, 0);
    records_add_value(&records, "\x1b[31mred");
    records_add_value(&records, "0.0");
    records_add_value(&records, "T");
    return records;
}

static void what_is_written_is_read_back(void **state)
{
    (void)state;
    struct records records = two_records(), back;
    struct shapefile_files files;
    struct error error = {0};
    char *folder = fixture_folder_new(), *path = fixture_path(folder, "made.shp");
    assert_true(shapefile_write(&files, &records, fields, &error));
    save(folder, &files);
    const struct records_query query = {GEOMETRY_POLYGONS, names, 3, 0, 0};
    if (!shapefile_read(&back, path, &query, &error))
        fail_msg("%s", error.text);
    assert_int_equal(back.records.count, 1);
    assert_int_equal(back.report.found[WARNING_RECORDS_EMPTY], 1);
    assert_int_equal(back.report.found[WARNING_PROJECTION_ASSUMED], 0);
    assert_int_equal(back.report.found[WARNING_ENCODING_GUESSED], 0);
    assert_int_equal(back.parts.count, 2);
    assert_false(back.parts.items[0].is_hole); /* by their direction, which the reader goes by */
    assert_true(back.parts.items[1].is_hole);
    assert_int_equal(back.points.count, 10);
    assert_true(back.points.items[0].lon >= 30 && back.points.items[0].lon <= 34);
    assert_string_equal(records_text(&back, 0, 0), "Київ"); /* 10 bytes would end within a letter */
    assert_true(records_number(&back, 0, 1) == 27850.4);
    assert_string_equal(records_text(&back, 0, 2), "T");
    records_fini(&back);
    records_fini(&records);
    shapefile_files_fini(&files);
    free(path);
    fixture_folder_free(folder);
}

static void the_files_agree_with_each_other(void **state)
{
    (void)state;
    struct records records = two_records();
    struct shapefile_files files;
    assert_true(shapefile_write(&files, &records, fields, NULL));
    const unsigned char *shp = files.shp.items;
    size_t words = (size_t)shp[24] << 24 | (size_t)shp[25] << 16 | (size_t)shp[26] << 8 | shp[27];
    assert_int_equal(words * 2, files.shp.count);
    assert_int_equal(files.shx.count, 100 + 2 * 8);
    assert_string_equal(bytes_text(&files.cpg), "UTF-8");
    assert_non_null(strstr(bytes_text(&files.prj), "WGS_1984"));
    const char *dbf = (const char *)files.dbf.items;
    size_t header = (size_t)files.dbf.items[8] | (size_t)files.dbf.items[9] << 8;
    assert_memory_equal(dbf + header + 1 + 10, "     27850.4T", 13);
    assert_null(memchr(dbf, '\x1b', files.dbf.count)); /* no control character leaves */
    records_fini(&records);
    shapefile_files_fini(&files);
}

static void lines_are_written_too(void **state)
{
    (void)state;
    const struct lonlat line[3] = {{30, 50}, {31, 51}, {190, 52}}; /* across the 180th meridian it runs on */
    struct records records = {.geometry = GEOMETRY_LINES, .field_count = 1}, back;
    struct shapefile_files files;
    char *folder = fixture_folder_new(), *path = fixture_path(folder, "made.shp");
    records_add(&records, 0);
    records_add_part(&records, line, 2, false);
    records_add_part(&records, line + 1, 2, false);
    records_add_value(&records, "russia");
    assert_true(shapefile_write(&files, &records, fields, NULL));
    save(folder, &files);
    struct error error = {0};
    const struct records_query query = {GEOMETRY_LINES, names, 1, 0, 0};
    assert_true(shapefile_read(&back, path, &query, &error));
    assert_int_equal(back.parts.count, 2);
    assert_true(back.points.items[3].lon == 190);
    assert_int_equal(back.report.found[WARNING_POINTS_NOWHERE], 0);
    records_fini(&back);
    shapefile_files_fini(&files);
    records.points.items[3].lon = 32;
    assert_true(shapefile_write(&files, &records, fields, NULL));
    save(folder, &files);
    assert_true(shapefile_read(&back, path, &query, NULL));
    assert_int_equal(back.parts.count, 2);
    assert_true(back.points.items[3].lon == 32 && back.points.items[3].lat == 52);
    records_fini(&back);
    records_fini(&records);
    shapefile_files_fini(&files);
    free(path);
    fixture_folder_free(folder);
}

static struct shapefile_order small_order(void)
{
    struct shapefile_order order = {.is_polygons = true};
    struct lonlat ring[5];
    fixture_square(ring, 10, 10, 2, 1);
    *ARRAY_ADD(&order.fields) = (struct order_field){"NAME", ORDER_TEXT, 20, 0};
    shapefile_order_record(&order);
    shapefile_order_part(&order, false);
    for (int i = 0; i < 5; i++)
        shapefile_order_place(&order, ring[i]);
    shapefile_order_value(&order, "square");
    return order;
}

static void an_order_becomes_files(void **state)
{
    (void)state;
    struct shapefile_order order = small_order();
    struct bytes message = {0}, answer = {0}, files[PRODUCT_FILES];
    struct error error = {0};
    shapefile_order_write(&order, &message);
    assert_int_equal(shapefile_order_length(message.items, message.count), message.count);
    make_shapefile(message.items, message.count, &answer);
    assert_int_equal(product_length(answer.items, answer.count), answer.count);
    assert_true(product_read(files, answer.items, answer.count, &error));
    assert_string_equal(product_ending(PRODUCT_DBF), "dbf");
    assert_non_null(strstr(bytes_text(&files[PRODUCT_PRJ]), "WGS_1984"));
    assert_int_equal(files[PRODUCT_SHX].count, 108);
    for (int i = 0; i < PRODUCT_FILES; i++)
        bytes_fini(&files[i]);
    bytes_fini(&answer);
    bytes_fini(&message);
    shapefile_order_fini(&order);
}

static void expect_refusal(const struct shapefile_order *order)
{
    struct bytes message = {0}, answer = {0}, files[PRODUCT_FILES];
    struct error error = {0};
    shapefile_order_write(order, &message);
    make_shapefile(message.items, message.count, &answer);
    assert_false(product_read(files, answer.items, answer.count, &error));
    assert_non_null(strstr(error.text, "makes no sense"));
    bytes_fini(&answer);
    bytes_fini(&message);
}

static void orders_are_not_believed(void **state)
{
    (void)state;
    struct shapefile_order order = small_order();
    struct shapefile_order back;
    struct bytes message = {0};
    order.fields.items[0].width = 255;
    expect_refusal(&order);
    order.fields.items[0].width = 0;
    expect_refusal(&order);
    order.fields.items[0] = (struct order_field){"", ORDER_TEXT, 20, 0};
    expect_refusal(&order);
    order.fields.items[0] = (struct order_field){"NAME", 9, 20, 0};
    expect_refusal(&order);
    order.fields.items[0] = (struct order_field){"NAME", ORDER_TEXT, 20, 0};
    order.records.items[0] = 2;
    expect_refusal(&order);
    order.records.items[0] = 1;
    order.parts.items[0].place_count = 6;
    expect_refusal(&order);
    order.parts.items[0].place_count = 5;
    order.places.items[2].lat = 91;
    expect_refusal(&order);
    order.places.items[2].lat = 11;
    order.values.count--;
    expect_refusal(&order);
    order.values.count++;
    shapefile_order_write(&order, &message);
    assert_true(shapefile_order_read(&back, message.items, message.count, NULL));
    shapefile_order_fini(&back);
    for (size_t cut = 0; cut < message.count; cut++) /* whatever is missing at the end */
        assert_false(shapefile_order_read(&back, message.items, cut, NULL));
    message.items[0] ^= 1;
    assert_true(shapefile_order_length(message.items, message.count) == SIZE_MAX);
    bytes_fini(&message);
    shapefile_order_fini(&order);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read_back),
        cmocka_unit_test(the_files_agree_with_each_other),
        cmocka_unit_test(lines_are_written_too),
        cmocka_unit_test(an_order_becomes_files),
        cmocka_unit_test(orders_are_not_believed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
