#include "model/request.h"

#include <math.h>
#include <string.h>

#include "base/translate.h"

enum { magic = 0x32514d54, strings_max = 65536 }; /* "TMQ2" */

struct wire {
    uint32_t magic, length;
    uint32_t number, reference, tier_count, max_vertices, drawn_count, wanted, reference_is_open, reserved;
    double outer_km[tiers_max];
    struct extent view;
    double tolerance_m;
    /* then drawn_count places, so that they stay aligned; then the strings, each ended by NUL: layers_dir,
     * border_path, where_field, where_value, reference_path */
};

enum { string_count = 5 };

static const size_t length_max =
    sizeof(struct wire) + drawn_points_max * sizeof(struct lonlat) + strings_max;

const char *reference_name(enum reference_kind kind)
{
    static const char *const names[REFERENCE_KINDS] = {"russia", "russia+belarus", "whole", "file", "drawn"};
    return kind < REFERENCE_KINDS ? names[kind] : "";
}

enum reference_kind reference_find(const char *name)
{
    for (int kind = 0; kind < REFERENCE_FILE; kind++)
        if (strcmp(name, reference_name((enum reference_kind)kind)) == 0)
            return (enum reference_kind)kind;
    return REFERENCE_KINDS;
}

static void add_string(struct bytes *out, const char *text)
{
    bytes_add(out, text != NULL ? text : "", (text != NULL ? strlen(text) : 0) + 1);
}

void request_write(const struct request *request, struct bytes *out)
{
    size_t start = out->count;
    struct wire wire = {
        .magic = magic,
        .number = request->number,
        .reference = request->reference,
        .reference_is_open = request->reference_is_open,
        .tier_count = request->tier_count,
        .max_vertices = request->max_vertices,
        .drawn_count = request->drawn_count,
        .wanted = request->wanted,
        .view = request->view,
        .tolerance_m = request->tolerance_m,
    };
    memcpy(wire.outer_km, request->outer_km, sizeof wire.outer_km);
    bytes_add(out, &wire, sizeof wire);
    if (request->drawn_count > 0)
        bytes_add(out, request->drawn, request->drawn_count * sizeof *request->drawn);
    add_string(out, request->layers_dir);
    add_string(out, request->border_path);
    add_string(out, request->where_field);
    add_string(out, request->where_value);
    add_string(out, request->reference_path);
    uint32_t length = (uint32_t)(out->count - start);
    memcpy(out->items + start + offsetof(struct wire, length), &length, sizeof length);
}

size_t request_length(const void *data, size_t size)
{
    uint32_t head[2];
    if (size < sizeof head)
        return 0;
    memcpy(head, data, sizeof head);
    bool plausible = head[0] == magic && head[1] >= sizeof(struct wire) + string_count && head[1] <= length_max;
    return plausible ? head[1] : SIZE_MAX;
}

bool depths_valid(const double *outer_km, uint32_t tier_count)
{
    double inner = 0;
    for (uint32_t i = 0; i < tier_count; i++) {
        double outer = outer_km[i];
        if (!isfinite(outer) || outer <= inner || outer > depth_max_km)
            return false;
        inner = outer;
    }
    return true;
}

static bool drawn_valid(const struct request *request)
{
    bool is_drawn = request->reference == REFERENCE_DRAWN;
    if (is_drawn ? request->drawn_count < drawn_points_min : request->drawn_count > 0)
        return false;
    for (uint32_t i = 0; i < request->drawn_count; i++)
        if (!lonlat_valid(request->drawn[i]))
            return false;
    return true;
}

static bool view_valid(const struct request *request)
{
    static const double metres_max = 1e9;
    struct extent view = request->view;
    if ((request->wanted & WANT_DRAFT) == 0)
        return true;
    return extent_is_empty(view) ||
           (request->tolerance_m > 0 && request->tolerance_m < metres_max && fabs(view.min_x) < metres_max &&
            fabs(view.max_x) < metres_max && fabs(view.min_y) < metres_max && fabs(view.max_y) < metres_max);
}

bool request_read(struct request *request, const void *data, size_t size, struct error *error)
{
    struct wire wire;
    *request = (struct request){0};
    if (size == 0 || request_length(data, size) != size) { /* of nothing the length is not known */
        error_set(error, _("the engine got a message that is no request"));
        return false;
    }
    memcpy(&wire, data, sizeof wire);
    struct request read = {
        .number = wire.number,
        .reference = wire.reference,
        .reference_is_open = wire.reference_is_open != 0,
        .tier_count = wire.tier_count,
        .max_vertices = wire.max_vertices,
        .drawn_count = wire.drawn_count,
        .wanted = wire.wanted,
        .view = wire.view,
        .tolerance_m = wire.tolerance_m,
    };
    memcpy(read.outer_km, wire.outer_km, sizeof read.outer_km);
    const char **const strings[string_count] = {&read.layers_dir, &read.border_path, &read.where_field,
                                                &read.where_value, &read.reference_path};
    const char *at = (const char *)data + sizeof wire, *end = (const char *)data + size;
    if (wire.drawn_count > drawn_points_max || wire.drawn_count * sizeof *read.drawn > size - sizeof wire) {
        error_set(error, _("the engine got a request that is cut off"));
        return false;
    }
    if (wire.drawn_count > 0)
        read.drawn = (const void *)at;
    at += wire.drawn_count * sizeof *read.drawn;
    for (size_t i = 0; i < string_count; i++) {
        const char *nul = at < end ? memchr(at, '\0', (size_t)(end - at)) : NULL;
        if (nul == NULL) {
            error_set(error, _("the engine got a request that is cut off"));
            return false;
        }
        *strings[i] = at;
        at = nul + 1;
    }
    if (at != end || read.reference >= REFERENCE_KINDS || read.tier_count < tiers_min ||
        read.tier_count > tiers_max || !depths_valid(read.outer_km, read.tier_count) || !drawn_valid(&read) ||
        !view_valid(&read)) {
        error_set(error, _("the engine got a request with a number out of range"));
        return false;
    }
    *request = read;
    return true;
}
