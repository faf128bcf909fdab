/* PDF and PNG, by cairo. */
#include <cairo-pdf.h>
#include <cairo.h>
#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "base/translate.h"
#include "viewer/out/picture/drawing.h"
#include "viewer/out/picture/letters_pango.h"

/* Dots of a PNG: for an inch of paper; on its longer side at most, whatever the paper is. */
static const double dots_per_inch = 200, dots_max = 4000, slide_dots = 1920;

struct cairo_drawing {
    struct drawing drawing;
    cairo_surface_t *surface;
    cairo_t *cairo;
    bool is_png;
    struct bytes bytes;
};

static cairo_t *cairo_of(struct drawing *drawing)
{
    return ((struct cairo_drawing *)drawing)->cairo;
}

static void set_ink(cairo_t *cairo, struct ink ink)
{
    cairo_set_source_rgb(cairo, ink.red, ink.green, ink.blue);
}

static void set_path(cairo_t *cairo, const struct path *path)
{
    cairo_new_path(cairo);
    for (size_t run = 0; run < path->runs.count; run++) {
        size_t first = path->runs.items[run].first, end = path_run_end(path, run);
        cairo_move_to(cairo, path->spots.items[first].x, path->spots.items[first].y);
        for (size_t i = first + 1; i < end; i++)
            cairo_line_to(cairo, path->spots.items[i].x, path->spots.items[i].y);
        if (path->runs.items[run].is_ring)
            cairo_close_path(cairo);
    }
}

static void fill(struct drawing *drawing, const struct path *path, struct ink ink)
{
    cairo_t *cairo = cairo_of(drawing);
    set_ink(cairo, ink);
    set_path(cairo, path);
    cairo_fill(cairo);
}

/* The first of places at equal distances, from half of one on, that is not before another place. */
static double first_from(double place, double period)
{
    return (floor(place / period) - 1) * period + period / 2;
}

static void add_hatch_dots(cairo_t *cairo, const struct hatch *hatch, struct box box)
{
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
    for (double y = first_from(box.top, hatch->spacing); y < box.bottom; y += hatch->spacing)
        for (double x = first_from(box.left, hatch->spacing); x < box.right; x += hatch->spacing) {
            cairo_move_to(cairo, x, y);
            cairo_close_path(cairo);
        }
}

/* Two lines of dashes, one above the gaps of the other, and so on. */
static void add_hatch_dashes(cairo_t *cairo, const struct hatch *hatch, struct box box)
{
    double side = hatch->spacing, period = 4 * side;
    for (int second = 0; second < 2; second++)
        for (double y = (floor(box.top / (2 * side)) * 2 + second + 0.5) * side; y < box.bottom + side;
             y += 2 * side)
            for (double x = (floor(box.left / period) - 1) * period + (second == 0 ? 0.5 : 2.5) * side;
                 x < box.right; x += period) {
                cairo_move_to(cairo, x, y);
                cairo_line_to(cairo, x + 2 * side, y);
            }
}

static void add_hatch_lines(cairo_t *cairo, const struct hatch *hatch, struct box box)
{
    for (double y = first_from(box.top, hatch->spacing); y < box.bottom + hatch->spacing;
         y += hatch->spacing) {
        cairo_move_to(cairo, box.left, y);
        cairo_line_to(cairo, box.right, y);
    }
    for (double x = first_from(box.left, hatch->spacing);
         hatch->kind == HATCH_CROSSED && x < box.right + hatch->spacing; x += hatch->spacing) {
        cairo_move_to(cairo, x, box.top);
        cairo_line_to(cairo, x, box.bottom);
    }
}

/* Lines and dots begin at the page's corner, as the patterns of an SVG do. */
static void hatch(struct drawing *drawing, const struct path *path, const struct hatch *hatch, struct ink ink)
{
    cairo_t *cairo = cairo_of(drawing);
    struct box box;
    if (path->runs.count == 0 || hatch->kind == HATCH_NONE)
        return;
    cairo_save(cairo);
    set_path(cairo, path);
    cairo_clip(cairo);
    cairo_rotate(cairo, hatch->angle * radians_per_degree);
    cairo_clip_extents(cairo, &box.left, &box.top, &box.right, &box.bottom);
    set_ink(cairo, ink);
    cairo_set_line_width(cairo, hatch->width);
    cairo_new_path(cairo);
    if (hatch->kind == HATCH_DOTS)
        add_hatch_dots(cairo, hatch, box);
    else if (hatch->kind == HATCH_DASHES)
        add_hatch_dashes(cairo, hatch, box);
    else
        add_hatch_lines(cairo, hatch, box);
    cairo_stroke(cairo);
    cairo_restore(cairo);
}

static void stroke(struct drawing *drawing, const struct path *path, const struct stroke *stroke,
                   struct ink ink)
{
    cairo_t *cairo = cairo_of(drawing);
    const double dashes[] = {stroke->dash, stroke->gap};
    set_ink(cairo, ink);
    cairo_set_line_width(cairo, stroke->width);
    cairo_set_dash(cairo, dashes, stroke->dash > 0 ? 2 : 0, 0);
    set_path(cairo, path);
    cairo_stroke(cairo);
    cairo_set_dash(cairo, NULL, 0, 0);
}

static void disc(struct drawing *drawing, struct spot centre, double radius, struct ink ink)
{
    cairo_t *cairo = cairo_of(drawing);
    set_ink(cairo, ink);
    cairo_new_path(cairo);
    cairo_arc(cairo, centre.x, centre.y, radius, 0, 6.283185307179586);
    cairo_fill(cairo);
}

