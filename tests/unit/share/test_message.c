#include "viewer/share/share_message.h"

#include "../cmocka_all.h"

#include <math.h>
#include <string.h>

#include "model/feature.h"
#include "model/request.h"
#include "some_view.h"

static bool reads(const struct share_message *message)
{
    unsigned char bytes[share_message_size];
    struct share_message read;
    struct error error = {0};
    share_message_write(message, bytes);
    bool is_read = share_message_read(&read, bytes, sizeof bytes, &error);
    assert_int_equal(is_read, error.text[0] == '\0');
    return is_read;
}

static void comes_as_it_was_sent(void **state)
{
    (void)state;
    struct share_message message = some_message(1u << SHARE_PLAN | 1u << SHARE_LINE), read;
    unsigned char bytes[share_message_size], again[share_message_size];
    struct error error = {0};
    message.view.serials[SHARE_DRAFT] = 7;
    message.view.serials[SHARE_LINE] = 8;
    message.view.reference = REFERENCE_DRAWN;
    message.view.hold = SHARE_ZONE;
    message.view.tour_step = 4;
    message.view.has_mark = true;
    message.view.mark = (struct point){-1000, 2000};
    strcpy(message.view.mark_name, "Київ");
    message.view.is_waiting = message.view.own_border = message.view.owns_outline = true;
    share_message_write(&message, bytes);
    assert_true(share_message_read(&read, bytes, sizeof bytes, &error));
    assert_int_equal(read.file_bits, message.file_bits);
    assert_memory_equal(read.view.serials, message.view.serials, sizeof read.view.serials);
    assert_true(read.view.centre.x == 12000 && read.view.centre.y == -34000 && read.view.metres_per_column == 11000);
    assert_true(read.view.columns == 80 && read.view.rows == 21 && read.view.hold == SHARE_ZONE && read.view.selected == 1);
    assert_true(read.view.reference == REFERENCE_DRAWN && read.view.tier_count == 3 && read.view.outer_km[2] == 220);
    assert_true(read.view.has_mark && read.view.mark.x == -1000 && read.view.mark.y == 2000);
    assert_string_equal(read.view.mark_name, "Київ");
    assert_true(read.view.tour_step == 4 && read.view.is_waiting && read.view.own_border && read.view.owns_outline);
    share_message_write(&read, again);
    assert_memory_equal(bytes, again, sizeof bytes);
}

static void says_that_too_many_follow(void **state)
{
    (void)state;
    assert_true(reads(&(struct share_message){.kind = SHARE_FULL}));
    assert_false(reads(&(struct share_message){.kind = SHARE_FULL, .file_bits = 1}));
}

/* One number after the other is made wrong. */
static void refuses_what_is_out_of_range(void **state)
{
    (void)state;
    const struct share_message good = some_message(0);
    struct share_message message = good;
    assert_true(reads(&good));
#define REFUSES(field, value)                                                                                          \
    do {                                                                                                               \
        message = good;                                                                                                \
        message.field = (value);                                                                                       \
        if (reads(&message))                                                                                           \
            fail_msg("takes " #field " = " #value);                                                                    \
    } while (0)
    REFUSES(kind, SHARE_KINDS);
    REFUSES(file_bits, 1u << SHARE_FILES);
    REFUSES(file_bits, 1u << SHARE_DRAFT); /* which it does not speak of */
    REFUSES(view.serials[SHARE_PLAN], 0);
    REFUSES(view.serials[SHARE_GROUND], 0); /* for which the tiers were made */
    REFUSES(view.serials[SHARE_LINE], 9);   /* though none is in force */
    REFUSES(view.reference, REFERENCE_DRAWN);
    REFUSES(view.reference, REFERENCE_KINDS);
    REFUSES(view.hold, SHARE_HOLDS);
    REFUSES(view.columns, 0);
    REFUSES(view.columns, 20000);
    REFUSES(view.rows, 0);
    REFUSES(view.rows, UINT32_MAX);
    REFUSES(view.centre.x, NAN);
    REFUSES(view.centre.y, INFINITY);
    REFUSES(view.centre.x, -1e300);
    REFUSES(view.metres_per_column, 0);
    REFUSES(view.metres_per_column, -5);
    REFUSES(view.metres_per_column, NAN);
    REFUSES(view.metres_per_column, 1e300);
    REFUSES(view.selected, zones_max);
    REFUSES(view.tier_count, tiers_min - 1);
    REFUSES(view.tier_count, tiers_max + 1);
    REFUSES(view.outer_km[0], 0);
    REFUSES(view.outer_km[0], 80);
    REFUSES(view.outer_km[2], NAN);
    REFUSES(view.outer_km[2], 1e9);
    message = good;
    message.view.has_mark = true;
    assert_true(reads(&message));
    message.view.mark.x = NAN;
    assert_false(reads(&message));
    message.view.mark.x = 0;
    strcpy(message.view.mark_name, "\x1b[2J");
    assert_false(reads(&message));
    strcpy(message.view.mark_name, "\xd0");
    assert_false(reads(&message));
    REFUSES(view.tour_step, -2);
    REFUSES(view.hold, SHARE_STEP); /* of no tour */
    REFUSES(view.tour_step, 1 << 30);
#undef REFUSES
    message = good;
    message.view.selected = no_zone;
    message.view.outer_km[3] = NAN; /* of no tier */
    assert_true(reads(&message));
}

/* Every length but the right one, and every byte changed: read or refused with a sentence, never more than there is. */
static void damaged_bytes_do_no_harm(void **state)
{
    (void)state;
    const struct share_message good = some_message(1u << SHARE_PLAN);
    unsigned char bytes[share_message_size + 8] = {0};
    struct share_message read;
    share_message_write(&good, bytes);
    for (size_t size = 0; size <= sizeof bytes; size++) {
        struct error error = {0};
        if (size == share_message_size)
            continue;
        assert_false(share_message_read(&read, bytes, size, &error));
        assert_string_not_equal(error.text, "");
    }
    for (size_t at = 0; at < share_message_size; at++) {
        struct error error = {0};
        bytes[at] ^= 0x80;
        if (!share_message_read(&read, bytes, share_message_size, &error)) {
            assert_string_not_equal(error.text, "");
            assert_int_equal(read.view.columns, 0);
        }
        bytes[at] ^= 0x80;
    }
}

static void another_version_is_told_from_damage(void **state)
{
    (void)state;
    const struct share_message good = some_message(0);
    unsigned char bytes[share_message_size];
    struct share_message read;
    struct error error = {0};
    share_message_write(&good, bytes);
    strcpy((char *)bytes + 8, "9.8.7");
    assert_false(share_message_read(&read, bytes, 60, &error)); /* whatever else it has become */
    assert_non_null(strstr(error.text, "9.8.7"));
    assert_non_null(strstr(error.text, TIERMAP_VERSION));
    share_message_write(&good, bytes);
    bytes[4] ^= 1; /* its replies are others */
    assert_false(share_message_read(&read, bytes, sizeof bytes, &error));
    assert_non_null(strstr(error.text, TIERMAP_VERSION));
    memset(bytes + 8, 'x', 16); /* no end */
    assert_false(share_message_read(&read, bytes, sizeof bytes, &error));
    assert_non_null(strstr(error.text, "damaged"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comes_as_it_was_sent),
        cmocka_unit_test(says_that_too_many_follow),
        cmocka_unit_test(refuses_what_is_out_of_range),
        cmocka_unit_test(damaged_bytes_do_no_harm),
        cmocka_unit_test(another_version_is_told_from_damage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
