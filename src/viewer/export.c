#include "viewer/export.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/ascii.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/translate.h"
#include "viewer/link.h"
#include "viewer/locate.h"
#include "viewer/out/credits.h"
#include "viewer/out/geojson.h"
#include "viewer/out/save.h"
#include "viewer/out/shapefile.h"
#include "viewer/out/stats.h"
#include "viewer/picture.h"
#include "viewer/print.h"
#include "viewer/term/codeset.h"

enum { credits_columns = 80, order_deadline_ms = 60000 };

struct exporting {
    const struct session *session;
    const struct options *options;
    const struct state *shown; /* NULL: what the options say */
    struct out_subject subject;
    struct { struct out_file *items; size_t count, capacity; } files; /* paths and bytes are ours */
};

/* A new file, for its bytes. The path is taken over. */
static struct bytes *add_file(struct exporting *exporting, char *path)
{
    struct out_file *file = ARRAY_ADD(&exporting->files);
    *file = (struct out_file){.path = path};
    return &file->bytes;
}

static bool add_geojson(struct exporting *exporting, const char *path, struct error *error)
{
    (void)error;
    out_geojson(&exporting->subject, add_file(exporting, memory_copy_text(path)));
    return true;
}

static bool add_csv(struct exporting *exporting, const char *path, struct error *error)
{
    (void)error;
    out_stats(&exporting->subject, STATS_CSV, 0, add_file(exporting, memory_copy_text(path)));
    return true;
}

static bool add_json(struct exporting *exporting, const char *path, struct error *error)
{
    (void)error;
    out_stats(&exporting->subject, STATS_JSON, 0, add_file(exporting, memory_copy_text(path)));
    return true;
}

/* A frame, and below it whose data it shows: a picture that is passed on has no sources page. */
static void add_frame(struct exporting *exporting, const char *path, enum print_colours colours)
{
    struct bytes *bytes = add_file(exporting, memory_copy_text(path));
    if (exporting->shown != NULL)
        print_shown(exporting->shown, colours, bytes);
    else
        print_frame(exporting->session, exporting->options, colours, bytes);
    out_credits(&exporting->subject, ~0u, credits_columns, bytes);
    if (!codeset_shows_all()) /* neither has the frame other letters */
        ascii_text(bytes, false);
}

static bool add_text(struct exporting *exporting, const char *path, struct error *error)
{
    (void)error;
    add_frame(exporting, path, PRINT_PLAIN);
    return true;
}

static bool add_ansi(struct exporting *exporting, const char *path, struct error *error)
{
    (void)error;
    add_frame(exporting, path, PRINT_COLOURED);
    return true;
}

/* Has an engine of its own answer an order; the caller frees the answer. */
static bool send_order(const struct exporting *exporting, const struct shapefile_order *order, struct bytes *answer,
                       struct error *error)
{
    struct bytes message = {0};
    char *engine = locate_engine(error);
    struct link *link = engine != NULL ? link_open(engine, !exporting->options->no_sandbox, error) : NULL;
    shapefile_order_write(order, &message);
    bool done = link != NULL && link_exchange(link, &message, product_length, order_deadline_ms, answer, error);
    link_close(link);
    free(engine);
    bytes_fini(&message);
    return done;
}

/* Has the engine make the files of one shapefile, beside each other as "stem.shp" and so on. */
static bool add_made(struct exporting *exporting, const struct shapefile_order *order, const char *stem, struct error *error)
{
    struct bytes answer = {0}, made[PRODUCT_FILES];
    bool done = send_order(exporting, order, &answer, error) && product_read(made, answer.items, answer.count, error);
    for (int i = 0; done && i < PRODUCT_FILES; i++)
        *add_file(exporting, memory_format("%s.%s", stem, product_ending((enum product_file)i))) = made[i];
    bytes_fini(&answer);
    return done;
}

/* Where the files of two shapefiles are, and the notes beside them; the caller frees all of it. */
struct set_paths { char *tiers, *line, *notes; /* the first two without their endings */ };

static struct set_paths set_paths_of(const char *path)
{
    int stem = (int)(strlen(path) - strlen(".shp"));
    return (struct set_paths){memory_format("%.*s", stem, path), memory_format("%.*s-reference", stem, path),
                              memory_format("%.*s-attribution.txt", stem, path)};
}

static void set_paths_fini(struct set_paths *paths)
{
    free(paths->tiers);
    free(paths->line);
    free(paths->notes);
}

static bool add_shapefiles(struct exporting *exporting, const char *path, struct error *error)
{
    struct shapefile_order tiers = {0}, reference = {0};
    struct set_paths paths = set_paths_of(path);
    out_shapefile_tiers(&exporting->subject, &tiers);
    out_shapefile_reference(&exporting->subject, &reference);
    bool done = add_made(exporting, &tiers, paths.tiers, error) && add_made(exporting, &reference, paths.line, error);
    if (done)
        out_shapefile_notes(&exporting->subject, add_file(exporting, memory_copy_text(paths.notes)));
    shapefile_order_fini(&tiers);
    shapefile_order_fini(&reference);
    set_paths_fini(&paths);
    return done;
}

static bool add_picture(struct exporting *exporting, const char *path, enum picture_format format, struct error *error)
{
    struct picture_view view = exporting->shown != NULL ? picture_view_of(exporting->shown)
                                                        : picture_view_asked(exporting->session, exporting->options);
    struct bytes *bytes = add_file(exporting, memory_copy_text(path));
    return picture_make(exporting->session, exporting->options, &exporting->subject, &view, format, bytes, error);
}

static bool add_svg(struct exporting *exporting, const char *path, struct error *error)
{
    return add_picture(exporting, path, PICTURE_SVG, error);
}

