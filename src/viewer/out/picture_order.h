#pragma once
/* What the viewer asks of the module that makes pictures. The module is loaded only when a picture is wanted: the libraries
 * that draw it would cost every start more than the whole map does. */
#include "base/bytes.h"
#include "viewer/draw/map_shows.h"
#include "viewer/draw/theme.h"
#include "viewer/map/scene.h"
#include "viewer/out/paper.h"
#include "viewer/out/subject.h"

/* Another one whenever anything changes that the order leads to. */
enum { picture_order_version = 1 };

enum picture_format { PICTURE_SVG, PICTURE_PDF, PICTURE_PNG };

struct picture_view { /* what of the map */
    bool is_whole;       /* the whole country */
    uint32_t selected;   /* the zone that is lit, or no_zone */
    bool fits_selected;  /* it is shown as large as it fits */
    struct point centre; /* else: metres */
    double width_m, height_m; /* and what is shown at least, of which one is as wide or as high as the map */
    struct map_shows shows;
    uint32_t tiers_hidden; /* see scene_hides */
    bool line_hidden;      /* the reference line is not drawn */
};

struct picture_order {
    uint32_t version, size; /* picture_order_version, sizeof(struct picture_order) */
    const char *program;    /* the viewer's version: the module comes from the same build */
    void (*restore)(void);  /* for memory_on_exhausted, may be NULL */
    enum picture_format format;
    struct paper paper;
    bool is_black;             /* in black ink only: patterns instead of colours */
    const struct theme *theme; /* of the colours */
    const struct out_subject *subject;
    const struct scene *scene; /* of the subject's ground and tiers */
    struct picture_view view;
};

/* The module's one function. Appends the file to out; the same order always gives the same bytes with the same fonts. false:
 * error says why, out is as it was. */
typedef bool picture_entry(const struct picture_order *order, struct bytes *out, struct error *error);
#define PICTURE_ENTRY "tiermap_picture"
