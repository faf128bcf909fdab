#include "engine/data/shape_index.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/translate.h"

enum {
    header_size = 100,
    index_entry_size = 8,
    record_header_size = 8,
    shapefile_code = 9994,
    shapefile_version = 1000
};

static uint32_t big_endian(const unsigned char *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static uint32_t little_endian(const unsigned char *at)
{
    return (uint32_t)at[3] << 24 | (uint32_t)at[2] << 16 | (uint32_t)at[1] << 8 | at[0];
}

static void put_big_endian(unsigned char *at, size_t number)
{
    for (int i = 0; i < 4; i++)
        at[i] = (unsigned char)(number >> (24 - 8 * i));
}

static void put_little_endian(unsigned char *at, uint32_t number)
{
    for (int i = 0; i < 4; i++)
        at[i] = (unsigned char)(number >> 8 * i);
}

/* Lengths in the headers count words of two bytes. */
static size_t promised_size(const struct bytes *file)
{
    return (size_t)big_endian(file->items + 24) * 2;
}

/* What the content of a record of each type is made of. M stands at the end and may be left out. */
static const struct layout {
    int type;
    size_t fixed;                    /* bytes in any case */
    size_t parts_at, points_at;      /* where their counts are; 0: it has none */
    size_t for_part, for_point;      /* bytes for each */
    size_t first_place;              /* without parts */
} layouts[] = {
    {0, 4, 0, 0, 0, 0, 0},             {1, 20, 0, 0, 0, 0, 4},      {11, 28, 0, 0, 0, 0, 4},
    {21, 20, 0, 0, 0, 0, 4},           {8, 40, 0, 36, 0, 16, 40},   {18, 56, 0, 36, 0, 24, 40},
    {28, 40, 0, 36, 0, 16, 40},        {3, 44, 36, 40, 4, 16, 44},  {5, 44, 36, 40, 4, 16, 44},
    {13, 60, 36, 40, 4, 24, 44},       {15, 60, 36, 40, 4, 24, 44}, {23, 44, 36, 40, 4, 16, 44},
    {25, 44, 36, 40, 4, 16, 44},       {31, 60, 36, 40, 8, 24, 44},
};

/* NULL for a type that there is not. */
static const struct layout *layout_find(uint32_t type)
{
    for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++)
        if ((uint32_t)layouts[i].type == type)
            return &layouts[i];
    return NULL;
}

/* Whether a content of that size has the counts that fit into it. */
static bool content_fits(const unsigned char *content, size_t size)
{
    const struct layout *layout = size >= 4 ? layout_find(little_endian(content)) : NULL;
    if (layout == NULL || size < layout->fixed)
        return false;
    uint64_t parts = layout->parts_at > 0 ? little_endian(content + layout->parts_at) : 0;
    uint64_t points = layout->points_at > 0 ? little_endian(content + layout->points_at) : 0;
    return layout->fixed + parts * layout->for_part + points * layout->for_point <= size;
}

/* The record at offset, if it lies in the file and fits. Its row is what its number says. */
static bool record_at(const struct bytes *shp, size_t offset, struct shape_entry *entry)
{
    if (offset < header_size || offset > shp->count || shp->count - offset < record_header_size + 4)
        return false;
    const unsigned char *at = shp->items + offset;
    size_t size = (size_t)big_endian(at + 4) * 2;
    if (size > shp->count - offset - record_header_size || !content_fits(at + record_header_size, size))
        return false;
    *entry = (struct shape_entry){offset, size, big_endian(at), (int)little_endian(at + record_header_size)};
    return true;
}

static size_t end_of(const struct shape_entry *entry)
{
    return entry->offset + record_header_size + entry->size;
}

