#include "viewer/share/share_message.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/translate.h"
#include "model/feature.h"
#include "model/reply.h"
#include "model/request.h"

enum { magic = 0x31484d54 /* "TMH1" */, version_size = 16, cells_max = 10000, steps_max = 10000 };
enum { bit_waiting = 1, bit_own_border = 2, bit_owns_outline = 4, bit_mark = 8, bits_known = 15 };

/* Magic and program stay where they are whatever else changes: by them another version is told from damage. */
struct wire {
    uint32_t magic, reply_version;
    char program[version_size]; /* what it calls its version, ended by NUL */
    uint32_t kind, file_bits, bits;
    uint32_t serials[SHARE_FILES];
    uint32_t hold, columns, rows, selected, reference, tier_count;
    int32_t tour_step;
    uint32_t reserved;
    struct point centre;
    double metres_per_column;
    double outer_km[tiers_max];
    struct point mark;
    char mark_name[share_mark_size]; /* ended by NUL, and nothing after it */
};

static_assert(sizeof(struct wire) == share_message_size, "no holes in it");
static_assert(sizeof TIERMAP_VERSION <= version_size, "it fits");

size_t share_file_max(enum share_file kind)
{
    switch (kind) {
    case SHARE_PLAN:
        return share_plan_max;
    case SHARE_LINE:
        return drawn_points_max * sizeof(struct lonlat);
    default:
        return (size_t)512 << 20;
    }
}

void share_message_write(const struct share_message *message, unsigned char bytes[share_message_size])
{
    const struct share_view *view = &message->view;
    struct wire wire = {
        .magic = magic,
        .reply_version = reply_version,
        .program = TIERMAP_VERSION,
        .kind = message->kind,
        .file_bits = message->file_bits,
        .bits = (view->is_waiting ? bit_waiting : 0u) | (view->own_border ? bit_own_border : 0u) |
                (view->owns_outline ? bit_owns_outline : 0u) | (view->has_mark ? bit_mark : 0u),
        .hold = view->hold,
        .columns = view->columns,
        .rows = view->rows,
        .selected = view->selected,
        .reference = view->reference,
        .tier_count = view->tier_count,
        .tour_step = view->tour_step,
        .centre = view->centre,
        .metres_per_column = view->metres_per_column,
    };
    memcpy(wire.serials, view->serials, sizeof wire.serials);
    memcpy(wire.outer_km, view->outer_km, sizeof wire.outer_km);
    if (view->has_mark) {
        wire.mark = view->mark;
        snprintf(wire.mark_name, sizeof wire.mark_name, "%s", view->mark_name);
    }
    memcpy(bytes, &wire, sizeof wire);
}

static bool is_of_this_version(const struct wire *wire)
{
    return wire->reply_version == reply_version && strcmp(wire->program, TIERMAP_VERSION) == 0;
}

/* No file comes without a number, and none is spoken of without the one that it is made for. */
static bool files_valid(const struct wire *wire)
{
    const uint32_t *serials = wire->serials;
    for (int i = 0; i < SHARE_FILES; i++)
        if ((wire->file_bits & 1u << i) != 0 && serials[i] == 0)
            return false;
    return wire->file_bits < 1u << SHARE_FILES && serials[SHARE_PLAN] != 0 &&
           (serials[SHARE_GROUND] != 0 || (serials[SHARE_EXACT] == 0 && serials[SHARE_DRAFT] == 0)) &&
           (serials[SHARE_LINE] != 0) == (wire->reference == REFERENCE_DRAWN);
}

static const double coordinate_max_m = 1e9;

static bool point_valid(struct point point)
{
    return fabs(point.x) < coordinate_max_m && fabs(point.y) < coordinate_max_m;
}

static bool mark_valid(const struct wire *wire)
{
    char clean[sizeof wire->mark_name];
    const char *end = memchr(wire->mark_name, '\0', sizeof wire->mark_name);
    if (end == NULL || !point_valid(wire->mark))
        return false;
    text_clean(clean, sizeof clean, wire->mark_name, (size_t)(end - wire->mark_name));
    return strcmp(clean, wire->mark_name) == 0;
}

static bool view_valid(const struct wire *wire)
{
    static const double scale_min_m = 1, scale_max_m = 1e9;
    return wire->hold < SHARE_HOLDS && wire->columns >= 1 && wire->columns <= cells_max && wire->rows >= 1 &&
           wire->rows <= cells_max && point_valid(wire->centre) && mark_valid(wire) &&
           wire->metres_per_column >= scale_min_m && wire->metres_per_column <= scale_max_m &&
           (wire->selected < zones_max || wire->selected == no_zone) && wire->reference < REFERENCE_KINDS &&
           wire->tier_count >= tiers_min && wire->tier_count <= tiers_max && depths_valid(wire->outer_km, wire->tier_count) &&
           wire->tour_step >= -1 && wire->tour_step < steps_max && (wire->hold != SHARE_STEP || wire->tour_step >= 0) &&
           (wire->bits & ~(uint32_t)bits_known) == 0 && wire->reserved == 0;
}

bool share_message_read(struct share_message *message, const void *data, size_t size, struct error *error)
{
    struct wire wire = {0};
    *message = (struct share_message){0};
    if (size > 0) /* else there may be no data at all */
        memcpy(&wire, data, size < sizeof wire ? size : sizeof wire);
    bool is_ours = size >= offsetof(struct wire, kind) && wire.magic == magic &&
                   memchr(wire.program, '\0', sizeof wire.program) != NULL;
    if (is_ours && !is_of_this_version(&wire)) {
        error_set(error, _("the shared map is from tiermap %s and this is %s: both have to be the same"), wire.program,
                  TIERMAP_VERSION);
        return false;
    }
    if (!is_ours || size != sizeof wire || wire.kind >= SHARE_KINDS ||
        (wire.kind == SHARE_VIEW ? !files_valid(&wire) || !view_valid(&wire) : wire.file_bits != 0)) {
        error_set(error, "%s", _("what came from the shared map is damaged"));
        return false;
    }
    message->kind = wire.kind;
    if (wire.kind != SHARE_VIEW)
        return true;
    message->file_bits = wire.file_bits;
    message->view = (struct share_view){
        .hold = wire.hold,
        .columns = wire.columns,
        .rows = wire.rows,
        .centre = wire.centre,
        .metres_per_column = wire.metres_per_column,
        .selected = wire.selected,
        .reference = wire.reference,
        .tier_count = wire.tier_count,
        .tour_step = wire.tour_step,
        .is_waiting = (wire.bits & bit_waiting) != 0,
        .own_border = (wire.bits & bit_own_border) != 0,
        .owns_outline = (wire.bits & bit_owns_outline) != 0,
        .has_mark = (wire.bits & bit_mark) != 0,
        .mark = wire.mark,
    };
    memcpy(message->view.serials, wire.serials, sizeof wire.serials);
    memcpy(message->view.mark_name, wire.mark_name, sizeof wire.mark_name);
    memcpy(message->view.outer_km, wire.outer_km, wire.tier_count * sizeof *wire.outer_km);
    return true;
}
