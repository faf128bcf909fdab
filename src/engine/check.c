#include "engine/check.h"

#include <string.h>
#include <unistd.h>

#include "engine/data/border.h"
#include "engine/data/degrees.h"
#include "engine/data/map_file.h"
#include "engine/reports.h"

/* Whether it can be opened for reading at all. */
static bool can_open(const char *path, struct error *error)
{
    size_t size;
    int fd = bytes_open_file(path, &size, error);
    if (fd >= 0)
        close(fd);
    return fd >= 0;
}

/* The sentence names the file at its beginning, as the reply does anyway. */
static const char *without_path(const char *sentence, const char *path)
{
    size_t length = strlen(path);
    bool begins = strncmp(sentence, path, length) == 0 && strncmp(sentence + length, ": ", 2) == 0;
    return begins ? sentence + length + 2 : sentence;
}

bool check_write(struct geos *geos, const struct request *request, struct bytes *out, struct error *error)
{
    const char *path = request->border_path;
    struct reply_builder builder = {.request_number = request->number, .flags = REPLY_CHECK};
    struct records records;
    struct error why;
    if (!can_open(path, error))
        return false;
    const struct records_query query = {
        .geometry = GEOMETRY_LINES_OR_POLYGONS,
        .fields = border_name_fields,
        .field_count = border_name_count,
        .optional_count = border_name_count,
        .max_vertices = request->max_vertices,
    };
    bool is_read = map_file_read(&records, path, &query, &why);
    if (is_read && records.geometry == GEOMETRY_POLYGONS && !degrees_report_crossing(&records, geos)) {
        records_fini(&records);
        return false;
    }
    reports_add(&builder, path, LAYER_ROLES, &records.report);
    if (!is_read)
        *ARRAY_ADD(&builder.warnings) = (struct warning){
            .code = WARNING_FILE_REFUSED, .detail = reply_builder_string(&builder, without_path(why.text, path))};
    reply_builder_write(&builder, out);
    reply_builder_fini(&builder);
    records_fini(&records);
    return true;
}
