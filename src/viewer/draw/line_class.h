#pragma once
/* What kinds of lines the map has, and the one table that says how each is drawn and which is seen where lines meet. */
#include "viewer/draw/role.h"

enum line_class { /* from the weakest to the strongest: the strongest line of a cell owns the cell's ink */
    LINE_NONE,
    LINE_DRAINED, /* the hatching of a reservoir that was there */
    LINE_NEIGHBOUR,
    LINE_RIVER,
    LINE_REGION,
    LINE_TIER_EDGE,
    LINE_SELECTED, /* the edge of the selected zone */
    LINE_COUNTRY,
    LINE_REFERENCE,
    LINE_LEADER,   /* from a label to what it names */
    LINE_CLASSES
};

enum line_family { FAMILY_NONE, FAMILY_QUIET, FAMILY_OUTLINE, FAMILY_MARK };

struct line_style {
    enum role ink, half_ink; /* half blocks have an ink of their own, since every line is thick there; ROLE_TERMINAL: not drawn */
    enum line_family family; /* in a cell, weaker lines of the owner's family are drawn too, in its ink; others are left out */
    int weight;              /* dots across */
    unsigned dash;           /* bit i: the dot at step i of the line is drawn; counted from the line's beginning */
    int dash_steps;          /* steps after which the dash repeats */
    unsigned attributes;     /* enum attribute */
    char ascii;              /* its sign in ASCII; 0: not drawn; '/': the sign that shows its direction */
};

const struct line_style *line_style_at(enum line_class class);
