#pragma once
/* To whom the data are owed, as plain text. */
#include "viewer/out/subject.h"

/* Appends what is owed for some layers (bits 1 << enum layer_role), in lines of at most `width` cells after an empty one; nothing
 * where nothing is owed. */
void out_credits(const struct out_subject *subject, unsigned layers, int width, struct bytes *out);
