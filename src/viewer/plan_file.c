#include "viewer/plan_file.h"

#include <sys/stat.h>

#include "base/translate.h"
#include "viewer/out/save.h"
#include "viewer/plan/ini_lines.h"

/* Whether a file could be lost. What is no file is for the writer to refuse. */
static bool is_there(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0 && (S_ISREG(status.st_mode) || S_ISLNK(status.st_mode));
}

static enum plan_saved say_there(const char *path, struct error *error)
{
    error_set(error, _("%s: it is there already"), path);
    return PLAN_IS_THERE;
}

/* A file that holds the same plan keeps its words and comments. */
static void write_content(const char *path, const struct plan *plan, const struct plan_changes *changes, struct bytes *out)
{
    struct bytes old = {0};
    if (!is_there(path) || !bytes_read_file(&old, path, ini_file_max, NULL) || !plan_write_over(&old, plan, changes, out))
        plan_write(plan, changes, out);
    bytes_fini(&old);
}

enum plan_saved plan_file_save(const char *path, const struct plan *plan, const struct plan_changes *changes, bool replaces,
                               struct error *error)
{
    struct out_file file = {.path = path};
    enum plan_saved saved = PLAN_NOT_SAVED;
    if (*path == '\0') {
        error_set(error, "%s", _("the plan's file needs a name"));
        return PLAN_NOT_SAVED;
    }
    if (!replaces && is_there(path))
        return say_there(path, error);
    write_content(path, plan, changes, &file.bytes);
    if (file.bytes.count > ini_file_max)
        error_set(error, _("%s: the plan takes %zu bytes and could not be read again: %d are the most; it was not written"), path,
                  file.bytes.count, ini_file_max);
    else if (out_save_set(&file, 1, replaces, error))
        saved = PLAN_SAVED;
    else if (!replaces && is_there(path)) /* since just now */
        saved = say_there(path, error);
    bytes_fini(&file.bytes);
    return saved;
}
