#include "engine/data/table.h"

#include <assert.h>
#include <shapefil.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/translate.h"
#include "engine/data/codepage.h"

enum { fields_max = 16, rows_at = 4, header_size_at = 8, row_size_at = 10, language_at = 29, header_least = 33 };

struct table {
    DBFHandle handle; /* NULL: nothing can be read of it */
    size_t rows;
    int columns[fields_max]; /* of the wanted fields; negative: it has none */
    struct codepage *codepage;
    struct bytes text;
};

static size_t two_bytes(const unsigned char *at)
{
    return (size_t)at[0] | (size_t)at[1] << 8;
}

static size_t four_bytes(const unsigned char *at)
{
    return two_bytes(at) | two_bytes(at + 2) << 16;
}

/* Looks whether header and size fit, and has the header promise only rows that are there. false: it is no table. */
static bool header_fits(struct bytes *dbf, struct report *report)
{
    if (dbf->count < header_least)
        return false;
    size_t header = two_bytes(dbf->items + header_size_at), row = two_bytes(dbf->items + row_size_at);
    if (header < header_least || row < 1 || header > dbf->count)
        return false;
    size_t promised = four_bytes(dbf->items + rows_at), there = (dbf->count - header) / row;
    if (promised <= there)
        return true;
    report_add(report, WARNING_TABLE_CUT, promised - there, 0);
    for (int i = 0; i < 4; i++)
        dbf->items[rows_at + i] = (unsigned char)(there >> 8 * i);
    return true;
}

/* Says which fields there are: the name may only have been mistyped. */
static void refuse_field(DBFHandle handle, const char *field, struct error *error)
{
    enum { listed_max = 12 };
    struct bytes list = {0};
    int count = DBFGetFieldCount(handle);
    for (int i = 0; i < count && i < listed_max; i++) {
        char name[XBASE_FLDNAME_LEN_READ + 1] = "";
        DBFGetFieldInfo(handle, i, name, NULL, NULL);
        bytes_add_format(&list, "%s%s", i > 0 ? ", " : "", name);
    }
    error_set(error, _("its .dbf has no field %s, only %s%s; give the table that belongs to it, or another field"), field,
              bytes_text(&list), count > listed_max ? _(" and more") : "");
    bytes_fini(&list);
}

static bool find_columns(struct table *table, const struct records_query *query, struct error *error)
{
    for (size_t i = 0; i < query->field_count; i++) {
        table->columns[i] = DBFGetFieldIndex(table->handle, query->fields[i]);
        if (table->columns[i] < 0 && i < query->field_count - query->optional_count) {
            refuse_field(table->handle, query->fields[i], error);
            return false;
        }
    }
    return true;
}

static bool has_high_bytes(const unsigned char *text, size_t size)
{
    size_t i = 0;
    while (i < size && text[i] < 0x80)
        i++;
    return i < size;
}

/* In which code page it is. Where nothing tells, that is worth a word only if there are other letters than ASCII's. */
static const char *find_encoding(const struct bytes *dbf, const char *cpg, struct report *report)
{
    const char *named = codepage_named(cpg, dbf->items[language_at]);
    if (named != NULL)
        return named;
    size_t header = two_bytes(dbf->items + header_size_at);
    const char *guessed = codepage_guess(dbf->items + header, dbf->count - header);
    if (has_high_bytes(dbf->items + header, dbf->count - header)) {
        report_add(report, cpg != NULL ? WARNING_ENCODING_UNKNOWN : WARNING_ENCODING_GUESSED, 1, 0);
        report->encoding = guessed;
    }
    return guessed;
}

static bool open_rows(struct table *table, struct memory_files *files, const char *cpg, const struct records_query *query,
                      struct report *report, struct error *error)
{
    SAHooks hooks;
    char name[memory_name_size];
    bool is_needed = query->field_count > query->optional_count;
    memory_hooks_init(&hooks);
    memory_name(name, files);
    if (header_fits(&files->dbf, report))
        table->handle = DBFOpenLL(name, "rb", &hooks);
    if (table->handle == NULL) {
        report_add(report, WARNING_TABLE_DAMAGED, 1, 0);
        if (is_needed)
            error_set(error, _("its .dbf is no table of attributes, or damaged; copy or download it again"));
        return !is_needed;
    }
    table->rows = (size_t)DBFGetRecordCount(table->handle);
    if (!find_columns(table, query, error))
        return false;
    table->codepage = codepage_open(find_encoding(&files->dbf, cpg, report), error);
    return table->codepage != NULL;
}

struct table *table_open(struct memory_files *files, const char *cpg, const struct records_query *query, size_t shape_rows,
                         struct report *report, struct error *error)
{
    struct table *table = memory_new(sizeof *table);
    assert(query->field_count <= fields_max);
    if (query->field_count == 0)
        return table;
    if (files->dbf.count == 0) {
        report_add(report, WARNING_TABLE_MISSING, 1, 0);
        return table;
    }
    if (!open_rows(table, files, cpg, query, report, error)) {
        table_close(table);
        return NULL;
    }
    if (table->handle != NULL && table->rows != shape_rows && report->found[WARNING_TABLE_CUT] == 0) {
        report_add(report, WARNING_TABLE_ROWS, table->rows, 0);
        report_add(report, WARNING_TABLE_DAMAGED, table->rows == 0, 0);
    }
    return table;
}

void table_close(struct table *table)
{
    if (table == NULL)
        return;
    if (table->handle != NULL)
        DBFClose(table->handle);
    codepage_close(table->codepage);
    bytes_fini(&table->text);
    free(table);
}

bool table_is_deleted(const struct table *table, size_t row)
{
    return table->handle != NULL && row < table->rows && DBFIsRecordDeleted(table->handle, (int)row) != 0;
}

const char *table_text(struct table *table, size_t row, size_t field, struct report *report, size_t record)
{
    bool is_there = table->handle != NULL && row < table->rows && table->columns[field] >= 0;
    const char *raw = is_there ? DBFReadStringAttribute(table->handle, (int)row, table->columns[field]) : NULL;
    if (raw == NULL)
        return "";
    size_t bad = codepage_decode(table->codepage, raw, strlen(raw), &table->text);
    report_add(report, WARNING_TEXTS_DAMAGED, bad > 0, record);
    return bytes_text(&table->text);
}
