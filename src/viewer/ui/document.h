#pragma once
/* Lines of text for a panel or a page: wrapped to a width as they are added, drawn from any line on. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/bytes.h"
#include "model/feature.h"
#include "viewer/draw/frame.h"

struct style {
    enum role ink;
    unsigned attributes; /* enum attribute */
};

enum { document_runs_max = 3 };

struct document_line {
    struct document_run {
        int column;
        size_t text; /* in the document's text */
        struct style style;
        int paper; /* enum role, or keep_paper */
    } runs[document_runs_max];
    int run_count;
    uint32_t zone; /* that the line speaks of, or no_zone */
};

struct document {
    int width;     /* cells, >= 8 */
    uint32_t zone; /* that lines which are added now speak of */
    struct document_lines { struct document_line *items; size_t count, capacity; } lines;
    struct bytes text;
};

void document_init(struct document *document, int width);
void document_fini(struct document *document);

/* An empty line; none at the beginning, never two. */
void document_blank(struct document *document);

/* A paragraph, wrapped between words; "" adds nothing. indent cells are left free before every line. */
void document_text(struct document *document, int indent, const char *text, struct style style);

/* Opens a line to put things in by the next two. */
void document_line(struct document *document);
/* Puts a text into the last line. paper: enum role, or keep_paper. At most document_runs_max texts go into a line. */
void document_put(struct document *document, int column, const char *text, struct style style, int paper);
/* A paragraph as by document_text, which begins in the last line if what is there ends before the indent. */
void document_flow(struct document *document, int indent, const char *text, struct style style);

/* Puts a text at the right end of the last line, or of a new one where it would touch the words. */
void document_right(struct document *document, const char *text, struct style style);

/* Short texts one after the other, parted by " · "; lines break only between them. Empty ones are left out. */
void document_items(struct document *document, int indent, const char *const *items, size_t count, struct style style);

/* The cells that its longest line takes. */
int document_used(const struct document *document);

/* Draws the lines from `first` on into an area. */
void document_draw(const struct document *document, struct frame *frame, struct rect area, size_t first);
