#include "viewer/ui/document.h"

#include <assert.h>
#include <string.h>

#include "base/array.h"
#include "base/text.h"

enum { words_min = 8 }; /* an indent gives way before lines get shorter than this */

void document_init(struct document *document, int width)
{
    *document = (struct document){.width = width < words_min ? words_min : width, .zone = no_zone};
}

void document_fini(struct document *document)
{
    ARRAY_FINI(&document->lines);
    bytes_fini(&document->text);
}

static struct document_line *line_add(struct document *document)
{
    struct document_line *line = ARRAY_ADD(&document->lines);
    *line = (struct document_line){.zone = document->zone};
    return line;
}

/* Adds words to a line. Spaces that hold a line together have done their work: on the screen they are plain ones. */
static void run_add(struct document *document, struct document_line *line, int column, const char *text, size_t length,
                    struct style style, int paper)
{
    assert(line->run_count < document_runs_max);
    line->runs[line->run_count++] = (struct document_run){column, document->text.count, style, paper};
    for (size_t i = 0; i < length; i++) {
        if (i + 1 < length && memcmp(text + i, "\u00a0", 2) == 0) {
            bytes_add(&document->text, " ", 1);
            i++;
        } else {
            bytes_add(&document->text, text + i, 1);
        }
    }
    bytes_add(&document->text, "", 1);
}

static const char *run_text(const struct document *document, const struct document_run *run)
{
    return (const char *)document->text.items + run->text;
}

void document_blank(struct document *document)
{
    size_t count = document->lines.count;
    if (count > 0 && document->lines.items[count - 1].run_count > 0)
        line_add(document);
}

static int fitting_indent(const struct document *document, int indent)
{
    int most = document->width - words_min;
    return indent < most ? indent : most;
}

/* Wraps text; the first line goes into a line that is already there, if there is one. */
static void wrap(struct document *document, struct document_line *line, int indent, const char *text, struct style style)
{
    indent = fitting_indent(document, indent);
    while (*text != '\0') {
        const char *next;
        size_t length = text_break(text, document->width - indent, &next);
        if (line == NULL)
            line = line_add(document);
        run_add(document, line, indent, text, length, style, keep_paper);
        line = NULL;
        text = next;
    }
}

void document_text(struct document *document, int indent, const char *text, struct style style)
{
    wrap(document, NULL, indent, text, style);
}

void document_line(struct document *document)
{
    line_add(document);
}

static struct document_line *last_line(struct document *document)
{
    assert(document->lines.count > 0);
    return &document->lines.items[document->lines.count - 1];
}

void document_put(struct document *document, int column, const char *text, struct style style, int paper)
{
    run_add(document, last_line(document), column, text, strlen(text), style, paper);
}

static int line_end(const struct document *document, const struct document_line *line)
{
    int end = 0;
    for (int i = 0; i < line->run_count; i++) {
        int run_end = line->runs[i].column + text_width(run_text(document, &line->runs[i]));
        end = run_end > end ? run_end : end;
    }
    return end;
}

void document_flow(struct document *document, int indent, const char *text, struct style style)
{
    struct document_line *line = last_line(document);
    bool has_room = line->run_count < document_runs_max && line_end(document, line) < fitting_indent(document, indent);
    wrap(document, has_room ? line : NULL, indent, text, style);
}

void document_right(struct document *document, const char *text, struct style style)
{
    if (*text == '\0')
        return;
    int width = text_width(text);
    if (document->lines.count == 0 || last_line(document)->run_count == document_runs_max ||
        line_end(document, last_line(document)) + 1 + width > document->width)
        line_add(document);
    struct document_line *line = last_line(document);
    run_add(document, line, width < document->width ? document->width - width : 0, text, strlen(text), style, keep_paper);
}

void document_items(struct document *document, int indent, const char *const *items, size_t count, struct style style)
{
    static const char separator[] = " · ";
    struct bytes line = {0};
    int room = document->width - fitting_indent(document, indent);
    for (size_t i = 0; i < count; i++) {
        if (*items[i] == '\0')
            continue;
        if (line.count > 0 && text_width(bytes_text(&line)) + 3 + text_width(items[i]) > room) {
            document_text(document, indent, bytes_text(&line), style);
            line.count = 0;
        }
        if (line.count > 0)
            bytes_add_text(&line, separator);
        bytes_add_text(&line, items[i]);
    }
    document_text(document, indent, bytes_text(&line), style);
    bytes_fini(&line);
}

int document_used(const struct document *document)
{
    int used = 0;
    for (size_t i = 0; i < document->lines.count; i++) {
        int end = line_end(document, &document->lines.items[i]);
        used = end > used ? end : used;
    }
    return used;
}

void document_draw(const struct document *document, struct frame *frame, struct rect area, size_t first)
{
    for (int row = 0; row < area.rows && first + (size_t)row < document->lines.count; row++) {
        const struct document_line *line = &document->lines.items[first + (size_t)row];
        for (int i = 0; i < line->run_count; i++) {
            const struct document_run *run = &line->runs[i];
            if (run->column < area.columns)
                frame_text(frame, area.column + run->column, area.row + row, area.columns - run->column, run_text(document, run),
                           run->style.ink, run->paper, run->style.attributes);
        }
    }
}
