#include "engine/data/layers.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/translate.h"
#include "engine/data/shapefile.h"

/* What a field says. */
enum meaning {
    MEANS_NAME,
    MEANS_NAME_LOCAL,
    MEANS_CODE,
    MEANS_KIND,   /* a word, see water_kinds */
    MEANS_STATUS, /* "drained" and when, or nothing */
    MEANS_RANK,
    MEANS_POPULATION,
    MEANS_COUNTRY, /* two letters, see home_country */
    MEANS_CAPITAL, /* 2 of a state, 1 of an oblast */
    MEANINGS
};

static const struct layer_file {
    enum layer_role role;
    const char *name;
    enum geometry geometry;
    const char *fields[MEANINGS];
} layer_file_table[layer_files] = {
    {LAYER_COUNTRY,
     "ukraine",
     GEOMETRY_POLYGONS,
     {[MEANS_NAME] = "name", [MEANS_NAME_LOCAL] = "name_uk", [MEANS_CODE] = "a3"}},
    {LAYER_NEIGHBOURS,
     "neighbours",
     GEOMETRY_POLYGONS,
     {[MEANS_NAME] = "name", [MEANS_NAME_LOCAL] = "name_uk", [MEANS_CODE] = "a3"}},
    {LAYER_REGIONS,
     "oblasts",
     GEOMETRY_POLYGONS,
     {[MEANS_NAME] = "name", [MEANS_NAME_LOCAL] = "name_uk", [MEANS_CODE] = "iso"}},
    {LAYER_WATER,
     "water",
     GEOMETRY_POLYGONS,
     {[MEANS_NAME] = "name",
      [MEANS_NAME_LOCAL] = "name_uk",
      [MEANS_KIND] = "kind",
      [MEANS_STATUS] = "status"}},
    {LAYER_RIVERS,
     "rivers",
     GEOMETRY_LINES,
     {[MEANS_NAME] = "name", [MEANS_NAME_LOCAL] = "name_uk", [MEANS_RANK] = "rank"}},
    {LAYER_PLACES,
     "places",
     GEOMETRY_POINTS,
     {[MEANS_NAME] = "name",
      [MEANS_NAME_LOCAL] = "name_uk",
      [MEANS_CODE] = "adm",
      [MEANS_POPULATION] = "pop",
      [MEANS_COUNTRY] = "cc",
      [MEANS_CAPITAL] = "cap"}},
};

static const struct {
    const char *word;
    enum feature_kind kind;
} water_kinds[] = {
    {"sea", FEATURE_SEA},   {"liman", FEATURE_LIMAN}, {"reservoir", FEATURE_RESERVOIR},
    {"lake", FEATURE_LAKE}, {"water", FEATURE_LAKE},
};

static const char home_country[] = "UA";
static const double population_min = 10000; /* smaller places are no towns here */

/* The fields that a file has, without the gaps of the table: wanted[i] is where meaning i is found in the
 * records. */
struct wanted {
    const char *fields[MEANINGS];
    size_t count, at[MEANINGS];
};

static struct wanted wanted_fields(const struct layer_file *file)
{
    struct wanted wanted = {0};
    for (size_t i = 0; i < MEANINGS; i++)
        if (file->fields[i] != NULL) {
            wanted.at[i] = wanted.count;
            wanted.fields[wanted.count++] = file->fields[i];
        }
    return wanted;
}

static uint32_t water_kind(const char *word, const char *status)
{
    if (strncmp(status, "drained", strlen("drained")) == 0)
        return FEATURE_DRAINED;
    for (size_t i = 0; i < sizeof water_kinds / sizeof *water_kinds; i++)
        if (strcmp(word, water_kinds[i].word) == 0)
            return water_kinds[i].kind;
    return FEATURE_LAKE;
}

static uint32_t town_kind(const char *country, double capital)
{
    if (strcmp(country, home_country) != 0)
        return FEATURE_TOWN_ABROAD;
    return capital >= 2 ? FEATURE_TOWN_CAPITAL : capital >= 1 ? FEATURE_TOWN_REGION : FEATURE_TOWN;
}

