#pragma once
/* The whole picture: title, map, legend, sources. */
#include "viewer/out/picture/drawing.h"

/* How large the paper is, and what is drawn on it, so that all of it has room. Title and subject are left to
 * the caller. */
struct page page_of(const struct picture_order *order, const struct letters *letters);

/* Draws all of it. The page is page_of's. */
void page_draw(const struct page *page, const struct picture_order *order, struct drawing *drawing);