/* Looks behind a place where a record is damaged for the next one that goes on with the numbers. */
static bool record_find(const struct bytes *shp, size_t from, size_t last_number, struct shape_entry *entry)
{
    for (size_t at = from; at + record_header_size + 4 <= shp->count; at += 2) {
        size_t number = big_endian(shp->items + at), most = last_number + 2 + (at - from) / (record_header_size + 4);
        if (number <= last_number || number > most || !record_at(shp, at, entry))
            continue;
        size_t end = end_of(entry);
        if (shp->count - end < 4 || big_endian(shp->items + end) == number + 1)
            return true;
    }
    return false;
}

/* Walks from record to record, until there is one more than the most. *end: where the last one ends. */
static void walk(struct shape_index *index, const struct bytes *shp, size_t most, size_t *end)
{
    size_t last_number = 0, promised = promised_size(shp);
    struct shape_entry entry;
    *end = header_size;
    *index = (struct shape_index){0};
    while (*end < shp->count && index->entries.count <= most) {
        size_t lost = 0;
        bool is_end = *end == promised;
        if (!record_at(shp, *end, &entry)) {
            bool is_found = !is_end && record_find(shp, *end, last_number, &entry);
            if (!is_found) {
                index->rows += !is_end; /* something is left there that should be a record */
                return;
            }
            lost = entry.row - last_number - 1;
        }
        /* Some files count from 0, some have the same number everywhere. */
        bool goes_on = index->rows == 0 || lost > 0 || entry.row == last_number + 1;
        last_number = goes_on ? entry.row : last_number + 1;
        index->rows += lost;
        entry.row = index->rows++;
        *ARRAY_ADD(&index->entries) = entry;
        *end = end_of(&entry);
    }
}

static int compare_offsets(const void *a, const void *b)
{
    size_t left = *(const size_t *)a, right = *(const size_t *)b;
    return (left > right) - (left < right);
}

/* Whether every record is named once. None begins within another one: its numbers would have to fit there, too. */
static bool are_different(const struct shape_index *index)
{
    size_t count = index->entries.count, *offsets = memory_new_items(count, sizeof *offsets), same = 0;
    for (size_t i = 0; i < count; i++)
        offsets[i] = index->entries.items[i].offset;
    if (count > 0)
        qsort(offsets, count, sizeof *offsets, compare_offsets);
    for (size_t i = 1; i < count; i++)
        same += offsets[i] == offsets[i - 1];
    free(offsets);
    return same == 0;
}

/* What the .shx names. false: it is not to be believed in everything. */
static bool follow(struct shape_index *index, const struct memory_files *files, size_t most)
{
    const struct bytes *shx = &files->shx;
    bool fits = shx->count >= header_size && big_endian(shx->items) == shapefile_code && promised_size(shx) == shx->count;
    size_t total = header_size, count = shx->count >= header_size ? (shx->count - header_size) / index_entry_size : 0;
    *index = (struct shape_index){.rows = count};
    for (size_t i = 0; i < count; i++) {
        const unsigned char *at = shx->items + header_size + i * index_entry_size;
        struct shape_entry entry;
        bool is_there = record_at(&files->shp, (size_t)big_endian(at) * 2, &entry) &&
                        entry.size == (size_t)big_endian(at + 4) * 2;
        fits = fits && is_there;
        if (!is_there)
            continue;
        total += record_header_size + entry.size;
        entry.row = i;
        *ARRAY_ADD(&index->entries) = entry;
        /* A small file that names one record many times would make a lot of work. */
        if (total > files->shp.count || index->entries.count > most) {
            index->entries.count = 0;
            return false;
        }
    }
    return fits && are_different(index);
}

/* Which of two ways found more: records, or, of a file that ends too early, how many there should be. */
static bool found_more(const struct shape_index *a, const struct shape_index *b)
{
    return a->entries.count != b->entries.count ? a->entries.count > b->entries.count : a->rows > b->rows;
}

