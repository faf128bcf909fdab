#pragma once
/* Words and swatches one below the other, in a column of the page: measured first, drawn when it is known
 * that they fit. */
#include "viewer/out/picture/look.h"

struct column {
    const struct letters *letters;
    const struct look *look;
    struct drawing *drawing; /* NULL: only measured */
    double left, right;
    double y; /* where the next thing begins */
};

/* Clean text, broken into lines; indent is where they begin, in points from the column's left. */
void column_text(struct column *column, enum font font, enum role ink, double indent, const char *text);
/* The same, but the first line begins at `first`. */
void column_flow(struct column *column, enum font font, enum role ink, double first, double indent,
                 const char *text);

/* One line, beginning at x, with its letters on the line of what comes next in this font; y stays. */
void column_put(struct column *column, enum font font, enum role ink, double x, const char *text);
/* The same, with something else at the right end of the line; below it where there is no room beside it. */
struct column_end {
    enum font font;
    enum role ink;
    const char *text;
};
void column_text_and_end(struct column *column, enum font font, enum role ink, double indent,
                         const char *text, struct column_end end);

void column_space(struct column *column, double points);