static void words(struct drawing *drawing, const struct words *words)
{
    cairo_t *cairo = cairo_of(drawing);
    PangoLayout *layout = letters_layout(drawing->letters, words->font, words->text);
    PangoLayoutLine *line = pango_layout_get_line_readonly(layout, 0);
    cairo_save(cairo);
    cairo_translate(cairo, words->at.x, words->at.y);
    cairo_rotate(cairo, words->angle * radians_per_degree);
    if (words->halo > 0) {
        cairo_new_path(cairo);
        cairo_move_to(cairo, 0, 0);
        pango_cairo_layout_line_path(cairo, line);
        cairo_set_source_rgba(cairo, words->halo_ink.red, words->halo_ink.green, words->halo_ink.blue,
                              words->halo_opacity);
        cairo_set_line_width(cairo, 2 * words->halo);
        cairo_stroke(cairo);
    }
    cairo_move_to(cairo, 0, 0);
    set_ink(cairo, words->ink);
    pango_cairo_show_layout_line(cairo, line);
    cairo_restore(cairo);
    g_object_unref(layout);
}

static void clip(struct drawing *drawing, struct box box)
{
    cairo_t *cairo = cairo_of(drawing);
    cairo_save(cairo);
    cairo_rectangle(cairo, box.left, box.top, box.right - box.left, box.bottom - box.top);
    cairo_clip(cairo);
}

static void unclip(struct drawing *drawing)
{
    cairo_restore(cairo_of(drawing));
}

static void begin(struct drawing *drawing, const char *name)
{
    (void)drawing, (void)name;
}

static void end(struct drawing *drawing)
{
    (void)drawing;
}

static cairo_status_t take_bytes(void *closure, const unsigned char *data, unsigned length)
{
    bytes_add(closure, data, length);
    return CAIRO_STATUS_SUCCESS;
}

/* Any date: cairo writes one, as long as it happens to be in this place and at this time if it is not told.
 * It is taken out, since the same map should be the same file. */
static const char some_date[] = "2000-01-01T00:00:00Z";

static void remove_date(struct bytes *bytes)
{
    static const char key[] = "/CreationDate (";
    unsigned char *date = memmem(bytes->items, bytes->count, key, sizeof key - 1);
    unsigned char *end_of_date =
        date != NULL ? memchr(date, ')', bytes->count - (size_t)(date - bytes->items)) : NULL;
    if (end_of_date != NULL)
        memset(date, ' ', (size_t)(end_of_date - date) + 1);
}

static bool finish(struct drawing *drawing, struct bytes *out, struct error *error)
{
    struct cairo_drawing *self = (struct cairo_drawing *)drawing;
    cairo_status_t status = cairo_status(self->cairo);
    cairo_destroy(self->cairo);
    if (self->is_png && status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_write_to_png_stream(self->surface, take_bytes, &self->bytes);
    cairo_surface_finish(self->surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(self->surface);
    cairo_surface_destroy(self->surface);
    if (!self->is_png && self->bytes.count > 0)
        remove_date(&self->bytes);
    if (status == CAIRO_STATUS_SUCCESS)
        bytes_add(out, self->bytes.items, self->bytes.count);
    else
        error_set(error, _("the picture could not be drawn: %s"), cairo_status_to_string(status));
    bytes_fini(&self->bytes);
    free(self);
    return status == CAIRO_STATUS_SUCCESS;
}

static const struct drawing_kind kind = {fill, hatch, stroke, disc, words, clip, unclip, begin, end, finish};

static struct drawing *drawing_of(struct cairo_drawing *self, const struct letters *letters, double scale)
{
    self->drawing = (struct drawing){&kind, letters};
    self->cairo = cairo_create(self->surface);
    cairo_scale(self->cairo, scale, scale);
    cairo_set_fill_rule(self->cairo, CAIRO_FILL_RULE_EVEN_ODD);
    cairo_set_line_join(self->cairo, CAIRO_LINE_JOIN_ROUND);
    return &self->drawing;
}

struct drawing *drawing_new_pdf(const struct page *page, const struct letters *letters)
{
    struct cairo_drawing *self = memory_new(sizeof *self);
    char *creator = memory_format("tiermap %s", page->program);
    self->surface = cairo_pdf_surface_create_for_stream(take_bytes, &self->bytes, page->width * page->scale,
                                                        page->height * page->scale);
    cairo_pdf_surface_restrict_to_version(self->surface, CAIRO_PDF_VERSION_1_4);
    cairo_pdf_surface_set_metadata(self->surface, CAIRO_PDF_METADATA_TITLE, page->title);
    cairo_pdf_surface_set_metadata(self->surface, CAIRO_PDF_METADATA_SUBJECT, page->about);
    cairo_pdf_surface_set_metadata(self->surface, CAIRO_PDF_METADATA_CREATOR, creator);
    cairo_pdf_surface_set_metadata(self->surface, CAIRO_PDF_METADATA_CREATE_DATE, some_date);
    free(creator);
    return drawing_of(self, letters, page->scale);
}

struct drawing *drawing_new_png(const struct page *page, const struct letters *letters)
{
    struct cairo_drawing *self = memory_new(sizeof *self);
    double width = page->width * page->scale, height = page->height * page->scale;
    double scale = fmin(dots_per_inch / 72, dots_max / fmax(width, height));
    if (page->is_slide)
        scale = slide_dots / width;
    self->is_png = true;
    self->surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)lround(width * scale),
                                               (int)lround(height * scale));
    return drawing_of(self, letters, page->scale * scale);
}
