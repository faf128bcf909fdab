#include "viewer/key_file.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/memory.h"
#include "viewer/locate.h"

enum { size_max = 64 * 1024 };

bool key_file_read(struct bindings *bindings, struct error *error)
{
    struct bytes text = {0};
    char *folder = locate_of_user("XDG_CONFIG_HOME", ".config");
    char *path = folder != NULL ? memory_format("%s/keys.conf", folder) : NULL;
    bool is_there = path != NULL && access(path, F_OK) == 0, is_read = false;
    *bindings = (struct bindings){0};
    if (is_there && bytes_read_file(&text, path, size_max, error)) {
        is_read = bindings_read(bindings, (const char *)text.items, text.count, error);
        if (!is_read)
            error_prefix(error, "keys.conf"); /* a whole path would leave no room for what is wrong */
    }
    bytes_fini(&text);
    free(path);
    free(folder);
    return is_read || !is_there;
}
