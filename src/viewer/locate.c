#include "viewer/locate.h"

#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/translate.h"

enum { levels_up_max = 4 };

/* The folder that this program lies in; the caller frees it; NULL if the system does not say. */
static char *program_dir(void)
{
    char path[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    if (length <= 0)
        return NULL;
    path[length] = '\0';
    char *slash = strrchr(path, '/');
    if (slash == NULL)
        return NULL;
    *slash = '\0';
    return memory_copy_text(path);
}

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
    char *dir = program_dir();
    char *installed = dir != NULL ? memory_format("%s/" TIERMAP_DATA_FROM_VIEWER, dir) : NULL;
    char *found = installed != NULL && holds_data(installed) ? realpath(installed, NULL) : NULL;
    free(installed);
    if (found != NULL) {
        free(dir);
        return found;
    }
    for (int up = 0; dir != NULL && up <= levels_up_max; up++) {
        if (holds_data(dir))
            return dir;
        char *slash = strrchr(dir, '/');
        if (slash == NULL || slash == dir)
            break;
        *slash = '\0';
    }
    free(dir);
    return NULL;
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

char *locate_kept(void)
{
    static const char *const beside[] = {"%s", "%s/" TIERMAP_ENGINE_FROM_VIEWER};
    char *dir = program_dir(), *found = NULL;
    for (size_t i = 0; dir != NULL && found == NULL && i < sizeof beside / sizeof *beside; i++) {
        char *folder = memory_format(beside[i], dir), *file = memory_format("%s/ground.reply", folder);
        if (access(file, R_OK) == 0) {
            found = folder;
            folder = NULL;
        }
        free(file);
        free(folder);
    }
    free(dir);
    if (found == NULL) {
        found = memory_copy_text(TIERMAP_ENGINE);
        *strrchr(found, '/') = '\0'; /* it is installed with the engine */
    }
    return found;
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

/* The first of some paths, by the folder of this program, that can be used; the caller frees it. NULL: none can. */
static char *find_beside(const char *const *beside, size_t count, int access_mode)
{
    char *dir = program_dir(), *found = NULL;
    for (size_t i = 0; dir != NULL && found == NULL && i < count; i++) {
        found = memory_format(beside[i], dir);
        if (access(found, access_mode) != 0) {
            free(found);
            found = NULL;
        }
    }
    free(dir);
    return found;
}

char *locate_engine(struct error *error)
{
    static const char *const beside[] = {"%s/tiermap-engine", "%s/../engine/tiermap-engine",
                                         "%s/" TIERMAP_ENGINE_FROM_VIEWER "/tiermap-engine"};
    char *found = find_beside(beside, sizeof beside / sizeof *beside, X_OK);
    if (found != NULL)
        return found;
    if (access(TIERMAP_ENGINE, X_OK) == 0)
        return memory_copy_text(TIERMAP_ENGINE);
    error_set(error, _("%s: the engine is not there; was tiermap installed whole?"), TIERMAP_ENGINE);
    return NULL;
}

char *locate_picture(struct error *error)
{
    static const char *const beside[] = {"%s/tiermap-picture.so", "%s/out/picture/tiermap-picture.so",
                                         "%s/" TIERMAP_ENGINE_FROM_VIEWER "/tiermap-picture.so"};
    char *found = find_beside(beside, sizeof beside / sizeof *beside, R_OK);
    if (found != NULL)
        return found;
    if (access(TIERMAP_PICTURE, R_OK) == 0)
        return memory_copy_text(TIERMAP_PICTURE);
    error_set(error, _("%s: the module that draws pictures is not there; build tiermap with the packages libcairo2-dev and "
                       "libpango1.0-dev, or export .ans"), TIERMAP_PICTURE);
    return NULL;
}
