/* How the engine's times grow with the vertices of the border: usage: scale SHAPEFILES. A border is made coarser, or
 * finer by moving the middle of each edge to a side, again and again, as borders are fractal. Prints one line for each. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/memory.h"
#include "engine/answer.h"
#include "engine/data/layers.h"
#include "engine/geo/arcs.h"
#include "engine/geo/thin.h"
#include "fixture.h"
#include "model/reply.h"

/* The country's rings in degrees. */
static struct shape read_outline(const char *folder)
{
    struct layers layers;
    struct error error = {0};
    struct shape outline = {0};
    if (!layers_open(&layers, folder, &error) || !layers_need(&layers, LAYER_COUNTRY, &error)) {
        fprintf(stderr, "%s\n", error.text);
        exit(1);
    }
    const struct records *records = &layers.of[LAYER_COUNTRY].records;
    for (size_t i = 0; i < records->parts.count; i++) {
        const struct record_part *part = &records->parts.items[i];
        shape_add_part(&outline, part->is_hole);
        for (size_t k = 0; k < part->point_count; k++) {
            struct lonlat place = records->points.items[part->first_point + k];
            shape_add_point(&outline, (struct point){place.lon, place.lat});
        }
    }
    layers_fini(&layers);
    return outline;
}

static struct shape coarser(const struct shape *outline, size_t wanted)
{
    struct shape thinned = {0};
    double *weights = memory_new_items(outline->points.count, sizeof *weights);
    arcs_weigh(outline->points.items, outline->parts.items, outline->parts.count, NULL, weights);
    for (double tolerance = 1e-4; thinned.points.count == 0 || thinned.points.count > wanted; tolerance *= 1.1) {
        shape_fini(&thinned);
        thinned = (struct shape){0};
        thin(&thinned, outline, weights, tolerance, true);
    }
    free(weights);
    return thinned;
}

/* Between -1 and 1, the same for the same numbers. */
static double noise(uint64_t seed)
{
    seed = (seed ^ seed >> 31) * 0x9E3779B97F4A7C15u;
    seed = (seed ^ seed >> 29) * 0xD6E8FEB86659FD93u;
    return (double)(seed >> 11) / 4503599627370496.0 - 1;
}

static struct shape finer(const struct shape *outline)
{
    struct shape refined = {0};
    for (size_t i = 0; i < outline->parts.count; i++) {
        const struct point *points = shape_points(outline, i);
        shape_add_part(&refined, outline->parts.items[i].is_hole != 0);
        for (uint32_t k = 1; k < outline->parts.items[i].point_count; k++) {
            struct point a = points[k - 1], b = points[k];
            double aside = 0.12 * noise(k * 2654435761u + i);
            shape_add_point(&refined, a);
            shape_add_point(&refined, (struct point){(a.x + b.x) / 2 - (b.y - a.y) * aside,
                                                     (a.y + b.y) / 2 + (b.x - a.x) * aside});
        }
        shape_add_point(&refined, points[0]);
    }
    return refined;
}

static void write_border(const char *folder, const struct shape *outline)
{
    static const char *const fields[] = {"name"}, *const values[] = {"Fractalia"};
    struct fixture *file = fixture_open(folder, "border", 5 /* polygons */, fields, 1);
    struct lonlat *places = memory_new_items(outline->points.count, sizeof *places);
    int *sizes = memory_new_items(outline->parts.count, sizeof *sizes);
    for (size_t i = 0; i < outline->points.count; i++)
        places[i] = (struct lonlat){outline->points.items[i].x, outline->points.items[i].y};
    for (size_t i = 0; i < outline->parts.count; i++)
        sizes[i] = (int)outline->parts.items[i].point_count;
    fixture_add(file, places, sizes, (int)outline->parts.count, values);
    fixture_close(file);
    free(sizes);
    free(places);
}

struct stopwatch { /* from the request on */
    double start_ms, sketch_ms, draft_ms, ground_ms, exact_ms;
};

static double now_ms(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static bool take(void *data, struct bytes *bytes)
{
    struct stopwatch *watch = data;
    struct reply reply;
    struct error error;
    double elapsed_ms = now_ms(CLOCK_MONOTONIC) - watch->start_ms;
    bool is_exact;
    if (!reply_open(&reply, bytes->items, bytes->count, &error)) {
        printf("  %s\n", error.text);
        return true;
    }
    is_exact = (reply.header->flags & REPLY_EXACT) != 0;
    *(reply.country != NULL ? (is_exact ? &watch->ground_ms : &watch->sketch_ms)
                            : (is_exact ? &watch->exact_ms : &watch->draft_ms)) = elapsed_ms;
    return true;
}

static void measure(const char *layers_dir, const char *folder, size_t vertices)
{
    char *path = fixture_path(folder, "border.shp");
    struct request request = {
        .number = 1,
        .wanted = WANT_GROUND | WANT_DRAFT | WANT_EXACT,
        .reference = REFERENCE_WHOLE,
        .tier_count = 3,
        .outer_km = {25, 75, 220},
        .layers_dir = layers_dir,
        .border_path = path,
        .where_field = "",
        .where_value = "",
        .reference_path = "",
        .view = extent_empty(),
    };
    struct engine *engine = engine_new();
    double processor_ms = now_ms(CLOCK_PROCESS_CPUTIME_ID);
    struct stopwatch cold = {.start_ms = now_ms(CLOCK_MONOTONIC)}, warm = {0};
    engine_answer(engine, &request, NULL, take, &cold);
    processor_ms = now_ms(CLOCK_PROCESS_CPUTIME_ID) - processor_ms;
    request.wanted = WANT_DRAFT | WANT_EXACT;
    request.outer_km[1] = 76;
    warm.start_ms = now_ms(CLOCK_MONOTONIC);
    engine_answer(engine, &request, NULL, take, &warm);
    printf("%9zu %10.0f %10.0f %10.0f %10.0f %10.0f %18.0f %18.0f\n", vertices, cold.sketch_ms, cold.draft_ms, cold.ground_ms,
           cold.exact_ms, processor_ms, warm.draft_ms, warm.exact_ms);
    fflush(stdout);
    engine_free(engine);
    free(path);
}

int main(int argc, char **argv)
{
    static const size_t sizes[] = {1000, 10000, 100000, 1000000};
    if (argc < 2)
        return 2;
    char *folder = fixture_folder_new();
    struct shape outline = read_outline(argv[1]);
    double load = 0;
    getloadavg(&load, 1);
    printf("measured from the whole outline; milliseconds from the request on; load %.1f\n", load);
    printf(" vertices     sketch      draft     ground      exact  processor   one depth, draft   one depth, exact\n");
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct shape border = coarser(&outline, sizes[i]);
        while (border.points.count < sizes[i] * 3 / 4) {
            struct shape refined = finer(&border);
            shape_fini(&border);
            border = refined;
        }
        write_border(folder, &border);
        measure(argv[1], folder, border.points.count);
        shape_fini(&border);
    }
    shape_fini(&outline);
    fixture_folder_free(folder);
    return 0;
}
