#include "engine/data/shapefile_check.h"

#include <stdint.h>

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

static void add_big_endian(struct bytes *bytes, uint32_t number)
{
    const unsigned char four[] = {(unsigned char)(number >> 24), (unsigned char)(number >> 16),
                                  (unsigned char)(number >> 8), (unsigned char)number};
    bytes_add(bytes, four, sizeof four);
}

/* Lengths in the headers count words of two bytes. */
static size_t promised_size(const struct bytes *file)
{
    return (size_t)big_endian(file->items + 24) * 2;
}

static bool header_fits(const struct bytes *file, const char *ending, struct error *error)
{
    if (file->count < header_size || big_endian(file->items) != shapefile_code ||
        little_endian(file->items + 28) != shapefile_version) {
        error_set(
            error,
            _("the %s is no shapefile: it does not begin like one; give a file that a map program wrote"),
            ending);
        return false;
    }
    if (promised_size(file) > file->count) {
        error_set(error,
                  _("the %s is cut short: it promises %zu bytes and has %zu; copy or download it again"),
                  ending, promised_size(file), file->count);
        return false;
    }
    if (promised_size(file) < header_size) {
        error_set(error, _("the header of the %s is damaged; copy or download it again"), ending);
        return false;
    }
    return true;
}

/* Where the record at `offset` ends, 0 if it does not lie in the file. */
static size_t record_end(const struct bytes *shp, size_t offset)
{
    if (offset < header_size || offset + record_header_size + 4 > shp->count)
        return 0;
    size_t content = (size_t)big_endian(shp->items + offset + 4) * 2;
    return content >= 4 && content <= shp->count - offset - record_header_size
               ? offset + record_header_size + content
               : 0;
}

/* Builds the index that is missing by walking from record to record. */
static bool index_make(struct memory_files *files, struct error *error)
{
    size_t end = promised_size(&files->shp);
    bytes_add(&files->shx, files->shp.items, header_size);
    for (size_t at = header_size; at < end;) {
        size_t next = record_end(&files->shp, at);
        if (next == 0) {
            error_set(
                error,
                _("a record is damaged, and there is no .shx to find the others; copy or download it again"));
            return false;
        }
        add_big_endian(&files->shx, (uint32_t)(at / 2));
        add_big_endian(&files->shx, (uint32_t)((next - at - record_header_size) / 2));
        at = next;
    }
    uint32_t words = (uint32_t)(files->shx.count / 2);
    for (int i = 0; i < 4; i++)
        files->shx.items[24 + i] = (unsigned char)(words >> (24 - 8 * i));
    return true;
}

/* Every entry must name a record of its own: the lengths together cannot be more than the file. */
static bool index_fits(const struct memory_files *files, struct error *error)
{
    size_t total = header_size;
    for (size_t at = header_size; at + index_entry_size <= promised_size(&files->shx);
         at += index_entry_size) {
        size_t offset = (size_t)big_endian(files->shx.items + at) * 2;
        size_t content = (size_t)big_endian(files->shx.items + at + 4) * 2;
        size_t end = record_end(&files->shp, offset);
        total += record_header_size + content;
        if (end == 0 || offset + record_header_size + content != end || total > files->shp.count) {
            error_set(
                error,
                _("record %zu is damaged or its .shx belongs to another file; copy or download both again"),
                (at - header_size) / index_entry_size + 1);
            return false;
        }
    }
    return true;
}

bool shapefile_check_shapes(struct memory_files *files, struct error *error)
{
    if (!header_fits(&files->shp, ".shp", error))
        return false;
    if (files->shx.count == 0)
        return index_make(files, error);
    return header_fits(&files->shx, ".shx", error) && index_fits(files, error);
}

bool shapefile_check_table(const struct memory_files *files, struct error *error)
{
    const struct bytes *dbf = &files->dbf;
    size_t header = 0, record = 0, count = 0;
    if (dbf->count >= 33) {
        count = little_endian(dbf->items + 4);
        header = (size_t)dbf->items[8] | (size_t)dbf->items[9] << 8;
        record = (size_t)dbf->items[10] | (size_t)dbf->items[11] << 8;
    }
    if (header < 33 || record < 1 || header > dbf->count) {
        error_set(error, _("its .dbf is no table of attributes; copy or download it again"));
        return false;
    }
    if (count > (dbf->count - header) / record) {
        error_set(error,
                  _("its .dbf is cut short: it promises %zu rows and has %zu; copy or download it again"),
                  count, (dbf->count - header) / record);
        return false;
    }
    return true;
}
