#include "viewer/term/terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/translate.h"
#include "viewer/term/input.h"
#include "viewer/term/modes.h"
#include "viewer/term/painter.h"
#include "viewer/term/restore.h"
#include "viewer/term/signals.h"
#include "viewer/term/terminal_name.h"

enum { escape_ms = 25, escape_remote_ms = 100, size_max = 4096 };
/* What moves by itself: far below what a terminal takes; little enough for a slow line to keep up with. */
enum { rate = 256 * 1024, rate_remote = 48 * 1024 };

struct terminal {
    struct backend backend; /* first: the two are the same address */
    char name[terminal_name_size];
    FILE *input_file;
    bool owns_input;
    int columns, rows;
    struct modes modes;
    struct signals signals;
    struct input input;
    struct painter painter;
    bool mouse;      /* as the last frame wanted it */
    bool is_resized; /* an EVENT_RESIZE is due */
    bool is_lost;
    int end_signal; /* 0: none */
};

static struct terminal *of(struct backend *backend)
{
    return (struct terminal *)backend;
}

/* ---- size ---- */

static int size_from(const char *variable, int otherwise)
{
    const char *text = getenv(variable);
    long size = text != NULL ? strtol(text, NULL, 10) : 0;
    return size >= 1 && size <= size_max ? (int)size : otherwise;
}

