#include "viewer/term/input.h"

#include "../cmocka_all.h"

#include <string.h>

enum { escape_ms = 25 };

/* Bytes at their times; what is read between and at the end is written down as names of keys with spaces. */
struct player {
    struct input input;
    int64_t now_ms;
    char read[256];
};

static void take(struct player *player)
{
    struct event event;
    while (input_next(&player->input, player->now_ms, &event)) {
        char name[key_name_size] = "mouse";
        if (event.kind == EVENT_KEY)
            key_print(event.key, name);
        if (player->read[0] != '\0')
            strcat(player->read, " ");
        strcat(player->read, name);
    }
}

static void begin(struct player *player)
{
    *player = (struct player){.now_ms = 1000};
    input_init(&player->input, escape_ms, true);
}

static void feed(struct player *player, const char *bytes)
{
    input_feed(&player->input, bytes, strlen(bytes), player->now_ms);
    take(player);
}

static void pass(struct player *player, int ms)
{
    player->now_ms += ms;
    take(player);
}

static void end(struct player *player, const char *expected)
{
    assert_string_equal(player->read, expected);
    input_fini(&player->input);
}

static void a_burst_is_read_whole(void **state)
{
    (void)state;
    struct player player;
    begin(&player);
    feed(&player, "\x1B[C\x1B[C++\x1B[<64;3;4Mй\x1BOPq");
    assert_int_equal(input_deadline_ms(&player.input, player.now_ms), -1);
    end(&player, "Right Right + + mouse й F1 q");
}

/* Wherever a sequence is cut, it is the same key, and no byte of it is another. */
static void cut_sequences_are_put_together(void **state)
{
    (void)state;
    static const struct { const char *bytes, *name; } rows[] = {{"\x1B[A", "Up"}, {"\x1BOA", "Up"}, {"\x1B[1;2A", "S-Up"}, {"\x1B[<0;12;7M", "mouse"},
                                                                {"\x1B[15~", "F5"}, {"й", "й"}, {"\x1B[[B", "F2"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (size_t cut = 1; cut < strlen(rows[i].bytes); cut++)
            for (int pause_ms = 0; pause_ms < 500; pause_ms += 490) {
                struct player player;
                char first[16] = "";
                memcpy(first, rows[i].bytes, cut);
                if (cut == 1 && first[0] == '\x1B' && pause_ms > escape_ms)
                    continue; /* the next test */
                begin(&player);
                feed(&player, first);
                pass(&player, pause_ms);
                feed(&player, rows[i].bytes + cut);
                end(&player, rows[i].name);
            }
}

static void a_lone_escape_is_the_key_and_its_late_rest_is_dropped(void **state)
{
    (void)state;
    struct player player;
    begin(&player);
    feed(&player, "\x1B");
    assert_int_equal(input_deadline_ms(&player.input, player.now_ms), escape_ms);
    assert_string_equal(player.read, "");
    pass(&player, escape_ms);
    assert_string_equal(player.read, "Esc");
    pass(&player, 100);
    feed(&player, "[A");
    feed(&player, "x");
    end(&player, "Esc x");
    begin(&player); /* after a while, it is typed */
    feed(&player, "\x1B");
    pass(&player, 3000);
    feed(&player, "[A");
    end(&player, "Esc [ A");
    begin(&player);
    feed(&player, "\x1B");
    pass(&player, 100);
    feed(&player, "[");
    feed(&player, "[");
    end(&player, "Esc [ [");
}

static void an_incomplete_sequence_is_thrown_away_whole(void **state)
{
    (void)state;
    static const char *const pieces[] = {"\x1B[", "\x1B[1", "\x1B[1;", "\x1B[<0;12", "\x1BO", "\x1B]11;rgb:00", "\xD0", "\xE2\x82"};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        struct player player;
        begin(&player);
        feed(&player, pieces[i]);
        assert_true(input_deadline_ms(&player.input, player.now_ms) > 0);
        pass(&player, 1000);
        assert_int_equal(input_deadline_ms(&player.input, player.now_ms), -1);
        feed(&player, "q");
        end(&player, "q");
    }
}

static void a_key_after_a_piece_is_not_swallowed(void **state)
{
    (void)state;
    static const char *const pieces[] = {"\x1B[", "\x1B[1;", "\x1B[<0;12"};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        struct player player;
        begin(&player);
        feed(&player, pieces[i]);
        pass(&player, 300);
        feed(&player, "q");
        end(&player, "q");
    }
    struct player player;
    begin(&player);
    feed(&player, "\x1B[?62;1");
    feed(&player, "c"); /* an answer to a question, not a key */
    end(&player, "");
}

static void escape_and_a_key_are_two(void **state)
{
    (void)state;
    struct player player;
    begin(&player);
    feed(&player, "\x1Bq\x1B\x1B");
    pass(&player, escape_ms);
    end(&player, "Esc q Esc Esc");
    begin(&player);
    feed(&player, "\x1B]");
    pass(&player, escape_ms);
    end(&player, "Esc ]");
}

static void a_paste_is_not_typed(void **state)
{
    (void)state;
    struct player player;
    begin(&player);
    feed(&player, "a\x1B[200~qqq\x1B[A\nrm -rf\x1B[20");
    feed(&player, "1~b");
    end(&player, "a b");
    begin(&player); /* one that never ends */
    feed(&player, "\x1B[200~qqq");
    assert_true(input_deadline_ms(&player.input, player.now_ms) > 0);
    pass(&player, 1000);
    feed(&player, "b");
    end(&player, "b");
}

static void bytes_of_other_encodings_are_skipped(void **state)
{
    (void)state;
    struct player player;
    begin(&player);
    player.input.is_utf8 = false;
    feed(&player, "\xEA\xD0" "a\xFF");
    end(&player, "a");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_burst_is_read_whole),
        cmocka_unit_test(cut_sequences_are_put_together),
        cmocka_unit_test(a_lone_escape_is_the_key_and_its_late_rest_is_dropped),
        cmocka_unit_test(an_incomplete_sequence_is_thrown_away_whole),
        cmocka_unit_test(a_key_after_a_piece_is_not_swallowed),
        cmocka_unit_test(escape_and_a_key_are_two),
        cmocka_unit_test(a_paste_is_not_typed),
        cmocka_unit_test(bytes_of_other_encodings_are_skipped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
