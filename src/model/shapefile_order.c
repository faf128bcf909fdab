#include "model/shapefile_order.h"

#include <math.h>
#include <string.h>

#include "base/translate.h"

enum { order_magic = 0x31534d54, product_magic = 0x31504d54 }; /* "TMS1", "TMP1" */
enum { fields_max = 32, ring_min = 4, line_min = 2 };

static const uint64_t length_max = UINT64_C(1) << 30;

struct order_wire {
    uint32_t magic, is_polygons;
    uint64_t length;
    uint32_t place_count, part_count, record_count, field_count;
    /* then the places, the parts, the fields, the records, the values */
};

struct product_wire {
    uint32_t magic, failed;
    uint64_t lengths[PRODUCT_FILES]; /* failed: only the first counts, of the sentence */
    /* then the files */
};

void shapefile_order_fini(struct shapefile_order *order)
{
    if (order == NULL)
        return;
    ARRAY_FINI(&order->places);
    ARRAY_FINI(&order->parts);
    ARRAY_FINI(&order->records);
    ARRAY_FINI(&order->fields);
    bytes_fini(&order->values);
}

void shapefile_order_record(struct shapefile_order *order)
{
    *ARRAY_ADD(&order->records) = 0;
}

void shapefile_order_part(struct shapefile_order *order, bool is_hole)
{
    *ARRAY_ADD(&order->parts) = (struct order_part){.is_hole = is_hole};
    order->records.items[order->records.count - 1]++;
}

void shapefile_order_place(struct shapefile_order *order, struct lonlat place)
{
    *ARRAY_ADD(&order->places) = place;
    order->parts.items[order->parts.count - 1].place_count++;
}

void shapefile_order_value(struct shapefile_order *order, const char *value)
{
    bytes_add(&order->values, value, strlen(value) + 1);
}

static size_t size_of(const struct order_wire *wire)
{
    return sizeof *wire + wire->place_count * sizeof(struct lonlat) + wire->part_count * sizeof(struct order_part) +
           wire->field_count * sizeof(struct order_field) + wire->record_count * sizeof(uint32_t);
}

void shapefile_order_write(const struct shapefile_order *order, struct bytes *out)
{
    struct order_wire wire = {
        .magic = order_magic,
        .is_polygons = order->is_polygons,
        .place_count = (uint32_t)order->places.count,
        .part_count = (uint32_t)order->parts.count,
        .record_count = (uint32_t)order->records.count,
        .field_count = (uint32_t)order->fields.count,
    };
    wire.length = size_of(&wire) + order->values.count;
    bytes_add(out, &wire, sizeof wire);
    bytes_add(out, order->places.items, order->places.count * sizeof *order->places.items);
    bytes_add(out, order->parts.items, order->parts.count * sizeof *order->parts.items);
    bytes_add(out, order->fields.items, order->fields.count * sizeof *order->fields.items);
    bytes_add(out, order->records.items, order->records.count * sizeof *order->records.items);
    bytes_add(out, order->values.items, order->values.count);
}

size_t shapefile_order_length(const void *data, size_t size)
{
    struct order_wire wire;
    uint32_t magic;
    if (size < sizeof magic)
        return 0;
    memcpy(&magic, data, sizeof magic);
    if (magic != order_magic)
        return SIZE_MAX;
    if (size < sizeof wire)
        return 0;
    memcpy(&wire, data, sizeof wire);
    return wire.length >= sizeof wire && wire.length <= length_max ? (size_t)wire.length : SIZE_MAX;
}

static bool fields_valid(const struct shapefile_order *order)
{
    for (size_t i = 0; i < order->fields.count; i++) {
        const struct order_field *field = &order->fields.items[i];
        const char *end = memchr(field->name, '\0', sizeof field->name - 1);
        if (end == NULL || end == field->name || field->kind > ORDER_YES_NO || field->width < 1 ||
            field->width > order_width_max || field->decimals >= field->width)
            return false;
    }
    return order->fields.count >= 1 && order->fields.count <= fields_max;
}

