#include "engine/data/border.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/translate.h"
#include "engine/data/degrees.h"
#include "engine/data/map_file.h"

/* A map that is wider, or that holds a pole, fits on no cone. */
static const double widest_degrees = 300, pole_lat = 89.5;

const char *const border_name_fields[] = {"name_en", "name", "admin", "name_uk"};
enum { local_name = border_name_count - 1, listed_max = 6 };

struct picked { /* the records that are the country, by index */
    struct records all;
    bool has_where;
    struct {
        size_t *items;
        size_t count, capacity;
    } indexes;
};

static void picked_fini(struct picked *picked)
{
    records_fini(&picked->all);
    ARRAY_FINI(&picked->indexes);
}

/* The field of a name among those that were read. */
static size_t name_field(const struct picked *picked, size_t name)
{
    return (picked->has_where ? 1 : 0) + name;
}

static bool read_records(struct picked *picked, const struct border_query *query, struct error *error)
{
    const char *fields[1 + border_name_count];
    size_t count = 0;
    picked->has_where = query->where_field[0] != '\0';
    if (picked->has_where)
        fields[count++] = query->where_field;
    for (size_t i = 0; i < border_name_count; i++)
        fields[count++] = border_name_fields[i];
    const struct records_query wanted = {GEOMETRY_POLYGONS, fields, count, border_name_count, query->max_vertices};
    return map_file_read(&picked->all, query->path, &wanted, error);
}

/* Says which texts the field has instead. */
static void refuse_value(const struct picked *picked, const struct border_query *query, struct error *error)
{
    struct bytes list = {0};
    const char *texts[listed_max];
    size_t listed = 0;
    for (size_t i = 0; i < picked->all.records.count && listed < listed_max; i++) {
        size_t earlier = 0;
        texts[listed] = records_text(&picked->all, i, 0);
        while (strcmp(texts[earlier], texts[listed]) != 0)
            earlier++;
        if (earlier == listed && *texts[listed] != '\0')
            bytes_add_format(&list, "%s%.40s", listed > 0 ? ", " : "", texts[listed]);
        listed += earlier == listed && *texts[listed] != '\0';
    }
    error_set(error, _("%s: no record has '%s' in %s; there are %s%s"), query->path, query->where_value, query->where_field,
              list.count > 0 ? bytes_text(&list) : "?", listed == listed_max ? _(" and perhaps more") : "");
    bytes_fini(&list);
}

static bool pick(struct picked *picked, const struct border_query *query, struct error *error)
{
    for (size_t i = 0; i < picked->all.records.count; i++)
        if (!picked->has_where || strcmp(records_text(&picked->all, i, 0), query->where_value) == 0)
            *ARRAY_ADD(&picked->indexes) = i;
    if (picked->indexes.count > 0)
        return true;
    refuse_value(picked, query, error);
    return false;
}

/* Marks the whole degrees of longitude that the picked records lie in. */
static void mark_longitudes(const struct picked *picked, bool taken[360])
{
    for (size_t i = 0; i < picked->indexes.count; i++) {
        const struct record *record = &picked->all.records.items[picked->indexes.items[i]];
        for (size_t k = 0; k < record->part_count; k++) {
            const struct record_part *part = &picked->all.parts.items[record->first_part + k];
            const struct lonlat *places = picked->all.points.items + part->first_point;
            for (size_t p = 1; p < part->point_count; p++) {
                int west = (int)floor(fmin(places[p - 1].lon, places[p].lon)) + 180;
                int east = (int)ceil(fmax(places[p - 1].lon, places[p].lon)) + 179;
                for (int degree = west; degree <= east; degree++)
                    taken[(degree + 360) % 360] = true;
            }
        }
    }
}

/* Whether it lies off the one turn round the Earth that longitudes usually take. */
static bool is_beyond_180(const struct picked *picked)
{
    for (size_t i = 0; i < picked->all.points.count; i++)
        if (!lonlat_valid(picked->all.points.items[i]))
            return true;
    return false;
}

/* Moves the longitudes so that the country lies in one piece about its middle, which is within 180 degrees.
 * *moved: some have been. false: it goes round the Earth. */
static bool unroll(struct picked *picked, bool *moved)
{
    bool taken[360] = {false};
    int gap_start = 0, gap = 0, run = 0;
    mark_longitudes(picked, taken);
    for (int i = 0; i < 720; i++) { /* twice round, for a gap that lies across the 180th meridian */
        run = taken[i % 360] || run == 360 ? 0 : run + 1;
        if (run > gap) {
            gap = run;
            gap_start = i + 1 - run;
        }
    }
    int gap_end = (gap_start + gap) % 360; /* here the country begins in the west */
    if (360 - gap > widest_degrees)
        return false;
    double west = gap_end - 180, east = west + 360 - gap;
    double turn = (west + east) / 2 > 180 ? -360 : 0;
    *moved = east > 180 || is_beyond_180(picked);
    for (size_t i = 0; *moved && i < picked->all.points.count; i++) {
        double *lon = &picked->all.points.items[i].lon;
        *lon += (*lon < west ? 360 : *lon > east ? -360 : 0) + turn;
    }
    return true;
}

