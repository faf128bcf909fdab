#include "viewer/kept_key.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include "base/memory.h"
#include "model/reply.h"
#include "model/shapefile_order.h"

enum { file_size_max = 1 << 28 };

/* The files that the engine reads; the other layers are its own work. */
static const char *const layers[LAYER_REFERENCE] = {
    [LAYER_COUNTRY] = "ukraine", [LAYER_NEIGHBOURS] = "neighbours", [LAYER_REGIONS] = "oblasts",
    [LAYER_WATER] = "water",     [LAYER_RIVERS] = "rivers",         [LAYER_PLACES] = "places",
};

struct hash {
    XXH3_state_t *state;
    bool whole; /* every file that is there could be read */
};

static void add_text(struct hash *hash, const char *text)
{
    const char *there = text != NULL ? text : "";
    XXH3_128bits_update(hash->state, there, strlen(there) + 1);
}

static void add_number(struct hash *hash, uint64_t number)
{
    XXH3_128bits_update(hash->state, &number, sizeof number);
}

/* Read piece by piece: the whole file need not fit anywhere. */
static void add_file(struct hash *hash, const char *path, bool needed)
{
    static const uint64_t missing = UINT64_MAX;
    unsigned char piece[1 << 14];
    struct stat status;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    bool is_file = fd >= 0 && fstat(fd, &status) == 0 && S_ISREG(status.st_mode) && status.st_size <= file_size_max;
    ssize_t got = is_file ? 1 : -1;
    add_number(hash, is_file ? (uint64_t)status.st_size : missing);
    while (got > 0) {
        got = read(fd, piece, sizeof piece);
        if (got > 0)
            XXH3_128bits_update(hash->state, piece, (size_t)got);
    }
    if (fd >= 0)
        close(fd);
    hash->whole = hash->whole && (got == 0 || (fd < 0 && !needed));
}

/* A file of the user's: the path too, because messages name it; for a shapefile what lies beside it. */
static void add_map_file(struct hash *hash, const char *path)
{
    size_t length = strlen(path);
    size_t stem = length > 4 && path[length - 4] == '.' ? length - 4 : length;
    add_text(hash, path);
    add_file(hash, path, true);
    for (int i = PRODUCT_SHP + 1; i < PRODUCT_FILES; i++) {
        char *beside = memory_format("%.*s.%s", (int)stem, path, product_ending((enum product_file)i));
        add_file(hash, beside, false);
        free(beside);
    }
}

static struct hash begin(void)
{
    struct hash hash = {XXH3_createState(), true};
    XXH3_128bits_reset(hash.state);
    add_number(&hash, reply_version);
    add_text(&hash, TIERMAP_VERSION);
    return hash;
}

static struct kept_key end(struct hash *hash)
{
    XXH128_hash_t digest = XXH3_128bits_digest(hash->state);
    XXH3_freeState(hash->state);
    return (struct kept_key){digest.high64, digest.low64};
}

static struct kept_key ground_key(const struct request *request, bool *whole)
{
    struct hash hash = begin();
    for (size_t i = 0; i < LAYER_REFERENCE; i++)
        for (int k = 0; k < PRODUCT_FILES; k++) {
            char *path = memory_format("%s/%s.%s", request->layers_dir, layers[i], product_ending((enum product_file)k));
            add_file(&hash, path, k == PRODUCT_SHP);
            free(path);
        }
    if (request->border_path[0] != '\0')
        add_map_file(&hash, request->border_path);
    add_text(&hash, request->where_field);
    add_text(&hash, request->where_value);
    add_number(&hash, request->max_vertices);
    *whole = hash.whole;
    return end(&hash);
}

static struct kept_key line_key(const struct request *request, bool *whole)
{
    struct hash hash = begin();
    if (request->reference_path[0] != '\0')
        add_map_file(&hash, request->reference_path);
    *whole = hash.whole;
    return end(&hash);
}

static void add_key(struct hash *hash, struct kept_key key)
{
    add_number(hash, key.high);
    add_number(hash, key.low);
}

struct kept_key kept_key_tiers(const struct kept_keys *keys, const struct request *request)
{
    struct hash hash = begin();
    add_key(&hash, keys->ground);
    add_number(&hash, request->reference);
    add_number(&hash, request->reference_is_open);
    if (request->reference == REFERENCE_FILE)
        add_key(&hash, keys->line);
    add_number(&hash, request->drawn_count);
    if (request->drawn_count > 0)
        XXH3_128bits_update(hash.state, request->drawn, request->drawn_count * sizeof *request->drawn);
    XXH3_128bits_update(hash.state, request->outer_km, request->tier_count * sizeof *request->outer_km);
    return end(&hash);
}

bool kept_keys_make(struct kept_keys *keys, const struct request *request)
{
    bool ground_whole, line_whole;
    keys->ground = ground_key(request, &ground_whole);
    keys->line = line_key(request, &line_whole);
    keys->tiers = kept_key_tiers(keys, request);
    return ground_whole && line_whole;
}

bool kept_key_equal(struct kept_key a, struct kept_key b)
{
    return a.high == b.high && a.low == b.low;
}
