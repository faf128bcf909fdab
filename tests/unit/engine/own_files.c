#include "own_files.h"

#include <math.h>

#include "base/bytes.h"
#include "fixture.h"

const struct lonlat own_drawn[own_drawn_count] = {{38.6, 50.9}, {37.4, 48.4},  {36.8, 47.7},
                                                  {34.0, 47.0}, {32.5, 46.45}, {31.0, 45.8}};

static void add_line(struct bytes *out, const struct lonlat *places, int count)
{
    bytes_add_text(out, "{\"type\":\"LineString\",\"coordinates\":[");
    for (int i = 0; i < count; i++)
        bytes_add_format(out, "%s[%.4f,%.4f]", i > 0 ? "," : "", places[i].lon, places[i].lat);
    bytes_add_text(out, "]}");
}

/* A wavy ring around a place; both rings and holes are made of it. */
static void add_blob(struct bytes *out, struct lonlat middle, double radius, int count, double phase)
{
    bytes_add_text(out, "[");
    for (int i = 0; i <= count; i++) {
        double angle = 2 * M_PI * (i % count) / count;
        double away = radius * (1 + 0.08 * sin(7 * angle + phase) + 0.01 * sin(97 * angle));
        bytes_add_format(out, "%s[%.5f,%.5f]", i > 0 ? "," : "", middle.lon + 1.5 * away * cos(angle),
                         middle.lat + away * sin(angle));
    }
    bytes_add_text(out, "]");
}

static void add_area(struct bytes *out)
{
    bytes_add_text(out,
                   "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{},"
                   "\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":[[");
    add_blob(out, (struct lonlat){38.5, 48.3}, 1, 1500, 1); /* reaches over the border */
    bytes_add_text(out, ",");
    add_blob(out, (struct lonlat){38.3, 48.3}, 0.2, 300, 2); /* its hole */
    bytes_add_text(out, "],[");
    add_blob(out, (struct lonlat){37, 47.3}, 0.8, 1500, 3); /* overlaps it */
    bytes_add_text(out, "],[");
    add_blob(out, (struct lonlat){35, 46.8}, 0.7, 1500, 4);
    bytes_add_text(
        out,
        "]]}},{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[");
    add_blob(out, (struct lonlat){34.2, 45.5}, 1.2, 1000, 5); /* over the sea */
    bytes_add_text(
        out,
        "]}},{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[");
    add_blob(out, (struct lonlat){45, 50}, 3, 500, 6); /* far away */
    bytes_add_text(
        out,
        "]}},{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[");
    add_blob(out, (struct lonlat){31, 50}, 0.002, 10, 7); /* a sliver */
    bytes_add_text(
        out,
        "]}},{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":["
        "[[37,48.6],[38.2,49.2],[38.2,48.6],[37,49.2],[37,48.6]]]}}]}"); /* a bow tie */
}

static void write(const char *folder, const char *name, struct bytes *text)
{
    fixture_write(folder, name, text->items, text->count);
    text->count = 0;
}

void own_files_write(const char *folder)
{
    const struct lonlat within[] = {{26, 48.5}, {29, 49.2}, {31, 48.9}, {33, 48.2}};
    struct bytes text = {0};
    add_line(&text, own_drawn, own_drawn_count);
    write(folder, "split.geojson", &text);
    add_line(&text, within, 4);
    write(folder, "both.geojson", &text);
    add_area(&text);
    write(folder, "area.geojson", &text);
    bytes_fini(&text);
}