static void choose(struct shape_index *index, const struct memory_files *files, size_t most, size_t *end,
                   struct report *report)
{
    struct shape_index walked, followed = {0};
    walk(&walked, &files->shp, most, end);
    bool is_believed = files->shx.count > 0 && follow(&followed, files, most);
    if (files->shx.count == 0) {
        report_add(report, WARNING_INDEX_MISSING, 1, 0);
    } else if (!is_believed && walked.entries.count == walked.rows) {
        report_add(report, WARNING_INDEX_WRONG, 1, 0); /* else the .shp itself is to blame */
    }
    bool follows = is_believed || (followed.entries.count > 0 && found_more(&followed, &walked));
    *index = follows ? followed : walked;
    shape_index_fini(follows ? &walked : &followed);
}

static void check_header(const struct bytes *shp, size_t end, struct report *report)
{
    size_t promised = promised_size(shp);
    bool is_marked = big_endian(shp->items) == shapefile_code && little_endian(shp->items + 28) == shapefile_version;
    bool is_cut = promised > shp->count && promised <= shape_file_size_max;
    report_add(report, WARNING_FILE_CUT, is_cut ? promised - shp->count : 0, 0);
    report_add(report, WARNING_HEADER_WRONG, !is_marked || promised < end || promised > shape_file_size_max, 0);
}

/* The first record that is there and cannot be read, from 1; 0: there is none. */
static size_t first_lost(const struct shape_index *index)
{
    size_t at = 0;
    while (at < index->entries.count && index->entries.items[at].row == at)
        at++;
    return at < index->rows ? at + 1 : 0;
}

/* The beginnings of both files, and the entries, as they should have been. */
static void write_fitting(const struct shape_index *index, struct memory_files *files)
{
    unsigned char *header = files->shp.items;
    put_big_endian(header, shapefile_code);
    put_big_endian(header + 24, files->shp.count / 2);
    put_little_endian(header + 28, shapefile_version);
    files->shx.count = 0;
    bytes_add(&files->shx, header, header_size);
    for (size_t i = 0; i < index->entries.count; i++) {
        const struct shape_entry *entry = &index->entries.items[i];
        unsigned char named[index_entry_size];
        put_big_endian(named, entry->offset / 2);
        put_big_endian(named + 4, entry->size / 2);
        bytes_add(&files->shx, named, sizeof named);
    }
    put_big_endian(files->shx.items + 24, files->shx.count / 2);
}

bool shape_index_make(struct shape_index *index, struct memory_files *files, size_t most, struct report *report,
                      struct error *error)
{
    const struct bytes *shp = &files->shp;
    size_t end = 0;
    *index = (struct shape_index){0};
    if (shp->count < header_size ||
        (big_endian(shp->items) != shapefile_code && little_endian(shp->items + 28) != shapefile_version)) {
        error_set(error, _("it is no shapefile: it does not begin like one; give a file that a map program wrote"));
        return false;
    }
    choose(index, files, most, &end, report);
    if (index->entries.count > most) {
        error_set(error, _("it has more than %zu records; give a smaller file, or raise the cap with --max-vertices"), most);
        shape_index_fini(index);
        return false;
    }
    check_header(shp, end, report);
    report_add(report, WARNING_RECORDS_DAMAGED, index->rows - index->entries.count, first_lost(index));
    report->records = index->rows;
    write_fitting(index, files);
    return true;
}

void shape_index_fini(struct shape_index *index)
{
    ARRAY_FINI(&index->entries);
    index->rows = 0;
}

bool shape_index_place(const struct shape_index *index, const struct memory_files *files, size_t entry, struct lonlat *place)
{
    const struct shape_entry *at = &index->entries.items[entry];
    const unsigned char *content = files->shp.items + at->offset + record_header_size;
    const struct layout *layout = layout_find((uint32_t)at->type);
    if (layout->first_place == 0 || (layout->points_at > 0 && little_endian(content + layout->points_at) == 0))
        return false;
    size_t parts = layout->parts_at > 0 ? little_endian(content + layout->parts_at) : 0;
    memcpy(&place->lon, content + layout->first_place + parts * layout->for_part, sizeof place->lon);
    memcpy(&place->lat, content + layout->first_place + parts * layout->for_part + 8, sizeof place->lat);
    return true;
}
