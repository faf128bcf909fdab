/* make_seeds ENGINE TINY FOLDER: asks the engine for maps of the tiny country, and writes to FOLDER/reply and FOLDER/request
 * what went over the socket, to FOLDER/share what a shared map says, and to FOLDER/plan some plans: where the fuzzer begins. */
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
#include "viewer/share/share_message.h"

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

static void write_message(const char *folder, const char *name, const struct share_message *message)
{
    unsigned char bytes[share_message_size];
    share_message_write(message, bytes);
    const struct bytes seed = {.items = bytes, .count = sizeof bytes};
    write_seed(folder, "share", name, &seed);
}

static void make_shared(const char *folder)
{
    struct share_message message = {
        .kind = SHARE_VIEW,
        .file_bits = 1u << SHARE_PLAN | 1u << SHARE_GROUND | 1u << SHARE_EXACT,
        .view = {
            .serials = {[SHARE_PLAN] = 1, [SHARE_GROUND] = 2, [SHARE_EXACT] = 3},
            .hold = SHARE_WHOLE,
            .columns = 120,
            .rows = 37,
            .metres_per_column = 11000,
            .selected = UINT32_MAX,
            .tier_count = 3,
            .outer_km = {25, 75, 220},
            .tour_step = -1,
        },
    };
    write_message(folder, "whole", &message);
    message.file_bits = 1u << SHARE_DRAFT | 1u << SHARE_LINE;
    message.view.serials[SHARE_DRAFT] = 4;
    message.view.serials[SHARE_LINE] = 5;
    message.view.reference = REFERENCE_DRAWN;
    message.view.hold = SHARE_PLACE;
    message.view.centre = (struct point){120000, -80000};
    message.view.selected = 1;
    message.view.tour_step = 3;
    message.view.is_waiting = message.view.has_mark = true;
    message.view.mark = (struct point){5000, -7000};
    strcpy(message.view.mark_name, "Київ");
    write_message(folder, "everything", &message);
    write_message(folder, "full", &(struct share_message){.kind = SHARE_FULL});
}

/* The tiny country's plan, and the shortest that has something of everything, and of what is hard to read. */
static void make_plans(const char *folder, const char *tiny)
{
    static const char small[] = "[plan]\ntitle=T\nillustrative=i\n[reference]\nline=30 50,\n 31 51\n[tier a]\nname=A\\\n \\;\n"
                                "outer_km=1\nbrigades=4-5\n[tier b]\nname=B # \\s\nname[uk]=\xD0\x91\nouter_km=2\n[rest]\nname=R\n"
                                "[source s]\ntitle=S\n[caveat c]\ntext=t \\;\n \\#\\\\\nsource=s\ntier=a\n"
                                "[question q]\ntext=Q\nanswer_1=x\nanswer_2=y\nright=2\n"
                                "[tour 1]\ntitle=t\ncaption=c\nextent=1,2,3,4\ntiers_shown=0\n";
    struct error error = {0};
    struct bytes whole, short_one = {0};
    char *path = memory_format("%s/assets/plan.ini", tiny);
    if (!bytes_read_file(&whole, path, 1 << 20, &error)) {
        fprintf(stderr, "make_seeds: %s\n", error.text);
        exit(1);
    }
    bytes_add_text(&short_one, small);
    write_seed(folder, "plan", "whole", &whole);
    write_seed(folder, "plan", "small", &short_one);
    bytes_fini(&whole);
    bytes_fini(&short_one);
    free(path);
}

int main(int argc, char **argv)
{
    struct error error = {0};
    if (argc != 4) {
        fprintf(stderr, "usage: make_seeds ENGINE TINY FOLDER\n");
        return 2;
    }
    const char *folder = argv[3], *const targets[] = {"", "reply", "request", "share", "plan"};
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
        char *path = memory_format("%s/%s", folder, targets[i]);
        if (mkdir(path, 0755) != 0 && errno != EEXIST) {
            perror(path);
            return 1;
        }
        free(path);
    }
    char *layers = memory_format("%s/shapefiles", argv[2]);
    struct link *link = link_open(argv[1], true, &error);
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
        .reference_path = "missing.geojson",
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
    request.wanted = WANT_EXACT;
    make(link, folder, "failure", &request);
    make_small(folder);
    make_shared(folder);
    make_plans(folder, argv[2]);
    link_close(link);
    free(layers);
    return 0;
}
