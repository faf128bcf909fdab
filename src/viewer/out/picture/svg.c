/* SVG, written by hand: words stay words, which can be searched, read aloud and changed. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/array.h"
#include "viewer/out/picture/drawing.h"

struct svg {
    struct drawing drawing;
    struct bytes head, body; /* patterns and clips are defined in the head, when they are first needed */
    struct used {
        struct hatch hatch;
        struct ink ink;
    } * items;
    size_t count, capacity; /* hatches that are defined */
    size_t clips;
};

static void add_escaped(struct bytes *out, const char *text)
{
    for (; *text != '\0'; text++) {
        const char *entity = *text == '&'   ? "&amp;"
                             : *text == '<' ? "&lt;"
                             : *text == '>' ? "&gt;"
                             : *text == '"' ? "&quot;"
                                            : NULL;
        if (entity != NULL)
            bytes_add_text(out, entity);
        else
            bytes_add(out, text, 1);
    }
}

/* Hundredths of a point, without the zeros that say nothing. */
static void add_hundredths(struct bytes *out, long hundredths)
{
    char text[32]; /* from its end; a map has a hundred thousand numbers, too many for printf */
    size_t begin = sizeof text;
    long left = labs(hundredths);
    int places = left % 100 == 0 ? 0 : left % 10 == 0 ? 1 : 2;
    left /= places == 0 ? 100 : places == 1 ? 10 : 1;
    for (int i = 0; i < places; i++, left /= 10)
        text[--begin] = (char)('0' + left % 10);
    if (places > 0)
        text[--begin] = '.';
    if (places == 0 && left == 0)
        text[--begin] = '0';
    for (; left > 0; left /= 10)
        text[--begin] = (char)('0' + left % 10);
    if (hundredths < 0)
        text[--begin] = '-';
    bytes_add(out, text + begin, sizeof text - begin);
}

static void add_number(struct bytes *out, double points)
{
    add_hundredths(out, lround(points * 100));
}

static void add_attribute(struct bytes *out, const char *name, double points)
{
    bytes_add_format(out, " %s=\"", name);
    add_number(out, points);
    bytes_add_text(out, "\"");
}

static void add_ink(struct bytes *out, const char *name, struct ink ink)
{
    bytes_add_format(out, " %s=\"#%02x%02x%02x\"", name, (unsigned)lround(ink.red * 255),
                     (unsigned)lround(ink.green * 255), (unsigned)lround(ink.blue * 255));
}

/* Each spot as the way from the one before it, both rounded, so that nothing adds up. */
static void add_path(struct bytes *out, const struct path *path)
{
    bytes_add_text(out, "<path d=\"");
    for (size_t run = 0; run < path->runs.count; run++) {
        size_t first = path->runs.items[run].first, end = path_run_end(path, run);
        long last_x = lround(path->spots.items[first].x * 100),
             last_y = lround(path->spots.items[first].y * 100);
        bytes_add_text(out, "M");
        add_hundredths(out, last_x);
        bytes_add_text(out, " ");
        add_hundredths(out, last_y);
        bytes_add_text(out, end > first + 1 ? "l" : "");
        for (size_t i = first + 1; i < end; i++) {
            long x = lround(path->spots.items[i].x * 100), y = lround(path->spots.items[i].y * 100);
            if (i > first + 1 && x >= last_x)
                bytes_add_text(out, " ");
            add_hundredths(out, x - last_x);
            if (y >= last_y)
                bytes_add_text(out, " ");
            add_hundredths(out, y - last_y);
            last_x = x;
            last_y = y;
        }
        bytes_add_text(out, path->runs.items[run].is_ring ? "z" : "");
    }
    bytes_add_text(out, "\"");
}

static void svg_fill(struct drawing *drawing, const struct path *path, struct ink ink)
{
    struct svg *svg = (struct svg *)drawing;
    if (path->runs.count == 0)
        return;
    add_path(&svg->body, path);
    bytes_add_text(&svg->body, " fill-rule=\"evenodd\"");
    add_ink(&svg->body, "fill", ink);
    bytes_add_text(&svg->body, "/>\n");
}

