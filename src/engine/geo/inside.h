#pragma once
/* A place within a polygon. */
#include "engine/geo/shape.h"

/* The middle of the widest stretch within the polygon on a level line, about half way up, on which no corner lies. */
struct point inside_point(const struct shape *polygon);
