#include "model/reply_builder.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

void reply_builder_fini(struct reply_builder *builder)
{
    if (builder == NULL)
        return;
    ARRAY_FINI(&builder->layers);
    ARRAY_FINI(&builder->features);
    ARRAY_FINI(&builder->parts);
    ARRAY_FINI(&builder->points);
    ARRAY_FINI(&builder->zones);
    ARRAY_FINI(&builder->regions);
    ARRAY_FINI(&builder->town_zones);
    ARRAY_FINI(&builder->files);
    ARRAY_FINI(&builder->warnings);
    bytes_fini(&builder->strings);
}

uint32_t reply_builder_string(struct reply_builder *builder, const char *text)
{
    if (builder->strings.count == 0)
        bytes_add(&builder->strings, "", 1);
    if (text == NULL || *text == '\0')
        return 0;
    uint32_t offset = (uint32_t)builder->strings.count;
    char *clean = text_clean_new(text, strlen(text));
    bytes_add(&builder->strings, clean, strlen(clean) + 1);
    free(clean);
    return offset;
}

void reply_builder_layer(struct reply_builder *builder, enum layer_role role, uint32_t level, double tolerance_m)
{
    *ARRAY_ADD(&builder->layers) = (struct layer){
        .role = role,
        .level = level,
        .tolerance_m = tolerance_m,
        .first_feature = (uint32_t)builder->features.count,
    };
}

struct feature *reply_builder_feature(struct reply_builder *builder)
{
    assert(builder->layers.count > 0);
    struct feature *feature = ARRAY_ADD(&builder->features);
    *feature = (struct feature){
        .extent = extent_empty(),
        .first_part = (uint32_t)builder->parts.count,
    };
    builder->layers.items[builder->layers.count - 1].feature_count++;
    return feature;
}

void reply_builder_part(struct reply_builder *builder, const struct point *points, size_t count, bool is_hole)
{
    assert(builder->features.count > 0 && count > 0);
    struct feature *feature = &builder->features.items[builder->features.count - 1];
    *ARRAY_ADD(&builder->parts) = (struct part){
        .first_point = (uint32_t)builder->points.count,
        .point_count = (uint32_t)count,
        .is_hole = is_hole,
    };
    feature->part_count++;
    ARRAY_RESERVE(&builder->points, builder->points.count + count);
    memcpy(builder->points.items + builder->points.count, points, count * sizeof *points);
    builder->points.count += count;
    for (size_t i = 0; i < count; i++)
        feature->extent = extent_add_point(feature->extent, points[i]);
}

struct source { /* a section to be written */
    enum reply_section_kind kind;
    const void *items;
    size_t count, item_size;
};

static size_t aligned(size_t size)
{
    return (size + 7) / 8 * 8;
}

static void write_sections(struct reply_header header, const struct source *sources, uint32_t count, struct bytes *out)
{
    static const char padding[8];
    size_t start = out->count;
    size_t offset = sizeof header + count * sizeof(struct reply_section);
    size_t length = offset;
    for (uint32_t i = 0; i < count; i++)
        length += aligned(sources[i].count * sources[i].item_size);
    memcpy(header.magic, "TMREPLY\n", sizeof header.magic);
    header.version = reply_version;
    header.section_count = count;
    header.length = length;
    ARRAY_RESERVE(out, start + length);
    bytes_add(out, &header, sizeof header);
    for (uint32_t i = 0; i < count; i++) {
        struct reply_section section = {
            .kind = sources[i].kind,
            .item_size = (uint32_t)sources[i].item_size,
            .offset = offset,
            .count = sources[i].count,
        };
        bytes_add(out, &section, sizeof section);
        offset += aligned(sources[i].count * sources[i].item_size);
    }
    for (uint32_t i = 0; i < count; i++) {
        size_t size = sources[i].count * sources[i].item_size;
        bytes_add(out, sources[i].items, size);
        bytes_add(out, padding, aligned(size) - size);
    }
    assert(out->count - start == length);
}

void reply_builder_write(const struct reply_builder *builder, struct bytes *out)
{
#define ARRAY_SOURCE(kind, array) {(kind), (array).items, (array).count, sizeof *(array).items}
    static const char no_strings[1] = "";
    const struct source sources[] = {
        {REPLY_COUNTRY, &builder->country, (builder->flags & REPLY_GROUND) != 0, sizeof builder->country},
        {REPLY_SUMMARY, &builder->summary, (builder->flags & REPLY_TIERS) != 0, sizeof builder->summary},
        ARRAY_SOURCE(REPLY_LAYERS, builder->layers),
        ARRAY_SOURCE(REPLY_FEATURES, builder->features),
        ARRAY_SOURCE(REPLY_PARTS, builder->parts),
        ARRAY_SOURCE(REPLY_POINTS, builder->points),
        ARRAY_SOURCE(REPLY_ZONES, builder->zones),
        ARRAY_SOURCE(REPLY_REGIONS, builder->regions),
        ARRAY_SOURCE(REPLY_TOWN_ZONES, builder->town_zones),
        ARRAY_SOURCE(REPLY_FILES, builder->files),
        ARRAY_SOURCE(REPLY_WARNINGS, builder->warnings),
        {REPLY_STRINGS, builder->strings.count > 0 ? (const char *)builder->strings.items : no_strings,
         builder->strings.count > 0 ? builder->strings.count : 1, 1},
    };
#undef ARRAY_SOURCE
    struct reply_header header = {
        .request_number = builder->request_number,
        .flags = builder->flags,
        .projection = builder->projection,
    };
    write_sections(header, sources, sizeof sources / sizeof *sources, out);
}

void reply_write_failure(uint32_t request_number, const char *sentence, struct bytes *out)
{
    struct reply_builder builder = {0};
    reply_builder_string(&builder, sentence);
    const struct source strings = {REPLY_STRINGS, builder.strings.items, builder.strings.count, 1};
    write_sections((struct reply_header){.request_number = request_number, .flags = REPLY_FAILED}, &strings, 1, out);
    reply_builder_fini(&builder);
}
