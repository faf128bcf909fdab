#include "viewer/ui/data_report.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/number.h"
#include "base/translate.h"
#include "viewer/plan/findings.h"

static const struct style plain = {ROLE_TEXT, 0}, faint = {ROLE_FAINT, 0}, strong = {ROLE_TEXT, ATTRIBUTE_BOLD},
                          heading = {ROLE_HEADING, ATTRIBUTE_BOLD}, found = {ROLE_WARNING, 0};

static char *counted(const char *format, uint32_t number)
{
    char grouped[number_size];
    number_grouped(grouped, number, 0);
    return memory_format(format, grouped);
}

static void add_file(struct document *document, const struct reply *reply, uint32_t index)
{
    const struct source_file *file = &reply->files[index];
    char *records = counted(_("records: %s"), file->records), *points = counted(_("points: %s"), file->points);
    const char *items[] = {findings_role(file), records, points};
    const char *path = reply_string(reply, file->path), *slash = strrchr(path, '/');
    document_blank(document);
    document_text(document, 0, slash != NULL ? slash + 1 : path, strong);
    document_items(document, 2, items, 3, plain);
    for (uint32_t i = 0; i < reply->warning_count; i++)
        if (reply->warnings[i].file == index) {
            struct bytes sentence = {0};
            findings_add_sentence(&sentence, reply, &reply->warnings[i]);
            document_text(document, 2, bytes_text(&sentence), found);
            bytes_fini(&sentence);
        }
    free(records);
    free(points);
}

static void add_files(struct document *document, const struct reply *reply)
{
    for (uint32_t i = 0; i < reply->file_count; i++)
        add_file(document, reply, i);
}

void data_report_build(struct document *document, const struct state *state)
{
    const struct reply *ground = state->scene != NULL ? scene_ground(state->scene) : NULL;
    const struct reply *tiers = state->scene != NULL ? scene_tiers(state->scene) : NULL;
    document_text(document, 0, _("THE FILES OF THIS MAP"), heading);
    if (ground == NULL || tiers == NULL) {
        document_text(document, 0, _("They are still being read."), plain);
        return;
    }
    uint32_t count = ground->warning_count + tiers->warning_count;
    if (count == 0)
        document_text(document, 0, _("Nothing had to be left out, mended or assumed."), plain);
    else
        document_text(document, 0, _("What had to be left out, mended or assumed stands below each file."), found);
    if (tiers != ground)
        add_files(document, tiers); /* a file with a reference line */
    add_files(document, ground);
    document_blank(document);
    document_text(document, 0, _("tiermap --check FILE looks at one file by itself."), faint);
}
