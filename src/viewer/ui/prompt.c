#include "viewer/ui/prompt.h"

#include <stdio.h>
#include <string.h>

#include "base/array.h"
#include "base/text.h"
#include "base/translate.h"
#include "viewer/ui/document.h"
#include "viewer/ui/files.h"

enum { pasts_max = 50 };

void suggestions_add(struct suggestions *suggestions, const char *text, const char *detail)
{
    if (suggestions->count == suggestions_max)
        return;
    struct suggestion *suggestion = &suggestions->items[suggestions->count++];
    text_clean(suggestion->text, sizeof suggestion->text, text, strlen(text));
    text_clean(suggestion->detail, sizeof suggestion->detail, detail, strlen(detail));
}

void prompt_open(struct state *state, enum prompt_id id, const char *text)
{
    state->prompt = (struct prompt){.id = id, .chosen = -1};
    state->leaves_after_saving = false; /* another line is asked for, for another reason */
    line_edit_set(&state->prompt.edit, text);
}

void prompt_offer(struct state *state, enum prompt_id id, const char *text)
{
    prompt_open(state, id, text);
    line_edit_offer(&state->prompt.edit, text);
}

void prompt_close(struct state *state)
{
    state->prompt = (struct prompt){.id = PROMPT_NONE, .chosen = -1};
}

static struct suggestions suggest(const struct state *state)
{
    struct suggestions suggestions = {0};
    const struct prompt_row *row = prompt_row_at(state->prompt.id);
    if (row->suggest != NULL)
        row->suggest(state, state->prompt.edit.text, &suggestions);
    return suggestions;
}

static void remember(struct prompt_past *past, const char *text)
{
    if (*text == '\0' || (past->count > 0 && strcmp(past->items[past->count - 1], text) == 0))
        return;
    if (past->count == pasts_max) {
        free(past->items[0]);
        memmove(past->items, past->items + 1, --past->count * sizeof *past->items);
    }
    *ARRAY_ADD(past) = memory_copy_text(text);
}

/* An earlier line, or a later one. */
static void recall(struct state *state, int sign)
{
    struct prompt *prompt = &state->prompt;
    const struct prompt_past *past = &state->pasts[prompt->id];
    if ((sign < 0 && prompt->recalled == past->count) || (sign > 0 && prompt->recalled == 0))
        return;
    prompt->recalled = sign < 0 ? prompt->recalled + 1 : prompt->recalled - 1;
    line_edit_set(&prompt->edit, prompt->recalled > 0 ? past->items[past->count - prompt->recalled] : "");
}

/* Up and down go through what is suggested; above it are the earlier lines. */
static void step(struct state *state, int sign)
{
    struct prompt *prompt = &state->prompt;
    int count = (int)suggest(state).count;
    bool is_among = prompt->chosen >= 0 || (sign > 0 && prompt->recalled == 0 && count > 0);
    if (!is_among)
        recall(state, sign);
    else if (prompt->chosen + sign < count)
        prompt->chosen += sign;
}

/* Takes the picked suggestion, or the first one, into the line. */
static void complete(struct state *state)
{
    struct prompt *prompt = &state->prompt;
    struct suggestions suggestions = suggest(state);
    if (suggestions.count == 0)
        return;
    line_edit_set(&prompt->edit, suggestions.items[prompt->chosen < 0 ? 0 : prompt->chosen].text);
    prompt->chosen = -1;
    prompt->recalled = 0;
}

static void accept(struct state *state)
{
    struct error error = {0};
    struct prompt before = state->prompt;
    const struct prompt_row *row = prompt_row_at(before.id);
    prompt_close(state); /* what is asked for may open another one */
    if (row->accept(state, before.edit.text, before.chosen, &error)) {
        remember(&state->pasts[before.id], before.edit.text);
        return;
    }
    state->prompt = before;
    snprintf(state->prompt.note, sizeof state->prompt.note, "%s", error.text);
}

enum outcome prompt_key(struct state *state, struct key key)
{
    struct prompt *prompt = &state->prompt;
    const struct prompt_row *row = prompt_row_at(prompt->id);
    bool is_interrupt = key.modifiers == MODIFIER_CONTROL && key.code == 'c';
    bool is_escape = key.code == SPECIAL_ESCAPE || (is_interrupt && prompt->id != PROMPT_LEAVE); /* whose answer it is */
    if (is_escape || (row->answer == NULL && key.code == SPECIAL_BACKSPACE && prompt->edit.text[0] == '\0')) {
        prompt_close(state);
    } else if (row->answer != NULL) {
        enum prompt_id id = prompt->id;
        if (row->answer(state, key) && prompt->id == id && row->suggest == NULL)
            prompt_close(state);
    } else if (key.code == SPECIAL_ENTER) {
        accept(state);
    } else if (key.code == SPECIAL_UP || key.code == SPECIAL_DOWN) {
        step(state, key.code == SPECIAL_UP ? -1 : 1);
    } else if (key.code == SPECIAL_TAB) {
        complete(state);
    } else if (line_edit_key(&prompt->edit, key)) {
        prompt->chosen = -1;
        prompt->recalled = 0;
        prompt->note[0] = '\0';
    }
    return state->wants_to_leave ? OUTCOME_QUIT : OUTCOME_REDRAW;
}

