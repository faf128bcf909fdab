#include "viewer/term/terminal_name.h"

#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

/* They follow xterm; their own entries are often not there on the machine that one logs in to. */
static const char *const like_xterm[] = {
    "xterm", "kitty", "foot", "ghostty", "wezterm", "alacritty", "contour", "konsole", "vte", "gnome",
    "iterm", "rio",   "st",   "mlterm",  "mintty",  "putty",     "termite", "tilda",   "xfce"};

/* Opens an entry as terminfo's current one; close_entry ends that. */
static bool open_entry(const char *name)
{
    int status;
    return setupterm(name, STDOUT_FILENO, &status) == OK;
}

static void close_entry(void)
{
    del_curterm(cur_term);
}

int terminal_number(const char *name, const char *capability)
{
    if (!open_entry(name))
        return -1;
    int number = tigetnum(capability);
    close_entry();
    return number >= 0 ? number : -1;
}

bool terminal_is_usable(const char *name)
{
    if (strcmp(name, "dumb") == 0 || !open_entry(name))
        return false;
    const char *move = tigetstr("cup");
    bool can_move = move != NULL && move != (char *)-1;
    close_entry();
    return can_move;
}

static bool take(const char *candidate, char name[terminal_name_size])
{
    int length = snprintf(name, terminal_name_size, "%s", candidate);
    if (length > 0 && length < terminal_name_size && open_entry(name)) {
        close_entry();
        return true;
    }
    name[0] = '\0';
    return false;
}

static bool is_like_xterm(const char *term)
{
    for (size_t i = 0; i < sizeof like_xterm / sizeof *like_xterm; i++) {
        size_t length = strlen(like_xterm[i]);
        if (strncmp(term, like_xterm[i], length) == 0 && (term[length] == '\0' || term[length] == '-'))
            return true;
    }
    return false;
}

static bool take_any(const char *term, char name[terminal_name_size])
{
    char shorter[terminal_name_size];
    if (take(term, name) || (is_like_xterm(term) && take("xterm-256color", name)))
        return true;
    snprintf(shorter, sizeof shorter, "%s", term);
    for (char *dash; (dash = strrchr(shorter, '-')) != NULL;) {
        *dash = '\0';
        if (take(shorter, name))
            return true;
    }
    return take("vt100", name);
}

/* "screen" on a terminal of 256 colours is "screen-256color". */
static void take_256(char name[terminal_name_size])
{
    char relative[2 * terminal_name_size], own[terminal_name_size];
    int colours = terminal_number(name, "colors");
    if (colours >= 256 || colours < 8)
        return;
    snprintf(own, sizeof own, "%s", name);
    snprintf(relative, sizeof relative, "%s-256color", own);
    if (!take(relative, name))
        take(own, name);
}

/* "xterm-direct" is xterm-256color with another way to say colours, which ncurses would need a palette of 16 million for. */
static void leave_direct(char name[terminal_name_size])
{
    char relative[2 * terminal_name_size];
    const char *end = strstr(name, "-direct");
    if (end == NULL || terminal_number(name, "colors") <= 256)
        return;
    snprintf(relative, sizeof relative, "%.*s-256color", (int)(end - name), name);
    if (!take(relative, name))
        take("xterm-256color", name);
}

bool terminal_name_find(const char *term, bool wants_256, char name[terminal_name_size])
{
    name[0] = '\0';
    if (term == NULL || *term == '\0' || !take_any(term, name))
        return false;
    leave_direct(name);
    if (wants_256)
        take_256(name);
    return true;
}
