#pragma once
/* The whole picture: title, map, panel or strip, hints, or a page over them. */
#include "viewer/draw/picture.h"
#include "viewer/ui/state.h"

/* Draws a state into a frame of its size. Pure: the same state gives the same frame. */
void screen_draw(struct frame *frame, const struct state *state);

/* Where its map lies. */
struct picture screen_picture(const struct state *state);
