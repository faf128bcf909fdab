#include "viewer/locate.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/program_folder.h"
#include "base/translate.h"

enum { levels_up_max = 4 };

static bool holds_data(const char *dir)
{
    char *plan = memory_format("%s/assets/plan.ini", dir);
    char *layer = memory_format("%s/shapefiles/ukraine.shp", dir);
    bool holds = access(plan, R_OK) == 0 && access(layer, R_OK) == 0;
    free(plan);
    free(layer);
    return holds;
}

static char *data_near_program(void)
{
    char *folder = program_folder(), *found = NULL;
    char *installed = folder != NULL ? memory_format("%s/" TIERMAP_DATA_FROM_VIEWER, folder) : NULL;
    bool is_left = folder != NULL;
    if (installed != NULL && holds_data(installed))
        found = realpath(installed, NULL);
    for (int up = 0; is_left && found == NULL && up <= levels_up_max; up++, is_left = path_up(folder))
        if (holds_data(folder))
            found = memory_copy_text(folder);
    free(installed);
    free(folder);
    return found;
}

char *locate_data(const char *chosen, struct error *error)
{
    const char *environment = getenv("TIERMAP_DATA");
    if (chosen == NULL && environment != NULL && *environment != '\0')
        chosen = environment;
    if (chosen != NULL) {
        if (holds_data(chosen))
            return memory_copy_text(chosen);
        error_set(error, _("%s: it does not hold assets/plan.ini and shapefiles/ukraine.shp"), chosen);
        return NULL;
    }
    char *near = data_near_program();
    if (near != NULL)
        return near;
    if (holds_data(TIERMAP_DATA_DIR))
        return memory_copy_text(TIERMAP_DATA_DIR);
    error_set(error, _("%s: the map data is not there; name its folder with --data"), TIERMAP_DATA_DIR);
    return NULL;
}

char *locate_of_user(const char *variable, const char *below_home)
{
    const char *folder = getenv(variable), *home = getenv("HOME");
    if (folder != NULL && folder[0] == '/') /* a relative one is to be ignored */
        return memory_format("%s/tiermap", folder);
    return home != NULL && home[0] == '/' ? memory_format("%s/%s/tiermap", home, below_home) : NULL;
}

void locate_make(const char *path)
{
    char *folder = memory_copy_text(path);
    for (char *slash = strchr(folder + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(folder, 0700);
        *slash = '/';
    }
    mkdir(folder, 0700);
    free(folder);
}

/* The first of some paths, by the folder of this program, that can be used, else where it is installed; the caller frees it.
 * NULL: none can be used. */
static char *find_part(const char *const *beside, size_t count, const char *installed, int access_mode)
{
    char *folder = program_folder(), *found = NULL;
    for (size_t i = 0; folder != NULL && found == NULL && i < count; i++) {
        found = memory_format(beside[i], folder);
        if (access(found, access_mode) != 0) {
            free(found);
            found = NULL;
        }
    }
    free(folder);
    return found != NULL || access(installed, access_mode) != 0 ? found : memory_copy_text(installed);
}

char *locate_engine(struct error *error)
{
    static const char *const beside[] = {"%s/tiermap-engine", "%s/../engine/tiermap-engine",
                                         "%s/" TIERMAP_ENGINE_FROM_VIEWER "/tiermap-engine"};
    static const char installed[] = TIERMAP_ENGINE_DIR "/tiermap-engine";
    char *found = find_part(beside, sizeof beside / sizeof *beside, installed, X_OK);
    if (found == NULL)
        error_set(error, _("%s: the engine is not there; was tiermap installed whole?"), installed);
    return found;
}

char *locate_picture(struct error *error)
{
    static const char *const beside[] = {"%s/tiermap-picture.so", "%s/out/picture/tiermap-picture.so",
                                         "%s/" TIERMAP_ENGINE_FROM_VIEWER "/tiermap-picture.so"};
    static const char installed[] = TIERMAP_ENGINE_DIR "/tiermap-picture.so";
    char *found = find_part(beside, sizeof beside / sizeof *beside, installed, R_OK);
    if (found == NULL)
        error_set(error, _("%s: the module that draws pictures is not there; build tiermap with the packages libcairo2-dev and "
                           "libpango1.0-dev, or export .ans"), installed);
    return found;
}

char *locate_kept(void)
{
    static const char *const beside[] = {"%s/ground.reply", "%s/" TIERMAP_ENGINE_FROM_VIEWER "/ground.reply"};
    char *found = find_part(beside, sizeof beside / sizeof *beside, TIERMAP_ENGINE_DIR "/ground.reply", R_OK);
    if (found == NULL)
        return memory_copy_text(TIERMAP_ENGINE_DIR);
    path_up(found);
    return found;
}
