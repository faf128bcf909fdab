#include "records_check.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "engine/data/degrees.h"
#include "fuzz.h"

enum { mended_most = 400 }; /* points; more would take GEOS too long for every run */

static void check_part(const struct records *records, const struct record_part *part)
{
    hold(part->point_count > 0 && part->first_point + part->point_count <= records->points.count);
    const struct lonlat *first = &records->points.items[part->first_point], *last = first + part->point_count - 1;
    if (records->geometry == GEOMETRY_POLYGONS)
        hold(part->point_count >= 4 && first->lon == last->lon && first->lat == last->lat);
    if (records->geometry == GEOMETRY_LINES)
        hold(part->point_count >= 2);
}

/* GEOS gets them too. */
static void mend(const struct records *records)
{
    struct geos *geos = geos_new();
    for (size_t i = 0; i < records->records.count && records->points.count <= mended_most; i++) {
        size_t mended = 0;
        GEOSGeometry *polygons = degrees_mended(geos, records, i, &mended);
        hold(degrees_area(geos, polygons) >= 0);
        geos_drop(geos, polygons);
    }
    geos_free(geos);
}

void records_check(const struct records *records)
{
    size_t parts = 0;
    const struct report *report = &records->report;
    hold(records->records.count > 0 && records->records.count <= report->records);
    for (size_t i = 0; i < records->points.count; i++)
        hold(lonlat_is_somewhere(records->points.items[i]));
    for (size_t i = 0; i < records->records.count; i++) {
        const struct record *record = &records->records.items[i];
        hold(record->part_count > 0 && record->first_part == parts && record->number <= report->records);
        hold(record->part_count <= records->parts.count - parts);
        hold(records->geometry != GEOMETRY_POLYGONS || !records->parts.items[parts].is_hole);
        for (size_t k = 0; k < record->part_count; k++)
            check_part(records, &records->parts.items[parts++]);
        for (size_t k = 0; k < records->field_count; k++) {
            const char *text = records_text(records, i, k);
            free(text_clean_new(text, strlen(text)));
        }
    }
    hold(parts == records->parts.count);
    hold(report->found[WARNING_RECORDS_DAMAGED] + report->found[WARNING_RECORDS_EMPTY] <= report->records);
    hold(report->found[WARNING_POINTS_NOWHERE] <= report->points);
    if (records->geometry == GEOMETRY_POLYGONS)
        mend(records);
}