static void read_size(const struct terminal *terminal, int *columns, int *rows)
{
    struct winsize size = {0};
    if (ioctl(terminal->modes.output_fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 && size.ws_row > 0) {
        *columns = size.ws_col < size_max ? size.ws_col : size_max;
        *rows = size.ws_row < size_max ? size.ws_row : size_max;
    } else { /* a serial line */
        *columns = size_from("COLUMNS", 80);
        *rows = size_from("LINES", 24);
    }
}

static void take_size(struct terminal *terminal)
{
    read_size(terminal, &terminal->columns, &terminal->rows);
    painter_resize(&terminal->painter, terminal->columns, terminal->rows);
    terminal->is_resized = true;
}

static void size(struct backend *backend, int *columns, int *rows)
{
    *columns = of(backend)->columns;
    *rows = of(backend)->rows;
}

/* ---- signals ---- */

static void take_again(struct terminal *terminal)
{
    restore_again();
    modes_send_screen(&terminal->modes, terminal->name);
    modes_set_input(&terminal->modes);
    modes_send(&terminal->modes, terminal->mouse);
    take_size(terminal);
}

static void take_signals(struct terminal *terminal)
{
    unsigned long long come = signals_take(&terminal->signals);
    static const int ends[] = {SIGTERM, SIGHUP, SIGINT, SIGPIPE};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (come & 1ULL << ends[i])
            terminal->end_signal = ends[i];
    if (signals_ask_to_end())
        return; /* nothing is taken again */
    if (come & 1ULL << SIGTSTP) {
        restore_now();
        signals_stop(&terminal->signals);
        signals_take(&terminal->signals); /* the SIGCONT that woke us */
        take_again(terminal);
    } else if (come & 1ULL << SIGCONT) { /* after a SIGSTOP, which nobody is told of */
        take_again(terminal);
    } else if (come & 1ULL << SIGWINCH) {
        take_size(terminal);
    }
}

/* ---- events ---- */

/* Reads what there is, without waiting. */
static void take_bytes(struct terminal *terminal)
{
    struct pollfd poll_input = {.fd = terminal->modes.input_fd, .events = POLLIN};
    unsigned char bytes[1024];
    while (poll(&poll_input, 1, 0) > 0) {
        ssize_t count = poll_input.revents & POLLIN ? read(terminal->modes.input_fd, bytes, sizeof bytes) : 0;
        if (count < 0 && (errno == EINTR || errno == EAGAIN))
            return;
        if (count <= 0) {
            terminal->is_lost = true;
            return;
        }
        input_feed(&terminal->input, bytes, (size_t)count, clock_now_ms());
        if ((size_t)count < sizeof bytes)
            return;
    }
}

/* What has been taken in already, the most urgent first. */
static bool take_event(struct terminal *terminal, struct event *event)
{
    if (terminal->end_signal != 0) {
        *event = (struct event){.kind = EVENT_SIGNAL, .signal_number = terminal->end_signal};
        terminal->end_signal = 0;
        return true;
    }
    if (terminal->is_lost) {
        *event = (struct event){.kind = EVENT_LOST};
        return true;
    }
    if (terminal->is_resized) {
        *event = (struct event){.kind = EVENT_RESIZE, .columns = terminal->columns, .rows = terminal->rows};
        terminal->is_resized = false;
        return true;
    }
    return input_next(&terminal->input, clock_now_ms(), event);
}

static bool next(struct backend *backend, struct event *event)
{
    struct terminal *terminal = of(backend);
    take_signals(terminal);
    take_bytes(terminal);
    return take_event(terminal, event);
}

static void wait(struct backend *backend, const struct wait *wait, struct event *event)
{
    struct terminal *terminal = of(backend);
    int64_t end_ms = wait->timeout_ms < 0 ? -1 : clock_now_ms() + wait->timeout_ms;
    for (;;) {
        if (take_event(terminal, event))
            return;
        int64_t now_ms = clock_now_ms();
        if (end_ms >= 0 && now_ms >= end_ms) {
            *event = (struct event){.kind = EVENT_TICK, .now_ms = now_ms};
            return;
        }
        int timeout_ms = input_deadline_ms(&terminal->input, now_ms);
        if (end_ms >= 0 && (timeout_ms < 0 || end_ms - now_ms < timeout_ms))
            timeout_ms = (int)(end_ms - now_ms);
        struct pollfd polled[2 + wait_sources] = {
            {.fd = terminal->modes.input_fd, .events = POLLIN},
            {.fd = terminal->signals.fd, .events = POLLIN},
        };
        for (int i = 0; i < wait_sources; i++) /* poll leaves a negative one alone */
            polled[2 + i] = (struct pollfd){.fd = wait->fds[i], .events = POLLIN};
        if (poll(polled, 2 + wait_sources, timeout_ms) < 0 && errno != EINTR)
            terminal->is_lost = true;
        take_signals(terminal);
        if (polled[0].revents != 0)
            take_bytes(terminal);
        if (take_event(terminal, event))
            return;
        for (int i = 0; i < wait_sources; i++)
            if (polled[2 + i].revents != 0) {
                *event = (struct event){.kind = EVENT_READABLE, .source = i};
                return;
            }
    }
}

/* ---- screen ---- */

static size_t show(struct backend *backend, const struct frame *frame, const struct look *look)
{
    struct terminal *terminal = of(backend);
    if (terminal->is_lost || frame->columns != terminal->columns || frame->rows != terminal->rows)
        return 0; /* of another size: an EVENT_RESIZE is on its way */
    if (look->is_repaint)
        painter_forget(&terminal->painter);
    size_t sent = painter_show(&terminal->painter, frame, &look->picture, look->theme);
    terminal->mouse = look->mouse;
    modes_set_mouse(&terminal->modes, look->mouse);
    return sent;
}

static bool is_ready(struct backend *backend)
{
    struct pollfd polled = {.fd = of(backend)->modes.output_fd, .events = POLLOUT};
    return poll(&polled, 1, 0) > 0 && (polled.revents & POLLOUT) != 0;
}

static int64_t now_ms(struct backend *backend)
{
    (void)backend;
    return clock_now_ms();
}

static void close_input(struct terminal *terminal)
{
    if (terminal->owns_input && terminal->input_file != NULL)
        fclose(terminal->input_file);
}

static void close_terminal(struct backend *backend)
{
    struct terminal *terminal = of(backend);
    /* Not endwin(): what gives the terminal back is the same on every way out. */
    restore_now();
    restore_disarm();
    signals_close(&terminal->signals);
    painter_close(&terminal->painter);
    input_fini(&terminal->input);
    close_input(terminal);
    free(terminal);
}

static const struct backend_calls calls = {.size = size, .next = next, .wait = wait, .show = show,
                                            .is_ready = is_ready, .now_ms = now_ms, .close = close_terminal};

/* ---- start ---- */

static bool open_input(struct terminal *terminal, struct error *error)
{
    terminal->input_file = stdin;
    if (isatty(STDIN_FILENO))
        return true;
    terminal->input_file = fopen("/dev/tty", "r");
    terminal->owns_input = true;
    if (terminal->input_file != NULL)
        return true;
    error_set(error, "%s", _("there is no terminal to read keys from; use --print for one picture"));
    return false;
}

static bool find_name(struct terminal *terminal, const struct terminal_options *options, struct error *error)
{
    if (options->term == NULL || *options->term == '\0') {
        error_set(error, "%s", _("TERM is not set, so this terminal is not known; use --print for one picture"));
        return false;
    }
    if (!terminal_name_find(options->term, options->depth >= COLOUR_256, terminal->name) || !terminal_is_usable(terminal->name)) {
        char term[64];
        text_clean(term, sizeof term, options->term, strlen(options->term));
        error_set(error, _("a terminal of type \"%s\" cannot show a map that moves; use --print for one picture"), term);
        return false;
    }
    return true;
}

static bool start_curses(struct terminal *terminal, const struct terminal_options *options, struct error *error)
{
    struct bytes undo = {0};
    modes_init(&terminal->modes, terminal->name, fileno(terminal->input_file), STDOUT_FILENO, &undo);
    restore_arm(terminal->modes.input_fd, terminal->modes.output_fd, (const char *)undo.items, undo.count);
    bytes_fini(&undo);
    if (!signals_open(&terminal->signals)) { /* before ncurses, which would install its own handlers */
        restore_disarm();
        error_set(error, "%s", _("no pipe or timer is left for signals"));
        return false;
    }
    read_size(terminal, &terminal->columns, &terminal->rows);
    const struct painter_terminal drawn_on = {terminal->name, terminal->input_file, terminal->modes.output_fd,
                                              terminal->columns, terminal->rows, options->shows_at_once};
    if (!painter_open(&terminal->painter, &drawn_on, options->depth)) {
        restore_now();
        restore_disarm();
        signals_close(&terminal->signals);
        error_set(error, _("this terminal cannot be opened as %s; use --print for one picture"), terminal->name);
        return false;
    }
    modes_set_input(&terminal->modes);
    return true;
}

struct backend *terminal_open(const struct terminal_options *options, struct error *error)
{
    struct terminal *terminal = memory_new(sizeof *terminal);
    terminal->backend.calls = &calls;
    if (!find_name(terminal, options, error) || !open_input(terminal, error) || !start_curses(terminal, options, error)) {
        close_input(terminal);
        free(terminal);
        return NULL;
    }
    input_init(&terminal->input, options->is_remote ? escape_remote_ms : escape_ms, options->is_utf8);
    terminal->backend.bytes_per_second = options->is_remote ? rate_remote : rate;
    take_size(terminal);
    terminal->is_resized = false;
    modes_send(&terminal->modes, false); /* the mouse comes with the first frame */
    return &terminal->backend;
}

enum colour_depth terminal_depth(const struct backend *backend)
{
    return ((const struct terminal *)backend)->painter.depth;
}
