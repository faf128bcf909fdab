#include "viewer/ui/pages.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/translate.h"
#include "viewer/ui/compare_page.h"
#include "viewer/ui/data_report.h"
#include "viewer/ui/help.h"
#include "viewer/ui/panel.h"
#include "viewer/ui/quiz.h"
#include "viewer/ui/sources.h"

enum { widest = 96 }; /* longer lines are hard to read */

struct rect page_area(const struct state *state)
{
    struct rect area = state->layout.page;
    int width = area.columns - 2 < widest ? area.columns - 2 : widest;
    return (struct rect){area.column + 1, area.row, width, area.rows};
}

static void build(struct document *document, const struct state *state)
{
    switch (state->page) {
    case PAGE_HELP:
        help_build(document, state);
        break;
    case PAGE_SOURCES:
        sources_build(document, state);
        break;
    case PAGE_COMPARE:
        compare_page_build(document, state);
        break;
    case PAGE_QUIZ:
        quiz_build(document, state);
        break;
    case PAGE_REPORT:
        data_report_build(document, state);
        break;
    case PAGE_PANEL:
        panel_build(document, state, 0);
        break;
    case PAGE_NONE:
    case PAGES:
        break;
    }
}

static int scroll_max(const struct document *document, int rows)
{
    int lines = (int)document->lines.count;
    return lines > rows ? lines - (rows - 1) : 0; /* the last row tells how much there is */
}

int page_scroll_max(const struct state *state)
{
    struct rect area = page_area(state);
    if (state->page == PAGE_NONE || state->layout.is_too_small)
        return 0;
    struct document document;
    document_init(&document, area.columns);
    build(&document, state);
    int max = scroll_max(&document, area.rows);
    document_fini(&document);
    return max;
}

void page_draw(struct frame *frame, const struct state *state)
{
    struct rect area = page_area(state);
    if (state->page == PAGE_NONE || state->layout.is_too_small)
        return;
    struct document document;
    document_init(&document, area.columns);
    build(&document, state);
    frame_fill(frame, state->layout.page, ROLE_TERMINAL);
    int max = scroll_max(&document, area.rows);
    int scroll = state->scroll < max ? state->scroll : max;
    if (max > 0) {
        char where[96];
        area.rows--;
        int last = scroll + area.rows;
        if (scroll < max)
            snprintf(where, sizeof where, _("↓ PgDn: more (%d of %zu lines)"), last, document.lines.count);
        else
            snprintf(where, sizeof where, "%s", _("end; PgUp: back up, Esc: map"));
        frame_text(frame, area.column, area.row + area.rows, area.columns, where, ROLE_KEY, ROLE_TERMINAL, 0);
    }
    document_draw(&document, frame, area, (size_t)scroll);
    document_fini(&document);
}
