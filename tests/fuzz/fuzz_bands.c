/* Coordinates to bands: some rings for a border and some lines or rings for a reference, as wild as they may be, go the engine's whole
 * way. It ends with a sentence, or with tiers, the rest and what is beyond that make up the country.
 *
 * A byte of flags, a step of depth for each of four tiers, then points of two int16 each: x = 0x7FFF ends a ring (and if y is odd,
 * what follows is its hole), x = -0x8000 ends the border. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/point.h"
#include "clean_check.h"
#include "engine/answer.h"
#include "fuzz.h"
#include "model/reply.h"
#include "work_folder.h"

enum {
    reference_bits = 3, /* the whole outline, drawn, a file of lines, a file of polygons */
    is_coarse = 4,      /* places on a grid, so that many fall together */
    is_bundled = 8,     /* the layers' own country */
    is_wide = 16,       /* a border near 180 E, a reference all over the world */
    is_deep = 32,       /* up to 128 km a tier instead of 13 */
    head_size = 5,
    points_most = 64,
    end_ring = 0x7FFF,
    end_border = -0x8000
};

struct reading {
    const unsigned char *at, *end;
    unsigned flags;
    int points_left;
    bool is_border; /* so far */
};

/* false at the end. */
static bool read_pair(struct reading *reading, int16_t pair[2])
{
    if (reading->end - reading->at < 4 || reading->points_left == 0)
        return false;
    memcpy(pair, reading->at, 4);
    reading->at += 4;
    reading->points_left--;
    return true;
}

static struct lonlat place_of(const struct reading *reading, const int16_t pair[2])
{
    static const struct {
        struct lonlat middle, reach;
    } grounds[] = {{{33, 49.5}, {1.2, 0.6}}, {{174, 66}, {3, 2}}, {{0, 0}, {180, 90}}};
    size_t ground = (reading->flags & is_wide) == 0 ? 0 : reading->is_border ? 1 : 2;
    struct lonlat middle = grounds[ground].middle, reach = grounds[ground].reach;
    struct lonlat place = {middle.lon + pair[0] / 32768.0 * reach.lon, middle.lat + pair[1] / 32768.0 * reach.lat};
    if ((reading->flags & is_coarse) != 0)
        place = (struct lonlat){round(place.lon * 5) / 5, round(place.lat * 5) / 5};
    return place;
}

/* Appends the parts up to the end of the border or of the data as GeoJSON; those without points are left out. */
static void write_parts(struct reading *reading, bool are_rings, struct bytes *out)
{
    const char *before = are_rings ? "[[[" : "[[", *after = are_rings ? "]]" : "]";
    bool is_hole = false;
    int16_t pair[2];
    size_t points = 0; /* of the open part */
    bytes_add_format(out, "{\"type\":\"%s\",\"coordinates\":[", are_rings ? "MultiPolygon" : "MultiLineString");
    size_t begin = out->count;
    while (read_pair(reading, pair) && pair[0] != end_border) {
        if (pair[0] == end_ring) {
            bool is_next_hole = are_rings && (pair[1] & 1) != 0;
            if (points > 0) {
                bytes_add_text(out, is_next_hole ? "]" : after);
                is_hole = is_next_hole;
            }
            points = 0;
            continue;
        }
        struct lonlat place = place_of(reading, pair);
        const char *comma = out->count > begin ? "," : "";
        bytes_add_format(out, "%s%s%.12g,%.12g]", comma, points > 0 ? "[" : is_hole ? "[[" : before, place.lon, place.lat);
        points++;
    }
    if (points > 0 || is_hole)
        bytes_add_text(out, is_hole && points == 0 ? "]" : after);
    bytes_add_text(out, "]}");
}

/* ---- what comes of it ---- */

struct replies {
    uint32_t flags; /* of all that came */
    size_t failures;
};

