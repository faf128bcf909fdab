#pragma once
/* Fills for terminals without colours: papers told apart by the density and direction of dots or by signs,
 * fixed to the ground. */
#include <stdbool.h>
#include <stdint.h>

#include "viewer/draw/glyphs.h"
#include "viewer/draw/role.h"

/* Whether a paper has a dot at a place of the ground's grid of dots. */
bool pattern_has_dot(enum role paper, int x, int y);

/* The sign that fills a cell of the ground's grid of cells, ' ' for none; for glyph sets without dots. */
uint32_t pattern_sign(enum glyph_set set, enum role paper, int column, int row);

/* What fills a cell of the ground's grid of cells that has one paper, in any glyph set. */
uint32_t pattern_glyph_at(enum glyph_set set, enum role paper, int column, int row);