/* The line, shifted so that the cursor is seen, which stands behind its character in reverse, as what is marked does. */
static void draw_edit(struct frame *frame, int column, int row, int cells, const struct line_edit *edit)
{
    const char *begin = edit->text;
    struct text_character character;
    char left[line_edit_size];
    snprintf(left, sizeof left, "%.*s", (int)edit->cursor, edit->text);
    int before = text_width(left);
    const char *from = left;
    while (before >= cells && text_next(&from, &character)) {
        before -= character.width;
        begin = edit->text + (from - left);
    }
    frame_text(frame, column, row, cells, begin, ROLE_TEXT, keep_paper, edit->is_marked ? ATTRIBUTE_REVERSE : 0);
    if (before < cells) {
        struct cell *cell = frame_at(frame, column + before, row);
        cell->attributes |= ATTRIBUTE_REVERSE;
    }
}

/* above: so many rows over the line are taken. */
static void draw_suggestions(struct frame *frame, const struct state *state, int above)
{
    enum { margin = 1 };
    struct suggestions suggestions = suggest(state);
    struct rect page = state->layout.page;
    page.rows -= above;
    int rows = (int)suggestions.count < page.rows ? (int)suggestions.count : page.rows;
    /* As wide as the map, whose words would be cut in two. */
    struct rect area = {page.column, page.row + page.rows - rows, state->layout.map.columns, rows};
    frame_fill(frame, area, ROLE_TERMINAL);
    for (int i = 0; i < rows; i++) {
        const struct suggestion *suggestion = &suggestions.items[i];
        unsigned attributes = i == state->prompt.chosen ? ATTRIBUTE_REVERSE : 0;
        int column = area.column + margin, row = area.row + i, cells = area.columns - 2 * margin;
        if (attributes != 0)
            for (int k = 0; k < area.columns; k++)
                frame_at(frame, area.column + k, row)->attributes = ATTRIBUTE_REVERSE;
        int taken =
            frame_text(frame, column, row, cells, suggestion->text, ROLE_TEXT, keep_paper, attributes) + 2;
        frame_text(frame, column + taken, row, cells - taken, suggestion->detail, ROLE_FAINT, keep_paper,
                   attributes);
    }
}

/* A sentence in rows of its own over the line, which has no room for it. Returns how many it takes. */
static int draw_above(struct frame *frame, const struct state *state, const char *text)
{
    struct document document;
    struct rect page = state->layout.page;
    document_init(&document, page.columns > 10 ? page.columns - 2 : 8);
    document_text(&document, 0, text, (struct style){ROLE_WARNING, 0});
    int rows = (int)document.lines.count < page.rows ? (int)document.lines.count : page.rows;
    page = (struct rect){page.column, page.row + page.rows - rows, page.columns, rows};
    frame_fill(frame, page, ROLE_TERMINAL);
    document_draw(&document, frame, (struct rect){page.column + 1, page.row, document.width, rows}, 0);
    document_fini(&document);
    return rows;
}

void prompt_draw(struct frame *frame, const struct state *state)
{
    const struct prompt *prompt = &state->prompt;
    struct rect area = state->layout.hints;
    if (prompt->id == PROMPT_NONE || area.columns == 0)
        return;
    const struct prompt_row *row = prompt_row_at(prompt->id);
    frame_fill(frame, area, ROLE_TERMINAL);
    if (row->answer != NULL) {
        char question[line_edit_size + 256];
        files_question(state, area.columns - 2, question, sizeof question);
        const char *line = question[0] != '\0' ? question : _(row->label);
        frame_text(frame, area.column + 1, area.row, area.columns - 2, line, ROLE_WARNING, keep_paper, ATTRIBUTE_BOLD);
        draw_suggestions(frame, state, 0);
        return;
    }
    enum { least = 12, narrowest = 6 }; /* cells for the line: beside a hint; on a narrow screen */
    int column = area.column + 1, end = area.column + area.columns - 1;
    column += frame_text(frame, column, area.row, end - column - narrowest - 1, _(row->label), ROLE_KEY, keep_paper,
                         ATTRIBUTE_BOLD) +
              1;
    bool is_wrong = prompt->note[0] != '\0';
    const char *note = is_wrong ? prompt->note : prompt->edit.text[0] == '\0' ? _(row->hint) : "";
    int note_cells = text_width(note), line = end - column, above = 0;
    int wanted = is_wrong ? text_width(prompt->edit.text) + 1 : least; /* what is typed stays whole */
    if (note_cells > 0 && line - note_cells - 2 >= wanted) {
        line -= note_cells + 2;
    } else {
        above = is_wrong ? draw_above(frame, state, note) : 0;
        note = "";
    }
    draw_edit(frame, column, area.row, line, &prompt->edit);
    frame_text(frame, column + line + 1, area.row, end - column - line - 1, note, is_wrong ? ROLE_WARNING : ROLE_FAINT,
               keep_paper, 0);
    draw_suggestions(frame, state, above);
}
