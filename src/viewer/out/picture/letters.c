#include "viewer/out/picture/letters_pango.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "base/translate.h"

static const struct font_style styles[FONTS] = {
    [FONT_TITLE] = {16, true, false, 0},      [FONT_SUBTITLE] = {8.4, false, false, 0},
    [FONT_TIER] = {9.2, true, false, 0},      [FONT_FORCE] = {8.2, false, false, 0},
    [FONT_REST] = {9, false, false, 1.2},     [FONT_REAR] = {9, true, true, 0},
    [FONT_CAPITAL] = {9, true, false, 0},     [FONT_SEAT] = {7.4, true, false, 0},
    [FONT_TOWN] = {6.6, false, false, 0},     [FONT_COUNTRY] = {9.5, false, false, 1.8},
    [FONT_WATER] = {8.4, false, true, 0.6},   [FONT_RIVER] = {6.2, false, true, 0.2},
    [FONT_REGION] = {6.2, false, false, 1.6}, [FONT_SCALE] = {7.2, false, false, 0},
    [FONT_HEADING] = {10, true, false, 0},    [FONT_NAME] = {8.8, true, false, 0},
    [FONT_TEXT] = {8, false, false, 0},       [FONT_NOTE] = {6.9, false, false, 0},
    [FONT_SOURCE] = {6.2, false, false, 0},
};

struct letters {
    PangoFontMap *map;
    PangoContext *context;
    char *family;
    struct face {
        PangoFontDescription *description;
        PangoAttrList *attributes;
        double ascent, descent, capital;
    } faces[FONTS];
};

const struct font_style *font_style_at(enum font font)
{
    return &styles[font];
}

/* What GLib has to say would run over the map on the screen. */
static void stay_silent(const char *domain, GLogLevelFlags level, const char *message, void *data)
{
    (void)domain, (void)level, (void)message, (void)data;
}

