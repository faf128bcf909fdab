/* make_seeds ENGINE TINY FOLDER: asks the engine for maps of the tiny country, and writes to FOLDER/reply and FOLDER/request
 * what went over the socket: where the fuzzer begins. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "made_up_reply.h"
#include "viewer/link.h"

enum { patience_ms = 120000 };

static void write_seed(const char *folder, const char *target, const char *name, const struct bytes *bytes)
{
    struct error error = {0};
    char *path = memory_format("%s/%s/%s", folder, target, name);
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (fd < 0 || !bytes_write_fd(bytes, fd, &error) || close(fd) != 0) {
        perror(path);
        exit(1);
    }
    free(path);
}

/* Appends so many replies to what is asked. */
static void ask(struct link *link, const struct request *request, int replies, struct bytes *all)
{
    struct error error = {0};
    bool done = link_send(link, request, &error);
    for (int i = 0; done && i < replies; i++) {
        struct bytes reply = {0};
        done = link_wait(link, patience_ms, &reply, &error);
        bytes_add(all, reply.items, reply.count);
        bytes_fini(&reply);
    }
    if (!done) {
        fprintf(stderr, "make_seeds: %s\n", error.text);
        exit(1);
    }
}

static void make(struct link *link, const char *folder, const char *name, const struct request *request)
{
    struct bytes replies = {0}, message = {0};
    int count = 0;
    for (uint32_t bits = request->wanted; bits != 0; bits &= bits - 1)
        count++;
    ask(link, request, count, &replies);
    write_seed(folder, "reply", name, &replies);
    struct request elsewhere = *request;
    elsewhere.layers_dir = "layers"; /* seeds are the same wherever they are made */
    request_write(&elsewhere, &message);
    write_seed(folder, "request", name, &message);
    bytes_fini(&replies);
    bytes_fini(&message);
}

/* The smallest that has something of everything. */
static void make_small(const char *folder)
{
    struct bytes replies = {0};
    struct made_up made_up = {.lat_0 = 48, .outer_km = {20, 60}, .number = 1};
    made_up_ground(&made_up, &replies);
    made_up_tiers(&made_up, &replies);
    made_up.is_exact = true;
    made_up_tiers(&made_up, &replies);
    write_seed(folder, "reply", "small", &replies);
    bytes_fini(&replies);
}

int main(int argc, char **argv)
{
    struct error error = {0};
    if (argc != 4) {
        fprintf(stderr, "usage: make_seeds ENGINE TINY FOLDER\n");
        return 2;
    }
    const char *folder = argv[3], *const targets[] = {"", "reply", "request"};
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
        char *path = memory_format("%s/%s", folder, targets[i]);
        if (mkdir(path, 0755) != 0 && errno != EEXIST) {
            perror(path);
            return 1;
        }
        free(path);
    }
    char *layers = memory_format("%s/shapefiles", argv[2]);
    struct link *link = link_open(argv[1], &error);
    if (link == NULL) {
        fprintf(stderr, "make_seeds: %s\n", error.text);
        return 1;
    }
    const struct lonlat drawn[] = {{33, 52}, {33.5, 50}, {33, 47}};
    struct request request = {
        .number = 1,
        .wanted = WANT_GROUND | WANT_EXACT,
        .reference = REFERENCE_RUSSIA,
        .tier_count = 3,
        .outer_km = {25, 75, 220},
        .layers_dir = layers,
        .view = extent_empty(),
        .tolerance_m = 8000,
    };
    make(link, folder, "exact", &request);
    request.wanted = WANT_GROUND | WANT_DRAFT | WANT_EXACT;
    request.reference = REFERENCE_RUSSIA_BELARUS;
    make(link, folder, "draft", &request);
    request.reference = REFERENCE_DRAWN;
    request.drawn = drawn;
    request.drawn_count = sizeof drawn / sizeof *drawn;
    make(link, folder, "drawn", &request);
    request.drawn_count = 0;
    request.reference = REFERENCE_FILE;
    request.reference_path = "missing.geojson";
    request.wanted = WANT_EXACT;
    make(link, folder, "failure", &request);
    make_small(folder);
    link_close(link);
    free(layers);
    return 0;
}