/* One tile of a pattern: lines go on from tile to tile. */
static void define_hatch(struct svg *svg, const struct hatch *hatch, struct ink ink, size_t number)
{
    struct bytes *head = &svg->head;
    bool is_dashed = hatch->kind == HATCH_DASHES;
    double side = hatch->spacing, width = is_dashed ? 4 * side : side, height = is_dashed ? 2 * side : side;
    bytes_add_format(head, "<pattern id=\"hatch-%zu\" patternUnits=\"userSpaceOnUse\"", number);
    add_attribute(head, "width", width);
    add_attribute(head, "height", height);
    if (hatch->angle != 0)
        bytes_add_format(head, " patternTransform=\"rotate(%g)\"", hatch->angle);
    bytes_add_text(head, ">");
    if (hatch->kind == HATCH_DOTS) {
        bytes_add_text(head, "<circle");
        add_attribute(head, "cx", side / 2);
        add_attribute(head, "cy", side / 2);
        add_attribute(head, "r", hatch->width / 2);
        add_ink(head, "fill", ink);
    } else {
        struct path path = {0};
        if (is_dashed) {
            path_add_line(&path, (struct spot){side / 2, side / 2}, (struct spot){2.5 * side, side / 2});
            path_add_line(&path, (struct spot){2.5 * side, 1.5 * side}, (struct spot){4 * side, 1.5 * side});
            path_add_line(&path, (struct spot){0, 1.5 * side}, (struct spot){side / 2, 1.5 * side});
        } else {
            path_add_line(&path, (struct spot){0, side / 2}, (struct spot){side, side / 2});
        }
        if (hatch->kind == HATCH_CROSSED)
            path_add_line(&path, (struct spot){side / 2, 0}, (struct spot){side / 2, side});
        add_path(head, &path);
        add_attribute(head, "stroke-width", hatch->width);
        add_ink(head, "stroke", ink);
        path_fini(&path);
    }
    bytes_add_text(head, "/></pattern>\n");
}

static size_t hatch_number(struct svg *svg, const struct hatch *hatch, struct ink ink)
{
    for (size_t i = 0; i < svg->count; i++) {
        const struct hatch *other = &svg->items[i].hatch;
        const struct ink *its = &svg->items[i].ink;
        if (other->kind == hatch->kind && other->angle == hatch->angle && other->spacing == hatch->spacing &&
            other->width == hatch->width && its->red == ink.red && its->green == ink.green &&
            its->blue == ink.blue)
            return i + 1;
    }
    *ARRAY_ADD(svg) = (struct used){*hatch, ink};
    define_hatch(svg, hatch, ink, svg->count);
    return svg->count;
}

static void svg_hatch(struct drawing *drawing, const struct path *path, const struct hatch *hatch,
                      struct ink ink)
{
    struct svg *svg = (struct svg *)drawing;
    if (path->runs.count == 0 || hatch->kind == HATCH_NONE)
        return;
    size_t number = hatch_number(svg, hatch, ink);
    add_path(&svg->body, path);
    bytes_add_format(&svg->body, " fill-rule=\"evenodd\" fill=\"url(#hatch-%zu)\"/>\n", number);
}

static void svg_stroke(struct drawing *drawing, const struct path *path, const struct stroke *stroke,
                       struct ink ink)
{
    struct svg *svg = (struct svg *)drawing;
    if (path->runs.count == 0)
        return;
    add_path(&svg->body, path);
    bytes_add_text(&svg->body, " fill=\"none\"");
    add_ink(&svg->body, "stroke", ink);
    add_attribute(&svg->body, "stroke-width", stroke->width);
    if (stroke->dash > 0) {
        bytes_add_text(&svg->body, " stroke-dasharray=\"");
        add_number(&svg->body, stroke->dash);
        bytes_add_text(&svg->body, " ");
        add_number(&svg->body, stroke->gap);
        bytes_add_text(&svg->body, "\"");
    }
    bytes_add_text(&svg->body, "/>\n");
}

static void svg_disc(struct drawing *drawing, struct spot centre, double radius, struct ink ink)
{
    struct svg *svg = (struct svg *)drawing;
    bytes_add_text(&svg->body, "<circle");
    add_attribute(&svg->body, "cx", centre.x);
    add_attribute(&svg->body, "cy", centre.y);
    add_attribute(&svg->body, "r", radius);
    add_ink(&svg->body, "fill", ink);
    bytes_add_text(&svg->body, "/>\n");
}