static void face_init(struct face *face, const struct letters *letters, enum font font)
{
    const struct font_style *style = &styles[font];
    face->description = pango_font_description_new();
    pango_font_description_set_family_static(face->description, "sans-serif");
    pango_font_description_set_absolute_size(face->description, style->size * PANGO_SCALE);
    pango_font_description_set_weight(face->description,
                                      style->is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_style(face->description,
                                     style->is_slanted ? PANGO_STYLE_OBLIQUE : PANGO_STYLE_NORMAL);
    face->attributes = pango_attr_list_new();
    /* A ligature would be one letter to whoever searches or copies the words. */
    pango_attr_list_insert(face->attributes, pango_attr_font_features_new("liga=0, clig=0"));
    if (style->spacing > 0)
        pango_attr_list_insert(face->attributes,
                               pango_attr_letter_spacing_new((int)(style->spacing * PANGO_SCALE)));
    PangoFontMetrics *metrics = pango_context_get_metrics(letters->context, face->description, NULL);
    face->ascent = pango_units_to_double(pango_font_metrics_get_ascent(metrics));
    face->descent = pango_units_to_double(pango_font_metrics_get_descent(metrics));
    pango_font_metrics_unref(metrics);
}

/* The ink of a capital letter that is flat at its top. */
static double capital_of(const struct letters *letters, enum font font)
{
    PangoRectangle ink;
    PangoLayout *layout = letters_layout(letters, font, "H");
    pango_layout_get_extents(layout, &ink, NULL);
    g_object_unref(layout);
    return pango_units_to_double(ink.height);
}

static char *family_of(const struct letters *letters)
{
    PangoFont *font = pango_context_load_font(letters->context, letters->faces[FONT_TEXT].description);
    if (font == NULL)
        return NULL;
    PangoFontDescription *found = pango_font_describe(font);
    char *family = memory_copy_text(pango_font_description_get_family(found));
    pango_font_description_free(found);
    g_object_unref(font);
    return family;
}

static bool has_fonts(PangoFontMap *map)
{
    PangoFontFamily **families = NULL;
    int count = 0;
    pango_font_map_list_families(map, &families, &count);
    g_free(families);
    return count > 0;
}

struct letters *letters_new(const char *language, struct error *error)
{
    struct letters *letters = memory_new(sizeof *letters);
    cairo_font_options_t *options = cairo_font_options_create();
    g_log_set_default_handler(stay_silent, NULL);
    letters->map = pango_cairo_font_map_new(); /* one of our own, which goes when we are done with it */
    letters->context = pango_font_map_create_context(letters->map);
    /* Letters are as wide in every file, whatever its dots are. */
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(letters->context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(letters->context, FALSE);
    pango_context_set_language(letters->context,
                               pango_language_from_string(language != NULL ? language : "en"));
    pango_context_set_base_dir(letters->context, PANGO_DIRECTION_LTR);
    bool found = has_fonts(letters->map);
    for (enum font font = 0; found && font < FONTS; font++) {
        face_init(&letters->faces[font], letters, font);
        letters->faces[font].capital = capital_of(letters, font);
    }
    letters->family = found ? family_of(letters) : NULL;
    if (letters->family != NULL)
        return letters;
    error_set(error, _("pictures need a font, and none is installed; the package fonts-dejavu-core has one"));
    letters_free(letters);
    return NULL;
}

void letters_free(struct letters *letters)
{
    if (letters == NULL)
        return;
    for (enum font font = 0; font < FONTS; font++) {
        pango_font_description_free(letters->faces[font].description);
        if (letters->faces[font].attributes != NULL)
            pango_attr_list_unref(letters->faces[font].attributes);
    }
    g_object_unref(letters->context);
    g_object_unref(letters->map);
    free(letters->family);
    free(letters);
}

const char *letters_family(const struct letters *letters)
{
    return letters->family;
}

PangoLayout *letters_layout(const struct letters *letters, enum font font, const char *text)
{
    PangoLayout *layout = pango_layout_new(letters->context);
    pango_layout_set_font_description(layout, letters->faces[font].description);
    pango_layout_set_single_paragraph_mode(layout, TRUE);
    pango_layout_set_auto_dir(layout, FALSE);
    pango_layout_set_attributes(layout, letters->faces[font].attributes);
    pango_layout_set_text(layout, text, -1);
    return layout;
}

double letters_width(const struct letters *letters, enum font font, const char *text)
{
    PangoRectangle logical;
    PangoLayout *layout = letters_layout(letters, font, text);
    pango_layout_get_extents(layout, NULL, &logical);
    g_object_unref(layout);
    return pango_units_to_double(logical.width);
}

double letters_ascent(const struct letters *letters, enum font font)
{
    return letters->faces[font].ascent;
}

double letters_descent(const struct letters *letters, enum font font)
{
    return letters->faces[font].descent;
}

double letters_line(const struct letters *letters, enum font font)
{
    return letters->faces[font].ascent + letters->faces[font].descent;
}

double letters_capital(const struct letters *letters, enum font font)
{
    return letters->faces[font].capital;
}

/* The beginning of a text that surely is wider than a line, so that Pango does not have to lay out all of a
 * long one. The caller frees it. */
static char *beginning_of(const char *text, enum font font, double width)
{
    const double narrowest = 0.2; /* of a letter, as a share of the font's size */
    int spare = 16, letters = spare + (int)(width / (narrowest * styles[font].size));
    return memory_format("%.*s", (int)text_fit(text, letters), text);
}

size_t letters_break(const struct letters *letters, enum font font, const char *text, double width,
                     const char **next)
{
    char *beginning = beginning_of(text, font, width);
    PangoLayout *layout = letters_layout(letters, font, beginning);
    pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    size_t length = (size_t)pango_layout_get_line_readonly(layout, 0)->length;
    g_object_unref(layout);
    free(beginning);
    *next = text + length;
    *next += strspn(*next, " ");
    while (length > 0 && text[length - 1] == ' ')
        length--;
    return length;
}
