#include "viewer/term/headless.h"

#include "../cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/bytes.h"
#include "base/memory.h"

struct folder {
    char path[64];
    char script[96], frame[96];
};

static int setup(void **state)
{
    static struct folder folder;
    strcpy(folder.path, "script-test-XXXXXX");
    assert_non_null(mkdtemp(folder.path));
    snprintf(folder.script, sizeof folder.script, "%s/script", folder.path);
    snprintf(folder.frame, sizeof folder.frame, "%s/a.frame", folder.path);
    *state = &folder;
    return 0;
}

static int teardown(void **state)
{
    struct folder *folder = *state;
    unlink(folder->script);
    unlink(folder->frame);
    rmdir(folder->path);
    return 0;
}

/* The program's own saver is tested with its folder. */
static bool save(const char *path, const struct bytes *frame, bool replaces, struct error *error)
{
    FILE *file = fopen(path, replaces ? "w" : "wx");
    if (file == NULL) {
        error_set(error, "%s: not saved", path);
        return false;
    }
    fwrite(frame->items, 1, frame->count, file);
    fclose(file);
    return true;
}

static struct backend *open_text(struct folder *folder, const char *text, struct error *error)
{
    FILE *file = fopen(folder->script, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    return headless_open(folder->script, 80, 24, (struct frame_saver){save, false}, error);
}

static const struct wait idle = {.fds = {-1, -1}, .timeout_ms = -1};

static struct event wait_event(struct backend *backend, struct wait wait)
{
    struct event event;
    backend_wait(backend, &wait, &event);
    return event;
}

static void steps_become_events(void **state)
{
    struct folder *folder = *state;
    struct error error;
    struct event event;
    struct backend *backend = open_text(folder, "# a comment\n\nsize 20x6\nkey Left C-c\ntype qй\n  mouse drag 3 4\r\nwait 250\nquit\nkey a\n", &error);
    int columns, rows;
    assert_non_null(backend);
    backend_size(backend, &columns, &rows);
    assert_true(columns == 80 && rows == 24);
    assert_false(backend_next(backend, &event)); /* a size waits until all is drawn */
    event = wait_event(backend, idle);
    assert_true(event.kind == EVENT_RESIZE && event.columns == 20 && event.rows == 6);
    event = wait_event(backend, idle);
    assert_true(event.kind == EVENT_KEY && event.key.code == SPECIAL_LEFT);
    assert_true(backend_next(backend, &event) && event.key.code == 'c' && event.key.modifiers == MODIFIER_CONTROL);
    assert_true(backend_next(backend, &event) && event.key.code == 'q');
    assert_true(backend_next(backend, &event) && event.key.code == 0x0439);
    assert_true(backend_next(backend, &event) && event.kind == EVENT_MOUSE);
    assert_true(event.mouse.kind == MOUSE_DRAG && event.mouse.column == 3 && event.mouse.row == 4);
    assert_false(backend_next(backend, &event));
    event = wait_event(backend, idle);
    assert_true(event.kind == EVENT_TICK && event.now_ms == 250);
    assert_int_equal(wait_event(backend, idle).kind, EVENT_QUIT);
    assert_int_equal(wait_event(backend, idle).kind, EVENT_QUIT);
    backend_close(backend);
}

static void frames_are_written(void **state)
{
    struct folder *folder = *state;
    struct error error;
    struct frame frame;
    struct bytes text = {0};
    char *script = memory_format("key a\nframe %s\n", folder->frame);
    struct backend *backend = open_text(folder, script, &error);
    assert_int_equal(wait_event(backend, idle).kind, EVENT_KEY);
    frame_init(&frame, 4, 1);
    frame_text(&frame, 0, 0, 4, "Kyïv", ROLE_TITLE, ROLE_SEA, ATTRIBUTE_BOLD);
    backend_show(backend, &frame, &(struct look){0});
    assert_int_equal(wait_event(backend, idle).kind, EVENT_QUIT);
    assert_true(bytes_read_file(&text, folder->frame, 10000, &error));
    assert_non_null(strstr(bytes_text(&text), "frame 4x1\n|Kyïv|\n"));
    assert_non_null(strstr(bytes_text(&text), "|bbbb|\n"));
    assert_non_null(strstr(bytes_text(&text), " title\n"));
    assert_non_null(strstr(bytes_text(&text), " sea\n"));
    backend_close(backend);
    frame_fini(&frame);
    bytes_fini(&text);
    free(script);
}

static void waits_until_work_is_done(void **state)
{
    struct folder *folder = *state;
    struct error error;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    struct backend *backend = open_text(folder, "wait exact\nkey x\n", &error);
    assert_int_equal(write(ends[1], "r", 1), 1);
    struct wait busy = {.fds = {-1, ends[0]}, .is_busy = true, .timeout_ms = -1};
    assert_int_equal(wait_event(backend, busy).kind, EVENT_READABLE);
    assert_int_equal(wait_event(backend, busy).kind, EVENT_READABLE);
    assert_int_equal(wait_event(backend, idle).kind, EVENT_KEY);
    backend_close(backend);
    close(ends[0]);
    close(ends[1]);
}

/* Time is the script's: it goes from moment to moment that something was to happen at. */
static void time_passes_from_moment_to_moment(void **state)
{
    struct folder *folder = *state;
    struct error error;
    struct backend *backend = open_text(folder, "wait 250\nwait tour\nwait 100\nkey x\n", &error);
    struct wait soon = {.fds = {-1, -1}, .timeout_ms = 100}, flying = {.fds = {-1, -1}, .timeout_ms = 40, .is_moving = true};
    assert_int_equal(backend_now_ms(backend), 0);
    assert_int_equal(wait_event(backend, soon).now_ms, 100);
    assert_int_equal(wait_event(backend, soon).now_ms, 200);
    assert_int_equal(wait_event(backend, soon).now_ms, 250); /* the next moment is after the end */
    assert_int_equal(backend_now_ms(backend), 250);
    assert_int_equal(wait_event(backend, flying).now_ms, 290);
    assert_int_equal(wait_event(backend, flying).now_ms, 330);
    struct event event = wait_event(backend, soon); /* it has come to rest: what is to happen later is not waited for */
    assert_true(event.kind == EVENT_TICK && event.now_ms == 430);
    assert_int_equal(wait_event(backend, soon).kind, EVENT_KEY);
    assert_true(backend_is_ready(backend));
    backend_close(backend);
}

static void mistakes_name_file_and_line(void **state)
{
    struct folder *folder = *state;
    static const struct { const char *text, *word; } rows[] = {
        {"key a\nkey Lefty\n", "script:2: there is no key \"Lefty\""},
        {"size 80\n", "script:1: \"size\" wants COLSxROWS"},
        {"size 0x5\n", "script:1:"},
        {"size 99999x5\n", "script:1:"},
        {"\n\nwait\n", "script:3: \"wait\" wants"},
        {"wait -5\n", "script:1:"},
        {"frame\n", "script:1: \"frame\" wants"},
        {"key\n", "script:1: \"key\" wants"},
        {"type\n", "script:1: \"type\" wants"},
        {"mouse up 3\n", "script:1: \"mouse\" wants"},
        {"jump\n", "script:1: there is no step \"jump\""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct error error = {0};
        assert_null(open_text(folder, rows[i].text, &error));
        if (strstr(error.text, rows[i].word) == NULL)
            fail_msg("%s: %s", rows[i].text, error.text);
    }
    struct error error = {0};
    assert_null(headless_open("no/such/script", 80, 24, (struct frame_saver){save, false}, &error));
    assert_non_null(strstr(error.text, "no/such/script"));
}

static void a_frame_that_cannot_be_written_is_told(void **state)
{
    struct folder *folder = *state;
    struct error error;
    struct backend *backend = open_text(folder, "key a\nframe no/such/folder/a.frame\n", &error);
    wait_event(backend, idle);
    assert_int_equal(wait_event(backend, idle).kind, EVENT_FAILED);
    assert_non_null(strstr(backend->error.text, "script:2: no/such/folder/a.frame: not saved"));
    backend_close(backend);
    char *script = memory_format("frame %s\nframe %s\n", folder->frame, folder->frame);
    backend = open_text(folder, script, &error);
    assert_int_equal(wait_event(backend, idle).kind, EVENT_FAILED);
    assert_non_null(strstr(backend->error.text, "script:2: ")); /* it is there */
    backend_close(backend);
    free(script);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(steps_become_events),
        TEST(frames_are_written),
        TEST(waits_until_work_is_done),
        TEST(time_passes_from_moment_to_moment),
        TEST(mistakes_name_file_and_line),
        TEST(a_frame_that_cannot_be_written_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
