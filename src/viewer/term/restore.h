#pragma once
/* The terminal-restore record: what must be sent and set so that the terminal is as we found it, kept so that
 * even a crash can do it. One of the two places with state of the whole program (design, section 5). */
#include <stdbool.h>
#include <stddef.h>

/* Remembers the terminal's modes (of input_fd) and the bytes that undo ours (written to output_fd), cut at some hundred; from
 * now on exit(), a crash (SIGSEGV, SIGABRT, ...), any other signal that ends a program, and running out of memory restore the
 * terminal. The signals that ask us to end are signals.h's. */
void restore_arm(int input_fd, int output_fd, const char *bytes, size_t count);

/* Gives the terminal back; the record stays, for when the terminal is ours again. Safe in a signal handler.
 * Twice does no harm. Nothing is written or set while another job has the terminal. A terminal that takes nothing holds
 * us up for a fraction of a second: what it was sent before is thrown away then, so that ours comes first when it goes on. */
void restore_now(void);

/* The terminal is ours again, after restore_now. */
void restore_again(void);

/* Nothing is to be restored any more, and crashes are what they were. */
void restore_disarm(void);
