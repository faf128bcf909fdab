#pragma once
/* The layers of the bundled map: which file each is in, and what its fields mean. */
#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "engine/data/records.h"
#include "model/feature.h"

enum { layer_files = LAYER_PLACES + 1 }; /* roles below this one come from files */

struct layer_feature { /* the meaning of one record; strings are borrowed from it */
    size_t record;
    const char *name, *name_local, *code;
    uint32_t kind, rank; /* as struct feature has them */
    double population;   /* towns */
};

struct layer_source {
    char *path; /* of the .shp, for messages */
    struct records records;
    struct {
        struct layer_feature *items;
        size_t count, capacity;
    } features;
};

struct layers {
    char *folder;
    struct layer_source of[layer_files]; /* by enum layer_role; path is NULL for what has not been read */
    struct {
        char *path; /* NULL: there is none */
        struct report report;
    } replaced; /* the file of the bundled country where another one has taken its place */
};

/* The layers of a folder; none is read yet. false: error says that there is no such folder; layers is empty. */
bool layers_open(struct layers *layers, const char *folder, struct error *error);

/* Reads a layer if it has not been; one of which a part is lost is refused. Towns below 10,000 inhabitants are left out.
 * false: error names the file and says what to do. */
bool layers_need(struct layers *layers, enum layer_role role, struct error *error);

/* The same for every layer. */
bool layers_need_all(struct layers *layers, struct error *error);

void layers_fini(struct layers *layers);
void layer_source_fini(struct layer_source *source);

/* The feature with that code, NULL if there is none. */
const struct layer_feature *layers_find(const struct layers *layers, enum layer_role role, const char *code);
