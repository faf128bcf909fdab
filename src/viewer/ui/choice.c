#include "viewer/ui/choice.h"

static bool line_equal(const struct plan_line *a, const struct plan_line *b)
{
    if (a == b || a == NULL || b == NULL)
        return a == b;
    bool equal = a->count == b->count;
    for (size_t i = 0; equal && i < a->count; i++)
        equal = lonlat_equal(a->items[i], b->items[i]);
    return equal;
}

bool choice_equal(const struct choice *a, const struct choice *b, size_t tier_count)
{
    bool equal = a->reference == b->reference && line_equal(a->line, b->line);
    for (size_t i = 0; equal && i < tier_count; i++)
        equal = a->outer_km[i] == b->outer_km[i];
    return equal;
}