/* textLength keeps the words in their room when they are shown in another font. */
static void add_words(struct svg *svg, const struct words *words, bool is_halo)
{
    struct bytes *body = &svg->body;
    const struct font_style *style = font_style_at(words->font);
    bytes_add_text(body, is_halo ? "<text aria-hidden=\"true\"" : "<text");
    add_attribute(body, "x", words->at.x);
    add_attribute(body, "y", words->at.y);
    add_attribute(body, "font-size", style->size);
    bytes_add_text(body, style->is_bold ? " font-weight=\"bold\"" : "");
    bytes_add_text(body, style->is_slanted ? " font-style=\"italic\"" : "");
    if (style->spacing > 0)
        add_attribute(body, "letter-spacing", style->spacing);
    add_attribute(body, "textLength", letters_width(svg->drawing.letters, words->font, words->text));
    bytes_add_text(body, " lengthAdjust=\"spacingAndGlyphs\"");
    if (words->angle != 0) {
        bytes_add_format(body, " transform=\"rotate(%.2f ", words->angle);
        add_number(body, words->at.x);
        bytes_add_text(body, " ");
        add_number(body, words->at.y);
        bytes_add_text(body, ")\"");
    }
    add_ink(body, "fill", is_halo ? words->halo_ink : words->ink);
    if (is_halo) {
        add_ink(body, "stroke", words->halo_ink);
        add_attribute(body, "stroke-width", 2 * words->halo);
        if (words->halo_opacity < 1)
            add_attribute(body, "opacity", words->halo_opacity);
        bytes_add_text(body, " stroke-linejoin=\"round\"");
    }
    bytes_add_text(body, ">");
    add_escaped(body, words->text);
    bytes_add_text(body, "</text>\n");
}

static void svg_words(struct drawing *drawing, const struct words *words)
{
    struct svg *svg = (struct svg *)drawing;
    if (*words->text == '\0')
        return;
    if (words->halo > 0)
        add_words(svg, words, true);
    add_words(svg, words, false);
}

static void svg_clip(struct drawing *drawing, struct box box)
{
    struct svg *svg = (struct svg *)drawing;
    bytes_add_format(&svg->head, "<clipPath id=\"clip-%zu\"><rect", ++svg->clips);
    add_attribute(&svg->head, "x", box.left);
    add_attribute(&svg->head, "y", box.top);
    add_attribute(&svg->head, "width", box.right - box.left);
    add_attribute(&svg->head, "height", box.bottom - box.top);
    bytes_add_text(&svg->head, "/></clipPath>\n");
    bytes_add_format(&svg->body, "<g clip-path=\"url(#clip-%zu)\">\n", svg->clips);
}

static void svg_begin(struct drawing *drawing, const char *name)
{
    struct svg *svg = (struct svg *)drawing;
    bytes_add_format(&svg->body, "<g id=\"%s\">\n", name);
}

static void svg_end(struct drawing *drawing)
{
    bytes_add_text(&((struct svg *)drawing)->body, "</g>\n");
}

static bool svg_finish(struct drawing *drawing, struct bytes *out, struct error *error)
{
    struct svg *svg = (struct svg *)drawing;
    (void)error;
    bytes_add(out, svg->head.items, svg->head.count);
    bytes_add_text(out, "</defs>\n");
    bytes_add(out, svg->body.items, svg->body.count);
    bytes_add_text(out, "</svg>\n");
    bytes_fini(&svg->head);
    bytes_fini(&svg->body);
    free(svg->items);
    free(svg);
    return true;
}

static const struct drawing_kind svg_kind = {
    svg_fill, svg_hatch, svg_stroke, svg_disc, svg_words, svg_clip, svg_end, svg_begin, svg_end, svg_finish,
};

struct drawing *drawing_new_svg(const struct page *page, const struct letters *letters)
{
    struct svg *svg = memory_new(sizeof *svg);
    struct bytes *head = &svg->head;
    svg->drawing = (struct drawing){&svg_kind, letters};
    bytes_add_text(head, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg "
                         "xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\"");
    bytes_add_format(
        head, " width=\"%.2fpt\" height=\"%.2fpt\" viewBox=\"0 0 %.2f %.2f\" xml:lang=\"%s\" role=\"img\"\n",
        page->width * page->scale, page->height * page->scale, page->width, page->height, page->language);
    bytes_add_text(head, " font-family=\"");
    add_escaped(head, letters_family(letters));
    bytes_add_text(head,
                   ", Verdana, sans-serif\" stroke-linejoin=\"round\" stroke-linecap=\"butt\">\n<title>");
    add_escaped(head, page->title);
    bytes_add_text(head, "</title>\n<desc>");
    add_escaped(head, page->about);
    bytes_add_format(head, "</desc>\n<!-- tiermap %s -->\n<defs>\n", page->program);
    return &svg->drawing;
}
