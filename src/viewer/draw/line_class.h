#pragma once
/* What kinds of lines the map has, and the one table that says how each is drawn and which is seen where
 * lines meet. */
#include "viewer/draw/role.h"

/* From the weakest to the strongest: the strongest line of a cell owns the cell's ink. */
enum line_class {
    LINE_NONE,
    LINE_GRATICULE, /* parallels and meridians */
    LINE_DRAINED, /* the hatching of a reservoir that was there */
    LINE_NEIGHBOUR,
    LINE_RIVER,
    LINE_REGION,
    LINE_TIER_EDGE,
    LINE_SELECTED, /* the edge of the selected zone */
    LINE_COUNTRY,
    LINE_REFERENCE,
    LINE_LEADER, /* from a label to what it names */
    LINE_VIEW,   /* in the overview: where the map is */
    LINE_PATH,   /* that a person puts down */
    LINE_CLASSES
};

/* Only outlines are kin: marks and quiet lines never share a cell. */
enum line_family { FAMILY_NONE, FAMILY_QUIET, FAMILY_OUTLINE, FAMILY_MARK };

struct line_style {
    enum role ink;
    enum role half_ink;      /* in half blocks, where every line is thick; ROLE_TERMINAL: not drawn there */
    enum line_family family; /* a cell shows weaker lines of its owner's family too, in the owner's ink */
    int weight;              /* dots across */
    unsigned dash;           /* bit i: the dot at step i of a block of the line is drawn */
    int dash_steps;          /* steps after which the dash repeats */
    unsigned attributes;     /* enum attribute */
    char ascii;              /* its sign in ASCII; 0: not drawn; '/': the sign that shows its direction */
};

const struct line_style *line_style_at(enum line_class class);
