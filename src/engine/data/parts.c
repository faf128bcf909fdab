#include "engine/data/parts.h"

#include "base/array.h"

enum { line_least = 2, ring_least = 4 };

void parts_fini(struct parts *parts)
{
    ARRAY_FINI(&parts->places);
    ARRAY_FINI(&parts->ends);
}

void parts_clear(struct parts *parts)
{
    parts->places.count = parts->ends.count = 0;
}

static size_t start_of(const struct parts *parts, size_t index)
{
    return index > 0 ? parts->ends.items[index - 1] : 0;
}

bool parts_add(struct parts *parts, const struct lonlat *places, size_t count, bool is_ring, struct report *report,
               size_t record)
{
    size_t start = start_of(parts, parts->ends.count);
    bool is_closed = true;
    ARRAY_RESERVE(&parts->places, start + count + 1);
    struct lonlat *to = parts->places.items + start;
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (lonlat_is_somewhere(places[i]))
            to[kept++] = places[i];
    report_add(report, WARNING_POINTS_NOWHERE, count - kept, record);
    if (is_ring && kept > 0 && !lonlat_equal(to[0], to[kept - 1])) {
        to[kept++] = to[0];
        is_closed = false;
    }
    if (kept < (is_ring ? ring_least : line_least)) {
        report_add(report, WARNING_PARTS_SHORT, 1, record);
        return false;
    }
    report_add(report, WARNING_RINGS_OPEN, !is_closed, record);
    parts->places.count = start + kept;
    *ARRAY_ADD(&parts->ends) = parts->places.count;
    return true;
}

const struct lonlat *parts_at(const struct parts *parts, size_t index, size_t *count)
{
    size_t start = start_of(parts, index);
    *count = parts->ends.items[index] - start;
    return parts->places.items + start;
}
