#pragma once
/* What pictures are drawn with, whatever file they become. Points of the page; what is drawn later lies on
 * top. */
#include "base/bytes.h"
#include "viewer/out/picture_order.h"
#include "viewer/out/picture/letters.h"
#include "viewer/out/picture/path.h"

struct ink { /* sRGB, 0 to 1 */
    double red, green, blue;
};

/* A fill of lines or dots, for ink of one colour. */
struct hatch {
    enum { HATCH_NONE, HATCH_LINES, HATCH_CROSSED, HATCH_DASHES, HATCH_DOTS } kind;
    double angle;   /* degrees, clockwise from the horizontal */
    double spacing; /* points from line to line, dot to dot */
    double width;   /* of a line, across a dot */
};

struct stroke {
    double width;
    double dash, gap; /* points; 0: an unbroken line */
};

struct words {
    enum font font;
    const char *text; /* clean */
    struct spot at;   /* where the first letter stands on its line */
    double angle;     /* degrees, clockwise */
    struct ink ink;
    double halo; /* points around the letters that nothing else shows in, or faintly; 0: none */
    struct ink halo_ink;
    double halo_opacity; /* 0 to 1 */
};

struct drawing {
    const struct drawing_kind *kind;
    const struct letters *letters;
};

struct page {
    double width, height; /* points that are drawn in */
    double scale;         /* by which they are larger on the paper */
    bool is_slide;
    const char *title, *about;
    const char *language; /* "en", "uk" */
    const char *program;
};

/* How one kind of file does it. */
struct drawing_kind {
    /* By the even-odd rule. */
    void (*fill)(struct drawing *drawing, const struct path *path, struct ink ink);
    void (*hatch)(struct drawing *drawing, const struct path *path, const struct hatch *hatch,
                  struct ink ink);
    void (*stroke)(struct drawing *drawing, const struct path *path, const struct stroke *stroke,
                   struct ink ink);
    void (*disc)(struct drawing *drawing, struct spot centre, double radius, struct ink ink);
    void (*words)(struct drawing *drawing, const struct words *words);
    /* Up to unclip nothing is drawn outside of the box; not nested. */
    void (*clip)(struct drawing *drawing, struct box box);
    void (*unclip)(struct drawing *drawing);
    /* Up to end, things that belong together; name is an identifier, for one group only. */
    void (*begin)(struct drawing *drawing, const char *name);
    void (*end)(struct drawing *drawing);
    /* Appends the file. The drawing is gone, whatever comes of it. */
    bool (*finish)(struct drawing *drawing, struct bytes *out, struct error *error);
};

/* Everything is borrowed. The caller ends them with finish, which says what went wrong on the way. */
struct drawing *drawing_new_svg(const struct page *page, const struct letters *letters);
struct drawing *drawing_new_pdf(const struct page *page, const struct letters *letters);
struct drawing *drawing_new_png(const struct page *page, const struct letters *letters);
