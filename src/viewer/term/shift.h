#pragma once
/* A map that is moved by whole cells stays mostly what it was. Terminals can move what they show; ncurses finds that
 * out only for whole lines, and not beside a panel that stands still. So we move the cells ourselves, on the terminal
 * and in ncurses' picture of it, and leave the rest to ncurses. */
#include "base/bytes.h"
#include "viewer/draw/frame.h"
#include "viewer/draw/picture.h"

/* Appends the bytes that move the map on the screen, which shows a frame, so that the next frame costs less; nothing
 * when that is not so. ncurses' curscr is moved alike. The bytes have to be sent before ncurses' own; cursor and
 * colours stay as they are. */
void shift_apply(const struct frame *shown, const struct frame *next, const struct picture *before,
                 const struct picture *after, struct bytes *out);