static bool holds_pole(const struct picked *picked)
{
    for (size_t i = 0; i < picked->indexes.count; i++) {
        size_t count;
        const struct lonlat *places = records_places(&picked->all, picked->indexes.items[i], &count);
        for (size_t k = 0; k < count; k++)
            if (fabs(places[k].lat) > pole_lat)
                return true;
    }
    return false;
}

/* All of them as one geometry; joined only where that is needed. */
static GEOSGeometry *join(struct picked *picked, struct geos *geos, bool moved)
{
    size_t count = picked->indexes.count;
    GEOSGeometry **items = memory_new_items(count, sizeof *items);
    for (size_t i = 0; i < count; i++) {
        size_t mended = 0, record = picked->indexes.items[i];
        items[i] = degrees_mended(geos, &picked->all, record, &mended);
        report_add(&picked->all.report, WARNING_GEOMETRY_MENDED, mended, picked->all.records.items[record].number);
    }
    GEOSGeometry *whole = count == 1 && !moved ? items[0] : geos_join(geos, items, count);
    free(items);
    return whole;
}

/* The file's name without folder and ending. */
static char *stem_of(const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash != NULL ? slash + 1 : path, *dot = strrchr(name, '.');
    return memory_format("%.*s", (int)(dot != NULL && dot > name ? (size_t)(dot - name) : strlen(name)), name);
}

/* A field of the record if there is just one. */
static const char *name_of(const struct picked *picked, size_t name)
{
    return picked->indexes.count == 1 ? records_text(&picked->all, picked->indexes.items[0], name_field(picked, name)) : "";
}

/* The country's only record, with its two names as fields. whole NULL: the one picked record as it is, which may be taken
 * from there. */
static void make_source(struct layer_source *source, struct picked *picked, struct geos *geos,
                        const GEOSGeometry *whole, const char *path)
{
    const char *name = "";
    char *stem = stem_of(path);
    *source = (struct layer_source){.path = memory_copy_text(path)};
    source->records = (struct records){
        .geometry = GEOMETRY_POLYGONS,
        .field_count = 2,
        .report = picked->all.report,
    };
    for (size_t i = 0; *name == '\0' && i < local_name; i++)
        name = name_of(picked, i);
    records_add(&source->records, whole != NULL ? 0 : picked->all.records.items[picked->indexes.items[0]].number);
    records_add_value(&source->records, *name != '\0' ? name : stem);
    records_add_value(&source->records, name_of(picked, local_name));
    if (whole != NULL)
        degrees_add(&source->records, geos, whole);
    else if (picked->all.records.count == 1)
        records_move_parts(&source->records, &picked->all);
    else
        records_copy_parts(&source->records, &picked->all, picked->indexes.items[0]);
    free(stem);
    *ARRAY_ADD(&source->features) = (struct layer_feature){
        .name = records_text(&source->records, 0, 0),
        .name_local = records_text(&source->records, 0, 1),
        .code = "",
    };
}

static bool take(struct layer_source *source, struct picked *picked, struct geos *geos, const struct border_query *query,
                 struct error *error)
{
    bool moved = false;
    if (holds_pole(picked) || !unroll(picked, &moved)) {
        error_set(error,
                  _("%s: no map projection fits an area that holds a pole or goes round the Earth; pick one country "
                    "with --where"),
                  query->path);
        return false;
    }
    if (picked->indexes.count == 1 && !moved && picked->all.points.count > coarse_from) {
        /* To look for rings that cross would take longer than all the rest. Where they do, what an odd number of rings
         * runs around is land. */
        make_source(source, picked, geos, NULL, query->path);
        return true;
    }
    GEOSGeometry *whole = join(picked, geos, moved);
    if (whole == NULL || !(degrees_area(geos, whole) > 0)) {
        if (whole == NULL)
            geos_fail(geos, error);
        else
            error_set(error, _("its polygons enclose no land; give the outline of a country"));
        error_prefix(error, query->path);
        geos_drop(geos, whole);
        return false;
    }
    make_source(source, picked, geos, whole, query->path);
    geos_drop(geos, whole);
    return true;
}

bool border_read(struct layer_source *source, struct geos *geos, const struct border_query *query, struct error *error)
{
    struct picked picked = {0};
    *source = (struct layer_source){0};
    bool done = read_records(&picked, query, error) && pick(&picked, query, error) &&
                take(source, &picked, geos, query, error);
    picked_fini(&picked);
    return done;
}
