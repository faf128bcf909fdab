#include "viewer/plan/findings.h"

#include "base/translate.h"

enum sentence_kind {
    SENTENCE_SKIPPED, /* how many of the records, and why */
    SENTENCE_COUNTED, /* what, and how often */
    SENTENCE_NUMBER,  /* it has the number in it */
    SENTENCE_DETAIL,  /* it has the detail in it */
    SENTENCE_WHOLE
};

static const struct {
    enum sentence_kind kind;
    const char *text;
} sentences[WARNING_CODES] = {
    [WARNING_RECORDS_DAMAGED] = {SENTENCE_SKIPPED, N_("they are damaged; copy or download the file again")},
    [WARNING_RECORDS_EMPTY] = {SENTENCE_SKIPPED, N_("they have no shape, or nothing of it is left")},
    [WARNING_RECORDS_OTHER] = {SENTENCE_SKIPPED, N_("they are of another kind than the rest")},
    [WARNING_RECORDS_DELETED] = {SENTENCE_SKIPPED, N_("its .dbf marks them as deleted")},
    [WARNING_PARTS_SHORT] = {SENTENCE_COUNTED,
                             N_("left out as too short, rings of fewer than 4 points and lines of fewer than 2")},
    [WARNING_POINTS_NOWHERE] = {SENTENCE_COUNTED, N_("left out, points that lie nowhere on the Earth")},
    [WARNING_RINGS_OPEN] = {SENTENCE_COUNTED, N_("closed, rings that did not end where they began")},
    [WARNING_RINGS_ASTRAY] = {SENTENCE_COUNTED,
                              N_("taken as outlines, rings that run like holes but lie in no outline")},
    [WARNING_GEOMETRY_MENDED] = {SENTENCE_COUNTED, N_("mended, polygons whose edges cross")},
    [WARNING_SLIVERS] = {SENTENCE_COUNTED, N_("left out, pieces and holes of less than 1 km²")},
    [WARNING_FILE_CUT] = {SENTENCE_NUMBER,
                          N_("it is cut short: %.0f bytes are missing at its end; copy or download it again")},
    [WARNING_FILE_REFUSED] = {SENTENCE_DETAIL, "%s"},
    [WARNING_HEADER_WRONG] = {SENTENCE_WHOLE, N_("its beginning does not say truly what it is or how long; the records "
                                                 "were found without it")},
    [WARNING_INDEX_MISSING] = {SENTENCE_WHOLE, N_("it has no .shx; the records were found without it")},
    [WARNING_INDEX_WRONG] = {SENTENCE_WHOLE, N_("its .shx is damaged or belongs to another file; the records were found "
                                                "without it")},
    [WARNING_TABLE_MISSING] = {SENTENCE_WHOLE, N_("it has no .dbf, so its records have no names")},
    [WARNING_TABLE_DAMAGED] = {SENTENCE_WHOLE, N_("its .dbf is damaged or cannot be opened, so its records have no names")},
    [WARNING_TABLE_CUT] = {SENTENCE_NUMBER, N_("its .dbf is cut short: %.0f of its rows are missing at its end")},
    [WARNING_TABLE_ROWS] = {SENTENCE_NUMBER, N_("its .dbf has %.0f rows, which are not as many as there are shapes; names "
                                                "may be those of others")},
    [WARNING_JSON_CUT] = {SENTENCE_NUMBER, N_("it can be read only up to line %.0f, where it is no JSON or cut off; what "
                                              "stands before is taken")},
    [WARNING_TEXTS_DAMAGED] = {SENTENCE_COUNTED, N_("texts in which some letters are lost")},
    [WARNING_ENCODING_GUESSED] = {SENTENCE_DETAIL,
                                  N_("nothing tells its code page; by its letters it was taken to be %s")},
    [WARNING_ENCODING_UNKNOWN] = {SENTENCE_DETAIL, N_("its .cpg names no code page that is known; by its letters it was "
                                                      "taken to be %s")},
    [WARNING_PROJECTION_ASSUMED] = {SENTENCE_WHOLE, N_("it has no .prj; its numbers were taken as degrees on WGS84")},
    [WARNING_PROJECTION_UNKNOWN] = {SENTENCE_WHOLE,
                                    N_("its .prj is not understood; its numbers were taken as degrees on WGS84")},
    [WARNING_PROJECTION_WRONG] = {SENTENCE_WHOLE, N_("its .prj speaks of metres, but its numbers are degrees, and were taken "
                                                     "as degrees on WGS84")},
    [WARNING_LAND_OF_UKRAINE] = {SENTENCE_WHOLE,
                                 N_("it counts land of Ukraine to another country; here that is Ukraine's")},
};

static void add_first(struct bytes *out, const struct warning *warning)
{
    if (warning->first > 0)
        bytes_add_format(out, warning->number > 1 ? _(" (the first in record %u)") : _(" (record %u)"), warning->first);
}

void findings_add_sentence(struct bytes *out, const struct reply *reply, const struct warning *warning)
{
    const char *text = _(sentences[warning->code].text);
    switch (sentences[warning->code].kind) {
    case SENTENCE_SKIPPED:
        bytes_add_format(out, _("%.0f of %u records skipped: %s"), warning->number, reply->files[warning->file].records, text);
        break;
    case SENTENCE_COUNTED:
        bytes_add_format(out, _("%s: %.0f"), text, warning->number);
        break;
    case SENTENCE_NUMBER:
        bytes_add_format(out, text, warning->number);
        break;
    case SENTENCE_DETAIL:
        bytes_add_format(out, text, reply_string(reply, warning->detail));
        break;
    case SENTENCE_WHOLE:
        bytes_add_text(out, text);
        break;
    }
    add_first(out, warning);
}

const char *findings_role(const struct source_file *file)
{
    static const char *const roles[LAYER_ROLES + 1] = {
        [LAYER_COUNTRY] = N_("the country's outline"),
        [LAYER_NEIGHBOURS] = N_("neighbouring countries"),
        [LAYER_REGIONS] = N_("regions"),
        [LAYER_WATER] = N_("seas, lakes and reservoirs"),
        [LAYER_RIVERS] = N_("rivers"),
        [LAYER_PLACES] = N_("towns"),
        [LAYER_REFERENCE] = N_("what the tiers are measured from"),
    };
    const char *role = roles[file->role];
    return role != NULL ? _(role) : "";
}
