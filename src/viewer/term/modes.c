#include "viewer/term/modes.h"

#include <curses.h>
#include <string.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

#include "viewer/term/outlet.h"

/* XTerm Control Sequences: 1000 buttons, 1002 and drags, 1006 numbers in decimal; 2004 bracketed paste. */
#define MOUSE_ON "\x1B[?1000h\x1B[?1002h\x1B[?1006h"
#define MOUSE_OFF "\x1B[?1006l\x1B[?1002l\x1B[?1000l"
#define PASTE_ON "\x1B[?2004h"
#define PASTE_OFF "\x1B[?2004l"

/* Appends a string of the current terminfo entry without its delays, "$<5>". true: it has one. */
static bool add_capability(struct bytes *out, const char *name)
{
    const char *text = tigetstr(name);
    if (text == NULL || text == (char *)-1)
        return false;
    while (*text != '\0') {
        const char *end = strncmp(text, "$<", 2) == 0 ? strchr(text, '>') : NULL;
        if (end != NULL) {
            text = end + 1;
            continue;
        }
        bytes_add(out, text++, 1);
    }
    return true;
}

/* The entry of that name as terminfo's current one, while a screen of ncurses may have another. */
static TERMINAL *open_entry(const char *name, int fd)
{
    int status;
    TERMINAL *before = cur_term;
    if (setupterm(name, fd, &status) != OK)
        set_curterm(before);
    return before;
}

static void close_entry(TERMINAL *before)
{
    TERMINAL *ours = set_curterm(before);
    if (ours != before)
        del_curterm(ours);
}

void modes_init(struct modes *modes, const char *terminal_name, int input_fd, int output_fd, struct bytes *undo)
{
    *modes = (struct modes){.input_fd = input_fd, .output_fd = output_fd};
    TERMINAL *before = open_entry(terminal_name, output_fd);
    const char *mouse = tigetstr("kmous");
    modes->has_mouse = mouse != NULL && mouse != (char *)-1;
    if (modes->has_mouse)
        bytes_add_text(undo, MOUSE_OFF PASTE_OFF);
    add_capability(undo, "sgr0");
    add_capability(undo, "op");
    add_capability(undo, "cnorm");
    if (!add_capability(undo, "rmcup"))
        add_capability(undo, "clear"); /* no other screen to go back to */
    close_entry(before);
}

void modes_set_input(const struct modes *modes)
{
    struct termios now;
    if (tcgetattr(modes->input_fd, &now) != 0)
        return;
    now.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ECHOE | ECHOK | ECHONL);
    now.c_iflag &= ~(tcflag_t)(IXON | ICRNL | INLCR | IGNCR | ISTRIP);
    now.c_oflag &= ~(tcflag_t)ONLCR;
    now.c_cc[VINTR] = _POSIX_VDISABLE;
    now.c_cc[VMIN] = 1;
    now.c_cc[VTIME] = 0;
    tcsetattr(modes->input_fd, TCSADRAIN, &now);
}

static void send(const struct modes *modes, const struct bytes *bytes)
{
    outlet_write(modes->output_fd, bytes);
}

static void send_text(const struct modes *modes, const char *text)
{
    struct bytes bytes = {0};
    bytes_add_text(&bytes, text);
    send(modes, &bytes);
    bytes_fini(&bytes);
}

void modes_set_mouse(struct modes *modes, bool mouse)
{
    if (!modes->has_mouse || mouse == modes->is_mouse_on)
        return;
    modes->is_mouse_on = mouse;
    send_text(modes, mouse ? MOUSE_ON : MOUSE_OFF);
}

void modes_send(struct modes *modes, bool mouse)
{
    if (!modes->has_mouse)
        return;
    send_text(modes, PASTE_ON);
    modes->is_mouse_on = false;
    modes_set_mouse(modes, mouse);
}

void modes_send_screen(const struct modes *modes, const char *terminal_name)
{
    struct bytes bytes = {0};
    TERMINAL *before = open_entry(terminal_name, modes->output_fd);
    add_capability(&bytes, "smcup");
    add_capability(&bytes, "civis");
    close_entry(before);
    send(modes, &bytes);
    bytes_fini(&bytes);
}
