#pragma once
/* A frame for terminals that show nothing but ASCII. */
#include "viewer/draw/frame.h"

/* Puts a plain letter or sign in the place of every other one: "e" for an e with an accent, "-" for a dash,
 * "?" where there is none that is like it. */
void frame_to_ascii(struct frame *frame);
