#pragma once
/* Two plans side by side: what differs in depths, reference line, numbers and texts, as a table for people. */
#include "viewer/out/subject.h"

/* Appends it. before, after: two plans on the same ground; before_name, after_name: what they are called (their files).
 * width: cells of the lines. */
void out_compare(const struct out_subject *before, const char *before_name, const struct out_subject *after,
                 const char *after_name, int width, struct bytes *out);