static void add_features(struct layer_source *source, const struct layer_file *file,
                         const struct wanted *wanted)
{
    const struct records *records = &source->records;
    for (size_t i = 0; i < records->records.count; i++) {
#define TEXT(meaning) (file->fields[meaning] != NULL ? records_text(records, i, wanted->at[meaning]) : "")
#define NUMBER(meaning) (file->fields[meaning] != NULL ? records_number(records, i, wanted->at[meaning]) : 0)
        struct layer_feature feature = {
            .record = i,
            .name = TEXT(MEANS_NAME),
            .name_local = TEXT(MEANS_NAME_LOCAL),
            .code = TEXT(MEANS_CODE),
        };
        double rank = NUMBER(MEANS_RANK), capital = NUMBER(MEANS_CAPITAL),
               population = NUMBER(MEANS_POPULATION);
        feature.rank = rank >= 1 && rank < 100 ? (uint32_t)rank : 0;
        if (file->role == LAYER_WATER)
            feature.kind = water_kind(TEXT(MEANS_KIND), TEXT(MEANS_STATUS));
        if (file->role == LAYER_PLACES) {
            feature.kind = town_kind(TEXT(MEANS_COUNTRY), capital);
            feature.population = population;
            feature.rank = capital >= 2 ? 1 : capital >= 1 ? 2 : 3;
            if (!(population >= population_min))
                continue;
        }
        *ARRAY_ADD(&source->features) = feature;
#undef TEXT
#undef NUMBER
    }
}

static bool folder_exists(const char *folder, struct error *error)
{
    struct stat status;
    if (stat(folder, &status) == 0 && S_ISDIR(status.st_mode))
        return true;
    error_set(error, _("%s: there is no such folder with the map's layers; say where it is with --data"),
              folder);
    return false;
}

static bool file_exists(const char *path, struct error *error)
{
    struct stat status;
    if (stat(path, &status) == 0)
        return true;
    error_set(error, _("%s: this layer of the map is missing; say with --data where the whole folder is"),
              path);
    return false;
}

/* Of a file of the user's the rest is shown; but numbers that our own layers stand for must not quietly be smaller. */
static bool is_whole(const struct records *records, const char *path, struct error *error)
{
    static const enum warning_code losses[] = {WARNING_RECORDS_DAMAGED, WARNING_POINTS_NOWHERE, WARNING_FILE_CUT,
                                               WARNING_TABLE_CUT,
                                               WARNING_TABLE_ROWS};
    for (size_t i = 0; i < sizeof losses / sizeof *losses; i++)
        if (records->report.found[losses[i]] > 0) {
            error_set(error, _("%s: this layer of the map is damaged; install it again, or say with --data where the whole "
                               "folder is"), path);
            return false;
        }
    return true;
}

bool layers_open(struct layers *layers, const char *folder, struct error *error)
{
    *layers = (struct layers){0};
    if (!folder_exists(folder, error))
        return false;
    layers->folder = memory_copy_text(folder);
    return true;
}

bool layers_need(struct layers *layers, enum layer_role role, struct error *error)
{
    const struct layer_file *file = layer_file_table;
    while (file->role != role)
        file++;
    struct layer_source *source = &layers->of[role];
    struct wanted wanted = wanted_fields(file);
    if (source->path != NULL)
        return true;
    char *path = memory_format("%s/%s.shp", layers->folder, file->name);
    const struct records_query query = {.geometry = file->geometry, .fields = wanted.fields, .field_count = wanted.count};
    if (!file_exists(path, error) || !shapefile_read(&source->records, path, &query, error) ||
        !is_whole(&source->records, path, error)) {
        records_fini(&source->records);
        free(path);
        return false;
    }
    source->path = path;
    add_features(source, file, &wanted);
    return true;
}

bool layers_need_all(struct layers *layers, struct error *error)
{
    bool done = true;
    for (int role = 0; done && role < (int)layer_files; role++)
        done = layers_need(layers, (enum layer_role)role, error);
    return done;
}

void layer_source_fini(struct layer_source *source)
{
    records_fini(&source->records);
    ARRAY_FINI(&source->features);
    free(source->path);
    *source = (struct layer_source){0};
}

void layers_fini(struct layers *layers)
{
    if (layers == NULL)
        return;
    for (size_t i = 0; i < layer_files; i++)
        layer_source_fini(&layers->of[i]);
    free(layers->replaced.path);
    free(layers->folder);
    *layers = (struct layers){0};
}

const struct layer_feature *layers_find(const struct layers *layers, enum layer_role role, const char *code)
{
    const struct layer_source *source = &layers->of[role];
    for (size_t i = 0; i < source->features.count; i++)
        if (strcmp(source->features.items[i].code, code) == 0)
            return &source->features.items[i];
    return NULL;
}
