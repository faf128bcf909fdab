#include "../cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/bytes.h"

static void formats_and_grows(void **state)
{
    (void)state;
    struct bytes bytes = {0};
    for (int i = 0; i < 1000; i++)
        bytes_add_format(&bytes, "%d,", i);
    assert_int_equal(bytes.count, 10 * 2 + 90 * 3 + 900 * 4);
    assert_memory_equal(bytes_text(&bytes), "0,1,2,", 6);
    bytes_fini(&bytes);
    assert_null(bytes.items);
}

static void encodes_codepoints(void **state)
{
    (void)state;
    struct bytes bytes = {0};
    bytes_add_codepoint(&bytes, 'A');
    bytes_add_codepoint(&bytes, 0x407);
    bytes_add_codepoint(&bytes, 0x28FF);
    bytes_add_codepoint(&bytes, 0x1FB00);
    assert_string_equal(bytes_text(&bytes), "AЇ\u28ff\U0001fb00");
    bytes_fini(&bytes);
}

static void reads_regular_files_only(void **state)
{
    (void)state;
    struct bytes bytes;
    struct error error;
    char path[] = "/tmp/tiermap-test-XXXXXX";
    int fd = mkstemp(path);
    assert_int_equal(write(fd, "hello", 5), 5);
    close(fd);
    assert_true(bytes_read_file(&bytes, path, 100, &error));
    assert_int_equal(bytes.count, 5);
    bytes_fini(&bytes);
    assert_false(bytes_read_file(&bytes, path, 4, &error));
    assert_non_null(strstr(error.text, path));
    assert_null(bytes.items);
    unlink(path);
    assert_false(bytes_read_file(&bytes, "/dev/null", 4, &error));
    assert_non_null(strstr(error.text, "not a regular file"));
    assert_false(bytes_read_file(&bytes, "/tmp", 4, &error));
    assert_non_null(strstr(error.text, "not a regular file"));
    assert_false(bytes_read_file(&bytes, path, 4, &error));
    assert_non_null(strstr(error.text, "No such file"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formats_and_grows),
        cmocka_unit_test(encodes_codepoints),
        cmocka_unit_test(reads_regular_files_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
