#pragma once
/* What the user has chosen to be shown: the plan's depths and reference line, perhaps changed. A value: copies share the line. */
#include <stdbool.h>
#include <stddef.h>

#include "model/request.h"
#include "viewer/plan/plan.h"

struct choice {
    enum reference_kind reference;
    const struct plan_line *line; /* REFERENCE_DRAWN: the line; else NULL. Borrowed */
    double outer_km[tiers_max];
};

/* Whether they show the same; lines by their places. */
bool choice_equal(const struct choice *a, const struct choice *b, size_t tier_count);