static void check_zones(const struct reply *reply, double country_km2)
{
    double area_km2 = 0, share = 0;
    for (uint32_t i = 0; i < reply->zone_count; i++) {
        hold(isfinite(reply->zones[i].area_km2) && reply->zones[i].area_km2 >= 0);
        area_km2 += reply->zones[i].area_km2;
        share += reply->zones[i].share;
    }
    hold(reply->zone_count == reply->tier_count + 2 && fabs(share - 1) < 0.01);
    hold(country_km2 <= 0 || fabs(area_km2 - country_km2) < 1 + 0.01 * country_km2);
}

static bool take(void *data, struct bytes *bytes)
{
    static double country_km2;
    struct replies *replies = data;
    struct reply reply;
    struct error error = {0};
    hold(replies->failures == 0); /* nothing more after it */
    if (!reply_open(&reply, bytes->items, bytes->count, &error)) {
        hold(reply_length(bytes->items, bytes->count) == bytes->count && error.text[0] != '\0');
        hold((((const struct reply_header *)(const void *)bytes->items)->flags & REPLY_FAILED) != 0);
        clean_check(error.text);
        replies->failures++;
        return true;
    }
    replies->flags |= reply.header->flags;
    if (reply.country != NULL)
        country_km2 = reply.country->area_km2;
    if (reply.summary != NULL && (reply.header->flags & REPLY_EXACT) != 0)
        check_zones(&reply, country_km2);
    return true;
}

static void ask(struct request *request)
{
    struct replies replies = {0};
    struct engine *engine = engine_new();
    engine_answer(engine, request, NULL, take, &replies);
    engine_free(engine);
    hold(replies.failures > 0 || (replies.flags & (REPLY_GROUND | REPLY_TIERS | REPLY_EXACT)) == (REPLY_GROUND | REPLY_TIERS | REPLY_EXACT));
}

/* ---- one run ---- */

/* The border's file, if there is one. */
static char *make_border(struct reading *reading)
{
    struct bytes text = {0};
    reading->is_border = true;
    write_parts(reading, true, &text);
    reading->is_border = false;
    bool is_own = (reading->flags & is_bundled) == 0;
    if (is_own)
        work_folder_write("border.geojson", &text);
    bytes_fini(&text);
    return is_own ? memory_format("%s/border.geojson", work_folder()) : memory_copy_text("");
}

static char *make_reference(struct reading *reading, struct request *request, struct lonlat drawn[points_most])
{
    int16_t pair[2];
    struct bytes text = {0};
    unsigned kind = reading->flags & reference_bits;
    request->reference = kind == 0 ? REFERENCE_WHOLE : kind == 1 ? REFERENCE_DRAWN : REFERENCE_FILE;
    if (kind == 1) {
        while (read_pair(reading, pair))
            drawn[request->drawn_count++] = place_of(reading, pair);
        while (request->drawn_count < drawn_points_min)
            drawn[request->drawn_count++] = (struct lonlat){30, 50};
        request->drawn = drawn;
    } else if (kind > 1) {
        write_parts(reading, kind == 3, &text);
        work_folder_write("reference.geojson", &text);
    }
    bytes_fini(&text);
    return kind > 1 ? memory_format("%s/reference.geojson", work_folder()) : memory_copy_text("");
}

int fuzz_one(const unsigned char *data, size_t size)
{
    struct lonlat drawn[points_most + drawn_points_min];
    if (size < head_size)
        return 0;
    struct reading reading = {data + head_size, data + size, data[0], points_most, false};
    struct request request = {
        .number = 1,
        .wanted = WANT_GROUND | WANT_DRAFT | WANT_EXACT,
        .tier_count = tiers_min + (reading.flags >> 6) % (tiers_max - tiers_min + 1),
        .layers_dir = TINY "/shapefiles",
        .where_field = "",
        .where_value = "",
        .view = extent_empty(),
    };
    double outer_km = 0;
    for (uint32_t i = 0; i < request.tier_count; i++)
        request.outer_km[i] = outer_km += (data[1 + i] + 1.0) * ((reading.flags & is_deep) != 0 ? 0.5 : 0.05);
    char *border = make_border(&reading);
    char *reference = make_reference(&reading, &request, drawn);
    request.border_path = border;
    request.reference_path = reference;
    ask(&request);
    free(reference);
    free(border);
    return 0;
}
