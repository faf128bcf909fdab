#pragma once
/* The settings, once: what reads and writes the config file goes by this table. Only config*.c use it. */
#include "viewer/config.h"

struct config_key {
    const char *name;
    /* false: error says what is wrong, beginning with the key's name. */
    bool (*read)(struct config *config, const struct config_key *key, const char *value, struct error *error);
    const char *(*text)(const struct config *config, const struct config_key *key); /* borrowed */
    size_t offset;     /* of a switch */
    const char *about; /* a comment for the file */
};

/* NULL after the last. */
const struct config_key *config_key_at(size_t index);
const struct config_key *config_key_find(const char *name);

/* As when the program is new; path is not set. */
void config_init(struct config *config);
