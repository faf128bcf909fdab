#include "viewer/term/headless.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/translate.h"
#include "viewer/draw/frame_dump.h"
#include "viewer/term/script.h"

enum { exact_max_ms = 300 * 1000 };

struct headless {
    struct backend backend; /* first: the two are the same address */
    char *path;             /* of the script */
    struct script script;
    struct frame_saver saver;
    size_t step;
    int columns, rows;
    int64_t now_ms;         /* time as the script lets it pass, from 0 on */
    int64_t end_ms;         /* of the step that lets time pass; -1: none does */
    int64_t exact_until_ms; /* of the real clock, while a step waits for work; 0: none does */
    struct frame shown;     /* no cells: nothing has been shown yet */
};

static struct headless *of(struct backend *backend)
{
    return (struct headless *)backend;
}

static void size(struct backend *backend, int *columns, int *rows)
{
    *columns = of(backend)->columns;
    *rows = of(backend)->rows;
}

/* Keys that follow each other come as a burst; everything else waits until they have been drawn. */
static bool next(struct backend *backend, struct event *event)
{
    struct headless *headless = of(backend);
    const struct step *step = &headless->script.items[headless->step];
    if (headless->step == headless->script.count || (step->kind != STEP_KEY && step->kind != STEP_MOUSE))
        return false;
    if (step->kind == STEP_KEY)
        *event = (struct event){.kind = EVENT_KEY, .key = step->key};
    else
        *event = (struct event){.kind = EVENT_MOUSE, .mouse = step->mouse};
    headless->step++;
    return true;
}

static bool write_frame(struct headless *headless, const char *path, struct error *error)
{
    struct bytes text = {0};
    if (headless->shown.cells == NULL)
        frame_init(&headless->shown, headless->columns, headless->rows);
    frame_dump(&headless->shown, &text);
    bool is_written = headless->saver.save(path, &text, headless->saver.replaces, error);
    bytes_fini(&text);
    return is_written;
}

static void fail(struct headless *headless, struct event *event)
{
    char *where = memory_format("%s:%d", headless->path, headless->script.items[headless->step].line);
    error_prefix(&headless->backend.error, where);
    free(where);
    headless->step = headless->script.count;
    *event = (struct event){.kind = EVENT_FAILED};
}

/* Waits for work. true: there is an event; false: the work is done. */
static bool wait_for_work(struct headless *headless, const struct wait *wait, struct event *event)
{
    int64_t now_ms = clock_now_ms();
    if (!wait->is_busy) {
        headless->exact_until_ms = 0;
        return false;
    }
    if (headless->exact_until_ms == 0)
        headless->exact_until_ms = now_ms + exact_max_ms;
    struct pollfd polled[wait_sources];
    for (int i = 0; i < wait_sources; i++)
        polled[i] = (struct pollfd){.fd = wait->fds[i], .events = POLLIN};
    int left_ms = headless->exact_until_ms > now_ms ? (int)(headless->exact_until_ms - now_ms) : 0;
    int ready = poll(polled, wait_sources, left_ms);
    for (int i = 0; ready > 0 && i < wait_sources; i++)
        if (polled[i].revents != 0) {
            *event = (struct event){.kind = EVENT_READABLE, .source = i};
            return true;
        }
    if (clock_now_ms() < headless->exact_until_ms) /* a signal */
        return wait_for_work(headless, wait, event);
    error_set(&headless->backend.error, _("the work was not done after %d s"), exact_max_ms / 1000);
    fail(headless, event);
    return true;
}

static void pass(struct headless *headless, int64_t ms, struct event *event)
{
    headless->now_ms += ms;
    *event = (struct event){.kind = EVENT_TICK, .now_ms = headless->now_ms};
}

/* Lets so much time pass, moment after moment that something was to happen at. true: it is not over yet. */
static bool take_moment(struct headless *headless, const struct wait *wait, int64_t ms, struct event *event)
{
    if (headless->end_ms < 0)
        headless->end_ms = headless->now_ms + ms;
    int64_t left_ms = headless->end_ms - headless->now_ms;
    bool is_within = wait->timeout_ms >= 0 && wait->timeout_ms < left_ms;
    pass(headless, is_within ? wait->timeout_ms : left_ms, event);
    headless->end_ms = is_within ? headless->end_ms : -1;
    return is_within;
}

/* Takes a step that is no key. true: an event follows from it. */
static bool take_step(struct headless *headless, const struct wait *wait, struct event *event)
{
    const struct step *step = &headless->script.items[headless->step];
    switch (step->kind) {
    case STEP_SIZE:
        headless->columns = step->columns;
        headless->rows = step->rows;
        *event = (struct event){.kind = EVENT_RESIZE, .columns = step->columns, .rows = step->rows};
        break;
    case STEP_WAIT_EXACT:
        if (wait_for_work(headless, wait, event))
            return true;
        break;
    case STEP_WAIT_TOUR:
        if (wait_for_work(headless, wait, event)) /* whose time is the real one */
            return true;
        if (wait->is_moving && wait->timeout_ms >= 0) { /* on to its next moment, until nothing moves */
            pass(headless, wait->timeout_ms, event);
            return true;
        }
        break;
    case STEP_WAIT_MS:
        if (take_moment(headless, wait, step->wait_ms, event))
            return true;
        break;
    case STEP_FRAME:
        if (!write_frame(headless, step->path, &headless->backend.error)) {
            fail(headless, event);
            return true;
        }
        break;
    case STEP_QUIT:
        headless->step = headless->script.count;
        return false;
    case STEP_KEY:
    case STEP_MOUSE:
        return next(&headless->backend, event);
    }
    headless->step++;
    return event->kind != EVENT_NONE;
}

static void wait(struct backend *backend, const struct wait *wait, struct event *event)
{
    struct headless *headless = of(backend);
    while (headless->step < headless->script.count)
        if (take_step(headless, wait, event))
            return;
    *event = (struct event){.kind = EVENT_QUIT};
}

static size_t show(struct backend *backend, const struct frame *frame, const struct look *look)
{
    struct headless *headless = of(backend);
    (void)look;
    frame_fini(&headless->shown);
    frame_init(&headless->shown, frame->columns, frame->rows);
    memcpy(headless->shown.cells, frame->cells, (size_t)frame->columns * (size_t)frame->rows * sizeof *frame->cells);
    return 0;
}

static bool is_ready(struct backend *backend)
{
    (void)backend;
    return true;
}

static int64_t now_ms(struct backend *backend)
{
    return of(backend)->now_ms;
}

static void close_headless(struct backend *backend)
{
    struct headless *headless = of(backend);
    frame_fini(&headless->shown);
    script_fini(&headless->script);
    free(headless->path);
    free(headless);
}

static const struct backend_calls calls = {.size = size, .next = next, .wait = wait, .show = show,
                                            .is_ready = is_ready, .now_ms = now_ms, .close = close_headless};

struct backend *headless_open(const char *path, int columns, int rows, struct frame_saver saver, struct error *error)
{
    struct script script;
    if (!script_open(&script, path, error))
        return NULL;
    struct headless *headless = memory_new(sizeof *headless);
    headless->backend.calls = &calls;
    headless->path = memory_copy_text(path);
    headless->script = script;
    headless->saver = saver;
    headless->columns = columns;
    headless->rows = rows;
    headless->end_ms = -1;
    return &headless->backend;
}