/* Whether the counts add up, and all places are on the Earth. */
static bool shapes_valid(const struct shapefile_order *order)
{
    size_t part_count = 0, place_count = 0, least = order->is_polygons ? ring_min : line_min;
    for (size_t i = 0; i < order->records.count; i++)
        part_count += order->records.items[i];
    for (size_t i = 0; i < order->parts.count; i++) {
        if (order->parts.items[i].place_count < least)
            return false;
        place_count += order->parts.items[i].place_count;
    }
    for (size_t i = 0; i < order->places.count; i++)
        if (!(fabs(order->places.items[i].lon) <= 540 && fabs(order->places.items[i].lat) <= 90))
            return false;
    return part_count == order->parts.count && place_count == order->places.count;
}

static bool values_valid(const struct shapefile_order *order)
{
    size_t ends = 0;
    for (size_t i = 0; i < order->values.count; i++)
        ends += order->values.items[i] == '\0';
    bool is_ended = order->values.count == 0 || order->values.items[order->values.count - 1] == '\0';
    return is_ended && ends == order->records.count * order->fields.count;
}

bool shapefile_order_read(struct shapefile_order *order, const void *data, size_t size, struct error *error)
{
    struct order_wire wire;
    *order = (struct shapefile_order){0};
    bool valid = shapefile_order_length(data, size) == size;
    if (valid) {
        memcpy(&wire, data, sizeof wire);
        valid = size_of(&wire) <= size;
    }
    if (valid) {
        const unsigned char *at = (const unsigned char *)data + sizeof wire;
#define TAKE(array, number)                                                                                  \
    do {                                                                                                     \
        ARRAY_RESERVE(array, (number) + 1);                                                                  \
        memcpy((array)->items, at, (number) * sizeof *(array)->items);                                       \
        at += (number) * sizeof *(array)->items;                                                             \
        (array)->count = (number);                                                                           \
    } while (0)
        order->is_polygons = wire.is_polygons != 0;
        TAKE(&order->places, (size_t)wire.place_count);
        TAKE(&order->parts, (size_t)wire.part_count);
        TAKE(&order->fields, (size_t)wire.field_count);
        TAKE(&order->records, (size_t)wire.record_count);
#undef TAKE
        bytes_add(&order->values, at, size - size_of(&wire));
        valid = fields_valid(order) && shapes_valid(order) && values_valid(order);
    }
    if (!valid) {
        error_set(error, _("the engine got an order for a shapefile that makes no sense"));
        shapefile_order_fini(order);
    }
    return valid;
}

const char *product_ending(enum product_file file)
{
    static const char *const endings[PRODUCT_FILES] = {"shp", "shx", "dbf", "prj", "cpg"};
    return endings[file];
}

void product_write(const struct bytes files[PRODUCT_FILES], struct bytes *out)
{
    struct product_wire wire = {.magic = product_magic};
    for (int i = 0; i < PRODUCT_FILES; i++)
        wire.lengths[i] = files[i].count;
    bytes_add(out, &wire, sizeof wire);
    for (int i = 0; i < PRODUCT_FILES; i++)
        bytes_add(out, files[i].items, files[i].count);
}

void product_write_failure(const char *sentence, struct bytes *out)
{
    struct product_wire wire = {.magic = product_magic, .failed = 1, .lengths = {strlen(sentence)}};
    bytes_add(out, &wire, sizeof wire);
    bytes_add_text(out, sentence);
}

size_t product_length(const void *data, size_t size)
{
    struct product_wire wire;
    if (size < sizeof wire)
        return 0;
    memcpy(&wire, data, sizeof wire);
    uint64_t length = sizeof wire;
    for (int i = 0; i < PRODUCT_FILES; i++) {
        if (wire.lengths[i] > length_max)
            return SIZE_MAX;
        length += wire.lengths[i];
    }
    return wire.magic == product_magic && length <= length_max ? (size_t)length : SIZE_MAX;
}

bool product_read(struct bytes files[PRODUCT_FILES], const void *data, size_t size, struct error *error)
{
    struct product_wire wire;
    for (int i = 0; i < PRODUCT_FILES; i++)
        files[i] = (struct bytes){0};
    if (product_length(data, size) != size) {
        error_set(error, _("the engine's answer is damaged"));
        return false;
    }
    memcpy(&wire, data, sizeof wire);
    const unsigned char *at = (const unsigned char *)data + sizeof wire;
    if (wire.failed != 0) {
        error_set(error, "%.*s", (int)wire.lengths[0], (const char *)at);
        return false;
    }
    for (int i = 0; i < PRODUCT_FILES; i++) {
        bytes_add(&files[i], at, (size_t)wire.lengths[i]);
        at += wire.lengths[i];
    }
    return true;
}
