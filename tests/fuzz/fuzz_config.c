/* The settings as somebody has written them: they are refused in a sentence, or what is changed in them is kept, and nothing else. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "clean_check.h"
#include "fuzz.h"
#include "viewer/config_keys.h"
#include "work_folder.h"

static void check_same(const struct config *a, const struct config *b)
{
    for (size_t i = 0; config_key_at(i) != NULL; i++) {
        const struct config_key *key = config_key_at(i);
        hold(strcmp(key->text(a, key), key->text(b, key)) == 0);
        clean_check(key->text(a, key));
    }
}

/* As on leaving the map, after some keys. */
static void change(struct config *config)
{
    config_set_theme(config, config->theme == NULL ? "light" : NULL);
    config->glyphs = config->glyphs == GLYPHS_HALF ? GLYPHS_ASCII : GLYPHS_HALF;
    config->panel = !config->panel;
    config->shows.rivers = !config->shows.rivers;
}

static void check_saving(struct config *config)
{
    struct config again;
    struct error error = {0};
    change(config);
    hold(config_save(config, &error) && config_open(&again, &error));
    check_same(config, &again);
    config_fini(&again);
}

int fuzz_one(const unsigned char *data, size_t size)
{
    struct bytes text = {0};
    struct config config;
    struct error error = {0};
    bytes_add(&text, data, size);
    char *home = memory_format("%s/..", work_folder());
    setenv("XDG_CONFIG_HOME", home, 1);
    work_folder_write("config", &text);
    if (config_open(&config, &error)) {
        struct options options = {0};
        config_apply(&config, &options);
        check_saving(&config);
        options_fini(&options);
    } else {
        hold(error.text[0] != '\0' && config.theme == NULL && config.path == NULL);
    }
    clean_check(error.text);
    config_fini(&config);
    free(home);
    bytes_fini(&text);
    return 0;
}
