/* A script of keys as somebody has written it: it is refused in a sentence that names the line, or every step can be taken. */
#include <stdlib.h>
#include <string.h>

#include "clean_check.h"
#include "fuzz.h"
#include "memory_path.h"
#include "viewer/term/script.h"

static void check_step(const struct step *step)
{
    char label[key_name_size];
    hold(step->line >= 1);
    switch (step->kind) {
    case STEP_SIZE:
        hold(step->columns >= 1 && step->rows >= 1 && step->columns <= 4096 && step->rows <= 4096);
        break;
    case STEP_KEY:
        hold(step->key.code != 0);
        key_label(step->key, label);
        clean_check(label);
        break;
    case STEP_MOUSE:
        hold(step->mouse.kind <= MOUSE_WHEEL_DOWN && step->mouse.column >= 0 && step->mouse.row >= 0);
        break;
    case STEP_WAIT_MS:
        hold(step->wait_ms >= 0);
        break;
    case STEP_FRAME:
        hold(step->path != NULL && step->path[0] != '\0');
        break;
    default:
        break;
    }
}

int fuzz_one(const unsigned char *data, size_t size)
{
    struct bytes text = {0};
    struct script script;
    struct error error = {0};
    bytes_add(&text, data, size);
    struct memory_path file = memory_path_new(&text);
    bool is_read = script_open(&script, file.path, &error);
    hold(is_read || (strncmp(error.text, file.path, strlen(file.path)) == 0 && script.items == NULL));
    clean_check(error.text);
    for (size_t i = 0; is_read && i < script.count; i++)
        check_step(&script.items[i]);
    script_fini(&script);
    memory_path_free(&file);
    bytes_fini(&text);
    return 0;
}