static bool add_pdf(struct exporting *exporting, const char *path, struct error *error)
{
    return add_picture(exporting, path, PICTURE_PDF, error);
}

static bool add_png(struct exporting *exporting, const char *path, struct error *error)
{
    return add_picture(exporting, path, PICTURE_PNG, error);
}

static const struct format {
    const char *ending;
    bool (*add)(struct exporting *exporting, const char *path, struct error *error);
} formats[] = {
    {".geojson", add_geojson}, {".shp", add_shapefiles}, {".csv", add_csv},
    {".json", add_json},       {".txt", add_text},       {".ans", add_ansi},
    {".svg", add_svg},         {".pdf", add_pdf},        {".png", add_png},
};

enum { format_count = sizeof formats / sizeof *formats };

static const struct format *format_of(const char *path)
{
    size_t i = 0;
    while (i < format_count && !text_ends_with(path, formats[i].ending))
        i++;
    return i < format_count ? &formats[i] : NULL;
}

bool export_check(const char *path, struct error *error)
{
    struct bytes list = {0};
    if (format_of(path) != NULL)
        return true;
    for (size_t i = 0; i < format_count; i++)
        bytes_add_format(&list, "%s%s", i > 0 ? ", " : "", formats[i].ending);
    error_set(error, _("the file's name must end in one of %s"), bytes_text(&list));
    bytes_fini(&list);
    return false;
}

/* ---- which files that are ---- */

struct targets { char **items; size_t count, capacity; }; /* heap */

static void targets_fini(struct targets *targets)
{
    for (size_t i = 0; i < targets->count; i++)
        free(targets->items[i]);
    ARRAY_FINI(targets);
}

/* All files that exporting to that path writes. */
static struct targets targets_of(const char *path)
{
    struct targets targets = {0};
    const struct format *format = format_of(path);
    if (format == NULL || format->add != add_shapefiles) {
        *ARRAY_ADD(&targets) = memory_copy_text(path);
        return targets;
    }
    struct set_paths paths = set_paths_of(path);
    for (int i = 0; i < PRODUCT_FILES; i++) {
        *ARRAY_ADD(&targets) = memory_format("%s.%s", paths.tiers, product_ending((enum product_file)i));
        *ARRAY_ADD(&targets) = memory_format("%s.%s", paths.line, product_ending((enum product_file)i));
    }
    *ARRAY_ADD(&targets) = memory_copy_text(paths.notes);
    set_paths_fini(&paths);
    return targets;
}

/* The file's one name, however it is written. The caller frees it. */
static char *place_of(const char *path)
{
    char *real = realpath(path, NULL);
    if (real != NULL)
        return real;
    const char *slash = strrchr(path, '/');
    char *folder = slash != NULL ? memory_format("%.*s/", (int)(slash - path), path) : memory_copy_text(".");
    real = realpath(folder, NULL);
    char *place = real != NULL ? memory_format("%s/%s", real, slash != NULL ? slash + 1 : path) : memory_copy_text(path);
    free(folder);
    free(real);
    return place;
}

/* The same for all files that exporting to that path writes. */
static struct targets places_of(const char *path)
{
    struct targets targets = targets_of(path);
    for (size_t i = 0; i < targets.count; i++) {
        char *place = place_of(targets.items[i]);
        free(targets.items[i]);
        targets.items[i] = place;
    }
    return targets;
}

static const char *find_common(const struct targets *a, const struct targets *b)
{
    for (size_t i = 0; i < a->count; i++)
        for (size_t k = 0; k < b->count; k++)
            if (strcmp(a->items[i], b->items[k]) == 0)
                return a->items[i];
    return NULL;
}

bool export_is_apart(const char *path, const char *const *others, size_t count, struct error *error)
{
    struct targets ours = places_of(path);
    const char *common = NULL;
    for (size_t i = 0; common == NULL && i < count; i++) {
        struct targets theirs = places_of(others[i]);
        common = find_common(&ours, &theirs);
        const char *slash = common != NULL ? strrchr(common, '/') : NULL;
        if (common != NULL)
            error_set(error, _("--export %s and --export %s would both write %s: give one of them another name"), others[i],
                      path, slash != NULL ? slash + 1 : common);
        targets_fini(&theirs);
    }
    targets_fini(&ours);
    return common == NULL;
}

char *export_find_there(const char *path)
{
    struct targets targets = targets_of(path);
    struct stat status;
    char *found = NULL;
    for (size_t i = 0; found == NULL && i < targets.count; i++)
        if (lstat(targets.items[i], &status) == 0)
            found = memory_copy_text(targets.items[i]);
    targets_fini(&targets);
    return found;
}

struct out_subject export_subject(const struct session *session, const struct options *options)
{
    return (struct out_subject){
        .ground = &session->answers.ground.reply,
        .tiers = &session->answers.exact.reply,
        .plan = &session->plan,
        .language = options->language,
        .own_border = options->border_path != NULL,
        .owns_outline = session_owns_outline(session),
    };
}

bool export_files(const struct session *session, const struct options *options, const struct state *shown,
                  struct error *error)
{
    struct exporting exporting = {
        .session = session, .options = options, .shown = shown, .subject = export_subject(session, options)};
    bool done = true;
    for (size_t i = 0; done && i < options->exports.count; i++) {
        const struct format *format = format_of(options->exports.items[i]);
        done = format != NULL && format->add(&exporting, options->exports.items[i], error);
    }
    done = done && out_save_set(exporting.files.items, exporting.files.count, options->force, error);
    for (size_t i = 0; i < exporting.files.count; i++) {
        free((char *)(uintptr_t)exporting.files.items[i].path);
        bytes_fini(&exporting.files.items[i].bytes);
    }
    ARRAY_FINI(&exporting.files);
    return done;
}
