#include "engine/reports.h"

#include <string.h>

static uint32_t limited(size_t number)
{
    return number < UINT32_MAX ? (uint32_t)number : UINT32_MAX;
}

static bool tells_encoding(enum warning_code code)
{
    return code == WARNING_ENCODING_GUESSED || code == WARNING_ENCODING_UNKNOWN;
}

void reports_add(struct reply_builder *builder, const char *path, uint32_t role, const struct report *report)
{
    uint32_t file = (uint32_t)builder->files.count;
    *ARRAY_ADD(&builder->files) = (struct source_file){
        .path = reply_builder_string(builder, path),
        .role = role,
        .records = limited(report->records),
        .points = limited(report->points),
    };
    for (int code = 0; code < WARNING_CODES; code++)
        if (report->found[code] > 0)
            *ARRAY_ADD(&builder->warnings) = (struct warning){
                .code = (uint32_t)code,
                .file = file,
                .detail = tells_encoding((enum warning_code)code) ? reply_builder_string(builder, report->encoding) : 0,
                .first = limited(report->first[code]),
                .number = (double)report->found[code],
            };
}

/* Our own layers lie in one folder, which may be another one when the reply is looked at again. */
static const char *shown_path(const struct layers *layers, const char *path)
{
    size_t length = strlen(layers->folder);
    bool is_ours = strncmp(path, layers->folder, length) == 0 && path[length] == '/';
    return is_ours ? path + length + 1 : path;
}

void reports_add_layers(struct reply_builder *builder, const struct layers *layers)
{
    for (uint32_t role = 0; role < layer_files; role++) {
        const struct layer_source *source = &layers->of[role];
        reports_add(builder, shown_path(layers, source->path), role, &source->records.report);
    }
    if (layers->replaced.path != NULL) /* it is a neighbour now */
        reports_add(builder, shown_path(layers, layers->replaced.path), LAYER_NEIGHBOURS, &layers->replaced.report);
}
